#include "ui/drawing/draw_bar.h"

#include "core/data/chosen_data.h"
#include "core/data/point_editor.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/push_button.h"
#include "ui/controls/slider.h"
#include "ui/controls/text_labels.h"
#include "ui/drawing/draw_tools.h"
#include "ui/drawing/label_picker.h"
#include "ui/session.h"
#include "ui/view_state.h"

#include <QCoreApplication>
#include <QHBoxLayout>

#include <cmath>

namespace nabla {
namespace {

/// Stops of the slider for the disc's radius, each a quarter more than the one before.
constexpr int sizeStops = 12;
constexpr double leastRadius = 0.2;

double radiusAt(int stop) {
    return leastRadius * std::pow(1.25, stop);
}

int stopOf(double radius) {
    return static_cast<int>(std::lround(std::log(radius / leastRadius) / std::log(1.25)));
}

QString toolText(const char* text) {
    return QCoreApplication::translate("DrawTools", text);
}

} // namespace

DrawBar::DrawBar(Session& session, ViewState& view, QWidget* parent)
    : QWidget(parent), session_(session), view_(view) {
    auto* flow = new FlowLayout(this);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(6);
    flow->addWidget(makeTools());
    labels_ = new LabelPicker(this);
    connect(labels_, &LabelPicker::labelPicked, this, [this](double label) {
        DrawSettings drawing = view_.drawing();
        drawing.label = label;
        view_.setDrawing(drawing);
        Q_EMIT labelPicked(label);
    });
    connect(labels_, &LabelPicker::gestureEnded, this, [this] { session_.endGesture(); });
    flow->addWidget(labels_);
    flow->addWidget(makeSize());
    flow->addWidget(makeButtons());
    connect(&view, &ViewState::changed, this, &DrawBar::refresh);
    connect(&session, &Session::experimentChanged, this, &DrawBar::refresh);
    refresh();
}

QWidget* DrawBar::makeTools() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (const DrawToolRow& tool : drawTools()) {
        auto* button = new IconButton(QLatin1String(tool.name), toolText(tool.label), holder);
        button->setToolTip(toolText(tool.label) + QLatin1Char('\n') + toolText(tool.help) +
                           QLatin1Char('\n') + tr("Shift draws the other class, Ctrl erases"));
        button->setObjectName(QLatin1String(tool.name));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        connect(button, &QAbstractButton::clicked, this, [this, which = tool.tool] {
            DrawSettings drawing = view_.drawing();
            drawing.tool = which;
            view_.setDrawing(drawing);
        });
        row->addWidget(button);
        tools_.push_back(button);
    }
    return holder;
}

QWidget* DrawBar::makeSize() {
    size_ = new QWidget(this);
    auto* row = new QHBoxLayout(size_);
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new Caption(tr("Size"), size_));
    slider_ = new Slider(size_);
    slider_->setRange(0, sizeStops);
    slider_->setFixedWidth(96);
    slider_->setAccessibleName(tr("Size of the disc"));
    slider_->setToolTip(tr("Size of the disc"));
    connect(slider_, &QSlider::valueChanged, this, [this](int stop) {
        DrawSettings drawing = view_.drawing();
        drawing.radius = radiusAt(stop);
        view_.setDrawing(drawing);
    });
    row->addWidget(slider_);
    return size_;
}

QWidget* DrawBar::makeButtons() {
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    clear_ = new PushButton(tr("Clear"), holder);
    clear_->setObjectName(QStringLiteral("clear_points"));
    clear_->setToolTip(tr("Take all points away, to begin with none"));
    connect(clear_, &QAbstractButton::clicked, this, &DrawBar::eraseAll);
    row->addWidget(clear_);
    auto* done = new PushButton(tr("Done"), holder);
    done->setObjectName(QStringLiteral("done_drawing"));
    connect(done, &QAbstractButton::clicked, this, [this] { view_.setDrawing(false); });
    row->addWidget(done);
    return holder;
}

void DrawBar::eraseAll() {
    OwnPoints none = *takenOver(session_.experiment());
    none.points.clear();
    none.ranks.clear();
    session_.endGesture();
    session_.changePoints(tr("erase all points"), SharedPoints(std::move(none)));
    session_.endGesture();
}

void DrawBar::refresh() {
    const DrawSettings& drawing = view_.drawing();
    const Experiment& experiment = session_.experiment();
    const auto rows = drawTools();
    for (std::size_t k = 0; k < rows.size(); ++k)
        tools_[k]->setChecked(rows[k].tool == drawing.tool);
    const DrawToolRow& tool = drawToolRow(drawing.tool);
    size_->setVisible(tool.hasSize);
    // Over a line, a point's height is its value.
    labels_->setVisible(tool.hasLabel && dimensionsOf(experiment) == 2);
    labels_->show(experiment, labelWithin(experiment, drawing.label), session_.snapshot()->data->axes.label);
    const QSignalBlocker block(slider_);
    slider_->setValue(stopOf(drawing.radius));
    clear_->setEnabled(!hasOwnData(experiment) || !experiment.points->points.empty());
    setVisible(drawing.on);
}

} // namespace nabla
