#include "core/data/make_dataset.h"
#include "core/support/files.h"
#include "core/training/predictor.h"
#include "tests/core/exported_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <set>

namespace {

using namespace nabla;
namespace fs = std::filesystem;

TrainingState trained(const Experiment& experiment) {
    Trainer trainer(experiment);
    trainer.stepEpoch();
    return trainer.state();
}

/// A folder of the test's own.
class Exporters : public testing::Test {
  protected:
    Exporters() {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~Exporters() override { fs::remove_all(folder_); }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    std::set<std::string> names() const {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(folder_))
            all.insert(entry.path().filename().string());
        return all;
    }

  private:
    fs::path folder_ = fs::temp_directory_path() / ("nabla-exporters-" + std::to_string(::getpid()));
};

} // namespace

TEST_F(Exporters, haveKeysOfTheirOwnAndSayWhatTheyAreFor) {
    std::set<std::string_view> keys;
    for (const Exporter* exporter : exporters()) {
        EXPECT_TRUE(keys.insert(exporter->key).second) << exporter->key;
        EXPECT_EQ(findExporter(exporter->key), exporter);
        EXPECT_TRUE(exporter->help.ends_with('.')) << exporter->key;
        EXPECT_EQ(exporter->extension.empty(), exporter->kind == ExportKind::folder) << exporter->key;
    }
    EXPECT_EQ(findExporter("nothing"), nullptr);
}

TEST_F(Exporters, writeTheSameBytesForTheSameModel) {
    for (const Experiment& experiment :
         {Experiment{}, experimentOfTexts({{"problem", "multiclass"}}),
          experimentOfTexts({{"problem", "regression"}, {"dataset", "housePrices"}})}) {
        const TrainedModel model = modelOf(experiment);
        for (const Exporter* exporter : exporters()) {
            const auto first = exporter->write(model, {}), second = exporter->write(model, {});
            ASSERT_TRUE(first && second) << exporter->key;
            ASSERT_FALSE(first->empty()) << exporter->key;
            for (std::size_t i = 0; i < first->size(); ++i)
                EXPECT_EQ((*first)[i].content, (*second)[i].content) << exporter->key;
            EXPECT_EQ(exporter->kind == ExportKind::folder, !first->front().name.empty()) << exporter->key;
        }
    }
}

TEST_F(Exporters, sayInTwoLinesHowTheFileIsUsed) {
    const TrainedModel model = modelOf({});
    for (const Exporter* exporter : exporters()) {
        const std::string file = "mine" + std::string(exporter->extension);
        const std::string usage = exporter->usage(model, {}, file);
        EXPECT_NE(usage.find("mine"), std::string::npos) << exporter->key;
        EXPECT_LE(std::count(usage.begin(), usage.end(), '\n'), 3) << usage;
    }
}

TEST_F(Exporters, runPythonFilesThatCannotBeImported) {
    const TrainedModel model = modelOf({});
    for (const char* key : {"numpy", "pytorch"}) {
        const auto usage = [&](const char* file) { return findExporter(key)->usage(model, {}, file); };
        EXPECT_EQ(usage("net_2.py").find("runpy"), std::string::npos);
        for (const char* file : {"my net.py", "net-2.py", "class.py", "net.v2", "2nd.py"}) {
            EXPECT_NE(usage(file).find("runpy.run_path(\"" + std::string(file) + "\")"), std::string::npos)
                << usage(file);
        }
    }
}

TEST_F(Exporters, writeNothingUnderANameThatCodeCannotUse) {
    const TrainedModel model = modelOf({});
    for (const char* name : {"", "1st", "_net", "a b", "x-y", "é", "a.b"})
        EXPECT_FALSE(exportModel(*exporters().front(), model, {name}, path("m.py"))) << name;
    EXPECT_FALSE(checkModelName(std::string(64, 'a')));
    EXPECT_TRUE(checkModelName("int_2"));
    EXPECT_TRUE(names().empty());
}

TEST_F(Exporters, replaceTheirOwnEarlierExportAndNothingElse) {
    const TrainedModel model = modelOf({});
    for (const Exporter* exporter : exporters()) {
        const std::string place = path("model");
        ASSERT_TRUE(exportModel(*exporter, model, {}, place)) << exporter->key;
        ASSERT_TRUE(exportModel(*exporter, model, {}, place)) << exporter->key;
        EXPECT_EQ(names(), std::set<std::string>{"model"}) << exporter->key;
        fs::remove_all(place);
    }
}

