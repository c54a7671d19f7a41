// TBB is not built for ThreadSanitizer, which takes its hand-overs for races: held to one thread, it has
// none.
#ifdef __SANITIZE_THREAD__
#include <tbb/global_control.h>

namespace {

const tbb::global_control oneThread(tbb::global_control::max_allowed_parallelism, 1);

} // namespace
#endif
