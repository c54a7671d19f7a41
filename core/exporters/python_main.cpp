#include "core/exporters/python_text.h"

namespace nabla {
namespace {

/// The command line, the same for every model; what differs is in the constants.
constexpr std::string_view mainText = R"PY(

def column_names(cells):
    """The names of a table's columns as Nabla gives them: none is empty, none is long, and none comes twice."""
    names = []
    for place, cell in enumerate(cells, 1):
        name = re.sub(r"[\n\r\t]", " ", cell) or f"column {place}"
        if len(name.encode()) > 120:
            name = name.encode()[:120].decode(errors="ignore") + "…"
        single, count = name, 1
        while name in names:
            count += 1
            name = f"{single} ({count})"
        names.append(name)
    return names


def places_of(cells):
    """Where a table with that first line has the points: in columns of the model's names, or else in x and y."""
    names = column_names(cells)
    places = []
    for known in NAMES:
        places += [names.index(name) for name in known if name in names][:1]
    if len(places) < len(COLUMNS) and LETTERS and all(cells.count(letter) == 1 for letter in LETTERS):
        places = [cells.index(letter) for letter in LETTERS]
    if len(places) < len(COLUMNS):
        if any(mark in cell for mark in ";\t" for cell in cells):
            sys.exit("The table's columns must be separated by commas, and its numbers written with points.")
        missing = [known[0] for known in NAMES if not set(known) & set(names)]
        sys.exit(f"The table has no column {' and none '.join(missing)}; it has {', '.join(names)}.")
    if len(set(places)) < len(set(COLUMNS)):
        sys.exit(f"The table's column {names[places[0]]} may be either of {' and '.join(COLUMNS)}.")
    return places


def number(cell):
    """The number in a cell, or None."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def read_points(lines):
    """The names and rows of a CSV, and the points in them."""
    reader = csv.reader(lines)
    rows = [(reader.line_num, row) for row in reader if row]
    if not rows:
        sys.exit("The table is empty.")
    first = rows[0][1]
    if None in [number(cell) for cell in first[:len(COLUMNS)]]:
        names = [cell.strip(" \t\r\n\f\v") for cell in rows.pop(0)[1]]
    else:
        # Without names, by number where the model's columns have only those, or else in order.
        names = column_names([""] * len(first))
        if not set(COLUMNS) <= set(names) and len(first) == len(COLUMNS):
            names = list(COLUMNS)
    places = places_of(names)
    points = []
    for line, row in rows:
        if len(row) != len(names):
            sys.exit(f"Line {line}: {len(row)} cells in place of {len(names)}.")
        points.append([number(row[place]) for place in places])
        if None in points[-1]:
            sys.exit(f"Line {line}: {row[places[points[-1].index(None)]]!r} is not a number.")
    return names, [row for _, row in rows], points


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        with open(sys.argv[1] if len(sys.argv) > 1 else 0, newline="", encoding="utf-8-sig") as lines:
            names, rows, points = read_points(lines)
    except (OSError, UnicodeError, csv.Error) as error:
        sys.exit(f"The table cannot be read: {error}")
    outputs = OUTPUTS_OF_POINTS
    writer = csv.writer(sys.stdout, lineterminator="\n")
)PY";

constexpr std::string_view withClasses = R"PY(    writer.writerow(names + ["class"] + OUTPUTS)
    for row, name, output in zip(rows, classify(points), outputs):
        writer.writerow(row + [name] + [str(value) for value in output])
)PY";

constexpr std::string_view withoutClasses = R"PY(    writer.writerow(names + OUTPUTS)
    for row, output in zip(rows, outputs):
        writer.writerow(row + [str(value) for value in output])
)PY";

constexpr std::string_view start = R"PY(    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        # What reads the predictions has enough of them, as head does; nothing is left to be written.
        os._exit(1)
)PY";

} // namespace

std::string pythonMain(const TrainedModel& model, std::string_view outputs) {
    std::string text(mainText);
    constexpr std::string_view place = "OUTPUTS_OF_POINTS";
    text.replace(text.find(place), place.size(), outputs);
    return text + std::string(model.classes.empty() ? withoutClasses : withClasses) + std::string(start);
}

} // namespace nabla
