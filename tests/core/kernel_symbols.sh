#!/usr/bin/env bash
# Kernels of one instruction set must share no function with other files: of two copies the linker keeps any
# one, perhaps that which only the newest machines understand. kernel_symbols.sh FOLDER looks at the object
# files there.
set -euo pipefail
folder=$1
shopt -s nullglob
objects=("$folder"/kernels_*.cpp.o)
((${#objects[@]} > 0)) || { echo "FAIL: there are no kernels in $folder" >&2; exit 1; }

status=0
for object in "${objects[@]}"; do
  isa=${object##*/kernels_}
  isa=${isa%.cpp.o}
  # Lines are "address kind name". Small letters are symbols that stay in their file, but for u, v and w:
  # unique and weak ones. A name with the namespace in it, even as an argument's type, is no other file's.
  shared=$(nm -C --defined-only "$object" | awk '$2 ~ /^[A-Zuvw]$/' | cut -d' ' -f3- |
    grep -vF "nabla::kernels::$isa::" || true)
  if [[ -n $shared ]]; then
    printf 'FAIL: %s defines what is not of nabla::kernels::%s:\n%s\n' "${object##*/}" "$isa" "$shared" >&2
    status=1
  fi
done
exit $status
