#pragma once

#include <QWidget>

namespace nabla {

class FoldHeading;
class Session;

/// The settings of augmentation under a heading that folds them away, as they are at first.
class AugmentationSection : public QWidget {
    Q_OBJECT

  public:
    explicit AugmentationSection(Session& session, QWidget* parent = nullptr);

  private:
    void open(bool open);
    void refresh();

    Session& session_;
    FoldHeading* heading_;
    /// The fields; made when they are first wanted.
    QWidget* fields_ = nullptr;
};

} // namespace nabla
