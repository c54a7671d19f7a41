#include "app/read_trained.h"

#include "app/experiment_options.h"
#include "core/importers/read_work_file.h"

#include <utility>

namespace nabla {

Result<NablaFile> readTrained(const std::string& path) {
    auto read = readWorkFile(path);
    if (!read)
        return Error{read.error()};
    if (!read->file.state)
        return Error{"'" + path +
                     "': This is an experiment without weights; 'nabla-cli train --out' saves a model."};
    reportAssumed(read->assumed);
    return std::move(read->file);
}

} // namespace nabla
