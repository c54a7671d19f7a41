#pragma once

#include "ui/theme.h"
#include "ui/views/edge_layer.h"
#include "ui/views/network_diagram.h"

#include <optional>
#include <vector>

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

class QPainter;

namespace nabla {

/// How strongly a weight is drawn: width in logical pixels, opacity up to 1.
struct EdgeStyle {
    double width = 1;
    double opacity = 1;
};

/// Nets with more edges than this have thinner, solid edges.
constexpr std::size_t smallNetEdges = 400;

/// Both grow with |weight|, and ever more slowly.
EdgeStyle edgeStyle(double weight, bool largeNet);

/// The strokes of all edges drawn, in device pixels with `origin` (device pixels) at the top left.
std::vector<EdgeStroke> edgeStrokes(const NetworkDiagram& diagram, const Theme& theme, double dpr,
                                    QPointF origin);

/// The cached picture of all edges: drawn at once where that is quick, else on a worker thread at a
/// limited rate.
class EdgePicture : public QObject {
    Q_OBJECT

  public:
    explicit EdgePicture(QObject* parent = nullptr);

    /// Draws the edges, or has them drawn; the newest request wins. `phase` in logical pixels shifts the
    /// dashes.
    void draw(const NetworkDiagram& diagram, const Theme& theme, double dpr, double phase);

    /// Forgets the picture, for instance because another network is shown.
    void clear();

    /// The part of the view that the picture covers wholly, in logical pixels.
    QRect covered() const;

    /// Copies the picture to where it belongs.
    void paint(QPainter& painter) const;

  Q_SIGNALS:
    /// A picture from the worker has arrived.
    void ready();

  private:
    struct Job {
        std::vector<EdgeStroke> strokes;
        QPoint origin;
        QSize size;
        double dpr = 1;
        QRgb background = 0;
        double phase = 0;
    };
    struct Picture {
        QImage image;
        QPointF position;
    };
    static Picture drawn(const Job& job);
    void startNext();
    void finish(const Picture& picture, int generation);

    Picture picture_;
    std::optional<Job> waiting_;
    bool busy_ = false;
    int generation_ = 0;
    QElapsedTimer sinceStart_;
    qint64 interval_ = 0;
    QTimer pause_;
    /// Declared last: destroyed first, it waits for the worker, who calls back into this object.
    QThreadPool worker_;
};

} // namespace nabla
