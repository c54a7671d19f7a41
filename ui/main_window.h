#pragma once

#include "core/experiment/experiment.h"
#include "ui/autosave.h"
#include "ui/session.h"
#include "ui/view_state.h"

#include <QWidget>

#include <memory>

class QAction;
class QSplitter;
class QVBoxLayout;

namespace nabla {

class Document;
class DocumentActions;
class IconButton;
class MessageBar;
class WindowActions;
struct PanelRow;

/// The window: it puts the panels of the table into their places and remembers their sizes.
class MainWindow : public QWidget {
    Q_OBJECT

  public:
    /// `remember` is off for pictures, which must not depend on what the user did before; such a window
    /// closes without asking.
    MainWindow(const Experiment& experiment, bool remember, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return session_; }
    ViewState& view() { return view_; }
    Document& document() { return *document_; }

    /// Tells the user something, above everything else.
    void showMessage(const QString& text);

  protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    void addPanels();
    void addPanel(const PanelRow& row);
    void wantPictures();
    QWidget* makeCorner(WindowActions& actions);
    static void addUndoButton(IconButton& button, QAction& action);
    void connectActions(WindowActions& actions);
    void addFiles(WindowActions& actions);
    void showWork();
    void recall();
    void startAutosave();
    void tellWhatIsSafe();
    void showHelp();
    bool finishWriting();

    bool remember_;
    Session session_;
    std::unique_ptr<Autosave> autosave_;
    ViewState view_;
    MessageBar* message_;
    MessageBar* offer_;
    QSplitter* columns_;
    Document* document_;
    DocumentActions* files_ = nullptr;
    QWidget* bar_ = nullptr;
    QVBoxLayout* center_ = nullptr;
};

} // namespace nabla
