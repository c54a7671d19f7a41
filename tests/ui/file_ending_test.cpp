#include "tests/ui/test_program.h"

#include "ui/controls/push_button.h"
#include "ui/file_ending.h"
#include "ui/save_question.h"

#include <QTemporaryDir>

namespace nabla {

/// Files end as their format says, and none is replaced unasked.
class FileEndingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void onlyAnotherEndingIsCompleted() {
        const QString png = QStringLiteral("png");
        QCOMPARE(withEnding(QStringLiteral("/a/net.png"), png), QStringLiteral("/a/net.png"));
        QCOMPARE(withEnding(QStringLiteral("/a/net.PNG"), png), QStringLiteral("/a/net.PNG"));
        QCOMPARE(withEnding(QStringLiteral("/a.png/net"), png), QStringLiteral("/a.png/net.png"));
        QCOMPARE(withEnding(QStringLiteral("/a/net.jpg"), png), QStringLiteral("/a/net.jpg.png"));
        QCOMPARE(withEnding(QStringLiteral("/a/Figure 1.2"), png), QStringLiteral("/a/Figure 1.2.png"));
        QCOMPARE(withEnding(QStringLiteral("/a/net."), png), QStringLiteral("/a/net..png"));
        QCOMPARE(withEnding(QStringLiteral("/a/topng"), png), QStringLiteral("/a/topng.png"));
    }

    void aFileOfTheLongerNameIsNotReplacedUnasked() {
        const QTemporaryDir folder;
        const QString there = folder.filePath(QStringLiteral("net.1.png"));
        QFile file(there);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QWidget window;
        QStringList used;
        int again = 0;
        const auto take = [&](const QString& name) {
            useWithEnding(
                folder.filePath(name), QStringLiteral("png"), window, [&](const QString& p) { used << p; },
                [&] { ++again; });
            return window.findChild<ReplaceQuestion*>();
        };
        QVERIFY(!take(QStringLiteral("net.1.png")) && !take(QStringLiteral("net.2")));
        QCOMPARE(used, QStringList({there, folder.filePath(QStringLiteral("net.2.png"))}));
        for (const char* button : {"cancel", "saveAs", "replace"}) {
            used.clear();
            ReplaceQuestion* question = take(QStringLiteral("net.1"));
            QVERIFY(question && used.isEmpty());
            QTest::mouseClick(question->findChild<PushButton*>(QLatin1String(button)), Qt::LeftButton);
            QTRY_VERIFY(!window.findChild<ReplaceQuestion*>());
        }
        QCOMPARE(again, 1);
        QCOMPARE(used, QStringList{there});
    }
};

static const TestClass<FileEndingTest> listed;

} // namespace nabla

#include "file_ending_test.moc"
