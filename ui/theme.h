#pragma once

#include <array>

#include <QColor>
#include <QFont>

class QApplication;

namespace nabla {

/// Which set of colors the user asked for.
enum class ThemeMode { light, dark, automatic };

/// Every color the window uses; nothing outside theme.cpp names a color.
struct Theme {
    bool dark = false;
    QColor window;         ///< behind everything, the network's ground
    QColor surface;        ///< cards, bars, columns and fields
    QColor line;           ///< 1 px borders and separators
    QColor strongLine;     ///< borders that must be seen on their own: check boxes, hovered fields
    QColor track;          ///< the empty part of sliders and switches
    QColor text;           ///< values and labels
    QColor muted;          ///< captions and headings
    QColor faint;          ///< disabled text, leading zeros
    QColor accent;         ///< what can be acted on or is chosen
    QColor accentHover;    ///< accent under the pointer
    QColor accentPressed;  ///< accent while held down
    QColor accentText;     ///< text and icons on accent
    QColor negative;       ///< data, weights and outputs at -1
    QColor zero;           ///< the same at 0
    QColor positive;       ///< the same at +1
    QColor hover;          ///< a flat control under the pointer
    QColor pressed;        ///< a flat control while held down
    QColor selection;      ///< the current row of a list, selected text
    QColor warning;        ///< icon and edge of a warning
    QColor warningSurface; ///< ground of a warning
    /// Points and regions of more than two classes, after Okabe and Ito (2008): told apart by color-blind
    /// eyes, too.
    std::array<QColor, 8> classes;
};

/// The tokens of the light or the dark theme.
Theme makeTheme(bool dark);

/// The theme in force; it changes only in applyTheme, which makes every widget repaint. Within a ThemeScope,
/// that scope's.
const Theme& theme();

/// While it lives, what its thread paints has other colors than the window: for pictures, which may be made
/// on any thread.
class ThemeScope {
  public:
    explicit ThemeScope(const Theme& theme);
    ~ThemeScope();
    ThemeScope(const ThemeScope&) = delete;
    ThemeScope& operator=(const ThemeScope&) = delete;

  private:
    Theme theme_;
    const Theme* before_;
};

/// Puts style, palette, font, tool tips, menus and popup lists of the whole program into the given theme.
void applyTheme(QApplication& app, ThemeMode mode);

/// Whether the desktop asks for dark colors, told from the palette it had before ours.
bool systemPrefersDark();

/// The text face (Inter, else the system's sans) at `px` logical pixels, rounded to whole ones.
QFont textFont(double px, QFont::Weight weight = QFont::Normal);

/// The face with fixed digits (JetBrains Mono, else the system's fixed face) at `px` logical pixels.
QFont numberFont(double px);

/// Small and tracked, for headings. They are put into capitals where they are shown: those that a font makes
/// of a text are lost in SVG.
QFont headingFont();

} // namespace nabla
