#include "ui/controls/work_note.h"

namespace nabla {
namespace {

constexpr int patienceMilliseconds = 500;

} // namespace

WorkNote::WorkNote(MessageBar& bar) : bar_(bar) {
    patience_.setSingleShot(true);
    patience_.setInterval(patienceMilliseconds);
    patience_.callOnTimeout([this] { message_ = bar_.showMessage(MessageKind::work, text_, actions_); });
}

void WorkNote::begin(const QString& text, const std::vector<MessageAction>& actions) {
    end();
    text_ = text;
    actions_ = actions;
    patience_.start();
}

void WorkNote::end() {
    patience_.stop();
    bar_.dismiss(message_);
    message_ = 0;
}

} // namespace nabla
