#pragma once

#include <type_traits>
#include <utility>

#include <QAbstractButton>
#include <QComboBox>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

namespace nabla {

/// Whether a focused control uses this key itself, so that a shortcut of the window must leave it alone.
bool keepsKey(const QWidget& control, const QKeyEvent& event);

/// Takes the focus from a text field, which then hands over what was typed.
void finishTyping();

/// Mix-in for a control: knows whether its focus ring shows (keyboard focus only), repaints when the pointer
/// enters or leaves, and leaves the wheel to the scroll area around it unless it has the focus.
template <class Base>
class KeyboardFocus : public Base {
  public:
    /// Passes everything on to the Qt widget underneath.
    template <class... Arguments>
    requires(!(std::is_base_of_v<KeyboardFocus, std::remove_cvref_t<Arguments>> ||
               ...)) explicit KeyboardFocus(Arguments&&... arguments)
        : Base(std::forward<Arguments>(arguments)...) {
        this->setAttribute(Qt::WA_Hover);
        // A clicked button leaves the keys to the window: Space then still means play.
        constexpr bool clicks = std::is_base_of_v<QAbstractButton, Base> || std::is_same_v<QComboBox, Base>;
        this->setFocusPolicy(clicks ? Qt::TabFocus : Qt::StrongFocus);
    }

    /// Whether the control has the focus and got it, or was last used, by keyboard.
    bool showsFocusRing() const { return this->hasFocus() && byKeyboard_; }

  protected:
    bool event(QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride && keepsKey(*this, *static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        return Base::event(event);
    }
    void focusInEvent(QFocusEvent* event) override {
        const Qt::FocusReason reason = event->reason();
        if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
            reason == Qt::ShortcutFocusReason)
            byKeyboard_ = true;
        else if (reason == Qt::MouseFocusReason)
            byKeyboard_ = false;
        Base::focusInEvent(event);
        this->update();
    }
    void keyPressEvent(QKeyEvent* event) override {
        setByKeyboard(true);
        Base::keyPressEvent(event);
    }
    void mousePressEvent(QMouseEvent* event) override {
        setByKeyboard(false);
        if (!(this->focusPolicy() & Qt::ClickFocus))
            finishTyping();
        Base::mousePressEvent(event);
    }
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Base::wheelEvent(event);
        else
            event->ignore();
    }

    /// For controls that handle the mouse alone: whether the keyboard was used last.
    void setByKeyboard(bool byKeyboard) {
        if (byKeyboard_ == byKeyboard)
            return;
        byKeyboard_ = byKeyboard;
        this->update();
    }

  private:
    bool byKeyboard_ = false;
};

} // namespace nabla
