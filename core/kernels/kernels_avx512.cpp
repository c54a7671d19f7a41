#define NABLA_ISA avx512
#include "core/kernels/table.h"
