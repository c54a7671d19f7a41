#pragma once

#include "ui/theme.h"

#include <QByteArray>
#include <QStringList>

/// What the program remembers from one start to the next: how the window looks and which files it had, never
/// what is trained.
namespace nabla::settings {

ThemeMode themeMode();
void setThemeMode(ThemeMode mode);

/// Enlarges the whole window, for projectors; 1 is the desktop's own size.
double interfaceScale();
void setInterfaceScale(double scale);

/// A window's or splitter's own record of its state; empty at first.
QByteArray state(const char* name);
void setState(const char* name, const QByteArray& state);

/// A list of texts; empty at first.
QStringList list(const char* name);
void setList(const char* name, const QStringList& list);

bool flag(const char* name);
void setFlag(const char* name, bool on);

} // namespace nabla::settings
