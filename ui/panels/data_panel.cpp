#include "ui/panels/data_panel.h"

#include "core/data/chosen_data.h"
#include "core/data/generators.h"
#include "ui/controls/push_button.h"
#include "ui/controls/text_labels.h"
#include "ui/controls/tile.h"
#include "ui/core_text.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/settings_section.h"
#include "ui/session.h"
#include "ui/view_state.h"
#include "ui/views/dataset_thumbnail.h"
#include "ui/views/image_ratio.h"
#include "ui/views/nice_steps.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
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

DataPanel::DataPanel(Session& session, ViewState& view, QWidget* parent)
    : Panel(Qt::RightEdge, parent), session_(session), view_(view), content_(new QWidget(this)),
      grid_(new QGridLayout), counts_(new Caption({}, content_)) {
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(16, 18, 16, 16);
    column->setSpacing(12);
    column->addWidget(new Heading(tr("Data"), content_));
    grid_->setSpacing(4);
    for (int at = 0; at < tilesPerRow; ++at)
        grid_->setColumnStretch(at, 1);
    column->addLayout(grid_);
    fillTiles();
    column->addWidget(makeSources());
    classField_ = new ParameterField(*findParameter("classes"), FieldLayout::slider, session, content_);
    column->addWidget(classField_);
    for (const char* key : {"training_share", "noise", "batch_size", "samples"})
        addField(*column, key);
    regenerate_ = new PushButton(QString(), content_);
    regenerate_->setObjectName(QStringLiteral("regenerate"));
    regenerate_->setIconName(QStringLiteral("dice"));
    connect(regenerate_, &QPushButton::clicked, &session, [this] {
        session_.regenerateData();
        session_.endGesture();
    });
    column->addWidget(regenerate_);
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

void DataPanel::addField(QVBoxLayout& column, std::string_view key) {
    fields_.push_back(new ParameterField(*findParameter(key), FieldLayout::slider, session_, content_));
    column.addWidget(fields_.back());
}

/// Where points of one's own come from.
QWidget* DataPanel::makeSources() {
    auto* holder = new QWidget(content_);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    draw_ = new PushButton(tr("Draw"), holder);
    draw_->setObjectName(QStringLiteral("draw"));
    draw_->setIconName(QStringLiteral("draw"));
    draw_->setCheckable(true);
    draw_->setToolTip(tr("Draw points into the output's picture, or edit those there are"));
    connect(draw_, &QAbstractButton::clicked, this, [this](bool on) { view_.setDrawing(on); });
    connect(&view_, &ViewState::changed, draw_, [this] { draw_->setChecked(view_.drawing().on); });
    auto* import = new PushButton(tr("Import…"), holder);
    import->setObjectName(QStringLiteral("import"));
    import->setIconName(QStringLiteral("table"));
    import->setToolTip(tr("Read points from a table: CSV, TSV or any text with columns (Ctrl+I)"));
    connect(import, &QAbstractButton::clicked, this, &DataPanel::importWanted);
    row->addWidget(draw_, 1);
    row->addWidget(import, 1);
    return holder;
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

/// One tile for every generator of the present problem, and one for points of one's own.
void DataPanel::fillTiles() {
    const Experiment& experiment = session_.experiment();
    // New tiles take the place of the old ones in the order of the Tab key.
    QWidget* before = tiles_.empty() ? nullptr : tiles_.back();
    for (Tile* tile : tiles_)
        tile->deleteLater();
    tiles_.clear();
    for (const Generator& generator : generators())
        if (generator.offered && generator.problem == experiment.problem)
            addTile(std::string(generator.key), coreText(generator.label), coreText(generator.help));
    problem_ = experiment.problem;
    hasOwnTile_ = static_cast<bool>(experiment.points);
    ownShown_ = {};
    if (hasOwnTile_)
        addTile(std::string(ownDataset), tr("Your points"), tr("Points that were drawn or read from a file"));
    for (Tile* tile : tiles_) {
        if (before)
            setTabOrder(before, tile);
        before = tile;
    }
    if (isVisible())
        paintTiles();
}

/// One tile for what can be chosen as data.
void DataPanel::addTile(const std::string& key, const QString& name, const QString& help) {
    auto* tile = new Tile(name, content_);
    tile->setObjectName(QString::fromStdString(key));
    tile->setToolTip(name + QLatin1Char('\n') + help);
    connect(tile, &QAbstractButton::clicked, this, [this, key] {
        session_.changeSetting("dataset", key);
        session_.endGesture();
    });
    const int at = static_cast<int>(tiles_.size());
    grid_->addWidget(tile, at / tilesPerRow, at % tilesPerRow, Qt::AlignLeft);
    tiles_.push_back(tile);
    tile->show();
}

void DataPanel::paintTiles() {
    const QSize size(Tile::pictureSize(), Tile::pictureSize());
    for (Tile* tile : tiles_)
        if (const Generator* generator = findGenerator(tile->objectName().toStdString()))
            tile->setPicture(QPixmap::fromImage(
                datasetThumbnail(*generator, session_.experiment().classes, size, imageRatio(*this))));
    ownShown_ = {};
    paintOwnTile();
}

/// Anew while points are drawn.
void DataPanel::paintOwnTile() {
    const SharedPoints& points = session_.experiment().points;
    if (!hasOwnTile_ || !points || points == ownShown_)
        return;
    ownShown_ = points;
    const QSize size(Tile::pictureSize(), Tile::pictureSize());
    tiles_.back()->setPicture(QPixmap::fromImage(datasetThumbnail(*points, size, imageRatio(*this))));
}

void DataPanel::refresh() {
    const Experiment& experiment = session_.experiment();
    if (experiment.problem != problem_ || static_cast<bool>(experiment.points) != hasOwnTile_)
        fillTiles();
    for (Tile* tile : tiles_)
        tile->setChecked(tile->objectName().toStdString() == experiment.dataset);
    if (isVisible())
        paintOwnTile();
    for (ParameterField* field : fields_)
        field->setVisible(field->applies());
    const bool own = hasOwnData(experiment);
    regenerate_->setText(own ? tr("Split anew") : tr("Regenerate"));
    regenerate_->setToolTip(own ? tr("Choose anew which points train and which test; the network stays")
                                : tr("Draw other points with a new seed; the network stays"));
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
