#include "tests/ui/table_file.h"
#include "tests/ui/test_program.h"

#include "ui/controls/check_box.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/push_button.h"
#include "ui/import/import_dialog.h"
#include "ui/import/import_reader.h"
#include "ui/import/preview_model.h"
#include "ui/import/table_preview.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>

namespace nabla {
namespace {

/// Uses the dialog for a file as a person does.
class DialogDriver {
  public:
    explicit DialogDriver(const QString& path) : dialog_(path) {
        dialog_.show();
        dialog_.activateWindow();
        if (!QTest::qWaitForWindowActive(&dialog_) || !settles())
            qFatal("The dialog does not come to rest.");
    }

    template <class Widget>
    Widget& child(const char* name) {
        auto* found = dialog_.findChild<Widget*>(QLatin1String(name));
        Q_ASSERT_X(found, "DialogDriver::child", name);
        return *found;
    }

    ImportDialog& dialog() { return dialog_; }
    ImportReader& reader() { return *dialog_.findChild<ImportReader*>(); }
    bool settles() {
        return QTest::qWaitFor([&] { return !reader().isBusy(); });
    }

    QString shown(const char* list) { return child<ComboBox>(list).currentText(); }
    QString outcome() { return child<QLabel>("outcome").text(); }
    QString leftOut() { return child<QPlainTextEdit>("left_out").toPlainText(); }
    bool canAccept() { return child<PushButton>("accept").isEnabled(); }

    /// Walks a list by key to the entry that begins so.
    void choose(const char* name, const QString& text) {
        auto& list = child<ComboBox>(name);
        list.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&list, Qt::Key_Home);
        for (int i = 0; i < list.count() && !list.currentText().startsWith(text); ++i)
            QTest::keyClick(&list, Qt::Key_Down);
        QVERIFY2(list.currentText().startsWith(text), qPrintable(text));
        QVERIFY(settles());
    }
    void click(const char* name) {
        auto& button = child<QAbstractButton>(name);
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(10, button.height() / 2));
        QVERIFY(settles());
    }

    QAbstractItemModel& preview() { return *dialog_.findChild<TablePreview*>()->model(); }
    QString cell(int row, int column) { return preview().index(row, column).data().toString(); }
    QString name(int column) { return preview().headerData(column, Qt::Horizontal).toString(); }
    QString use(int column) {
        return preview().headerData(column, Qt::Horizontal, PreviewModel::useRole).toString();
    }

    OwnPoints accept() {
        click("accept");
        return dialog_.result() == QDialog::Accepted ? dialog_.takePoints() : OwnPoints{};
    }

  private:
    ImportDialog dialog_;
};

QByteArray utf16(const QString& text, bool littleEndian) {
    QByteArray bytes = littleEndian ? QByteArray("\xFF\xFE", 2) : QByteArray("\xFE\xFF", 2);
    for (const QChar letter : text) {
        const char low = static_cast<char>(letter.cell());
        const char high = static_cast<char>(letter.row());
        bytes += littleEndian ? low : high;
        bytes += littleEndian ? high : low;
    }
    return bytes;
}

} // namespace

class ImportTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void formatsAreFound_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<QString>("decimalMark");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<bool>("header");
        const QString text = QStringLiteral("größe;breite;art\n1,5;2,5;süß\n3,5;4,5;sauer\n");
        const auto row = [](const char* name, const QByteArray& bytes, const char* delimiter,
                            const char* decimalMark, const char* encoding, bool header) {
            QTest::newRow(name) << bytes << QString::fromLatin1(delimiter) << QString::fromLatin1(decimalMark)
                                << QString::fromLatin1(encoding) << header;
        };
        row("comma", "a,b,c\n1.5,2.5,u\n3.5,4.5,v\n", "Comma", "Point", "UTF-8", true);
        row("quotes", "\"a, b\",\"b\",c\r\n\"1.5\",2.5,\"u, \"\"w\"\"\"\r\n3.5,4.5,v\r\n", "Comma", "Point",
            "UTF-8", true);
        row("no header", "1.5,2.5,u\n3.5,4.5,v\n", "Comma", "Point", "UTF-8", false);
        row("tab", "a\tb\tc\n1.5\t2.5\tu\n3.5\t4.5\tv\n", "Tab", "Point", "UTF-8", true);
        row("bar", "a|b|c\n1.5|2.5|u\n3.5|4.5|v\n", "Bar", "Point", "UTF-8", true);
        row("blanks", "a  b c\n1.5 2.5  u\n3.5 4.5 v\n", "Blanks", "Point", "UTF-8", true);
        row("semicolon", text.toUtf8(), "Semicolon", "Comma", "UTF-8", true);
        row("byte order mark", "\xEF\xBB\xBF" + text.toUtf8(), "Semicolon", "Comma", "UTF-8", true);
        row("UTF-16", utf16(text, true), "Semicolon", "Comma", "UTF-16 (little", true);
        row("UTF-16 the other way", utf16(text, false), "Semicolon", "Comma", "UTF-16 (big", true);
        row("Latin-1", text.toLatin1(), "Semicolon", "Comma", "Western", true);
    }
    void formatsAreFound() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, delimiter);
        QFETCH(QString, decimalMark);
        QFETCH(QString, encoding);
        QFETCH(bool, header);
        const TableFile file(bytes);
        DialogDriver driver(file.path());
        QVERIFY2(driver.shown("delimiter").startsWith(delimiter), qPrintable(driver.shown("delimiter")));
        QVERIFY(driver.shown("decimal_mark").startsWith(decimalMark));
        QVERIFY2(driver.shown("encoding").startsWith(encoding), qPrintable(driver.shown("encoding")));
        QCOMPARE(driver.child<CheckBox>("header").isChecked(), header);
        QVERIFY(!driver.child<PushButton>("automatic").isVisible());
        QVERIFY2(driver.outcome().startsWith(QLatin1String("2 points, 2 classes: ")),
                 qPrintable(driver.outcome()));
        const OwnPoints own = driver.accept();
        QCOMPARE(own.points.size(), 2U);
        QCOMPARE(own.points[0].x, 1.5);
        QCOMPARE(own.points[1].y, 4.5);
        QCOMPARE(QString::fromStdString(own.source), QStringLiteral("table.csv"));
    }

    void thePreviewShowsTheFirstRowsAndWhatColumnsAreUsedFor() {
        const TableFile file("id,size,age,kind\n1,1.5,2.5,u\n2,3.5,4.5,v\n3,5,6,u\n");
        DialogDriver driver(file.path());
        QCOMPARE(driver.preview().rowCount(), 3);
        QCOMPARE(driver.preview().columnCount(), 4);
        QCOMPARE(driver.name(1), QStringLiteral("size"));
        QCOMPARE(driver.cell(0, 1), QStringLiteral("1.5"));
        QCOMPARE(driver.use(0), QString());
        QCOMPARE(driver.use(1), QStringLiteral("x₁"));
        QCOMPARE(driver.use(2), QStringLiteral("x₂"));
        QCOMPARE(driver.use(3), QStringLiteral("to learn"));
        QCOMPARE(driver.shown("x"), QStringLiteral("size"));
        driver.choose("y", QStringLiteral("id"));
        QCOMPARE(driver.use(0), QStringLiteral("x₂"));
        QCOMPARE(driver.use(2), QString());
        const OwnPoints own = driver.accept();
        QCOMPARE(own.axes.y.name, std::string("id"));
        QCOMPARE(own.points[2].y, 3.0);
    }

    void aWrongDelimiterIsCorrectedAndFoundAgain() {
        const TableFile file("a,b,c\n1.5,2.5,3.5\n4.5,5.5,6.5\n");
        DialogDriver driver(file.path());
        QVERIFY(driver.canAccept());
        driver.choose("delimiter", QStringLiteral("Semicolon"));
        QCOMPARE(driver.preview().columnCount(), 1);
        QCOMPARE(driver.cell(0, 0), QStringLiteral("1.5,2.5,3.5"));
        QVERIFY(!driver.canAccept());
        QCOMPARE(driver.outcome(),
                 QStringLiteral("Two columns are needed: one of numbers, and one to be learnt."));
        QVERIFY(driver.child<PushButton>("automatic").isVisible());
        driver.choose("delimiter", QStringLiteral("Comma"));
        QVERIFY(driver.canAccept());
        QCOMPARE(driver.preview().columnCount(), 3);
        driver.choose("delimiter", QStringLiteral("Tab"));
        driver.click("automatic");
        QVERIFY(driver.shown("delimiter").startsWith(QLatin1String("Comma")));
        QVERIFY(!driver.child<PushButton>("automatic").isVisible());
        QVERIFY(driver.canAccept());
    }

    void headerDecimalMarkAndEncodingAreCorrected() {
        const TableFile file(QStringLiteral("1;2;ü\n3;4;b\n").toLatin1());
        DialogDriver driver(file.path());
        QVERIFY(driver.outcome().startsWith(QLatin1String("2 points")));
        driver.choose("x", QStringLiteral("column 2"));
        driver.click("header");
        QVERIFY2(driver.outcome().startsWith(QLatin1String("1 point, 1 class: b")),
                 qPrintable(driver.outcome()));
        QCOMPARE(driver.name(0), QStringLiteral("1"));
        // The columns are the same, so the choice stays.
        QCOMPARE(driver.shown("x"), QStringLiteral("2"));
        driver.choose("encoding", QStringLiteral("UTF-8"));
        QVERIFY2(driver.outcome().contains(QLatin1String("not UTF-8")), qPrintable(driver.outcome()));
        QVERIFY(!driver.canAccept());
        driver.choose("encoding", QStringLiteral("Western"));
        driver.choose("decimal_mark", QStringLiteral("Comma"));
        QVERIFY(driver.canAccept());
    }

    void whatIsLearntIsChosen() {
        const TableFile file("a,b,c,d\n1.5,2.5,3,u\n2.5,3.5,4,v\n3.5,4.5,5,w\n");
        DialogDriver driver(file.path());
        QCOMPARE(driver.outcome(), QStringLiteral("3 points, 3 classes: u, v, w"));
        driver.choose("label", QStringLiteral("c"));
        QCOMPARE(driver.outcome(), QStringLiteral("3 points, 3 classes: 3, 4, 5"));
        driver.choose("meaning", QStringLiteral("Values"));
        QCOMPARE(driver.outcome(), QStringLiteral("3 points, values from 3 to 5"));
        driver.choose("y", QStringLiteral("None"));
        const OwnPoints own = driver.accept();
        QCOMPARE(own.dimensions, 1);
        QVERIFY(own.problem == Problem::regression);
    }

    void whatCannotBeLearntIsSaidInPlace() {
        const TableFile file("a,b,c\n1.5,2.5,u\n2.5,3.5,v\n3.5,4.5,w\n");
        DialogDriver driver(file.path());
        driver.choose("y", QStringLiteral("None"));
        QCOMPARE(driver.outcome(),
                 QStringLiteral("Classes need two coordinates; with one, only values can be learnt."));
        QVERIFY(!driver.canAccept());
        driver.choose("y", QStringLiteral("b"));
        driver.choose("meaning", QStringLiteral("Values"));
        QVERIFY(driver.outcome().contains(QLatin1String("holds texts; a value must be a number")));
        driver.choose("meaning", QStringLiteral("Automatic"));
        driver.choose("x", QStringLiteral("c"));
        QVERIFY(driver.outcome().contains(QLatin1String("a coordinate must be a number")));
        driver.choose("x", QStringLiteral("a"));
        QVERIFY(driver.canAccept());
    }

    void nineClassesAreRefused() {
        QByteArray bytes("a,b,c\n");
        for (char name = 'a'; name <= 'i'; ++name)
            bytes += QByteArray("1.5,2.5,") + name + '\n';
        const TableFile file(bytes);
        DialogDriver driver(file.path());
        driver.choose("label", QStringLiteral("c"));
        QVERIFY2(driver.outcome().contains(QLatin1String("at most 8 classes")), qPrintable(driver.outcome()));
        QVERIFY(!driver.canAccept());
    }

    void oneClassAloneIsWarnedOf() {
        for (const auto& [labels, name] : {std::pair("11", "1"), {"00", "0"}, {"22", "2"}, {"uu", "u"}}) {
            const TableFile file(QByteArray("x,y,label\n1.5,2.5,") + labels[0] + "\n3.5,4.5," + labels[1] +
                                 '\n');
            DialogDriver driver(file.path());
            QCOMPARE(driver.outcome(), QStringLiteral("2 points, 1 class: %1; there is nothing to tell apart")
                                           .arg(QLatin1String(name)));
            QCOMPARE(driver.child<QLabel>("outcome").palette().color(QPalette::WindowText), theme().warning);
            QVERIFY(driver.canAccept());
        }
    }

    void rowsThatDoNotFitAreListedByLine() {
        QByteArray bytes("a,b,c\n1,2,u\n3,oops,v\n1,2\n");
        for (int row = 0; row < 30; ++row)
            bytes += "1.5,2.5,u\n2.5,3.5,v\n";
        const TableFile few(bytes);
        DialogDriver driver(few.path());
        QVERIFY(driver.outcome().startsWith(QLatin1String("61 points, 2 classes")));
        QCOMPARE(driver.leftOut(), QStringLiteral("Line 3: column 'b': 'oops' is not a number\n"
                                                  "Line 4: 2 cells where there are 3 columns"));
        auto& list = driver.child<QPlainTextEdit>("left_out");
        QVERIFY(list.isVisible() && list.isReadOnly());
        list.setFocus();
        list.selectAll();
        QVERIFY(list.textCursor().hasSelection());
        for (int row = 0; row < 110; ++row)
            bytes += "7\n";
        const TableFile many(bytes);
        DialogDriver second(many.path());
        QVERIFY(second.leftOut().endsWith(QStringLiteral("… and 12 more")));
        QCOMPARE(second.leftOut().count(QLatin1Char('\n')), 100);
        driver.choose("y", QStringLiteral("a"));
        QCOMPARE(driver.leftOut(), QStringLiteral("Line 4: 2 cells where there are 3 columns"));
    }

    void rowsThatDoNotFitAreListedWhereThereAreNoPoints() {
        const TableFile file("a, in km,b,c\n1,2,3\n4,5,6\n7,8,9\n");
        DialogDriver driver(file.path());
        QVERIFY(!driver.canAccept());
        QVERIFY(driver.leftOut().startsWith(QLatin1String("Line 2: 3 cells where there are 4 columns\n")));
    }

    void filesThatAreNoTablesGetOneClearMessage_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("The table is empty.");
        QTest::newRow("binary") << QByteArray("\x7F\x45LF\x01\x00\x00", 7)
                                << QStringLiteral("This is no table of text.");
        QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04\x14\x00", 6)
                                     << QStringLiteral("save it as CSV");
        QTest::newRow("one column") << QByteArray("a\n1\n2\n") << QStringLiteral("Two columns are needed");
        QTest::newRow("names alone") << QByteArray("x,y,label\n")
                                     << QStringLiteral("The table has a header, but no rows.");
    }
    void filesThatAreNoTablesGetOneClearMessage() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const TableFile file(bytes);
        DialogDriver driver(file.path());
        QVERIFY2(!driver.outcome().isEmpty() && driver.outcome().contains(words),
                 qPrintable(driver.outcome()));
        QVERIFY(!driver.canAccept());
        QTest::keyClick(&driver.dialog(), Qt::Key_Return);
        QVERIFY(driver.dialog().isVisible());
    }

    void filesThatCannotBeReadGetOneClearMessage() {
        QTemporaryDir folder;
        for (const QString& path :
             {folder.filePath(QStringLiteral("gone.csv")), folder.path(), QStringLiteral("/dev/zero")}) {
            DialogDriver driver(path);
            QVERIFY2(driver.outcome().contains(QLatin1String("cannot be read")),
                     qPrintable(driver.outcome()));
            QVERIFY(!driver.canAccept());
        }
    }

    void whatAFileHoldsIsNeverTakenForMarkup() {
        const TableFile file("a,b,c\n1.5,2.5,<h1>u</h1>\n2.5,3.5,<img src=x>\n");
        DialogDriver driver(file.path());
        QCOMPARE(driver.child<QLabel>("outcome").textFormat(), Qt::PlainText);
        QCOMPARE(driver.outcome(), QStringLiteral("2 points, 2 classes: <h1>u</h1>, <img src=x>"));
    }

    void theDialogFitsSmallScreens() {
        const TableFile file("a,b,c\n1.5,2.5,u\n2.5,oops\n3.5,4.5,v\n");
        DialogDriver driver(file.path());
        const QSize least = driver.dialog().minimumSizeHint();
        QVERIFY2(least.width() <= 640 && least.height() <= 430,
                 qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }

    void everyControlIsNamedAndReachedByKey() {
        const TableFile file("a,b,c\n1.5,2.5,u\n2.5,oops\n3.5,4.5,v\n");
        DialogDriver driver(file.path());
        driver.click("header");
        driver.child<ComboBox>("delimiter").setFocus(Qt::TabFocusReason);
        QStringList seen;
        for (int i = 0; i < 13; ++i) {
            QWidget* focused = QApplication::focusWidget();
            QVERIFY(focused);
            auto* button = qobject_cast<QAbstractButton*>(focused);
            QVERIFY(!focused->accessibleName().isEmpty() || (button && !button->text().isEmpty()));
            if (!seen.contains(focused->objectName()))
                seen << focused->objectName();
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        for (const char* name : {"delimiter", "decimal_mark", "encoding", "header", "automatic", "x", "y",
                                 "label", "meaning", "left_out", "cancel", "accept"})
            QVERIFY2(seen.contains(QLatin1String(name)) || !driver.child<QWidget>(name).isEnabled() ||
                         !driver.child<QWidget>(name).isVisible(),
                     name);
    }
};

static const TestClass<ImportTest> listed;

} // namespace nabla

#include "import_test.moc"
