#pragma once

#include <QWidget>

namespace nabla {

/// One line that says what the lines and the points of a curve view are.
class CurveLegend : public QWidget {
    Q_OBJECT

  public:
    explicit CurveLegend(QWidget* parent = nullptr);

    /// Paints a legend at the origin into so much room.
    static void paint(QPainter& painter, const QSizeF& room, bool hasTruth, bool showTest);

    /// Whether the curve that the points were drawn from is shown.
    void setHasTruth(bool has);

    /// Whether the test points are shown.
    void setShowTest(bool show);

    QSize sizeHint() const override { return {240, 18}; }
    QSize minimumSizeHint() const override { return {120, 18}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void describe();

    bool hasTruth_ = true;
    bool showTest_ = false;
};

} // namespace nabla
