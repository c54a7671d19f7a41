#pragma once

#include "core/exporters/exporter.h"

#include <QListWidget>

namespace nabla {

/// All formats that models are exported in, one of which is chosen.
class FormatList : public QListWidget {
    Q_OBJECT

  public:
    /// Begins with the format of that key, or the first.
    explicit FormatList(const QString& key, QWidget* parent = nullptr);

    /// The chosen format.
    const Exporter& exporter() const;

    /// Its key.
    QString key() const;
};

} // namespace nabla
