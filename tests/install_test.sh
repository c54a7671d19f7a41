#!/usr/bin/env bash
# Installs into an empty folder, and looks at what is there: install_test.sh CMAKE SOURCE BUILD WINDOW
set -euo pipefail
cmake=$1 source=$2 build=$3 window=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen XDG_DATA_HOME="$work/home"

fail() {
  echo "install: $*" >&2
  exit 1
}

# Whether the program is there, starts, and finds its libraries without the build folder.
checkProgram() {
  local program=$1
  "$program" --version | grep -q "^$(basename "$program") [0-9]" || fail "$program does not say its version"
  ! readelf -d "$program" | grep -E 'R(UN)?PATH' || fail "$program has a path of this machine in it"
}

# What lies in a folder must be this and no more.
checkFiles() {
  diff <(cd "$1" && find . -type f | sort) <(printf '%s\n' "${@:2}" | sort) >&2 || fail "other files than expected"
}

checkDesktop() {
  local share=$1 entry="$1/applications/nabla.desktop" mime="$1/mime" file
  if command -v desktop-file-validate >/dev/null; then
    desktop-file-validate "$entry" >&2 || fail "$entry is not valid"
  fi
  if command -v xmllint >/dev/null; then
    xmllint --noout "$mime/packages/nabla.xml" "$share/icons/hicolor/scalable/apps/nabla.svg"
  fi
  command -v update-mime-database >/dev/null || return 0
  XDG_DATA_DIRS=$share update-mime-database "$mime"
  grep -q '^application/x-nabla:\*\.nabla$' "$mime/globs" || fail "the ending .nabla has no type"
  grep -q nabla "$mime/magic" || fail "the type cannot be told from the content"
  for file in $(sed -n 's/^MimeType=//p' "$entry" | tr ';' ' '); do
    [[ $file == x-scheme-handler/nabla || -f $mime/$file.xml ]] || fail "nobody says what $file is"
  done
}

"$cmake" --install "$build" --prefix "$work/all" >/dev/null
checkProgram "$work/all/bin/nabla-cli"
if [[ $window == ON ]]; then
  checkProgram "$work/all/bin/nabla"
  schema=()
  [[ ! -f $source/resources/nabla-file.schema.json ]] || schema=(./share/nabla/nabla-file.schema.json ./share/nabla/nabla-model.schema.json)
  checkFiles "$work/all" ./bin/nabla ./bin/nabla-cli ./share/applications/nabla.desktop \
    ./share/icons/hicolor/scalable/apps/nabla.svg ./share/mime/packages/nabla.xml "${schema[@]}"
  checkDesktop "$work/all/share"
fi

# Without a window, there is the command line alone. What would be built is the same program.
"$cmake" -S "$source" -B "$work/build" -DNABLA_WINDOW=OFF -DNABLA_TESTS=OFF >/dev/null
cp "$build/app/nabla-cli" "$work/build/app/"
"$cmake" --install "$work/build" --prefix "$work/cli" >/dev/null
checkFiles "$work/cli" ./bin/nabla-cli
