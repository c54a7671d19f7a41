#include "ui/panels/inspector.h"

#include "ui/controls/text_labels.h"
#include "ui/panels/illustrations.h"
#include "ui/panels/parameter_field.h"
#include "ui/panels/side_tab.h"
#include "ui/session.h"
#include "ui/views/illustration.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace nabla {
namespace {

constexpr int formWidth = 260;

} // namespace

Inspector::Inspector(Session& session, QWidget* parent)
    : Panel({}, parent), session_(session), form_(new QScrollArea(this)) {
    setObjectName(QStringLiteral("inspector"));
    auto* tab = new SideTab(tr("Inspector"), this);
    tab->setObjectName(QStringLiteral("inspector_tab"));
    tab->setToolTip(tr("Show or hide all settings"));
    connect(tab, &QAbstractButton::toggled, this, &Inspector::openForm);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(tab);
    row->addWidget(form_);
    form_->setFrameShape(QFrame::NoFrame);
    form_->setWidgetResizable(true);
    form_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    form_->setFixedWidth(formWidth);
    form_->setFocusPolicy(Qt::NoFocus);
    form_->hide();
    connect(&session, &Session::experimentChanged, this, &Inspector::showWhatApplies);
}

void Inspector::openForm(bool open) {
    if (open && !form_->widget())
        makeForm();
    form_->setVisible(open);
}

/// A start without it is a fifth faster.
void Inspector::makeForm() {
    auto* content = new QWidget(form_->viewport());
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(14, 18, 14, 16);
    column->setSpacing(10);
    addPage(*column, Page::training, tr("Training"));
    addPage(*column, Page::regularization, tr("Regularization"));
    addPage(*column, Page::network, tr("Network"));
    addPage(*column, Page::normalization, tr("Normalization"));
    addPage(*column, Page::data, tr("Data"));
    addPage(*column, Page::augmentation, tr("Augmentation"));
    column->addStretch(1);
    showWhatApplies();
    form_->setWidget(content);
    // The panel's own surface is to be seen behind the fields.
    form_->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

bool Inspector::isOpen() const {
    return form_->isVisibleTo(this);
}

void Inspector::setOpen(bool open) {
    findChild<SideTab*>()->setChecked(open);
}

void Inspector::addPage(QVBoxLayout& column, Page page, const QString& title) {
    if (column.count() > 0)
        column.addSpacing(8);
    column.addWidget(new Heading(title, column.parentWidget()));
    for (const Parameter& parameter : parameters()) {
        if (parameter.page != page)
            continue;
        auto* field = new ParameterField(parameter, FieldLayout::above, session_, column.parentWidget());
        fields_.push_back(field);
        column.addWidget(field);
        if (Illustration* picture = makeIllustration(parameter.key, column.parentWidget()))
            addIllustration(column, *field, *picture);
    }
}

void Inspector::addIllustration(QVBoxLayout& column, ParameterField& field, Illustration& picture) {
    const auto showEpoch = [this, &picture] { picture.setEpoch(session_.snapshot()->state.epoch); };
    connect(&session_, &Session::snapshotChanged, &picture, showEpoch);
    showEpoch();
    pictures_.emplace_back(&field, &picture);
    column.addWidget(&picture);
}

void Inspector::showWhatApplies() {
    for (ParameterField* field : fields_)
        field->setVisible(field->applies());
    for (const auto& [field, picture] : pictures_) {
        picture->setExperiment(session_.experiment());
        picture->setVisible(field->applies());
    }
}

} // namespace nabla
