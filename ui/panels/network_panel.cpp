#include "ui/panels/network_panel.h"

#include "ui/controls/message_bar.h"
#include "ui/controls/text_labels.h"
#include "ui/panels/illustration_card.h"
#include "ui/panels/illustrations.h"
#include "ui/panels/inspector.h"
#include "ui/session.h"
#include "ui/view_state.h"
#include "ui/views/network_view.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace nabla {

NetworkPanel::NetworkPanel(Session& session, ViewState& view, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), diagram_(new NetworkView(this)),
      note_(new Caption({}, this)), message_(new MessageBar(this)) {
    layOut();
    diagram_->setObjectName(QStringLiteral("network"));
    connectView();
    connectEdits();
    connect(&session, &Session::snapshotChanged, this, &NetworkPanel::showSnapshot);
    connect(&session, &Session::refused, this, [this](const QString& text) {
        showsDivergence_ = false;
        message_->showMessage(MessageKind::warning, text);
    });
    showSnapshot();
}

void NetworkPanel::layOut() {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(diagram_);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(scroll, 1);
    left->addWidget(note_);
    row->addLayout(left, 1);
    note_->setAlignment(Qt::AlignCenter);
    note_->setContentsMargins(8, 6, 8, 8);
    note_->setWordWrap(true);
    row->addWidget(new Inspector(session_, this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(message_);
    column->addLayout(row, 1);
}

void NetworkPanel::connectView() {
    connect(&session_, &Session::fieldChanged, this, [this] { diagram_->setField(session_.field()); });
    connect(&session_, &Session::frame, diagram_, &NetworkView::advance);
    connect(diagram_, &NetworkView::thumbnailPixelsChanged, this,
            [this] { view_.setThumbnailPixels(diagram_->thumbnailPixels()); });
    connect(diagram_, &NetworkView::gradientWanted, &view_, &ViewState::setGradientWanted);
    connect(diagram_, &NetworkView::unitHovered, &view_, [this](Unit unit) { view_.setHovered(unit); });
    connect(diagram_, &NetworkView::unitLeft, &view_, [this] { view_.setHovered(std::nullopt); });
    connect(diagram_, &NetworkView::unitPinned, &view_, &ViewState::togglePinned);
    connect(&view_, &ViewState::changed, this, [this] { diagram_->setPinned(view_.pinned()); });
    view_.setThumbnailPixels(diagram_->thumbnailPixels());
}

/// Beside the entries of a layer's menu, their plot.
void NetworkPanel::illustrateActivations(QMenu* menu) {
    illustrateMenu(makeIllustration("activation", nullptr), *menu,
                   [this](const QAction& action) -> std::optional<Experiment> {
                       Experiment experiment = session_.experiment();
                       const std::string key = action.data().toString().toStdString();
                       if (key.empty())
                           return std::nullopt;
                       experiment.activation = activationOf(key).value_or(experiment.activation);
                       return experiment;
                   });
}

void NetworkPanel::connectEdits() {
    const auto sizes = [this] {
        const auto& hidden = session_.experiment().hidden;
        return std::vector<std::int64_t>(hidden.begin(), hidden.end());
    };
    connect(diagram_, &NetworkView::parameterEdited, &session_, &Session::setParameter);
    connect(diagram_, &NetworkView::parameterFrozen, &session_, &Session::setFrozen);
    connect(diagram_, &NetworkView::featureToggled, this, &NetworkPanel::toggleFeature);
    connect(diagram_, &NetworkView::layerActivationChosen, this, &NetworkPanel::chooseActivation);
    connect(diagram_, &NetworkView::layerMenuOpened, this, &NetworkPanel::illustrateActivations);
    connect(diagram_, &NetworkView::layerKeepChosen, this, &NetworkPanel::chooseKeep);
    connect(diagram_, &NetworkView::layerAdded, this, [=, this] {
        auto next = sizes();
        next.push_back(2);
        changeHidden(next);
    });
    connect(diagram_, &NetworkView::layerRemoved, this, [=, this] {
        auto next = sizes();
        if (!next.empty())
            next.pop_back();
        changeHidden(next);
    });
    const auto resize = [=, this](int layer, int by) {
        auto next = sizes();
        next.at(static_cast<std::size_t>(layer)) += by;
        changeHidden(next);
    };
    connect(diagram_, &NetworkView::neuronAdded, this, [=](int layer) { resize(layer, 1); });
    connect(diagram_, &NetworkView::neuronRemoved, this, [=](int layer) { resize(layer, -1); });
}

void NetworkPanel::chooseActivation(int layer, const QString& key) {
    const Parameter& parameter = *findParameter("layer_activations");
    auto keys = std::get<std::vector<std::string>>(parameter.get(session_.experiment()));
    const auto at = static_cast<std::size_t>(layer);
    if (keys.size() <= at)
        keys.resize(at + 1, std::string(parameter.choices.front().value));
    keys[at] = key.toStdString();
    session_.changeSetting("layer_activations", keys);
    session_.endGesture();
}

/// What is at the end as for all layers is not said of each, so that it goes on with them.
void NetworkPanel::chooseKeep(int layer, double probability) {
    const double forAll = session_.experiment().keepProbability;
    std::vector<double> keep = session_.experiment().layerKeepProbabilities;
    const auto at = static_cast<std::size_t>(layer);
    if (keep.size() <= at)
        keep.resize(at + 1, forAll);
    keep[at] = probability;
    while (!keep.empty() && keep.back() == forAll)
        keep.pop_back();
    session_.changeSetting("layer_keep_probabilities", keep);
    session_.endGesture();
}

void NetworkPanel::changeHidden(std::vector<std::int64_t> sizes) {
    session_.changeSetting("hidden", std::move(sizes));
    session_.endGesture();
}

void NetworkPanel::toggleFeature(const QString& key, bool on) {
    std::vector<std::string> features = session_.experiment().features;
    if (on)
        features.push_back(key.toStdString());
    else
        std::erase(features, key.toStdString());
    session_.changeSetting("features", features);
    session_.endGesture();
}

void NetworkPanel::showSnapshot() {
    const auto& snapshot = session_.snapshot();
    if (std::exchange(run_, snapshot->run) != snapshot->run)
        view_.forgetUnits();
    diagram_->setSnapshot(snapshot);
    note_->setText(diagram_->note());
    note_->setVisible(!note_->text().isEmpty());
    showDivergence();
    showEarlyStop();
}

/// Once for each stop.
void NetworkPanel::showEarlyStop() {
    const TrainingState& state = session_.snapshot()->state;
    if (std::exchange(stoppedAt_, state.stoppedAt) == state.stoppedAt)
        return;
    if (state.stoppedAt == 0 || !state.best)
        return message_->dismiss();
    const auto epochText = [](std::int64_t epoch) {
        return QLocale::c().toString(static_cast<qlonglong>(epoch));
    };
    message_->showMessage(
        MessageKind::note,
        tr("Stopped early at epoch %1: the test loss was lowest at epoch %2, whose weights are back.")
            .arg(epochText(state.stoppedAt), epochText(state.best->epoch)));
}

/// Says at once where the numbers ended; the message goes when training goes on.
void NetworkPanel::showDivergence() {
    const auto& divergence = session_.snapshot()->divergence;
    if (!divergence) {
        if (std::exchange(showsDivergence_, false))
            message_->dismiss();
        return;
    }
    if (std::exchange(showsDivergence_, true))
        return;
    const bool output = divergence->layer == static_cast<int>(session_.snapshot()->network.layers.size());
    const QString layer = output ? tr("the output") : tr("hidden layer %1").arg(divergence->layer);
    const QString epoch = QLocale::c().toString(static_cast<qlonglong>(session_.snapshot()->bestEpoch));
    message_->showMessage(
        MessageKind::warning, tr("Training diverged, first in %1. Paused at the last good state.").arg(layer),
        {{tr("Back to epoch %1, rate ÷ 3").arg(epoch), [this] { session_.rewindWithSmallerRate(); }}});
}

} // namespace nabla
