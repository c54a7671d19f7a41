#include "ui/panels/illustration_card.h"

#include "ui/controls/combo_box.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/views/illustration.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr int gap = 6;

} // namespace

IllustrationCard::IllustrationCard(const Parameter& parameter, Illustration* picture, ComboBox& list,
                                   Session& session)
    : QWidget(&list, Qt::ToolTip), parameter_(parameter), picture_(picture), list_(list), session_(session) {
    setObjectName(QStringLiteral("illustration_card"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(12, 10, 12, 10);
    box->setSizeConstraint(QLayout::SetFixedSize);
    box->addWidget(picture);
    connect(&list, &ComboBox::popupToggled, this, &IllustrationCard::toggle);
    connect(&list, &QComboBox::highlighted, this, &IllustrationCard::showEntry);
}

void IllustrationCard::toggle(bool listIsOpen) {
    if (!listIsOpen)
        return hide();
    showEntry(list_.currentIndex());
    adjustSize();
    placeBesideList();
    show();
}

void IllustrationCard::showEntry(int index) {
    Experiment experiment = session_.experiment();
    parameter_.set(experiment, list_.itemData(index).toString().toStdString());
    picture_->setExperiment(experiment);
}

/// To the right of the list, or to its left where there is no room.
void IllustrationCard::placeBesideList() {
    const QRect list = list_.view()->window()->geometry();
    const QRect room = list_.screen()->availableGeometry();
    const bool fits = list.right() + gap + width() <= room.right();
    const int x = fits ? list.right() + gap : list.left() - gap - width();
    move(x, std::clamp(list.top(), room.top(), std::max(room.top(), room.bottom() - height())));
}

void IllustrationCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme().line);
    painter.setBrush(theme().surface);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace nabla
