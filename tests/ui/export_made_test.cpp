#include "tests/ui/test_program.h"

#include "core/exporters/exporters.h"
#include "ui/export/export_made.h"

#include <QTest>

namespace nabla {
namespace {

/// What is shown of a text that a format wrote.
QString shown(const std::string& text) {
    return previewText({findExporter("json"), {}, {{{}, text}}}, TrainedModel());
}

} // namespace

/// What is shown of an export before it is written.
class ExportMadeTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void shortTextsAreShownAsTheyAre() {
        for (const char* text : {"", "\n", "a\n\nb", "größer\n", "😀"})
            QCOMPARE(shown(text), QString::fromUtf8(text));
    }

    /// Wherever the bytes of characters stand to the place at which a long text or line is cut.
    void textsAreCutBetweenCharacters() {
        for (const char* character : {"a", "ä", "€", "😀"})
            for (std::size_t before = 0; before < 4; ++before) {
                std::string line(before, 'x'), text(before, 'x');
                for (int i = 0; i < 1000; ++i)
                    line += character;
                while (text.size() < 70'000)
                    text += std::string(character) + '\n';
                for (const std::string& all : {line, text}) {
                    const QString cut = shown(all);
                    QVERIFY(cut.contains(QStringLiteral("…")));
                    QVERIFY(!cut.contains(QChar::ReplacementCharacter));
                    QVERIFY(cut.isValidUtf16());
                }
            }
    }
};

static const TestClass<ExportMadeTest> listed;

} // namespace nabla

#include "export_made_test.moc"
