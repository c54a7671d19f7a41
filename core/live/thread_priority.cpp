#include "core/live/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace nabla {

void lowerThreadPriority() {
#ifdef __linux__
    constexpr int niceness = 10;
    // On Linux niceness belongs to a thread. A refusal costs smoothness, nothing else.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
#endif
}

} // namespace nabla
