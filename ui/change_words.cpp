#include "ui/change_words.h"

#include "core/data/features.h"
#include "core/experiment/parameters.h"
#include "core/training/dropout.h"
#include "ui/core_text.h"
#include "ui/views/network_words.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace nabla {
namespace {

class ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)

  public:
    static QString hidden(const Experiment& from, const Experiment& to);
    static QString features(const Experiment& from, const Experiment& to);
    static QString layerActivations(const Experiment& from, const Experiment& to);
    static QString layerKeep(const Experiment& from, const Experiment& to);
    static QString toValue(const Parameter& parameter, const Experiment& to);
    static QString plain(const Parameter& parameter);

  private:
    static QString resized(std::size_t layer, int by, int size);
    static QString feature(const std::string& key);
};

/// A label within a sentence; abbreviations stay as they are.
QString inSentence(QString label) {
    if (label.size() > 1 && label[1].isLower())
        label[0] = label[0].toLower();
    return label;
}

/// Where two lists of the same length differ, if in one place.
template <class List>
std::optional<std::size_t> onlyDifference(const List& from, const List& to) {
    if (from.size() != to.size())
        return std::nullopt;
    const auto at = std::mismatch(from.begin(), from.end(), to.begin());
    if (at.first == from.end() || !std::equal(at.first + 1, from.end(), at.second + 1))
        return std::nullopt;
    return static_cast<std::size_t>(at.first - from.begin());
}

/// What is in the first list alone, if it is all of the second and one more.
template <class List>
auto onlyExtra(const List& more, const List& less) -> std::optional<typename List::value_type> {
    if (more.size() != less.size() + 1)
        return std::nullopt;
    const auto at = std::find_if(more.begin(), more.end(), [&](const auto& item) {
        return std::find(less.begin(), less.end(), item) == less.end();
    });
    return at == more.end() ? std::nullopt : std::optional(*at);
}

QString ChangeWords::resized(std::size_t layer, int by, int size) {
    if (std::abs(by) > 1)
        return tr("change layer %1 to %2 neurons").arg(layer + 1).arg(size);
    return (by > 0 ? tr("add neuron to layer %1") : tr("remove neuron from layer %1")).arg(layer + 1);
}

QString ChangeWords::hidden(const Experiment& from, const Experiment& to) {
    const auto& old = from.hidden;
    const auto& now = to.hidden;
    if (const auto layer = onlyDifference(old, now))
        return resized(*layer, now[*layer] - old[*layer], now[*layer]);
    const bool sameStart =
        std::equal(old.begin(), old.begin() + std::min(old.size(), now.size()), now.begin());
    if (sameStart && now.size() == old.size() + 1)
        return tr("add layer");
    if (sameStart && now.size() + 1 == old.size())
        return tr("remove layer");
    return {};
}

QString ChangeWords::feature(const std::string& key) {
    return NetworkWords::featureLabel(*findFeature(key), Axes{});
}

QString ChangeWords::features(const Experiment& from, const Experiment& to) {
    if (const auto added = onlyExtra(to.features, from.features))
        return tr("add feature %1").arg(feature(*added));
    if (const auto removed = onlyExtra(from.features, to.features))
        return tr("remove feature %1").arg(feature(*removed));
    return {};
}

/// The activations of all layers, as far as they have one of their own.
std::vector<Activation> ownActivations(const Experiment& experiment) {
    std::vector<Activation> all = experiment.layerActivations;
    all.resize(experiment.hidden.size(), Activation::automatic);
    return all;
}

QString ChangeWords::layerActivations(const Experiment& from, const Experiment& to) {
    const auto now = ownActivations(to);
    const auto layer = onlyDifference(ownActivations(from), now);
    if (!layer)
        return {};
    if (now[*layer] == Activation::automatic)
        return tr("change activation of layer %1 to that of the others").arg(*layer + 1);
    return tr("change activation of layer %1 to %2")
        .arg(*layer + 1)
        .arg(NetworkWords::activation(now[*layer]));
}

QString ChangeWords::layerKeep(const Experiment& from, const Experiment& to) {
    const auto now = keepProbabilities(to);
    const auto layer = onlyDifference(keepProbabilities(from), now);
    if (!layer)
        return {};
    return tr("change dropout of layer %1 to keep %2").arg(*layer).arg(NetworkWords::percent(now[*layer]));
}

QString ChangeWords::plain(const Parameter& parameter) {
    return tr("change %1").arg(inSentence(coreText(parameter.label)));
}

QString ChangeWords::toValue(const Parameter& parameter, const Experiment& to) {
    const Value value = parameter.get(to);
    const QString label = inSentence(coreText(parameter.label));
    if (const bool* on = std::get_if<bool>(&value))
        return (*on ? tr("switch on “%1”") : tr("switch off “%1”")).arg(coreText(parameter.label));
    const std::string_view choice = labelOf(parameter, value);
    QString text = choice.empty() ? QString::fromStdString(valueText(value)) : coreText(choice);
    if (text.isEmpty())
        return plain(parameter);
    if (!parameter.unit.empty())
        text += QStringLiteral(" ") + coreText(parameter.unit);
    return tr("change %1 to %2").arg(label, text);
}

/// Settings whose changes have words of their own; nothing where a change is none of those.
struct WordsRow {
    std::string_view key;
    QString (*words)(const Experiment& from, const Experiment& to);
};
constexpr std::array<WordsRow, 4> table{{
    {"hidden", ChangeWords::hidden},
    {"features", ChangeWords::features},
    {"layer_activations", ChangeWords::layerActivations},
    {"layer_keep_probabilities", ChangeWords::layerKeep},
}};

} // namespace

QString changeWords(const Experiment& from, const Experiment& to, std::string_view key) {
    const Parameter& parameter = *findParameter(key);
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const WordsRow& r) { return r.key == key; });
    if (row == table.end())
        return ChangeWords::toValue(parameter, to);
    const QString words = row->words(from, to);
    return words.isEmpty() ? ChangeWords::plain(parameter) : words;
}

} // namespace nabla
