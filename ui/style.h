#pragma once

#include <QProxyStyle>

namespace nabla {

/// Fusion in the theme's looks: flat scroll bars, tool tips, menus and popup lists. (A style sheet for the
/// whole program would cost every widget of a start its share.)
class Style : public QProxyStyle {
    Q_OBJECT

  public:
    Style();

    /// Gives popups the theme in force; call it after a change of theme.
    static void refreshPopups();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
};

} // namespace nabla
