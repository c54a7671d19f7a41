#pragma once

#include "ui/import/import_work.h"

#include <QObject>

#include <cstdint>
#include <memory>

namespace nabla {

/// Reads one table file off the window's thread; the newest wishes win, and nothing here blocks.
class ImportReader : public QObject {
    Q_OBJECT

  public:
    explicit ImportReader(const QString& path, QObject* parent = nullptr);
    /// What is still being read is given up.
    ~ImportReader() override;

    /// Asks what the file comes to under these wishes, in place of what was asked before.
    void ask(const ImportWishes& wishes);

    /// Whether an answer is still to come.
    bool isBusy() const { return busy_; }

    /// How much of the reading is done, from 0 to 1.
    double progress() const;

  Q_SIGNALS:
    /// What is known now; the last answer is complete.
    void answered(const nabla::ImportStand& stand);

  private:
    struct Shared;
    void take(const ImportStand& stand, std::uint64_t number);

    std::shared_ptr<Shared> shared_;
    bool busy_ = false;
};

} // namespace nabla
