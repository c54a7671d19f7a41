#pragma once

#include "ui/controls/keyboard_focus.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPointer>

namespace nabla {

/// Drop-down list in a rounded field; wide enough for its longest item.
class ComboBox : public KeyboardFocus<QComboBox> {
    Q_OBJECT

  public:
    explicit ComboBox(QWidget* parent = nullptr);

    /// Adds an item with a value of its own and a tool tip for the list.
    void addChoice(const QString& text, const QVariant& choice, const QString& toolTip = {});

    /// Selects the item with this value, if there is one; emits currentIndexChanged, but not activated.
    void setCurrentData(const QVariant& choice);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void showPopup() override;
    void hidePopup() override;

  Q_SIGNALS:
    /// The list was opened or closed.
    void popupToggled(bool open);

  protected:
    /// Width of a box with so many pixels for its text.
    static int widthFor(int text);
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

    /// Part of the field for its text, in widget coordinates.
    QRect textRect() const;

  private:
    int widestItem() const;

    // Qt makes the list only when asked for it, so painting must not ask.
    QPointer<QAbstractItemView> popup_;
};

} // namespace nabla
