#pragma once

#include "tests/ui/window_driver.h"

#include "core/support/files.h"
#include "core/training/nabla_file.h"
#include "ui/controls/drop_area.h"
#include "ui/controls/message_bar.h"
#include "ui/document.h"
#include "ui/recent_files.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

namespace nabla {

/// A window as users have it, which asks before it closes, and a folder for its files.
struct Desk {
    Desk() { recentFiles::clear(); }

    QTemporaryDir folder;
    /// Where this window alone keeps its autosaves.
    QTemporaryDir ownData;
    const bool isApart = qputenv("XDG_DATA_HOME", QFile::encodeName(ownData.path()));
    WindowDriver driver{{}, {1440, 900}, true};

    Document& document() { return driver.window().document(); }
    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    QString title() { return driver.window().windowTitle(); }
    QString message() {
        return driver.child<MessageBar>().isVisible() ? driver.child<MessageBar>().accessibleName()
                                                      : QString();
    }
    QString text(const char* name) { return QString::fromStdString(*readFile(path(name).toStdString())); }

    /// The dialog that is open, once there is one of that kind.
    template <class Dialog>
    Dialog* dialog() {
        const auto open = [] { return qobject_cast<Dialog*>(QApplication::activeModalWidget()); };
        return QTest::qWaitFor([&] { return open() != nullptr; }) ? open() : nullptr;
    }

    /// Names a file in the dialog that a key opened.
    void nameFile(const QString& name) {
        auto* files = dialog<QFileDialog>();
        QVERIFY(files);
        auto* edit = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        QVERIFY(edit);
        edit->setText(name);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        activate();
    }
    /// The offscreen platform does not do it by itself.
    void activate() {
        driver.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&driver.window()));
    }

    void saveAs(const char* name) {
        driver.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        nameFile(path(name));
        QTRY_COMPARE(document().path(), path(name));
        QVERIFY(!document().isModified());
    }
    /// Opens what should be opened.
    void open(const char* name) {
        driver.key(Qt::Key_O, Qt::ControlModifier);
        nameFile(path(name));
        QTRY_COMPARE(document().path(), path(name));
        QTRY_VERIFY(driver.session().isSettled());
    }
    void save() {
        QSignalSpy saved(&document(), &Document::saved);
        driver.key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(saved.size(), 1);
    }
    /// Writes a file with another experiment.
    void write(const char* name, const NablaFile& work) {
        QVERIFY(writeFile(path(name).toStdString(), nablaFileText(work)));
    }
    void drop(QMimeData& data) {
        QWidget& window = driver.window();
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &enter);
        auto& area = driver.child<DropArea>();
        QVERIFY(area.isVisible() && enter.isAccepted());
        QDropEvent dropped({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &dropped);
        QVERIFY(!area.isVisible());
    }
    void addLayer() {
        driver.pressDiagramButton(DiagramAction::addLayer);
        QVERIFY(driver.settles());
    }
};

/// While it lives, writing any file beyond its first bytes fails, as on a disk that is full.
class ShortFiles {
  public:
    ShortFiles() {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit few{100, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &few);
    }
    ~ShortFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, signal_);
    }

  private:
    rlimit before_{};
    void (*signal_)(int) = ::signal(SIGXFSZ, SIG_IGN);
};

/// Work that is not what a window starts with.
inline NablaFile otherWork() {
    NablaFile work;
    work.experiment.hidden = {7};
    work.experiment.dataset = "spiral";
    return work;
}

} // namespace nabla
