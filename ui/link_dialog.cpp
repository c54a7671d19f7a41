#include "ui/link_dialog.h"

#include "core/training/work_link.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/push_button.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace nabla {
namespace {

/// More than any that Nabla copies; a line edit takes far less unless told.
constexpr int longestLink = 4'000'000;

const QLatin1String playground("playground.tensorflow.org");

/// One line for a link, and what is wrong with it.
class LinkDialog : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(LinkDialog)

  public:
    explicit LinkDialog(QWidget* parent)
        : QDialog(parent), edit_(new LineEdit(this)), problem_(new QLabel(this)) {
        setWindowTitle(tr("Open link"));
        auto* open = new PushButton(tr("Open"), this);
        auto* cancel = new PushButton(tr("Cancel"), this);
        open->setDefault(true);
        auto* buttons = new QHBoxLayout;
        buttons->addStretch(1);
        buttons->addWidget(cancel);
        buttons->addWidget(open);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(20, 18, 20, 16);
        column->setSpacing(10);
        column->addWidget(new QLabel(tr("A link of Nabla or of the TensorFlow Playground:"), this));
        column->addWidget(edit_);
        column->addWidget(problem_);
        column->addLayout(buttons);
        edit_->setMinimumWidth(520);
        edit_->setMaxLength(longestLink);
        edit_->setAccessibleName(tr("Link"));
        edit_->setPlaceholderText(QStringLiteral("nabla:1:…  or  https://playground.tensorflow.org/#…"));
        problem_->setWordWrap(true);
        problem_->setMinimumHeight(36);
        QPalette colors = palette();
        colors.setColor(QPalette::WindowText, theme().warning);
        problem_->setPalette(colors);
        const QString clipboard = QApplication::clipboard()->text();
        if (clipboard.contains(playground) || isWorkLink(clipboard.toStdString()))
            edit_->setText(clipboard);
        connect(open, &QPushButton::clicked, this, [this] { tryLink(); });
        connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    }

    const std::optional<LinkContent>& link() const { return link_; }

  private:
    void tryLink() {
        auto link = parseLink(edit_->text());
        if (!link)
            return problem_->setText(QString::fromStdString(link.error()));
        link_ = *std::move(link);
        accept();
    }

    LineEdit* edit_;
    QLabel* problem_;
    std::optional<LinkContent> link_;
};

} // namespace

Result<LinkContent> parseLink(const QString& text) {
    const auto content = [](auto link) -> Result<LinkContent> {
        if (!link)
            return Error{link.error()};
        return LinkContent(*std::move(link));
    };
    const std::string link = text.toStdString();
    if (isWorkLink(link))
        return content(parseWorkLink(link));
    if (!text.contains(QLatin1Char('#')) && !text.contains(playground))
        return Error{LinkDialog::tr("This is neither a link of Nabla (nabla:…) nor of the TensorFlow "
                                    "Playground (https://playground.tensorflow.org/#…).")
                         .toStdString()};
    return content(parsePlaygroundLink(link));
}

std::optional<LinkContent> askForLink(QWidget* parent) {
    LinkDialog dialog(parent);
    dialog.exec();
    return dialog.link();
}

} // namespace nabla
