#include "app/read_trained.h"

#include "core/training/nabla_file_io.h"

namespace nabla {

Result<NablaFile> readTrained(const std::string& path) {
    auto file = readNablaFile(path);
    if (file && !file->state)
        return Error{"'" + path +
                     "': This is an experiment without weights; 'nabla-cli train --out' saves a model."};
    return file;
}

} // namespace nabla
