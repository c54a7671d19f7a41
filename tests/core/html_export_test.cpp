#include "core/exporters/all.h"
#include "core/exporters/javascript_text.h"
#include "tests/core/exported_model.h"

#include <gtest/gtest.h>

namespace {

using namespace nabla;

std::string page(const TrainedModel& model) {
    return exportedText("html", model);
}

int countOf(const std::string& text, std::string_view part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

TEST(HtmlExport, stringsEndNoScriptAndNoLine) {
    EXPECT_EQ(javaScriptString("</script><!-- \"\\ \xe2\x80\xa8\xe2\x80\xa9"),
              R"("\u003c/script>\u003c!-- \"\\ \u2028\u2029")");
    EXPECT_EQ(inHtml("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
}

TEST(HtmlExport, namesAreNoMarkupAnywhere) {
    TrainedModel model = smallModel();
    model.columns[0] = {"</script><img src=x>", "<b>\xe2\x80\xa8"};
    model.classes = {"</title><script>alert(1)</script>", "{{script}}"};
    model.value.name = "<!--";
    const std::string text = page(model);
    EXPECT_EQ(countOf(text, "<script"), 1);
    EXPECT_EQ(countOf(text, "</script"), 1);
    EXPECT_EQ(countOf(text, "</title"), 1);
    EXPECT_EQ(countOf(text, "<img"), 0);
    EXPECT_EQ(countOf(text, "<b>"), 0);
    EXPECT_EQ(countOf(text, "\xe2\x80\xa8"), 0);
    EXPECT_EQ(countOf(text, "{{script}}"), 1) << "names are no places of the page";
}

TEST(HtmlExport, needsNothingOfTheNetwork) {
    const std::string text = page(smallModel());
    EXPECT_NE(text.find("default-src 'none'"), std::string::npos);
    for (const char* part : {" src=", "@import", "url(", "https://", "fetch("})
        EXPECT_EQ(text.find(part), std::string::npos) << part;
    // What names the language of drawings is no address that is asked for.
    EXPECT_EQ(countOf(text, "http://"), countOf(text, "http://www.w3.org/2000/svg"));
}

TEST(HtmlExport, hasTheErrorFunctionWhereTheNetworkComputesWithIt) {
    TrainedModel model = smallModel();
    EXPECT_EQ(page(model).find("function erfc"), std::string::npos);
    model.layers[0].activation = Activation::gelu;
    EXPECT_NE(page(model).find("function erfc"), std::string::npos);
}

TEST(HtmlExport, saysWhichOutputsAreLogits) {
    TrainedModel model = smallModel();
    EXPECT_NE(page(model).find("isLogit: false"), std::string::npos);
    model.isLogit = true;
    EXPECT_NE(page(model).find("isLogit: true"), std::string::npos);
}

TEST(HtmlExport, inputsAreCalledAfterTheColumns) {
    const auto inputsOf = [](const SettingTexts& texts) {
        const std::string text = page(exportedModel(texts));
        const std::size_t at = text.find("    inputs: [");
        return text.substr(at + 12, text.find("]", at) - at - 11);
    };
    EXPECT_EQ(inputsOf({{"problem", "regression"}, {"dataset", "sineCurve"}, {"features", "x,xSquared,x3"}}),
              R"(["x", "x²", "x³"])");
    EXPECT_EQ(inputsOf({{"problem", "regression"},
                        {"dataset", "housePrices"},
                        {"features", "x,ySquared,xTimesY,sinY,radius"}}),
              R"(["size", "age²", "size · age", "sin age", "radius"])");
}
