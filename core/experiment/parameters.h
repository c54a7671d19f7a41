#pragma once

#include "core/experiment/compare.h"
#include "core/experiment/experiment.h"
#include "core/support/result.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace nabla {

/// A setting's value: yes or no, a number, a whole number, a text or choice, a list of numbers, of whole
/// numbers or of choices.
using Value = std::variant<bool, double, std::int64_t, std::string, std::vector<double>,
                           std::vector<std::int64_t>, std::vector<std::string>>;

/// What a setting's value looks like.
enum class ValueKind { boolean, number, integer, text, choice, numbers, integers, choices };

/// Where a form shows a setting.
enum class Page { data, augmentation, normalization, network, training, regularization };

/// How a slider runs between its ends.
enum class Scale { linear, logarithmic };

/// One of the values that a setting may take.
struct Choice {
    std::string_view value;
    std::string_view label;
    std::string_view help;
    /// Whether a Playground link can name it.
    bool inPlayground = true;
    /// Whether it can be had in this experiment; null means always.
    bool (*applies)(const Experiment&) = nullptr;
};

/// What a slider reaches, which may be less than what can be typed, and the step between its stops.
struct SliderRange {
    double from = 0;
    double to = 0;
    double step = 1;
};

/// Everything about one setting, once: the forms, the files, the command line and the help all read this row.
struct Parameter {
    std::string_view key;
    std::string_view label;
    std::string_view help;
    /// For where there is little room; empty for the label itself.
    std::string_view shortLabel{};
    Page page = Page::training;
    ValueKind kind = ValueKind::number;
    Effect effect = Effect::live;
    /// The experiment's value, of this kind.
    Value (*get)(const Experiment&) = nullptr;
    /// Stores a value of this kind that has passed the limits below.
    void (*set)(Experiment&, const Value&) = nullptr;
    /// Moves settings that depend on this one, after a user changed it from what it was in `from`; may be
    /// null.
    void (*follow)(Experiment& experiment, const Experiment& from) = nullptr;
    /// Whether the Playground lacks it: under its rules, it stays at its default.
    bool nablaOnly = false;
    /// Whether it has an effect in this experiment, if the rules have it; null means always.
    bool (*applies)(const Experiment&) = nullptr;
    std::vector<Choice> choices{};
    double min = std::numeric_limits<double>::lowest();
    double max = std::numeric_limits<double>::max();
    SliderRange slider{};
    Scale scale = Scale::linear;
    std::string_view unit{};
    /// Numbers to pick from besides free entry.
    std::vector<double> suggestions{};
    /// The greatest length of a list.
    std::size_t maxItems = 0;
};

/// All settings, in the order in which files and help list them.
std::span<const Parameter> parameters();

/// The setting of that key, or null.
const Parameter* findParameter(std::string_view key);

/// Whether a setting has an effect in this experiment.
bool applies(const Parameter& parameter, const Experiment& experiment);

/// Whether a choice can be had in this experiment.
bool applies(const Choice& choice, const Experiment& experiment);

/// A key and the value it is to take.
using Setting = std::pair<std::string, Value>;

/// The value that a text stands for, checked against the setting's limits; lists are separated by commas.
Result<Value> parseValue(const Parameter& parameter, std::string_view text);

/// The text that `parseValue` reads back.
std::string valueText(const Value& value);

/// The numbers it may take, as "1 to 1000000": limits stand without an exponent.
std::string rangeText(const Parameter& parameter);

/// The label of the choice that a value names; empty where it names none.
std::string_view labelOf(const Parameter& parameter, const Value& value);

/// Checks a value of the right kind against the setting's limits; gives it in its usual spelling.
Result<Value> checkedValue(const Parameter& parameter, const Value& value);

/// The setting of that key with the value that a text stands for, as `parseValue` reads it.
Result<Setting> parseSetting(std::string_view key, std::string_view text);

/// The experiment with these settings, in the table's order; what depends on them follows. Refuses settings
/// that contradict each other, and experiments that are not valid.
Result<Experiment> withSettings(Experiment experiment, std::span<const Setting> settings);

/// The same for one setting, given by its key and text.
Result<Experiment> withSetting(const Experiment& experiment, std::string_view key, std::string_view text);

/// The experiment with points of one's own, which are trained on; what depends on them follows.
Result<Experiment> withPoints(Experiment experiment, SharedPoints points);

/// Whether an experiment can be trained: every limit, and every pair of settings that must fit.
Status validate(const Experiment& experiment);

} // namespace nabla
