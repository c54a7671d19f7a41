#include "ui/panels/illustration_card.h"

#include "ui/controls/combo_box.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/illustration.h"

#include <QMenu>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <utility>

namespace nabla {
namespace {

constexpr int gap = 6;

} // namespace

IllustrationCard::IllustrationCard(Illustration* picture, QWidget* owner)
    : QWidget(owner, Qt::ToolTip), picture_(picture) {
    setObjectName(QStringLiteral("illustration_card"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 10);
    box->setSizeConstraint(QLayout::SetFixedSize);
    box->addWidget(picture);
}

/// To the right of the list, or to its left where there is no room.
void IllustrationCard::showBeside(const QRect& list, const Experiment& experiment) {
    picture_->setExperiment(experiment);
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    const bool fits = list.right() + gap + width() <= room.right();
    const int x = fits ? list.right() + gap : list.left() - gap - width();
    move(x, std::clamp(list.top(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
}

void IllustrationCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme().line);
    painter.setBrush(theme().surface);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void illustrateList(Illustration* picture, ComboBox& list, const Parameter& parameter, Session& session) {
    auto* card = new IllustrationCard(picture, &list);
    const auto showEntry = [=, &list, &parameter, &session](int index) {
        Experiment experiment = session.experiment();
        parameter.set(experiment, list.itemData(index).toString().toStdString());
        card->showBeside(list.view()->window()->geometry(), experiment);
    };
    QObject::connect(&list, &ComboBox::popupToggled, card, [=, &list](bool open) {
        if (open)
            showEntry(list.currentIndex());
        else
            card->hide();
    });
    QObject::connect(&list, &QComboBox::highlighted, card, [=](int index) {
        if (card->isVisible())
            showEntry(index);
    });
}

void illustrateMenu(Illustration* picture, QMenu& menu,
                    std::function<std::optional<Experiment>(const QAction&)> experimentOf) {
    auto* card = new IllustrationCard(picture, &menu);
    QObject::connect(&menu, &QMenu::hovered, card,
                     [card, &menu, experimentOf = std::move(experimentOf)](const QAction* action) {
                         if (const auto experiment = experimentOf(*action))
                             card->showBeside(menu.geometry(), *experiment);
                         else
                             card->hide();
                     });
    QObject::connect(&menu, &QMenu::aboutToHide, card, &QWidget::hide);
}

} // namespace nabla
