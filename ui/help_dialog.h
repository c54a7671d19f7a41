#pragma once

#include <QDialog>

namespace nabla {

/// Says what the window shows and which keys there are.
class HelpDialog : public QDialog {
    Q_OBJECT

  public:
    explicit HelpDialog(QWidget* parent = nullptr);
};

} // namespace nabla
