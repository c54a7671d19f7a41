#include "ui/panels/data_panel.h"

#include "core/data/generators.h"
#include "ui/controls/push_button.h"
#include "ui/controls/text_labels.h"
#include "ui/controls/tile.h"
#include "ui/core_text.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/settings_section.h"
#include "ui/session.h"
#include "ui/views/dataset_thumbnail.h"
#include "ui/views/nice_steps.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace nabla {
namespace {

constexpr int tilesPerRow = 4;

/// The settings of a page, in its order.
std::vector<std::string_view> keysOf(Page page) {
    std::vector<std::string_view> keys;
    for (const Parameter& parameter : parameters())
        if (parameter.page == page)
            keys.push_back(parameter.key);
    return keys;
}

} // namespace

DataPanel::DataPanel(Session& session, ViewState&, QWidget* parent)
    : Panel(Qt::RightEdge, parent), session_(session), content_(new QWidget(this)), grid_(new QGridLayout),
      counts_(new Caption({}, content_)) {
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(16, 18, 16, 16);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Data"), content_));
    grid_->setSpacing(4);
    for (int at = 0; at < tilesPerRow; ++at)
        grid_->setColumnStretch(at, 1);
    column->addLayout(grid_);
    fillTiles();
    classField_ = new ParameterField(*findParameter("classes"), FieldLayout::slider, session, content_);
    column->addWidget(classField_);
    for (const char* key : {"training_share", "noise", "batch_size", "samples"})
        column->addWidget(new ParameterField(*findParameter(key), FieldLayout::slider, session, content_));
    auto* regenerate = new PushButton(tr("Regenerate"), content_);
    regenerate->setObjectName(QStringLiteral("regenerate"));
    regenerate->setIconName(QStringLiteral("dice"));
    regenerate->setToolTip(tr("Draw other points with a new seed; the network stays"));
    connect(regenerate, &QPushButton::clicked, &session, &Session::regenerateData);
    column->addWidget(regenerate);
    column->addWidget(counts_);
    addSections(*column);
    column->addStretch(1);
    addScrolling();
    counts_->setWordWrap(true);
    connect(&session, &Session::experimentChanged, this, &DataPanel::refresh);
    connect(&session, &Session::snapshotChanged, this, &DataPanel::countPoints);
    refresh();
    countPoints();
}

/// What varies or disturbs training, folded away at first.
void DataPanel::addSections(QVBoxLayout& column) {
    const SettingsGroup groups[] = {
        {QStringLiteral("augmentation"), tr("Augmentation"),
         tr("Train on points that are varied anew in each epoch; the test points stay as they are"),
         keysOf(Page::augmentation)},
        {QStringLiteral("dropout"),
         tr("Dropout"),
         tr("Leave neurons or inputs out at random while training, for each point anew; testing takes all"),
         {"input_keep_probability", "keep_probability", "layer_keep_probabilities"}},
        {QStringLiteral("normalization"), tr("Normalization"),
         tr("Bring the inputs, and the sums of hidden layers, to one scale"), keysOf(Page::normalization)}};
    for (const SettingsGroup& group : groups)
        column.addWidget(new SettingsSection(group, session_, content_));
}

/// A low window has no room for all.
void DataPanel::addScrolling() {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content_);
    // The panel's own surface is to be seen behind the fields.
    scroll->viewport()->setAutoFillBackground(false);
    content_->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 1, 0);
    whole->addWidget(scroll);
}

bool DataPanel::event(QEvent* event) {
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::ScreenChangeInternal || type == QEvent::Show)
        paintTiles();
    return Panel::event(event);
}

/// One tile for every generator of the present problem.
void DataPanel::fillTiles() {
    // New tiles take the place of the old ones in the order of the Tab key.
    QWidget* before = tiles_.empty() ? nullptr : tiles_.back();
    for (Tile* tile : tiles_)
        tile->deleteLater();
    tiles_.clear();
    for (const Generator& generator : generators()) {
        if (!generator.offered || generator.problem != session_.experiment().problem)
            continue;
        auto* tile = new Tile(coreText(generator.label), content_);
        const std::string key(generator.key);
        tile->setObjectName(QString::fromStdString(key));
        tile->setToolTip(coreText(generator.label) + QStringLiteral("\n") + coreText(generator.help));
        connect(tile, &QAbstractButton::clicked, this, [this, key] {
            session_.changeSetting("dataset", key);
            session_.endGesture();
        });
        const int at = static_cast<int>(tiles_.size());
        grid_->addWidget(tile, at / tilesPerRow, at % tilesPerRow, Qt::AlignLeft);
        tiles_.push_back(tile);
        if (before)
            setTabOrder(before, tile);
        before = tile;
        tile->show();
    }
    if (isVisible())
        paintTiles();
}

void DataPanel::paintTiles() {
    for (Tile* tile : tiles_) {
        const Generator& generator = *findGenerator(tile->objectName().toStdString());
        const QSize size(Tile::pictureSize(), Tile::pictureSize());
        tile->setPicture(QPixmap::fromImage(
            datasetThumbnail(generator, session_.experiment().classes, size, devicePixelRatioF())));
    }
}

void DataPanel::refresh() {
    const std::string& dataset = session_.experiment().dataset;
    const bool otherProblem =
        findGenerator(tiles_.front()->objectName().toStdString())->problem != session_.experiment().problem;
    if (otherProblem)
        fillTiles();
    for (Tile* tile : tiles_)
        tile->setChecked(tile->objectName().toStdString() == dataset);
    refreshClasses();
}

/// The number of classes is shown, and seen in the tiles, only where it has an effect.
void DataPanel::refreshClasses() {
    const Experiment& experiment = session_.experiment();
    classField_->setVisible(experiment.problem == Problem::multiclass);
    if (std::exchange(classes_, experiment.classes) != experiment.classes && isVisible())
        paintTiles();
}

void DataPanel::countPoints() {
    const Dataset& points = *session_.snapshot()->data;
    counts_->setText(tr("%1 to train, %2 to test")
                         .arg(countText(static_cast<qint64>(points.train.size())),
                              countText(static_cast<qint64>(points.test.size()))));
}

} // namespace nabla