TEST_F(Exporters, replaceAnExportThatHadMoreFiles) {
    const TrainedModel full = modelOf({}), lean = exportedModel({{"activation", "sine"}});
    for (const Exporter* exporter : exporters()) {
        ASSERT_TRUE(exportModel(*exporter, full, {}, path("model"))) << exporter->key;
        EXPECT_TRUE(exportModel(*exporter, lean, {}, path("model"))) << exporter->key;
        fs::remove_all(path("model"));
    }
}

TEST_F(Exporters, leaveNothingWhereTheyCannotWrite) {
    const TrainedModel model = modelOf({});
    for (const Exporter* exporter : exporters())
        EXPECT_FALSE(exportModel(*exporter, model, {}, path("missing/model"))) << exporter->key;
    EXPECT_TRUE(names().empty());
}

TEST(WriteFolder, takesNoFolderThatHoldsOtherThings) {
    const fs::path folder = fs::temp_directory_path() / ("nabla-folder-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    ASSERT_TRUE(writeFile((folder / "thesis.txt").string(), "years of work"));
    const std::vector<FileInFolder> files{{"model.json", "{}"}, {"layers/model.json", "{}"}};
    const Status refused = writeFolder(folder.string(), files);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().find("thesis.txt"), std::string::npos);
    EXPECT_EQ(*readFile((folder / "thesis.txt").string()), "years of work");
    fs::remove(folder / "thesis.txt");
    for (const char* mine : {"layers/own", "photos"}) {
        fs::create_directories(folder / mine);
        EXPECT_FALSE(writeFolder(folder.string(), files)) << mine;
        EXPECT_TRUE(fs::exists(folder / mine));
        fs::remove_all(folder / mine);
        fs::create_directories(folder / "layers");
        fs::create_directory_symlink("/tmp", folder / mine);
        EXPECT_FALSE(writeFolder(folder.string(), files)) << mine;
        EXPECT_TRUE(fs::is_symlink(folder / mine));
        fs::remove(folder / mine);
    }
    ASSERT_TRUE(writeFolder(folder.string() + "/", files));
    ASSERT_TRUE(writeFolder(folder.string(), files));
    EXPECT_EQ(*readFile((folder / "layers/model.json").string()), "{}");
    fs::remove_all(folder);
    ASSERT_TRUE(writeFile(folder.string(), "a file"));
    EXPECT_FALSE(writeFolder(folder.string(), files));
    EXPECT_EQ(*readFile(folder.string()), "a file");
    fs::remove_all(folder);
}

TEST(TrainedModel, namesWhatGoesInAndComesOut) {
    const TrainedModel houses = exportedModel({{"problem", "regression"}, {"dataset", "housePrices"}});
    EXPECT_EQ(houses.columns.at(0).name, "size");
    EXPECT_EQ(houses.outputNames(), std::vector<std::string>{"price (k€)"});
    EXPECT_TRUE(houses.classes.empty());
    const TrainedModel classes = exportedModel({{"problem", "multiclass"}, {"classes", "3"}});
    EXPECT_EQ(classes.classes, (std::vector<std::string>{"0", "1", "2"}));
    EXPECT_EQ(classes.outputNames(), (std::vector<std::string>{"p_0", "p_1", "p_2"}));
    const TrainedModel line = exportedModel({{"problem", "regression"}, {"dataset", "sineCurve"}});
    EXPECT_EQ(line.columns.size(), 1u);
}

TEST(TrainedModel, isNotMadeOfNumbersThatAreNone) {
    TrainingState state = trained({});
    state.parameters[3] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(trainedModel({}, state));
    Experiment blind;
    blind.features.clear();
    EXPECT_FALSE(trainedModel(blind, trained({})));
}

TEST(TrainedModel, holdsDeviationsOfBatchRenormAsVariances) {
    const Experiment experiment = experimentOfTexts({{"normalization", "batch_renorm"}});
    const TrainingState state = trained(experiment);
    const TrainedModel model = *trainedModel(experiment, state);
    const double deviation = state.statistics[networkSpec(experiment).layers[0].spread(0)];
    EXPECT_EQ(model.layers[0].normalization.variances.at(0), deviation * deviation);
    EXPECT_EQ(model.layers[0].normalization.epsilon, 0);
    EXPECT_FALSE(model.layers.back().normalization);
}
