#pragma once

#include "core/training/loss_history.h"
#include "ui/controls/keyboard_focus.h"
#include "ui/views/edit_mark.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <QWidget>

namespace nabla {

class LossPlot;
class SegmentedSwitch;

/// Training and test loss over the epochs; the pointer, or the arrow keys, read values.
class LossChart : public KeyboardFocus<QWidget> {
    Q_OBJECT

  public:
    explicit LossChart(QWidget* parent = nullptr);

    /// Shows a history and, after it, where training stands now; `marks` are the edits made meanwhile.
    void setData(std::shared_ptr<const LossHistory> history, const Scores& current, std::int64_t epoch,
                 std::span<const EditMark> marks);

    /// Chooses the loss axis; emits nothing.
    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const;

    QSize sizeHint() const override { return {316, 200}; }
    QSize minimumSizeHint() const override { return {180, 110}; }

  Q_SIGNALS:
    /// The user chose the other loss axis.
    void logarithmicChanged(bool logarithmic);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void showCurves();
    void describe();
    void read(double epoch);
    void moveReading(int key, bool far);
    void stopReading();
    std::size_t nearestRecord(double epoch) const;
    QString recordText(const LossHistory::Record& record) const;

    LossPlot* plot_;
    SegmentedSwitch* scale_;
    std::shared_ptr<const LossHistory> history_;
    std::vector<LossHistory::Record> records_;
    std::vector<EditMark> marks_;
    std::optional<double> reading_; ///< the epoch
};

} // namespace nabla
