#pragma once

class QPainter;
class QWidget;

namespace nabla {

/// How many pixels a logical one the images have that a widget makes for itself: as many as its screen, or
/// while its window is to be a picture, as many as that.
double imageRatio(const QWidget& widget);

/// Makes a window's widgets have finer images; 0 gives them back those of the screen.
void setImageRatio(QWidget& window, double ratio);

/// The same of small images painted in passing: as many as the painter's device, or where that keeps lines as
/// lines, enough for print.
double imageRatio(const QPainter& painter);

} // namespace nabla
