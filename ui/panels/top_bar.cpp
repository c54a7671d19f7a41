#include "ui/panels/top_bar.h"

#include "ui/controls/combo_box.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/labeled_field.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/painting.h"
#include "ui/controls/play_button.h"
#include "ui/panels/brand.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/progress_counter.h"
#include "ui/panels/speeds.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QResizeEvent>

#include <array>

namespace nabla {
namespace {

/// A bar at least so wide has room for more air between its parts.
constexpr int roomyWidth = 1330;

/// A bar at least so wide has room for a long name of the work.
constexpr int namingWidth = 1480;

/// A setting, and the width from which the bar has room for it.
struct BarField {
    const char* key;
    int fromWidth;
};
constexpr std::array<BarField, 6> barFields{{{"learning_rate", 0},
                                             {"optimizer", 1020},
                                             {"activation", 0},
                                             {"regularization", 1130},
                                             {"regularization_rate", 1130},
                                             {"problem", 1270}}};

} // namespace

TopBar::TopBar(Session& session, ViewState&, QWidget* parent)
    : Panel(Qt::BottomEdge, parent), session_(session) {
    setFixedHeight(64);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 0, 16, 0);
    brand_ = new Brand(this);
    row->addWidget(brand_);
    row->addSpacing(12);
    addControls(*row);
    row->addSpacing(8);
    addCounters(*row);
    row->addStretch(1);
    addFields(*row);
}

void TopBar::addControls(QHBoxLayout& row) {
    const auto addButton = [&](const char* iconName, const char* objectName, const QString& name,
                               const QKeySequence& key, void (Session::*act)()) {
        auto* button = new IconButton(QLatin1String(iconName), name, this, 36);
        button->setObjectName(QLatin1String(objectName));
        button->setNameAndShortcut(name, key);
        connect(button, &QAbstractButton::clicked, &session_, act);
        row.addWidget(button, 0, Qt::AlignVCenter);
    };
    addButton("reset", "reset", tr("Start again from the same weights"), Qt::Key_R, &Session::restart);
    play_ = new PlayButton(this);
    play_->setObjectName(QStringLiteral("play"));
    connect(play_, &QAbstractButton::clicked, &session_, &Session::setPlaying);
    connect(&session_, &Session::playingChanged, play_, &QAbstractButton::setChecked);
    row.addWidget(play_, 0, Qt::AlignVCenter);
    addButton("step", "step_epoch", tr("Train one epoch"), Qt::Key_Right, &Session::stepEpoch);
    addButton("step-batch", "step_batch", tr("Train one batch"), Qt::SHIFT | Qt::Key_Right,
              &Session::stepBatch);
    row.addWidget(makeSpeedField(), 0, Qt::AlignVCenter);
}

QWidget* TopBar::makeSpeedField() {
    auto* combo = new ComboBox(this);
    combo->setObjectName(QStringLiteral("speed"));
    for (const SpeedRow& row : speeds())
        combo->addItem(speedLabel(row));
    combo->setCurrentIndex(static_cast<int>(speeds().size()) - 1);
    combo->setToolTip(tr("How fast to train"));
    combo->setAccessibleName(tr("Speed"));
    connect(combo, &QComboBox::activated, this,
            [this](int at) { session_.setSpeed(speeds()[static_cast<std::size_t>(at)].speed); });
    return combo;
}

void TopBar::addCounters(QHBoxLayout& row) {
    progress_ = new ProgressCounter(this);
    row.addWidget(progress_, 0, Qt::AlignVCenter);
    auto* seed = new LabeledField(tr("Seed"), this);
    seed->setControl(makeSeedField(seed));
    row.addWidget(seed, 0, Qt::AlignVCenter);
    const auto count = [this] { progress_->setState(session_.snapshot()->state); };
    connect(&session_, &Session::snapshotChanged, this, count);
    count();
}

/// The seed, and beside it the button that draws other start weights.
QWidget* TopBar::makeSeedField(QWidget* parent) {
    auto* field = new QWidget(parent);
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    seed_ = new LineEdit(field);
    auto* shuffle = new IconButton(QStringLiteral("shuffle"), tr("New start weights"), field);
    shuffle->setObjectName(QStringLiteral("new_weights"));
    shuffle->setNameAndShortcut(tr("New start weights"), QKeySequence(Qt::SHIFT | Qt::Key_R));
    shuffle->setFixedHeight(controlHeight);
    connect(shuffle, &QAbstractButton::clicked, &session_, &Session::drawNewWeights);
    row->addWidget(seed_);
    row->addWidget(shuffle);
    field->setFocusProxy(seed_);
    seed_->setObjectName(QStringLiteral("seed"));
    seed_->setAccessibleName(tr("Seed"));
    seed_->setFont(numberFont(12));
    seed_->setFixedWidth(84);
    seed_->setToolTip(tr("Decides every random draw; type one to see the same again"));
    leaveOnReturn(*seed_);
    connect(seed_, &QLineEdit::editingFinished, this, &TopBar::enterSeed);
    connect(&session_, &Session::experimentChanged, this, &TopBar::showSeed);
    showSeed();
    return field;
}

void TopBar::enterSeed() {
    seed_->setCursorPosition(0);
    if (seed_->text().toStdString() == session_.experiment().seed)
        return;
    session_.changeSetting("seed", seed_->text().toStdString());
    session_.endGesture();
}

void TopBar::showSeed() {
    const QString seed = QString::fromStdString(session_.experiment().seed);
    if (seed == seed_->text())
        return;
    seed_->setText(seed);
    seed_->setCursorPosition(0);
}

void TopBar::addFields(QHBoxLayout& row) {
    for (const BarField& field : barFields) {
        fields_.push_back(new ParameterField(*findParameter(field.key), FieldLayout::bar, session_, this));
        row.addWidget(fields_.back(), 0, Qt::AlignVCenter);
    }
    connect(&session_, &Session::experimentChanged, this, &TopBar::showFields);
}

void TopBar::resizeEvent(QResizeEvent* event) {
    const int width = event->size().width();
    layout()->setSpacing(width >= roomyWidth ? 12 : 8);
    brand_->setRoomy(width >= namingWidth);
    Panel::resizeEvent(event);
    showFields();
}

void TopBar::showFields() {
    for (std::size_t i = 0; i < fields_.size(); ++i)
        fields_[i]->setVisible(width() >= barFields[i].fromWidth && fields_[i]->applies());
}

} // namespace nabla
