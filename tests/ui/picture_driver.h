#pragma once

#include "tests/ui/window_driver.h"

#include "ui/controls/combo_box.h"
#include "ui/controls/push_button.h"
#include "ui/pictures/picture_dialog.h"
#include "ui/pictures/picture_preview.h"

#include <QAction>
#include <QFileDialog>

namespace nabla {

/// What opens the dialog.
inline QAction& pictureAction(WindowDriver& driver) {
    for (QAction* action : driver.window().actions())
        if (action->text() == QStringLiteral("Save picture…"))
            return *action;
    qFatal("There is no such action.");
}

/// Opens the dialog by key and waits for its preview.
inline PictureDialog* openDialog(WindowDriver& driver) {
    driver.window().activateWindow();
    if (!QTest::qWaitForWindowActive(&driver.window()))
        return nullptr;
    driver.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    PictureDialog* dialog = nullptr;
    const auto isOpen = [&] {
        dialog = driver.window().findChild<PictureDialog*>();
        return dialog && !dialog->findChild<PicturePreview*>()->image().isNull();
    };
    return QTest::qWaitFor(isOpen) ? dialog : nullptr;
}

/// The list of that object name.
inline ComboBox& list(PictureDialog& dialog, const char* name) {
    return *dialog.findChild<ComboBox*>(QLatin1String(name));
}

/// Chooses an entry as a person does who types its first letters.
inline void choose(PictureDialog& dialog, const char* name, const QVariant& choice) {
    ComboBox& box = list(dialog, name);
    box.setFocus();
    for (int k = 0; k < box.count(); ++k)
        QTest::keyClick(&box, Qt::Key_Up);
    while (box.currentData() != choice && box.currentIndex() + 1 < box.count())
        QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.currentData(), choice);
}

/// Presses Save and gives the file dialog that path.
inline bool saveAs(PictureDialog& dialog, const QString& path) {
    QTest::mouseClick(dialog.findChild<PushButton*>(QStringLiteral("save")), Qt::LeftButton);
    QFileDialog* files = nullptr;
    if (!QTest::qWaitFor([&] { return (files = dialog.findChild<QFileDialog*>()) && files->isVisible(); }))
        return false;
    Q_EMIT files->fileSelected(path);
    files->close();
    return true;
}

} // namespace nabla
