#include "ui/pictures/make_picture.h"

#include "core/live/evaluate_field.h"
#include "core/live/worker_arena.h"

#include <algorithm>
#include <thread>

namespace nabla {

PictureContent withField(const Picture& picture, PictureContent content, double scale,
                         const std::atomic<bool>& cancelled) {
    const FieldRequest request = picture.request(scale);
    if (request == FieldRequest{})
        return content;
    WorkerArena arena(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    PlaneEvaluator planes;
    arena.run([&] { content.field = evaluateField(planes, content.snapshot, request, cancelled); });
    return content;
}

Result<QByteArray> makePicture(const PictureOrder& order, const PictureContent& content) {
    const ThemeScope scope(order.theme);
    if (const QString missing = order.picture->missing(content); !missing.isEmpty())
        return Error{missing.toStdString()};
    const double scale = evaluationScale(*order.format, order.scale);
    const PictureContent whole = withField(*order.picture, content, scale, std::atomic<bool>(false));
    return order.format->encode(*order.picture, whole, order.theme, order.scale);
}

Result<QImage> makeImage(const PictureOrder& order, const PictureContent& content) {
    const ThemeScope scope(order.theme);
    if (const QString missing = order.picture->missing(content); !missing.isEmpty())
        return Error{missing.toStdString()};
    const PictureContent whole = withField(*order.picture, content, order.scale, std::atomic<bool>(false));
    return pictureImage(*order.picture, whole, order.theme, order.scale);
}

} // namespace nabla
