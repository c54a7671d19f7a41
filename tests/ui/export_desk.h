#pragma once

#include "tests/ui/window_driver.h"

#include "ui/controls/push_button.h"
#include "ui/export/code_box.h"
#include "ui/export/export_actions.h"
#include "ui/export/export_dialog.h"

#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPointer>

namespace nabla {

/// What a file holds.
inline QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A window and its dialog over a model that was trained a little.
struct ExportDesk {
    explicit ExportDesk(const Experiment& experiment = {}) : driver(experiment) {
        driver.trainEpochs(2);
        const Snapshot& snapshot = driver.snapshot();
        model = std::make_shared<const TrainedModel>(*trainedModel(snapshot.experiment, snapshot.state));
        QObject::connect(&actions(), &ExportActions::failed, &driver.window(),
                         [this](const QString& text) { failures << text; });
        QObject::connect(&actions(), &ExportActions::message, &driver.window(),
                         [this](const QString& text) { messages << text; });
        actions().exportModel();
        dialog = driver.window().findChild<ExportDialog*>();
    }

    ExportActions& actions() { return *driver.window().findChild<ExportActions*>(); }

    template <class Widget>
    Widget& child(const char* name) {
        return *dialog->findChild<Widget*>(QLatin1String(name));
    }
    QListWidget& formats() { return child<QListWidget>("formats"); }
    CodeBox& preview() { return *dialog->findChildren<CodeBox*>().at(0); }
    CodeBox& usage() { return *dialog->findChildren<CodeBox*>().at(1); }
    QString outcome() { return child<QLabel>("outcome").text(); }
    bool isReady() {
        return QTest::qWaitFor([this] { return canSave(); });
    }

    bool canSave() { return child<PushButton>("save").isEnabled(); }

    QStringList failures;
    QStringList messages;
    WindowDriver driver;
    std::shared_ptr<const TrainedModel> model;
    QPointer<ExportDialog> dialog;
};

} // namespace nabla
