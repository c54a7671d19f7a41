#include "tests/cli/program.h"

namespace {

using Link = CliTest;

const std::string points = std::string(NABLA_REFERENCE) + "/nabla-v2-points.nabla";

} // namespace

TEST_F(Link, carriesAnExperimentWithItsPoints) {
    const Finished finished = runWell({"link", "--in", points, "--set", "batch_size=3"});
    EXPECT_EQ(linesOf(finished.out).size(), 1u);
    EXPECT_EQ(finished.out.rfind("nabla:1:", 0), 0u);
    const Arguments training{"train", "--epochs", "3", "--json", "--weights"};
    Arguments byLink = training, byFile = training;
    byLink.insert(byLink.end(), {"--link", " <" + finished.out + ">"});
    byFile.insert(byFile.end(), {"--in", points, "--set", "batch_size=3"});
    EXPECT_EQ(runWell(byLink).out, runWell(byFile).out);
}

TEST_F(Link, carriesTheTrainingWhereAsked) {
    runWell({"train", "--epochs", "4", "--out", path("m.nabla")});
    const std::string with = linesOf(runWell({"link", "--weights", "--in", path("m.nabla")}).out)[0];
    const std::string without = linesOf(runWell({"link", "--in", path("m.nabla")}).out)[0];
    EXPECT_LT(without.size(), with.size());
    runWell({"train", "--epochs", "3", "--link", with, "--out", path("by-link.nabla")});
    runWell({"train", "--epochs", "3", "--in", path("m.nabla"), "--out", path("by-file.nabla")});
    EXPECT_EQ(read("by-link.nabla"), read("by-file.nabla"));
    runWell({"train", "--epochs", "4", "--link", without, "--out", path("anew.nabla")});
    EXPECT_EQ(read("anew.nabla"), read("m.nabla"));
    expectRefused({"link", "--weights"}, "--weights: there are none");
    expectRefused({"link", "--weights", "--in", path("m.nabla"), "--set", "hidden=3"}, "hidden");
}

TEST_F(Link, thatIsDamagedIsRefused) {
    const std::string link = linesOf(runWell({"link"}).out)[0];
    expectRefused({"train", "--link", link.substr(0, link.size() / 8 * 4)}, "cut off");
    expectRefused({"train", "--link", "nabla:7:x"}, "version 7");
    expectRefused({"train", "--link", "nabla:1:!"}, "damaged");
}
