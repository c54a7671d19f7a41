#pragma once

#include "ui/autosave.h"

#include <QObject>
#include <QThreadPool>

#include <optional>
#include <string>

namespace nabla {

class MessageBar;

/// Offers back the work of windows that ended by force, the newest first and one at a time.
class WorkRecovery : public QObject {
    Q_OBJECT

  public:
    /// Looks for work below `root`, and asks in the bar; work that is restored is opened in the session.
    WorkRecovery(std::string root, MessageBar& bar, Session& session, Autosave& autosave,
                 QObject* parent = nullptr);
    ~WorkRecovery() override;

    /// Offers the newest work that no other window offers or holds, if there is any.
    void offer();

  Q_SIGNALS:
    /// Work was opened; it belongs to this file, or to none where the path is empty.
    void restored(const QString& document);
    /// Work cannot be read; says where it was put.
    void failed(const QString& message);

  private:
    void show(const AutosaveHead& head, std::size_t more);
    void restore();
    void finish(const Result<AutosavedWork>& read);
    void discard();
    void leave();
    void putAside(AutosaveFolder& folder, const std::string& why);

    std::string root_;
    MessageBar& bar_;
    Session& session_;
    Autosave& autosave_;
    std::optional<AutosaveFolder> offered_;
    QThreadPool pool_;
};

} // namespace nabla
