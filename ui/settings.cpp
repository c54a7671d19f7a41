#include "ui/settings.h"

#include <QSettings>

#include <algorithm>

namespace nabla::settings {
namespace {

QString key(const char* name) {
    return QLatin1String(name);
}

} // namespace

ThemeMode themeMode() {
    const QString text = QSettings().value(key("theme")).toString();
    if (text == QLatin1String("light"))
        return ThemeMode::light;
    return text == QLatin1String("dark") ? ThemeMode::dark : ThemeMode::automatic;
}

void setThemeMode(ThemeMode mode) {
    const char* text = mode == ThemeMode::light ? "light" : mode == ThemeMode::dark ? "dark" : "automatic";
    QSettings().setValue(key("theme"), key(text));
}

double interfaceScale() {
    return std::clamp(QSettings().value(key("scale"), 1.0).toDouble(), 0.5, 4.0);
}

void setInterfaceScale(double scale) {
    QSettings().setValue(key("scale"), scale);
}

QByteArray state(const char* name) {
    return QSettings().value(key(name)).toByteArray();
}

void setState(const char* name, const QByteArray& state) {
    QSettings().setValue(key(name), state);
}

QStringList list(const char* name) {
    return QSettings().value(key(name)).toStringList();
}

void setList(const char* name, const QStringList& list) {
    QSettings().setValue(key(name), list);
}

bool flag(const char* name) {
    return QSettings().value(key(name), false).toBool();
}

void setFlag(const char* name, bool on) {
    QSettings().setValue(key(name), on);
}

} // namespace nabla::settings
