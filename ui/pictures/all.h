#pragma once

#include "ui/pictures/pictures.h"

#include <QCoreApplication>

namespace nabla {

/// What is written in pictures, and about them.
struct PictureWords {
    Q_DECLARE_TR_FUNCTIONS(Pictures)
};

} // namespace nabla

/// The rows of the table of pictures, one a file or two.
namespace nabla::picture {

Picture window();
Picture network();
Picture networkSimplified();
Picture output();
Picture loss();
Picture confusion();
Picture roc();

} // namespace nabla::picture
