#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace nabla {

class ConfusionView;
class RocView;
class SegmentedSwitch;
class Session;
class ViewState;
struct SetMetrics;

/// What the network's answers are worth on both sets, in numbers and pictures, while it trains.
class MetricsPage : public QWidget {
    Q_OBJECT

  public:
    MetricsPage(Session& session, ViewState& view, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override { return {0, 0}; }

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    /// One line of the table: a metric's name, and its value on each set; hidden where it does not apply.
    struct Row {
        QLabel* name;
        QLabel* train;
        QLabel* test;
        std::optional<double> (*value)(const SetMetrics&);
    };

    void addRow(const QString& name, const QString& help, std::optional<double> (*value)(const SetMetrics&));
    void fillTable();
    QWidget* makeConfusion();
    void refresh();

    Session& session_;
    ViewState& view_;
    std::vector<Row> rows_;
    QWidget* table_;
    SegmentedSwitch* set_;
    ConfusionView* confusion_;
    QWidget* confusionColumn_;
    RocView* roc_;
};

} // namespace nabla
