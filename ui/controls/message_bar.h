#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPainter;
class QTimer;

namespace nabla {

class PushButton;

/// How a message looks: a note goes by itself after a while; a question, with its first button filled, and a
/// warning stay until they are closed; work under way, with a line that moves, until it is done.
enum class MessageKind { note, question, warning, work };

/// A button in a message: what it says and what it does.
struct MessageAction {
    QString text;
    std::function<void()> run;
};

/// Calm inline bar with a text, up to two buttons and a close button; hidden while there is nothing to say.
/// A warning whose place a note took comes back when the note goes.
class MessageBar : public QWidget {
    Q_OBJECT

  public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Shows a message in place of the last one; a button closes the bar before it acts. Returns the
    /// message's number.
    int showMessage(MessageKind kind, const QString& text, const std::vector<MessageAction>& actions = {});

    /// Hides the bar, whatever it says.
    void dismiss();
    /// Takes the message of that number away if it is there.
    void dismiss(int message);
    /// Takes a note away, which would go by itself; what stays until it is closed stays.
    void dismissNote();

  Q_SIGNALS:
    /// The user closed a message without any of its buttons.
    void closed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    struct Message {
        MessageKind kind = MessageKind::note;
        QString text;
        std::vector<MessageAction> actions;
        int number = 0;
    };

    void present(const Message& message);
    void leave();
    void close();
    void addButton(const MessageAction& action);
    void paintMotion(QPainter& painter) const;

    int lastNumber_ = 0;
    Message shown_;
    /// The warning whose place a note has taken.
    std::optional<Message> standing_;
    QTimer* end_;
    QTimer* motion_;
    QLabel* text_;
    QHBoxLayout* actions_;
    std::vector<PushButton*> buttons_;
};

} // namespace nabla
