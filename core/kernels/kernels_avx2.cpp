#define NABLA_ISA avx2
#include "core/kernels/table.h"
