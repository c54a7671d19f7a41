# shellcheck shell=bash disable=SC2034
# What Nabla needs of Debian 12, and how it gets there; sourced by app/run and tests/run.

buildPackages=(g++ cmake ninja-build qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev libqt6svg6
  libeigen3-dev libtbb-dev nlohmann-json3-dev zlib1g-dev libgif-dev libwebp-dev libcli11-dev
  fonts-inter fonts-jetbrains-mono)
testPackages=(libgtest-dev python3 python3-jsonschema xvfb xauth xdotool imagemagick desktop-file-utils
  shared-mime-info libxml2-utils binutils)
fuzzPackages=(clang libclang-rt-14-dev)
# What runs exported models; Node.js and its npm may come from elsewhere.
consumerPackages=(python3-numpy python3-torch python3-onnx chromium)
command -v npm >/dev/null || consumerPackages+=(nodejs npm)
benchmarkPackages=(libbenchmark-dev)
peerPackages=(libfann-dev python3-torch python3-sklearn libopenblas0-pthread)

# Prints those of the packages that are not installed.
missingPackages() {
  local installed package
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sort -u || true)
  for package in "$@"; do
    grep -qxF "installed $package" <<<"$installed" || echo "$package"
  done
}

# Installs those of the packages that are missing; where that cannot be done, names them and goes on.
installPackages() {
  local missing asRoot=() log
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian: see to it that there is what these Debian packages hold: $*" >&2
    return 0
  fi
  mapfile -t missing < <(missingPackages "$@")
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages, and no sudo to install them with: ${missing[*]}" >&2
      return 0
    fi
    asRoot=(sudo)
  fi
  echo "Installing with apt: ${missing[*]}" >&2
  log=$(mktemp)
  if { "${asRoot[@]}" apt-get -qq update && "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install -y "${missing[@]}"; } >"$log" 2>&1; then
    rm -f "$log"
  else
    echo "apt could not install them all (its output is in $log); going on." >&2
  fi
}

# Configures a preset's build folder where that is still to be done; further arguments go to cmake.
configure() {
  local root=$1 preset=$2
  shift 2
  local cache="$root/build/$preset/CMakeCache.txt" made="$root/build/$preset/build.ninja"
  if [[ ! -f $made || $root/CMakePresets.json -nt $made ]] || ! hasAll "$cache" "$@"; then
    cmake -S "$root" --preset "$preset" "$@"
  fi
}

# Whether a cache holds all of these -DNAME=VALUE.
hasAll() {
  local cache=$1 definition
  shift
  for definition in "$@"; do
    definition=${definition#-D}
    grep -q "^${definition%%=*}:[A-Z]*=${definition#*=}\$" "$cache" 2>/dev/null || return 1
  done
}

# A folder that Qt may put its sockets into, where the session has none.
provideRuntimeFolder() {
  export XDG_RUNTIME_DIR="$1/build/runtime"
  mkdir -p "$XDG_RUNTIME_DIR"
  chmod 700 "$XDG_RUNTIME_DIR"
}
