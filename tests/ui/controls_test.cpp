#include "tests/ui/test_program.h"

#include "ui/controls/check_box.h"
#include "ui/controls/combo_box.h"
#include "ui/controls/digits.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/number_combo_box.h"
#include "ui/controls/number_edit.h"
#include "ui/controls/number_text.h"
#include "ui/controls/play_button.h"
#include "ui/controls/push_button.h"
#include "ui/controls/slider.h"
#include "ui/controls/slider_row.h"
#include "ui/controls/tile.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace nabla {
namespace {

void turnWheel(QWidget& widget) {
    QWheelEvent event(QPointF(5, 5), widget.mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

/// Types into a field, over what it holds.
void typeOver(QLineEdit& edit, const char* text, Qt::Key end) {
    edit.setFocus();
    edit.selectAll();
    QTest::keyClicks(&edit, QLatin1String(text));
    QTest::keyClick(&edit, end);
}

/// Counts how often a widget is painted.
class PaintCounter : public QObject {
  public:
    explicit PaintCounter(QWidget& widget) { widget.installEventFilter(this); }

    int count = 0;

  protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

/// The timer that ends the note of a bar.
QTimer* endOf(MessageBar& bar) {
    for (QTimer* timer : bar.findChildren<QTimer*>())
        if (timer->isActive())
            return timer;
    return nullptr;
}

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        form_ = std::make_unique<QWidget>();
        auto* column = new QVBoxLayout(form_.get());
        play_ = new PlayButton(form_.get());
        row_ = new SliderRow(QStringLiteral("Share"), form_.get());
        row_->setRange(10, 90);
        row_->setValue(50);
        number_ = new NumberComboBox(form_.get());
        number_->setSuggestions({0.01, 0.03, 0.1});
        number_->setRange(1e-6, 10);
        number_->setValue(0.03);
        list_ = new ComboBox(form_.get());
        for (const char* text : {"ReLU", "Tanh", "Sigmoid"})
            list_->addChoice(QLatin1String(text), QLatin1String(text));
        tiles_ = {new Tile(QStringLiteral("a"), form_.get()), new Tile(QStringLiteral("b"), form_.get())};
        tiles_[0]->setChecked(true);
        check_ = new CheckBox(QStringLiteral("Check"), form_.get());
        for (QWidget* widget :
             std::initializer_list<QWidget*>{play_, row_, number_, list_, tiles_[0], tiles_[1], check_})
            column->addWidget(widget);
        form_->show();
        form_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(form_.get()));
    }

    void cleanup() {
        form_.reset();
        QToolTip::hideText();
    }

    void tabGoesThroughAllControlsAndShowsTheRing() {
        play_->setFocus(Qt::MouseFocusReason);
        QVERIFY(!play_->showsFocusRing());
        for (QWidget* next :
             std::initializer_list<QWidget*>{row_->slider(), number_, list_, tiles_[0], check_, play_}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        }
        QVERIFY(play_->showsFocusRing());
        QTest::mouseClick(check_, Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(check_->isChecked() && !check_->showsFocusRing());
    }

    void spaceTogglesTheFocusedControl() {
        for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{play_, check_}) {
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
            QVERIFY(button->isChecked());
        }
        QCOMPARE(play_->accessibleName(), QStringLiteral("Pause"));
    }

    void theSliderMovesByKey() {
        QSignalSpy edited(row_, &SliderRow::valueEdited);
        QSignalSpy finished(row_, &SliderRow::editingFinished);
        Slider* slider = row_->slider();
        slider->setFocus();
        for (const auto& [key, value] : {std::pair{Qt::Key_Right, 51.0}, std::pair{Qt::Key_PageUp, 59.0},
                                         std::pair{Qt::Key_Home, 10.0}, std::pair{Qt::Key_End, 90.0}}) {
            QTest::keyClick(slider, key);
            QCOMPARE(row_->value(), value);
        }
        QCOMPARE(edited.count(), 4);
        QCOMPARE(finished.count(), 4);
    }

    void oneDragOfTheSliderEndsOnce() {
        QSignalSpy edited(row_, &SliderRow::valueEdited);
        QSignalSpy finished(row_, &SliderRow::editingFinished);
        Slider* slider = row_->slider();
        row_->setValue(20);
        QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, 9));
        QCOMPARE(row_->value(), 50.0);
        QTest::mouseMove(slider, QPoint(slider->width() - 1, 9));
        QTRY_COMPARE(row_->value(), 90.0);
        QCOMPARE(finished.count(), 0);
        QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(slider->width() - 1, 9));
        QCOMPARE(finished.count(), 1);
        QCOMPARE(edited.count(), 2);
    }

    void aNumberIsTypedOnTheSlider() {
        QSignalSpy finished(row_, &SliderRow::editingFinished);
        Slider* slider = row_->slider();
        const auto editor = [] { return qobject_cast<NumberEdit*>(QApplication::focusWidget()); };
        slider->setFocus();
        QTest::keyClicks(slider, QStringLiteral("3"));
        QVERIFY(editor());
        QTest::keyClicks(editor(), QStringLiteral("3,0"));
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(row_->value(), 33.0);
        QVERIFY(slider->hasFocus());
        for (const auto& [text, end] : {std::pair{"abc", Qt::Key_Return}, std::pair{"99", Qt::Key_Return},
                                        std::pair{"70", Qt::Key_Escape}}) {
            QTest::keyClick(slider, Qt::Key_F2);
            QVERIFY(editor());
            QTest::keyClicks(editor(), QLatin1String(text));
            QTest::keyClick(editor(), end);
            QCOMPARE(row_->value(), 33.0);
            QVERIFY(slider->hasFocus());
        }
        QCOMPARE(finished.count(), 1);
        QTRY_VERIFY(row_->findChildren<NumberEdit*>().isEmpty());
    }

    void theWheelTurnsOnlyTheFocusedControl() {
        play_->setFocus();
        for (QWidget* widget : std::initializer_list<QWidget*>{row_->slider(), list_, number_->lineEdit()})
            turnWheel(*widget);
        QCOMPARE(row_->value(), 50.0);
        QCOMPARE(list_->currentIndex(), 0);
        QCOMPARE(number_->value(), 0.03);
        row_->slider()->setFocus();
        turnWheel(*row_->slider());
        QVERIFY(row_->value() > 50);
    }

    void aNumberIsTypedOrChosen() {
        QSignalSpy edited(number_, &NumberComboBox::valueEdited);
        typeOver(*number_->lineEdit(), "0,005", Qt::Key_Return);
        QCOMPARE(number_->value(), 0.005);
        QCOMPARE(number_->currentText(), QStringLiteral("0.005"));
        number_->setValue(0.03);
        QTest::keyClick(number_, Qt::Key_Down);
        QCOMPARE(number_->value(), 0.1);
        QCOMPARE(edited.count(), 2);
        typeOver(*number_->lineEdit(), "7", Qt::Key_Tab);
        QCOMPARE(number_->value(), 7.0);
        QCOMPARE(edited.count(), 3);
    }

    void aNumberOutsideItsRangeIsRefusedWithTheRange() {
        QSignalSpy edited(number_, &NumberComboBox::valueEdited);
        typeOver(*number_->lineEdit(), "99", Qt::Key_Return);
        QCOMPARE(number_->value(), 0.03);
        QCOMPARE(number_->currentText(), QStringLiteral("0.03"));
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY(QToolTip::text().contains(QLatin1String("10")));
        typeOver(*number_->lineEdit(), "5", Qt::Key_Escape);
        QCOMPARE(number_->currentText(), QStringLiteral("0.03"));
        QCOMPARE(edited.count(), 0);
    }

    void aListIsWalkedByKey() {
        list_->setFocus();
        QTest::keyClick(list_, Qt::Key_Down);
        QCOMPARE(list_->currentIndex(), 1);
        QTest::keyClick(list_, Qt::Key_Space);
        QTRY_VERIFY(list_->view()->isVisible());
        QTest::keyClick(list_->view(), Qt::Key_Down);
        QTest::keyClick(list_->view(), Qt::Key_Return);
        QTRY_VERIFY(!list_->view()->isVisible());
        QCOMPARE(list_->currentText(), QStringLiteral("Sigmoid"));
    }

    void arrowsWalkTheTiles() {
        tiles_[0]->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tiles_[0], Qt::Key_Down);
        QVERIFY(tiles_[1]->isChecked() && !tiles_[0]->isChecked());
        QVERIFY(tiles_[1]->hasFocus() && tiles_[1]->showsFocusRing());
    }

    void aFocusedControlKeepsItsOwnKeysAndNoOthers() {
        int right = 0;
        int space = 0;
        for (const auto& [key, count] :
             {std::pair{Qt::Key_Right, &right}, std::pair{Qt::Key_Space, &space}}) {
            auto* action = new QAction(form_.get());
            action->setShortcut(key);
            connect(action, &QAction::triggered, this, [count = count] { ++*count; });
            form_->addAction(action);
        }
        QTest::keyClick(row_->slider(), Qt::Key_Right);
        QCOMPARE(row_->value(), 51.0);
        QCOMPARE(right, 0);
        QTest::keyClick(row_->slider(), Qt::Key_Space);
        QCOMPARE(space, 1);
        QTest::keyClick(play_, Qt::Key_Right);
        QCOMPARE(right, 1);
        QTest::keyClick(play_, Qt::Key_Space);
        QCOMPARE(space, 1);
        QVERIFY(play_->isChecked());
    }

    void aMessageActsAndCloses() {
        MessageBar bar;
        bool acted = false;
        bar.showMessage(MessageKind::warning, QStringLiteral("x"),
                        {{QStringLiteral("Do"), [&] { acted = true; }}});
        QVERIFY(bar.isVisible());
        QTest::mouseClick(bar.findChild<PushButton*>(), Qt::LeftButton);
        QVERIFY(acted && !bar.isVisible());
        bar.showMessage(MessageKind::note, QStringLiteral("y"));
        QVERIFY(bar.isVisible());
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
    }

    void aMessageIsShownInTheColorsOfItsKind() {
        MessageBar bar;
        bar.resize(400, 40);
        const auto ground = [&] { return bar.grab().toImage().pixelColor(2, 2); };
        bar.showMessage(MessageKind::warning, QStringLiteral("x"));
        QCOMPARE(ground(), theme().warningSurface);
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        QTest::qWait(0);
        PaintCounter painted(bar);
        bar.showMessage(MessageKind::note, QStringLiteral("x"));
        QTRY_VERIFY(painted.count > 0);
        QCOMPARE(ground(), theme().selection);
    }

    void aWarningComesBackAfterTheNotesThatTookItsPlace() {
        MessageBar bar;
        int acted = 0;
        const auto note = [&] { return bar.showMessage(MessageKind::note, QStringLiteral("note")); };
        const int warning = bar.showMessage(MessageKind::warning, QStringLiteral("warning"),
                                            {{QStringLiteral("Do"), [&] { ++acted; }}});
        note();
        note();
        QCOMPARE(bar.accessibleName(), QStringLiteral("note"));
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.accessibleName(), QStringLiteral("warning"));
        bar.dismiss(note());
        QCOMPARE(bar.accessibleName(), QStringLiteral("warning"));
        note();
        auto* timer = endOf(bar);
        QVERIFY(timer);
        timer->start(1);
        QTRY_COMPARE(bar.accessibleName(), QStringLiteral("warning"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(bar.findChildren<PushButton*>().size(), 1);
        note();
        bar.dismiss(warning);
        QCOMPARE(bar.accessibleName(), QStringLiteral("note"));
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        QCOMPARE(acted, 0);
    }

    void aWarningThatTheUserClosedStaysAway() {
        MessageBar bar;
        bar.showMessage(MessageKind::warning, QStringLiteral("warning"));
        QTest::keyClick(&bar, Qt::Key_Escape);
        bar.showMessage(MessageKind::note, QStringLiteral("note"));
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
    }

    void digitsStayInPlace() {
        Digits digits(20);
        for (const auto& [value, text] :
             {std::pair{0, "000,000"}, std::pair{482, "000,482"}, std::pair{12345678, "12,345,678"}}) {
            digits.setValue(value);
            QCOMPARE(digits.text(), QLatin1String(text));
        }
    }

    void typedNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("comma") << QStringLiteral(" 0,5 ") << 0.5;
        QTest::newRow("point") << QStringLiteral("0.5") << 0.5;
        QTest::newRow("exponent") << QStringLiteral("1e-3") << 0.001;
        QTest::newRow("percent") << QStringLiteral("25 %") << 25.0;
        QTest::newRow("minus") << QStringLiteral("−2") << -2.0;
        for (const char* text : {"1,000.5", "", "inf", "nan", "1e999", "four", "1 2"})
            QTest::addRow("no number: %s", text) << QString::fromLatin1(text) << qQNaN();
    }
    void typedNumbers() {
        QFETCH(QString, text);
        QFETCH(double, value);
        const auto number = parseTypedNumber(text);
        QCOMPARE(number.value_or(qQNaN()), value);
        QCOMPARE(number.has_value(), !std::isnan(value));
    }

    void shownNumbersReadBackExactly() {
        for (const double value : {0.1, 1e-5, 3e-5, 100000.0, 1.0 / 3, -2.5, 1e-300, 1e300, 0.0})
            QCOMPARE(parseTypedNumber(shortestText(value)).value(), value);
        QCOMPARE(shortestText(0.1), QStringLiteral("0.1"));
        QCOMPARE(shortestText(1e-5), QStringLiteral("0.00001"));
        QCOMPARE(decimalText(2.0 / 3, 3), QStringLiteral("0.667"));
    }

  private:
    std::unique_ptr<QWidget> form_;
    PlayButton* play_ = nullptr;
    SliderRow* row_ = nullptr;
    NumberComboBox* number_ = nullptr;
    ComboBox* list_ = nullptr;
    std::vector<Tile*> tiles_;
    CheckBox* check_ = nullptr;
};

static const TestClass<ControlsTest> listed;

} // namespace nabla

#include "controls_test.moc"
