#include "tests/ui/table_file.h"
#include "tests/ui/test_program.h"

#include "ui/controls/progress_bar.h"
#include "ui/controls/push_button.h"
#include "ui/import/import_dialog.h"
#include "ui/import/import_reader.h"
#include "ui/import/table_preview.h"

#include <algorithm>

namespace nabla {
namespace {

QByteArray manyRows(int count) {
    QByteArray bytes("x,y,label\n");
    bytes.reserve(10 * count + 20);
    for (int row = 0; row < count; ++row)
        bytes += row % 2 == 0 ? "1.5,2.5,0\n" : "3.5,4.5,1\n";
    return bytes;
}

} // namespace

class ImportReadingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aHugeFileIsPreviewedAtOnceAndShowsProgress() {
        const TableFile file(manyRows(2'000'000));
        ImportDialog dialog(file.path());
        std::vector<bool> complete;
        int rowsSeen = 0;
        auto* reader = dialog.findChild<ImportReader*>();
        connect(reader, &ImportReader::answered, this, [&](const ImportStand& stand) {
            complete.push_back(stand.isComplete);
            rowsSeen = dialog.findChild<TablePreview*>()->model()->rowCount();
        });
        dialog.show();
        auto* progress = dialog.findChild<ProgressBar*>();
        auto* accept = dialog.findChild<PushButton*>(QStringLiteral("accept"));
        QVERIFY(QTest::qWaitFor([&] { return !complete.empty(); }));
        QVERIFY(!complete.front() && rowsSeen > 10 && !accept->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return progress->isVisible() && progress->value() > 0; }, 20'000));
        QVERIFY(QTest::qWaitFor([&] { return accept->isEnabled(); }, 60'000));
        QCOMPARE(complete, (std::vector<bool>{false, true}));
        QVERIFY(!progress->isVisible());
        QCOMPARE(dialog.takePoints().points.size(), 2'000'000U);
    }

    void readingIsGivenUpWithTheDialog() {
        const TableFile file(manyRows(300'000));
        for (int i = 0; i < 4; ++i) {
            ImportDialog dialog(file.path());
            dialog.show();
            QTest::qWait(i * 8);
            QTest::mouseClick(dialog.findChild<PushButton*>(QStringLiteral("cancel")), Qt::LeftButton);
            QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
        }
    }

    void onlyTheNewestWishesAreAnswered() {
        const TableFile file(manyRows(100'000));
        ImportReader reader(file.path());
        std::vector<TableFormat> answers;
        connect(&reader, &ImportReader::answered, this,
                [&](const ImportStand& stand) { answers.push_back(stand.format); });
        for (const char delimiter : {';', '\t', '|', ','}) {
            ImportWishes wishes;
            wishes.format = TableFormat{delimiter, '.', true, TextEncoding::utf8};
            reader.ask(wishes);
        }
        QVERIFY(QTest::qWaitFor([&] { return !reader.isBusy(); }));
        QVERIFY(!answers.empty());
        QVERIFY(std::all_of(answers.begin(), answers.end(),
                            [](const TableFormat& format) { return format.delimiter == ','; }));
    }

    void theTableIsReadAgainOnlyWhereItsFormatChanges() {
        const TableFile file(manyRows(100'000));
        ImportWork work(file.path());
        const auto progressOf = [&](const ImportWishes& wishes) {
            int calls = 0;
            const auto count = [&](double) { return ++calls > 0; };
            work.run(wishes, count, [](const ImportStand&) {});
            return calls;
        };
        ImportWishes wishes;
        QVERIFY(progressOf(wishes) > 0);
        wishes.columns = ColumnChoice{1, 0, 2};
        wishes.meaning = LabelMeaning::values;
        QCOMPARE(progressOf(wishes), 0);
        wishes.format = TableFormat{',', ',', true, TextEncoding::utf8};
        QVERIFY(progressOf(wishes) > 0);
        QCOMPARE(progressOf(wishes), 0);
    }

    void readingGoesOnWhereItWasStopped() {
        const TableFile file(manyRows(1'000'000));
        ImportWork work(file.path());
        bool answered = false;
        const auto isAnswered = [&](const ImportStand& stand) { answered |= stand.isComplete; };
        for (const double stop : {0.0, 0.1, 0.5, 0.8})
            work.run(
                {}, [=](double done) { return done < stop; }, isAnswered);
        QVERIFY(!answered);
        ImportStand whole;
        work.run(
            {}, [](double) { return true; }, [&](const ImportStand& stand) { whole = stand; });
        QVERIFY(whole.isComplete && whole.points);
        QCOMPARE(whole.points->points.size(), 1'000'000U);
    }
};

static const TestClass<ImportReadingTest> listed;

} // namespace nabla

#include "import_reading_test.moc"
