#pragma once

#include <QObject>

class QAction;
class QFileDialog;
class QMenu;

namespace nabla {

class Document;

/// What can be done with files by key and menu, and the questions that go with it.
class DocumentActions : public QObject {
    Q_OBJECT

  public:
    /// Puts the actions before all others of the menu; they are shortcuts of the window.
    DocumentActions(Document& document, QMenu& menu, QWidget& window);

    /// Whether the window may close now. Where work is unsaved, it asks, and closes the window itself once
    /// the answer allows it.
    bool mayClose();

  Q_SIGNALS:
    /// Something to tell the user, calmly.
    void message(const QString& text);

  private:
    QAction* add(const QString& text, const char* iconName, const QKeySequence& key,
                 void (DocumentActions::*act)());
    void startNew();
    void chooseFile();
    void save();
    void saveAs();
    void fillRecent();
    void openRecent(const QString& path);
    QFileDialog* fileDialog(const QString& title) const;
    void saveInto(const QString& path);
    void askToReplace(const QString& path, const QString& what);
    void closeAfter(bool isOpen, int answer);
    void stayOpen();

    Document& document_;
    QMenu& menu_;
    QMenu* recent_;
    QWidget& window_;
    QAction* end_;
    /// What the window may close without, as was answered: the open work, and how many of those it left.
    bool withoutOpen_ = false;
    int withoutLeft_ = 0;
    /// Whether the window is to close once the work is saved.
    bool closes_ = false;
};

} // namespace nabla
