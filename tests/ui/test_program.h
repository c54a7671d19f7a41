#pragma once

#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace nabla {

/// All test classes of this program, by the order of linking.
inline std::vector<std::function<std::unique_ptr<QObject>()>>& testClasses() {
    static std::vector<std::function<std::unique_ptr<QObject>()>> classes;
    return classes;
}

/// Enters a test class into the list; one of them stands at the end of each file of tests.
template <class Test>
struct TestClass {
    TestClass() {
        testClasses().push_back([] { return std::make_unique<Test>(); });
    }
};

} // namespace nabla
