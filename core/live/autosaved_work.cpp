#include "core/live/autosaved_work.h"

#include "core/experiment/points_json.h"
#include "core/live/autosave_head.h"
#include "core/support/files.h"
#include "core/support/folder_lock.h"
#include "core/support/folders.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

namespace nabla {
namespace {

namespace fs = std::filesystem;

/// More than any head has.
constexpr std::size_t mostHeadBytes = 1 << 16;

/// Behind it stand the experiment's fields, among them the points.
constexpr std::string_view experimentsStart = "\"experiment\":{";

std::string workFile(const std::string& folder) {
    return folder + "/" + autosaveFileName;
}

std::string pointsFileName(std::uint64_t hash) {
    return "points-" + std::to_string(hash) + ".json";
}

std::string pointsFile(const std::string& folder, std::uint64_t hash) {
    return folder + "/" + pointsFileName(hash);
}

/// Files are whole or not there at all, so one of that name holds these points.
Status writePointsOnce(const std::string& folder, const SharedPoints& points) {
    const std::string path = pointsFile(folder, points.hash());
    std::error_code error;
    if (!points || fs::exists(path, error))
        return Done{};
    JsonWriter json;
    writePoints(json, *points);
    return writeFile(path, json.text());
}

/// Removes older points, and what a process that was killed left half written.
void removeOthers(const std::string& folder, std::uint64_t points) {
    std::error_code error;
    for (const std::string& name : namesIn(folder)) {
        const bool needed =
            name == autosaveFileName || name == FolderLock::fileName || name == pointsFileName(points);
        if (!needed)
            fs::remove(fs::path(folder) / name, error);
    }
}

/// A file's content, unless it is larger than any that was ever written.
Result<std::string> readBounded(const std::string& path) {
    std::error_code error;
    if (fs::file_size(path, error) > mostAutosaveBytes + mostHeadBytes && !error)
        return Error{"'" + path + "' is larger than any autosave."};
    return readFile(path);
}

/// Puts the points back to where they stand in a .nabla file.
Status addPoints(const std::string& folder, std::uint64_t hash, std::string& text) {
    const auto at = text.find(experimentsStart);
    const auto points = readBounded(pointsFile(folder, hash));
    if (!points)
        return Error{points.error()};
    if (at == std::string::npos)
        return Error{"The autosave has no experiment."};
    text.insert(at + experimentsStart.size(), "\"points\":" + *points + ",");
    return Done{};
}

} // namespace

Status writeAutosave(const std::string& folder, const std::string& document, std::int64_t time,
                     NablaFile work) {
    // No number has more than 24 characters and a comma.
    if (25 * numbersIn(work) > mostAutosaveBytes)
        return Error{"It could take more than 1 GiB; save it to a file."};
    const SharedPoints points = std::exchange(work.experiment.points, {});
    const AutosaveHead head{document, time, work.experiment.dataset, work.state ? work.state->epoch : 0,
                            points.hash()};
    if (Status written = writePointsOnce(folder, points); !written)
        return written;
    const std::string text = autosaveHeadText(head) + "\n" + nablaFileText(work);
    if (Status written = writeFile(workFile(folder), text); !written)
        return written;
    removeOthers(folder, points.hash());
    return Done{};
}

Result<AutosaveHead> readAutosaveHead(const std::string& folder) {
    const std::string path = workFile(folder);
    std::ifstream file(path, std::ios::binary);
    std::string start(mostHeadBytes, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return parseAutosaveHead(std::string_view(start).substr(0, start.find('\n')));
}

Result<AutosavedWork> readAutosave(const std::string& folder) {
    auto text = readBounded(workFile(folder));
    if (!text)
        return Error{text.error()};
    const auto end = text->find('\n');
    auto head = parseAutosaveHead(std::string_view(*text).substr(0, end));
    if (!head)
        return Error{head.error()};
    text->erase(0, end == std::string::npos ? end : end + 1);
    if (head->points != 0)
        if (const Status added = addPoints(folder, head->points, *text); !added)
            return Error{added.error()};
    auto work = parseNablaFile(*text);
    if (!work)
        return Error{work.error()};
    if (work->experiment.points.hash() != head->points)
        return Error{"The autosave's points are not those that it was made with."};
    return AutosavedWork{*std::move(head), *std::move(work)};
}

} // namespace nabla
