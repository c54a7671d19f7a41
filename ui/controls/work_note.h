#pragma once

#include "ui/controls/message_bar.h"

#include <QTimer>

namespace nabla {

/// What a message bar says of one piece of work, if that takes long enough to be noticed.
class WorkNote {
  public:
    explicit WorkNote(MessageBar& bar);

    /// The work begins; the message comes if it lasts.
    void begin(const QString& text, const std::vector<MessageAction>& actions = {});
    /// The work is done, or given up.
    void end();

  private:
    MessageBar& bar_;
    QTimer patience_;
    QString text_;
    std::vector<MessageAction> actions_;
    /// The message's number; 0 while there is none.
    int message_ = 0;
};

} // namespace nabla
