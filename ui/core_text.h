#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>
#include <string_view>

namespace nabla {

/// One of core's texts in the user's language.
inline QString coreText(std::string_view text) {
    return QCoreApplication::translate("core", std::string(text).c_str());
}

} // namespace nabla
