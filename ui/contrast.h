#pragma once

#include <QColor>

namespace nabla {

/// How well one color is read on another: from 1 to 21, as the Web Content Accessibility Guidelines 2 have
/// it.
double contrast(const QColor& a, const QColor& b);

/// The color of a text on that ground: the usual one where it is read well, else black or white.
QColor readableOn(const QColor& ground, const QColor& usual);

} // namespace nabla
