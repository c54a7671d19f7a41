#include "ui/icons.h"

#include "ui/theme.h"
#include "ui/views/image_ratio.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace nabla {
namespace {

QPixmap render(const QString& name, int size, const QColor& color, qreal dpr) {
    QPixmap pixmap(QSize(size, size) * dpr);
    pixmap.fill(Qt::transparent);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    // Qt's SVG has no style to inherit currentColor from.
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.end();
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

/// Paints an icon in the theme of the moment, so that menus made earlier follow a change.
class ThemeIconEngine : public QIconEngine {
  public:
    explicit ThemeIconEngine(QString name) : name_(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const int size = qMin(rect.width(), rect.height());
        const QPoint corner(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
        painter->drawPixmap(corner, iconPixmap(name_, size, color(mode), imageRatio(*painter)));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return iconPixmap(name_, qMin(size.width(), size.height()), color(mode), 1.0);
    }
    QIconEngine* clone() const override { return new ThemeIconEngine(name_); }

  private:
    static QColor color(QIcon::Mode mode) { return mode == QIcon::Disabled ? theme().faint : theme().text; }

    QString name_;
};

} // namespace

QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal dpr) {
    const QString key =
        QStringLiteral("nabla/%1/%2/%3/%4").arg(name).arg(size).arg(color.name(QColor::HexArgb)).arg(dpr);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, size, color, dpr);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QIcon icon(const QString& name) {
    return QIcon(new ThemeIconEngine(name));
}

} // namespace nabla
