#pragma once

#include "core/data/axes.h"
#include "core/experiment/experiment.h"

#include <QCoreApplication>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace nabla {

/// What the colors of a map stand for: of values and of two classes a bar with numbers at its ends, of more
/// classes their marks and names.
struct ColorKey {
    Problem problem = Problem::classification;
    std::vector<QString> classes;
    /// Whether these are names of their own, which then stand at the ends of the bar of two classes.
    bool hasOwnNames = false;
    bool discretized = false;
    /// What stands for the negative color: −1, or 0 of a sigmoid output and of a probability, which that of
    /// the second class is by cross-entropy.
    double low = -1;
    bool isProbability = false;
    /// How a value reads, and what it is called where it has a unit.
    Axis axis;

    static constexpr int lineHeight = 18;
    static constexpr int classesPerLine = 4;

    int classCount() const { return static_cast<int>(classes.size()); }
    /// How many lines it takes.
    int lines() const {
        return problem == Problem::multiclass ? (classCount() + classesPerLine - 1) / classesPerLine : 1;
    }
    bool operator==(const ColorKey&) const = default;
};

/// The key of an experiment's outputs, whose values read as `label` says.
ColorKey colorKey(const Experiment& experiment, const Axis& label, bool discretized);

/// Paints a key into a box, as lines and areas.
class ColorKeyPainter {
    Q_DECLARE_TR_FUNCTIONS(ColorKeyPainter)

  public:
    ColorKeyPainter(QPainter& painter, const ColorKey& key, const QRectF& box);

    void paint();

    /// A number of the key as it reads.
    static QString endText(const ColorKey& key, double output);

  private:
    void paintBar();
    void paintClasses();
    double paintTitle();
    double paintEnd(double label, bool left, double room);

    QPainter& painter_;
    const ColorKey& key_;
    QRectF box_;
};

} // namespace nabla
