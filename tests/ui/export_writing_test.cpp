#include "tests/ui/export_desk.h"
#include "tests/ui/test_program.h"

#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>

namespace nabla {
namespace {

/// A pipe: what is written to it is not written before somebody reads.
struct Pipe {
    explicit Pipe(const QString& at) : path(at) { ::mkfifo(path.toLocal8Bit().constData(), 0600); }
    /// A test that fails lets the writer go on, too.
    ~Pipe() { ::open(path.toLocal8Bit().constData(), O_RDWR | O_CLOEXEC); }
    /// All that was written.
    QByteArray read() const { return bytesOf(path); }

    QString path;
};

} // namespace

/// Exports are written while the window goes on, and its user hears how that went.
class ExportWritingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void saysWhyNothingCouldBeWritten() {
        ExportDesk desk;
        QVERIFY(desk.isReady());
        desk.actions().writeModel(QStringLiteral("/nowhere/at/all.py"));
        QVERIFY(
            QTest::qWaitFor([&] { return desk.outcome().contains(QStringLiteral("/nowhere/at/all.py")); }));
        QVERIFY(desk.isReady());
    }

    void tellsInTheWindowHowWritingWentThatItsDialogDidNotAwait() {
        for (const char* place : {"none/model", "model"}) {
            ExportDesk desk;
            QVERIFY(desk.isReady());
            const QTemporaryDir folder;
            const QString path = folder.filePath(QLatin1String(place));
            desk.actions().writeModel(path);
            desk.dialog->reject();
            QTRY_COMPARE(desk.failures.size() + desk.messages.size(), 1);
            QCOMPARE(desk.messages.isEmpty(), !QFile::exists(path));
            QVERIFY((desk.failures + desk.messages)[0].contains(QStringLiteral("model")));
        }
    }

    void tellsNobodyTwice() {
        ExportDesk desk;
        QVERIFY(desk.isReady());
        desk.actions().writeModel(QStringLiteral("/nowhere/at/all.py"));
        QTRY_VERIFY(desk.outcome().contains(QStringLiteral("/nowhere/at/all.py")));
        desk.dialog->reject();
        QTRY_VERIFY(!desk.dialog);
        QVERIFY(desk.failures.isEmpty());
    }

    void savesNothingElseWhileItWrites() {
        ExportDesk desk;
        QVERIFY(desk.isReady());
        const QTemporaryDir folder;
        const Pipe pipe(folder.filePath(QStringLiteral("pipe")));
        const auto isMade = [&] { return desk.dialog->made() != nullptr; };
        desk.actions().writeModel(pipe.path);
        for (int row : {1, 0}) {
            QVERIFY(!desk.canSave());
            QCOMPARE(desk.outcome(), QStringLiteral("Writing…"));
            desk.formats().setCurrentRow(row);
            QTRY_VERIFY(isMade());
        }
        QVERIFY(!desk.canSave());
        QCOMPARE(desk.outcome(), QStringLiteral("Writing…"));
        QVERIFY(!pipe.read().isEmpty());
        QVERIFY(desk.isReady());
        QVERIFY(desk.outcome().contains(pipe.path));
    }
};

static const TestClass<ExportWritingTest> listed;

} // namespace nabla

#include "export_writing_test.moc"
