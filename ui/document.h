#pragma once

#include "core/importers/read_onnx.h"
#include "core/support/result.h"
#include "ui/background_work.h"
#include "ui/controls/work_note.h"
#include "ui/work_file.h"

#include <QObject>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace nabla {

class Session;

/// Whether a file holds a work rather than a table: its name says so, or how it begins.
bool holdsWork(const QString& path);

/// The session's work as a document: the file it is in, whether it is saved there, and how it gets there and
/// back. Files are read and written off the window's thread; nothing here blocks.
class Document : public QObject {
    Q_OBJECT

  public:
    /// Messages about files go to the bar.
    Document(Session& session, MessageBar& messages, QObject* parent);

    /// Where the work is saved; empty while it never was.
    const QString& path() const;
    /// What people call it: the file's name without its ending.
    QString name() const;
    /// Whether the work differs from what was saved or begun with.
    bool isModified() const { return modified_; }
    /// Whether something would be lost without saving: training alone, of what was never saved, would not.
    bool isWorthSaving() const { return worthSaving_; }
    /// The names of the works that were left for others while they were worth saving, the oldest first, as
    /// long as undo or redo can bring them back.
    QStringList leftUnsaved() const;
    /// Whether another program changed the work's file since it was opened or saved here.
    bool isChangedOnDisk() const;

    /// Begins anew with the default experiment, as an undo step.
    void startNew();
    /// Opens a `.nabla` file or an ONNX model, which is an undo step, or a table of points. An ONNX model is
    /// new work in no file.
    void open(const QString& path);
    /// Saves the work as it is now into a file, which is its own from then on; `saved` follows.
    void save(const QString& path);

  Q_SIGNALS:
    /// Another work takes this one's place, which is in the last snapshot still; worth saving or not.
    void gaveWay(const std::shared_ptr<WorkFile>& work, bool worthSaving);
    /// The path, the name or whether it is modified may be another.
    void changed();
    /// The file that was to be opened is none of Nabla's: it may be a table of points.
    void tableFound(const QString& path);
    /// A file was opened or saved.
    void used(const QString& path);
    /// The end of a `save`.
    void saved(bool success);

  private:
    struct Request {
        std::shared_ptr<WorkFile> file;
        QString path;
    };

    void refresh();
    bool differs(bool sameFile) const;
    bool onlyTrained() const;
    void saveWaiting();
    void write(const Request& request);
    void finishSaving(const Request& request, const Result<WorkFile>& written);
    void finishOpening(const QString& path, const std::optional<FileStamp>& stamp,
                       const Result<std::optional<ImportedModel>>& read);
    void showAssumed(const QString& name, const std::vector<std::string>& assumed);
    void stopOpening();

    Session& session_;
    MessageBar& messages_;
    bool modified_ = false;
    bool worthSaving_ = false;
    std::shared_ptr<WorkFile> file_;
    /// What was left while it was worth saving.
    std::vector<std::weak_ptr<WorkFile>> left_;
    /// What is to be saved as soon as that is possible.
    std::optional<Request> waiting_;
    bool saving_ = false;
    /// Set once nobody wants what is being opened.
    std::shared_ptr<std::atomic<bool>> unwanted_;
    WorkNote savingNote_;
    WorkNote openingNote_;
    // Last, so that its threads end first.
    BackgroundWork background_;
};

} // namespace nabla
