#include "tests/ui/test_program.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

/// Runs all test classes, or the one named first; further arguments are Qt Test's.
int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("nabla"));
    QCoreApplication::setApplicationName(QStringLiteral("nabla-tests"));
    // The user's own settings are neither read nor written.
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    nabla::applyTheme(application, nabla::ThemeMode::light);

    QStringList arguments = QCoreApplication::arguments();
    const QString first = arguments.value(1);
    int failed = 0;
    bool found = false;
    for (const auto& make : nabla::testClasses()) {
        const std::unique_ptr<QObject> test = make();
        const QString name =
            QString::fromLatin1(test->metaObject()->className()).section(QLatin1String("::"), -1);
        const bool named = name == first;
        const bool all = first.isEmpty() || first.startsWith(QLatin1Char('-'));
        if (!named && !all)
            continue;
        found = true;
        QStringList own = arguments;
        if (named)
            own.removeAt(1);
        failed += QTest::qExec(test.get(), own);
    }
    return found ? std::min(failed, 100) : 2;
}
