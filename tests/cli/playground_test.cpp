#include "tests/cli/program.h"
#include "tests/core/reference.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace {

/// One of the 40 cases recorded from the real Playground, for its first epochs.
class PlaygroundCommand : public CliTest, public testing::WithParamInterface<int> {
  protected:
    void SetUp() override {
        CliTest::SetUp();
        char name[32];
        std::snprintf(name, sizeof name, "playground-%03d.json", GetParam());
        reference_ = readReference(name);
        link_ = reference_["url_hash"].get<std::string>();
    }

    nlohmann::json reference_;
    std::string link_;
};

constexpr std::int64_t lastEpoch = 10;

double difference(double is, double should, double scale) {
    if (!std::isfinite(should))
        return std::isnan(is) == std::isnan(should) && (std::isnan(is) || is == should) ? 0 : 1e300;
    return is == should ? 0 : std::abs(is - should) / scale;
}

double limitAt(const nlohmann::json& tolerance, const char* which, std::int64_t epoch) {
    const auto epochs = tolerance["epochs"].get<std::vector<std::int64_t>>();
    const auto at = std::find(epochs.begin(), epochs.end(), epoch) - epochs.begin();
    return tolerance[which].at(static_cast<std::size_t>(at)).get<double>();
}

/// The numbers of a nested list, in order.
std::vector<double> flat(const nlohmann::json& list) {
    if (!list.is_array())
        return {number(list)};
    std::vector<double> numbers;
    for (const auto& item : list)
        for (const double value : flat(item))
            numbers.push_back(value);
    return numbers;
}

void expectNear(const nlohmann::json& is, const nlohmann::json& should, double limit) {
    const auto a = flat(is), b = flat(should);
    ASSERT_EQ(a.size(), b.size());
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, difference(a[i], b[i], std::max(1.0, std::abs(b[i]))));
    EXPECT_LE(worst, limit);
}

} // namespace

TEST_P(PlaygroundCommand, dataAreThePlaygroundsPointsInItsOrder) {
    const auto lines = linesOf(runWell({"data", "--link", link_}).out);
    std::size_t line = 1;
    for (const char* split : {"train", "test"})
        for (const auto& point : reference_["data"][split]) {
            const auto cells = cellsOf(lines.at(line++));
            EXPECT_EQ(cells.at(3), split);
            for (std::size_t c = 0; c < 3; ++c)
                ASSERT_NEAR(std::stod(cells[c]), number(point[c]),
                            1e-13 * std::abs(number(point[c])) + 1e-14);
        }
    EXPECT_EQ(line, lines.size());
}

TEST_P(PlaygroundCommand, trainsWithThePlaygroundsNumbers) {
    const auto& tolerance = reference_["tolerance"];
    const auto last = std::min(lastEpoch, tolerance["safe_epoch"].get<std::int64_t>());
    std::string record;
    for (const auto& row : reference_["losses"])
        if (row["epoch"].get<std::int64_t>() <= last)
            record += (record.empty() ? "" : ",") + row["epoch"].dump();
    const auto report = runWell({"train", "--link", link_, "--json", "--weights", "--epochs",
                                 std::to_string(last), "--record", record})
                            .json();
    EXPECT_EQ(report["shape"], reference_["shape"]);
    EXPECT_EQ(report["inputs"], reference_["settings"]["inputs"]);
    for (std::size_t i = 0; i < report["records"].size(); ++i) {
        const auto& is = report["records"][i];
        const auto& should = reference_["losses"][i];
        const auto epoch = should["epoch"].get<std::int64_t>();
        SCOPED_TRACE("epoch " + std::to_string(epoch));
        ASSERT_EQ(is["epoch"], should["epoch"]);
        const double limit = limitAt(tolerance, "loss_rel", epoch);
        for (const auto& [mine, theirs] : {std::pair{"train_loss", "train"}, std::pair{"test_loss", "test"}})
            EXPECT_LE(difference(number(is[mine]), number(should[theirs]), std::abs(number(should[theirs]))),
                      limit);
        EXPECT_EQ(is["dead"].size(), should["dead"].get<std::size_t>());
        const auto snapshot = epoch == 0
                                  ? reference_["initial"]
                                  : reference_["snapshots"].value(std::to_string(epoch), nlohmann::json());
        if (snapshot.is_null())
            continue;
        const double parameterLimit = epoch == 0 ? 0 : limitAt(tolerance, "param", epoch);
        expectNear(is["weights"], snapshot["weights"], parameterLimit);
        expectNear(is["biases"], snapshot["biases"], parameterLimit);
        EXPECT_EQ(is["dead"], snapshot["dead"]);
    }
}

INSTANTIATE_TEST_SUITE_P(all, PlaygroundCommand, testing::Range(1, 41));
