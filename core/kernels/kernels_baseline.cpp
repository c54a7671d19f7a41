#define NABLA_ISA baseline
#include "core/kernels/table.h"
