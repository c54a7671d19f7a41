#include "ui/views/network_edge_picture.h"

#include "core/live/thread_priority.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QMetaObject>
#include <QPainter>

namespace nabla {

namespace {

/// Covered device pixels that are drawn at once; they take about 3 ms.
constexpr double directPixels = 150'000;

/// Part of its opacity that an edge keeps where dropout left out one of its ends.
constexpr float droppedOpacity = 0.22F;

/// Bounds of the milliseconds from one picture of the worker to the next.
constexpr qint64 shortestInterval = 33;
constexpr qint64 longestInterval = 180;

/// Whether the strokes are few and small enough not to hold up the window.
bool isQuick(const std::vector<EdgeStroke>& strokes) {
    double pixels = 0;
    for (const EdgeStroke& stroke : strokes) {
        const QPointF way = stroke.to - stroke.from;
        pixels += std::hypot(way.x(), way.y()) * (stroke.width + 1);
    }
    return strokes.size() <= smallNetEdges && pixels <= directPixels;
}

} // namespace

EdgeStyle edgeStyle(double weight, bool largeNet) {
    const double strength = 1 - std::exp(-std::abs(weight) / 0.9);
    const double widest = largeNet ? 3.0 : 5.0;
    const double thinnest = largeNet ? 0.5 : 0.8;
    return {thinnest + (widest - thinnest) * strength, (largeNet ? 0.08 : 0.2) + 0.72 * strength};
}

std::vector<EdgeStroke> edgeStrokes(const NetworkDiagram& diagram, const Theme& theme, double dpr,
                                    QPointF origin) {
    const bool large = diagram.edges().size() > smallNetEdges;
    std::vector<EdgeStroke> strokes;
    strokes.reserve(diagram.edges().size());
    for (const DiagramEdge& edge : diagram.edges()) {
        const EdgeStyle style = edgeStyle(edge.weight, large);
        EdgeStroke stroke{
            edge.from * dpr - origin, edge.to * dpr - origin, static_cast<float>(style.width * dpr),
            (edge.weight < 0 ? theme.negative : theme.positive).rgb(), static_cast<float>(style.opacity)};
        if (edge.dead) {
            stroke.width = static_cast<float>(dpr);
            stroke.color = theme.muted.rgb();
            stroke.opacity = 0.35F;
        }
        if (edge.dropped)
            stroke.opacity *= droppedOpacity;
        if (!large && !edge.frozen) {
            stroke.dash = static_cast<float>((edge.dead ? 1.5 : 9.0) * dpr);
            stroke.gap = static_cast<float>((edge.dead ? 4.0 : 3.0) * dpr);
        }
        if (!large || !edge.dead)
            strokes.push_back(stroke);
    }
    return strokes;
}

EdgePicture::EdgePicture(QObject* parent) : QObject(parent) {
    worker_.setMaxThreadCount(1);
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &EdgePicture::startNext);
}

void EdgePicture::draw(const NetworkDiagram& diagram, const Theme& theme, double dpr, double phase) {
    const QRect area = diagram.layout().edgeArea();
    const QPoint origin(static_cast<int>(std::floor(area.left() * dpr)),
                        static_cast<int>(std::floor(area.top() * dpr)));
    const QSize size(static_cast<int>(std::ceil(area.width() * dpr)) + 1,
                     static_cast<int>(std::ceil(area.height() * dpr)) + 1);
    Job job{edgeStrokes(diagram, theme, dpr, origin), origin, size, dpr, theme.window.rgb(), phase * dpr};
    if (isQuick(job.strokes)) {
        clear();
        picture_ = drawn(job);
        return;
    }
    waiting_ = std::move(job);
    startNext();
}

void EdgePicture::clear() {
    ++generation_;
    waiting_.reset();
    picture_ = {};
}

QRect EdgePicture::covered() const {
    const QRectF whole(picture_.position, picture_.image.deviceIndependentSize());
    const QPointF first(std::ceil(whole.left()), std::ceil(whole.top()));
    const QPointF end(std::floor(whole.right()), std::floor(whole.bottom()));
    return QRectF(first, end).toRect();
}

void EdgePicture::paint(QPainter& painter) const {
    if (!picture_.image.isNull())
        painter.drawImage(picture_.position, picture_.image);
}

EdgePicture::Picture EdgePicture::drawn(const Job& job) {
    Picture picture{rasterizeEdges(job.strokes, job.size, job.background, job.phase),
                    QPointF(job.origin) / job.dpr};
    picture.image.setDevicePixelRatio(job.dpr);
    return picture;
}

void EdgePicture::startNext() {
    if (busy_ || !waiting_ || pause_.isActive())
        return;
    if (sinceStart_.isValid() && sinceStart_.elapsed() < interval_) {
        pause_.start(static_cast<int>(interval_ - sinceStart_.elapsed()));
        return;
    }
    sinceStart_.start();
    busy_ = true;
    worker_.start([this, job = std::move(*waiting_), generation = generation_] {
        // Training and fields must not wait for edges: without a new snapshot there is nothing to show.
        lowerThreadPriority();
        Picture picture = drawn(job);
        QMetaObject::invokeMethod(
            this, [this, picture, generation] { finish(picture, generation); }, Qt::QueuedConnection);
    });
    waiting_.reset();
}

void EdgePicture::finish(const Picture& picture, int generation) {
    busy_ = false;
    // The worker may have a third of a core.
    interval_ = std::clamp(3 * sinceStart_.elapsed(), shortestInterval, longestInterval);
    if (generation == generation_) {
        picture_ = picture;
        Q_EMIT ready();
    }
    startNext();
}

} // namespace nabla
