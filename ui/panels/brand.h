#pragma once

#include <QWidget>

namespace nabla {

/// The program's sign and name, and below it that of the work that is open.
class Brand : public QWidget {
    Q_OBJECT

  public:
    explicit Brand(QWidget* parent = nullptr);

    /// Shows the work's name, with a dot where it is not saved; the path is told by the tool tip.
    void setWork(const QString& name, const QString& path, bool modified);
    /// Whether there is room for a long name of the work.
    void setRoomy(bool roomy);

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString shownName() const;
    void paintWork(QPainter& painter, const QRect& place) const;

    QString name_;
    bool modified_ = false;
    bool roomy_ = true;
};

} // namespace nabla
