#include "tests/ui/test_program.h"

#include "core/experiment/parameters.h"
#include "ui/change_words.h"

#include <set>

namespace nabla {
namespace {

/// The words for one setting's change, given as a text.
QString wordsFor(const Experiment& from, const char* key, const char* text) {
    const auto to = withSetting(from, key, text);
    return to ? changeWords(from, *to, key) : QString::fromStdString(to.error());
}

QString changed(const char* key, const char* text) {
    return wordsFor(Experiment{}, key, text);
}

/// Texts that could be other values of a setting.
std::vector<std::string> candidates(const Parameter& parameter) {
    std::vector<std::string> texts{"true", "false", "1", "2", "3", "0.5", "0.25", "7", "some text"};
    for (const Choice& choice : parameter.choices)
        texts.emplace_back(choice.value);
    return texts;
}

} // namespace

class ChangeWordsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everySettingHasWordsThatTellItsChangesApart() {
        for (const Parameter& parameter : parameters()) {
            std::set<QString> words;
            int changes = 0;
            for (const std::string& text : candidates(parameter)) {
                const Experiment from;
                const auto value = parseValue(parameter, text);
                if (!value || *value == parameter.get(from))
                    continue;
                Experiment to = from;
                parameter.set(to, *value);
                if (parameter.get(to) == parameter.get(from))
                    continue;
                const QString name = changeWords(from, to, parameter.key);
                QVERIFY2(name.size() > 6 && !name.contains(QLatin1Char('%') + QStringLiteral("1")),
                         parameter.key.data());
                QVERIFY2(name == name.trimmed() && !name.endsWith(QLatin1String(" to")),
                         parameter.key.data());
                ++changes;
                words.insert(name);
            }
            QVERIFY2(changes > 0, parameter.key.data());
            QVERIFY2(parameter.kind != ValueKind::choice || words.size() > 1 || changes == 1,
                     parameter.key.data());
        }
    }

    void shapeAndFeaturesSayWhatComesAndGoes() {
        QCOMPARE(changed("hidden", "4,2,2"), QStringLiteral("add layer"));
        QCOMPARE(changed("hidden", "4"), QStringLiteral("remove layer"));
        QCOMPARE(changed("hidden", "4,3"), QStringLiteral("add neuron to layer 2"));
        QCOMPARE(changed("hidden", "3,2"), QStringLiteral("remove neuron from layer 1"));
        QCOMPARE(changed("hidden", "8,2"), QStringLiteral("change layer 1 to 8 neurons"));
        QCOMPARE(changed("hidden", "7,7,7"), QStringLiteral("change hidden layers"));
        QCOMPARE(changed("features", "x,y,xSquared"), QStringLiteral("add feature X₁²"));
        QCOMPARE(changed("features", "x"), QStringLiteral("remove feature X₂"));
        QCOMPARE(changed("features", "xSquared,ySquared"), QStringLiteral("change features"));
    }

    void layersAreNamed() {
        QCOMPARE(changed("layer_activations", "same,relu"),
                 QStringLiteral("change activation of layer 2 to ReLU"));
        const auto own = withSetting(Experiment{}, "layer_activations", "same,relu");
        QCOMPARE(wordsFor(*own, "layer_activations", "same"),
                 QStringLiteral("change activation of layer 2 to that of the others"));
        QCOMPARE(changed("layer_keep_probabilities", "0.8"),
                 QStringLiteral("change dropout of layer 1 to keep 80 %"));
    }

    void othersSayTheNewValue() {
        QCOMPARE(changed("learning_rate", "0.1"), QStringLiteral("change learning rate to 0.1"));
        QCOMPARE(changed("activation", "relu"), QStringLiteral("change activation to ReLU"));
        QCOMPARE(changed("noise", "20"), QStringLiteral("change noise to 20 %"));
        QCOMPARE(changed("biases", "false"), QStringLiteral("switch off “Biases”"));
        const auto seeded = withSetting(Experiment{}, "weight_seed", "a");
        QCOMPARE(wordsFor(*seeded, "weight_seed", ""), QStringLiteral("change weight seed"));
    }
};

static const TestClass<ChangeWordsTest> listed;

} // namespace nabla

#include "change_words_test.moc"
