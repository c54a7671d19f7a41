#pragma once

#include "core/data/axes.h"
#include "core/experiment/experiment.h"

#include <QWidget>

#include <vector>

namespace nabla {

/// Thin bar that says which color of the map stands for which output; of more than two classes, their marks
/// and names.
class ColorLegend : public QWidget {
    Q_OBJECT

  public:
    explicit ColorLegend(QWidget* parent = nullptr);

    /// Two classes have their points beside the numbers, values only the numbers.
    void setProblem(Problem problem);

    /// What the classes are called, and whether these are names of their own, which then stand at the ends of
    /// the bar of two classes.
    void setClasses(const std::vector<QString>& names, bool areOwn);

    /// Whether the map, too, shows only which class it is.
    void setDiscretized(bool discretized);

    /// What stands for the negative color: −1, or 0 of a sigmoid output and of a probability, which that of
    /// the second class is by cross-entropy.
    void setLow(double low, bool isProbability = false);

    /// How a value reads, and what it is called where it has a unit.
    void setAxis(const Axis& axis);

    QSize sizeHint() const override { return {240, lineHeight * lines()}; }
    QSize minimumSizeHint() const override { return {120, lineHeight * lines()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    static constexpr int lineHeight = 18;
    static constexpr int classesPerLine = 4;

    int lines() const;
    int classCount() const { return static_cast<int>(classes_.size()); }
    void describe();
    QString description() const;
    void drawBar(QPainter& painter) const;
    void drawClasses(QPainter& painter) const;
    QString endText(double output) const;
    double drawTitle(QPainter& painter) const;
    double drawEnd(QPainter& painter, double label, bool left, double room) const;
    QImage bar(int pixels) const;

    Problem problem_ = Problem::classification;
    std::vector<QString> classes_;
    bool hasOwnNames_ = false;
    bool discretized_ = false;
    double low_ = -1;
    bool isProbability_ = false;
    Axis axis_;
};

} // namespace nabla
