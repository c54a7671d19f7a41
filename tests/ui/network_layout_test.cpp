#include "tests/ui/test_program.h"

#include "core/training/trainer.h"
#include "ui/theme.h"
#include "ui/views/network_curve.h"
#include "ui/views/network_hit.h"
#include "ui/views/network_words.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace nabla {
namespace {

/// Boxes that are seen, with what they are.
struct NamedBox {
    QString name;
    QRectF box;
};

/// The part of a box that its text takes up.
QRectF textBox(const QRectF& box, const QFont& font, const QString& text, Qt::Alignment alignment) {
    return QFontMetricsF(font).boundingRect(box, static_cast<int>(alignment | Qt::AlignVCenter), text);
}

std::vector<NamedBox> boxesOf(const NetworkLayout& layout, int hiddenLayers) {
    const QString layers = NetworkWords::hiddenLayers(hiddenLayers);
    std::vector<NamedBox> boxes{
        {QStringLiteral("features heading"),
         textBox(layout.featuresHeading, headingFont(), QStringLiteral("FEATURES"), Qt::AlignLeft)},
        {layers, textBox(layout.layersHeading, headingFont(), layers.toUpper(), Qt::AlignHCenter)},
        {QStringLiteral("output caption"),
         textBox(layout.outputCaption, textFont(12), QStringLiteral("output"), Qt::AlignHCenter)}};
    for (const QRectF& box : layout.features)
        boxes.push_back({QStringLiteral("feature"), box});
    for (std::size_t layer = 1; layer < layout.units.size(); ++layer)
        for (const QRectF& box : layout.units[layer])
            boxes.push_back({QStringLiteral("unit of layer %1").arg(layer), box});
    for (const DiagramButton& button : layout.buttons)
        boxes.push_back({QStringLiteral("button of layer %1").arg(button.layer), button.box});
    for (const LayerHeader& header : layout.headers)
        for (const QRectF& box : {header.count, header.more})
            if (!box.isEmpty())
                boxes.push_back({QStringLiteral("header"), box});
    return boxes;
}

DiagramShape shapeOf(const std::vector<int>& hidden, int features = 9) {
    DiagramShape shape;
    shape.features = features;
    shape.active = {0, 1};
    shape.units = hidden;
    shape.units.push_back(1);
    shape.labelWidth = 50;
    return shape;
}

void addShapes() {
    QTest::addColumn<QList<int>>("hidden");
    const std::vector<QList<int>> shapes{{},   {1},  {4, 2},          {16},           {8, 8, 8, 8, 8, 8},
                                         {64}, {65}, {1024, 8, 1000}, {1, 16, 1, 16}, QList<int>(8, 16)};
    for (const QList<int>& hidden : shapes) {
        QStringList name;
        for (const int units : hidden)
            name << QString::number(units);
        QTest::newRow(qPrintable(name.isEmpty() ? QStringLiteral("none") : name.join(QLatin1Char('-'))))
            << hidden;
    }
}

std::shared_ptr<const Snapshot> snapshotOf(const Experiment& experiment) {
    const Trainer trainer(experiment);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->run = 1;
    snapshot->experiment = experiment;
    snapshot->network = trainer.network();
    snapshot->data = trainer.data();
    snapshot->state = trainer.state();
    return snapshot;
}

NetworkDiagram diagramOf(const Experiment& experiment, QSize room = {820, 640}) {
    NetworkDiagram diagram;
    diagram.setRoom(room);
    diagram.setSnapshot(snapshotOf(experiment), 50);
    return diagram;
}

} // namespace

class NetworkLayoutTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nothingOverlapsAndAllIsInside_data() { addShapes(); }
    void nothingOverlapsAndAllIsInside() {
        QFETCH(QList<int>, hidden);
        const DiagramShape shape = shapeOf({hidden.begin(), hidden.end()});
        const QSize least = smallestDiagram(shape);
        for (const QSize wanted :
             {QSize(0, 0), QSize(480, 560), QSize(820, 640), QSize(1600, 1300), QSize(3000, 500)}) {
            const QSize room = wanted.expandedTo(least);
            const auto boxes = boxesOf(layoutNetwork(shape, room), shape.hiddenLayers());
            // Columns stand at whole pixels, so neighbors may share one.
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                const QString place =
                    QStringLiteral("%1 in %2 x %3").arg(boxes[i].name).arg(room.width()).arg(room.height());
                QVERIFY2(QRectF(QPointF(-0.5, -0.5), room + QSize(1, 1)).contains(boxes[i].box),
                         qPrintable(place));
                for (std::size_t j = 0; j < i; ++j) {
                    const QRectF both = boxes[i].box.intersected(boxes[j].box);
                    QVERIFY2(both.width() < 1.1 || both.height() < 1.1,
                             qPrintable(place + QStringLiteral(" overlaps ") + boxes[j].name));
                }
            }
        }
    }

    void layersStandFromLeftToRight_data() { addShapes(); }
    void layersStandFromLeftToRight() {
        QFETCH(QList<int>, hidden);
        const DiagramShape shape = shapeOf({hidden.begin(), hidden.end()});
        const NetworkLayout layout = layoutNetwork(shape, QSize(820, 640).expandedTo(smallestDiagram(shape)));
        QCOMPARE(layout.units.size(), shape.units.size() + 1);
        QCOMPARE(layout.headers.size(), shape.units.size() - 1);
        for (std::size_t layer = 1; layer < layout.units.size(); ++layer) {
            QCOMPARE(static_cast<int>(layout.units[layer].size()),
                     std::min(shape.units[layer - 1], drawnUnits));
            QVERIFY(layout.units[layer - 1].front().right() < layout.units[layer].front().left());
        }
    }

    void aGivenRoomMakesNodesNoSmallerThanALesserOne() {
        const DiagramShape shape = shapeOf({8, 6, 4});
        int before = 0;
        for (int side = 500; side <= 2000; side += 100) {
            const int now = layoutNetwork(shape, QSize(side, side)).nodeSize;
            QVERIFY(now >= before);
            before = now;
        }
    }

    void everyItemIsFoundInItsBox_data() { addShapes(); }
    void everyItemIsFoundInItsBox() {
        QFETCH(QList<int>, hidden);
        Experiment experiment;
        experiment.hidden.assign(hidden.begin(), hidden.end());
        NetworkDiagram diagram = diagramOf(experiment);
        diagram.setRoom(QSize(820, 640).expandedTo(smallestDiagram(diagram.shape())));
        const NetworkLayout& layout = diagram.layout();
        const auto isFound = [&](const DiagramItem& item) {
            return itemAt(diagram, itemBox(diagram, item).center()) == item;
        };
        for (int i = 0; i < static_cast<int>(layout.features.size()); ++i)
            QVERIFY(isFound({DiagramItem::Kind::feature, 0, i, 0}));
        for (int i = 0; i < static_cast<int>(layout.buttons.size()); ++i)
            QVERIFY(isFound({DiagramItem::Kind::button, 0, i, 0}));
        for (int layer = 1; layer < static_cast<int>(layout.units.size()); ++layer)
            for (int i = 0; i < static_cast<int>(layout.units[layer].size()); ++i) {
                QVERIFY(isFound({DiagramItem::Kind::unit, layer, i, 0}));
                QVERIFY(isFound({DiagramItem::Kind::bias, layer, i, 0}));
            }
    }

    void anEdgeIsFoundAlongItsCurve() {
        Experiment experiment;
        experiment.hidden.clear();
        const NetworkDiagram diagram = diagramOf(experiment);
        QCOMPARE(diagram.edges().size(), 2U);
        for (const DiagramEdge& edge : diagram.edges())
            for (const double t : {0.2, 0.4, 0.6, 0.8}) {
                const QPointF span = edge.to - edge.from;
                const QPointF on(edge.from.x() + span.x() * curve::x(t),
                                 edge.from.y() + span.y() * curve::y(t));
                QVERIFY(itemAt(diagram, on) == edge.item);
                QVERIFY(!itemAt(diagram, on - QPointF(0, 60)) ||
                        itemAt(diagram, on - QPointF(0, 60)) != edge.item);
            }
    }

    void anEdgeStandsForItsParameter() {
        const NetworkDiagram diagram = diagramOf({});
        QCOMPARE(diagram.edgeCount(), 2U * 4 + 4 * 2 + 2);
        for (const DiagramEdge& edge : diagram.edges()) {
            const LayerSpec& spec = diagram.snapshot()->network.layers[edge.item.layer - 1];
            QCOMPARE(edge.parameter, spec.weight(edge.item.index, edge.item.from));
            QCOMPARE(diagram.parameterOf(edge.item).value(), edge.parameter);
            QCOMPARE(edge.weight, diagram.value(edge.parameter));
        }
    }

    void ofManyEdgesTheStrongestAreDrawn() {
        Experiment experiment;
        experiment.hidden = {64, 64};
        const NetworkDiagram diagram = diagramOf(experiment, {900, 1700});
        QCOMPARE(diagram.edges().size(), NetworkDiagram::mostEdges);
        QVERIFY(diagram.edgeCount() > NetworkDiagram::mostEdges);
        std::vector<double> drawn;
        for (const DiagramEdge& edge : diagram.edges())
            drawn.push_back(std::abs(edge.weight));
        std::vector<double> all;
        for (const LayerSpec& layer : diagram.snapshot()->network.layers)
            for (std::size_t i = layer.weights; i < layer.biases; ++i)
                all.push_back(std::abs(diagram.value(i)));
        std::sort(drawn.begin(), drawn.end());
        std::sort(all.begin(), all.end());
        QVERIFY(std::equal(drawn.rbegin(), drawn.rend(), all.rbegin()));
    }

    void arrowsReachEveryFeatureNeuronAndButton() {
        const NetworkDiagram diagram = diagramOf({});
        std::vector<DiagramItem> reached{{DiagramItem::Kind::feature, 0, 0, 0}};
        for (std::size_t at = 0; at < reached.size(); ++at)
            for (const Qt::Key arrow : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
                if (const DiagramItem next = neighbor(diagram, reached[at], arrow);
                    std::find(reached.begin(), reached.end(), next) == reached.end())
                    reached.push_back(next);
        const std::size_t units = 4 + 2 + 1;
        QCOMPARE(reached.size(), diagram.layout().features.size() + diagram.layout().buttons.size() + units);
    }

    void incomingEdgesAreWalkedInACircle() {
        const NetworkDiagram diagram = diagramOf({});
        DiagramItem item{DiagramItem::Kind::unit, 2, 1, 0};
        for (const int from : {0, 1, 2, 3, 0}) {
            item = nextIncomingEdge(diagram, item, false);
            QVERIFY((item == DiagramItem{DiagramItem::Kind::edge, 2, 1, from}));
        }
        item = nextIncomingEdge(diagram, item, true);
        QCOMPARE(item.from, 3);
        QVERIFY(!nextIncomingEdge(diagram, {DiagramItem::Kind::feature, 0, 0, 0}, false));
    }
};

static const TestClass<NetworkLayoutTest> listed;

} // namespace nabla

#include "network_layout_test.moc"
