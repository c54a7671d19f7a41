#pragma once

#include <QImage>
#include <QString>

#include <vector>

namespace nabla {

/// An animation's file as players show it.
struct ReadAnimation {
    /// As they are seen, whole.
    std::vector<QImage> frames;
    /// Milliseconds that each is seen.
    std::vector<int> times;
    /// Whether it begins again for ever.
    bool loops = false;
};

/// How the files of one format are read by others than those who wrote them.
struct AnimationReader {
    const char* key;
    /// What it takes; empty where it is there.
    QString (*missing)();
    /// No frames where the file is not good.
    ReadAnimation (*read)(const QString& path);
};

/// The reader of a format, or null.
const AnimationReader* animationReader(const QString& key);

} // namespace nabla
