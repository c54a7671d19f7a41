#pragma once

#include "core/training/training_state.h"
#include "ui/controls/keyboard_focus.h"

#include <QAbstractButton>

namespace nabla {

class Caption;
class Digits;

/// How far training is, in epochs, batches or samples; a click goes on to the next of them.
class ProgressCounter : public KeyboardFocus<QAbstractButton> {
    Q_OBJECT

  public:
    explicit ProgressCounter(QWidget* parent = nullptr);

    /// Counts what that state has seen.
    void setState(const TrainingState& state);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void countNext();
    void showCount();
    QString words() const;

    Caption* caption_;
    Digits* digits_;
    /// Which of the three is counted.
    std::size_t unit_ = 0;
    std::int64_t epochs_ = 0;
    std::int64_t batches_ = 0;
    std::int64_t samples_ = 0;
};

} // namespace nabla
