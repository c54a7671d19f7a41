#include "ui/theme.h"

#include "ui/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStringList>

#include <utility>

namespace nabla {
namespace {

Theme currentTheme = makeTheme(false);
thread_local const Theme* scopedTheme = nullptr;

Theme lightTheme() {
    return {.dark = false,
            .window = QColor(0xf6f7f9),
            .surface = QColor(0xffffff),
            .line = QColor(0xe3e6ea),
            .strongLine = QColor(0xb9c0ca),
            .track = QColor(0xe3e6ea),
            .text = QColor(0x1d2430),
            .muted = QColor(0x6b7482),
            .faint = QColor(0xadb4be),
            .accent = QColor(0x1668b3),
            .accentHover = QColor(0x125a9c),
            .accentPressed = QColor(0x0e4a82),
            .accentText = QColor(0xffffff),
            .negative = QColor(0xf59322),
            .zero = QColor(0xe8eaeb),
            .positive = QColor(0x0877bd),
            .hover = QColor(0xf1f4f7),
            .pressed = QColor(0xe6eaef),
            .selection = QColor(0xe4eef8),
            .warning = QColor(0xb3432b),
            .warningSurface = QColor(0xfdf3ef),
            .classes = {QColor(0xe69f00), QColor(0x0072b2), QColor(0x009e73), QColor(0xcc79a7),
                        QColor(0xe3d01e), QColor(0xd55e00), QColor(0x56b4e9), QColor(0x4a5260)}};
}

Theme darkTheme() {
    return {.dark = true,
            .window = QColor(0x14181e),
            .surface = QColor(0x1c2128),
            .line = QColor(0x2c333d),
            .strongLine = QColor(0x566170),
            .track = QColor(0x2c333d),
            .text = QColor(0xe6eaf0),
            .muted = QColor(0x8d97a6),
            .faint = QColor(0x566170),
            .accent = QColor(0x4aa3e8),
            .accentHover = QColor(0x66b3ee),
            .accentPressed = QColor(0x3a8fd2),
            .accentText = QColor(0xffffff),
            .negative = QColor(0xf5a03f),
            .zero = QColor(0x2b323c),
            .positive = QColor(0x3f9ee0),
            .hover = QColor(0x262d36),
            .pressed = QColor(0x303843),
            .selection = QColor(0x21384e),
            .warning = QColor(0xef8a70),
            .warningSurface = QColor(0x2e2422),
            .classes = {QColor(0xe69f00), QColor(0x2b8fd0), QColor(0x14b384), QColor(0xd68ab3),
                        QColor(0xf0e442), QColor(0xe8722a), QColor(0x7cc8f2), QColor(0xb4bcc8)}};
}

QPalette themePalette(const Theme& t) {
    QPalette palette(t.text, t.surface, t.surface, t.line, t.strongLine, t.text, t.text, t.surface, t.window);
    palette.setColor(QPalette::AlternateBase, t.window);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Shadow, t.dark ? t.window : t.strongLine);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.accentText);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText,
                            QPalette::PlaceholderText, QPalette::Link, QPalette::LinkVisited})
        palette.setColor(QPalette::Disabled, role, t.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, t.muted);
    return palette;
}

QFont faceAt(const QStringList& families, double px, QFont::Weight weight) {
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(qRound(px));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

Theme makeTheme(bool dark) {
    return dark ? darkTheme() : lightTheme();
}

const Theme& theme() {
    return scopedTheme ? *scopedTheme : currentTheme;
}

ThemeScope::ThemeScope(const Theme& theme) : theme_(theme), before_(std::exchange(scopedTheme, &theme_)) {}

ThemeScope::~ThemeScope() {
    scopedTheme = before_;
}

bool systemPrefersDark() {
    return QApplication::style()->standardPalette().color(QPalette::Window).lightness() < 128;
}

void applyTheme(QApplication& app, ThemeMode mode) {
    // Once Fusion is set, its standard palette is all that is left to ask.
    static const bool desktopIsDark = systemPrefersDark();
    currentTheme = makeTheme(mode == ThemeMode::dark || (mode == ThemeMode::automatic && desktopIsDark));
    if (!qobject_cast<Style*>(app.style()))
        QApplication::setStyle(new Style);
    QApplication::setFont(textFont(13));
    QApplication::setPalette(themePalette(currentTheme));
    Style::refreshPopups();
}

QFont textFont(double px, QFont::Weight weight) {
    const QString system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    return faceAt({QStringLiteral("Inter"), system}, px, weight);
}

QFont numberFont(double px) {
    const QString system = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QFont font = faceAt({QStringLiteral("JetBrains Mono"), system}, px, QFont::Medium);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont headingFont() {
    QFont font = textFont(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    return font;
}

} // namespace nabla
