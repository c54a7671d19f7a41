#!/usr/bin/env bash
# The real program in a real window: window_end_to_end.sh NABLA FOLDER. Pictures stay in the folder.
# Exit status 77 means that this machine lacks what it takes.
set -euo pipefail
nabla=$1
folder=$2
reference=$(cd "$(dirname "${BASH_SOURCE[0]}")/../reference" && pwd)

if [[ -z ${NABLA_IN_XVFB:-} ]]; then
  for tool in xvfb-run xdotool import identify; do
    command -v "$tool" >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
  done
  export NABLA_IN_XVFB=1
  # Without -noreset the server turns away whoever connects while its last client leaves, as xdotool does often.
  exec xvfb-run -a -s "-screen 0 1500x1000x24 -noreset" "${BASH_SOURCE[0]}" "$nabla" "$folder"
fi

unset QT_QPA_PLATFORM QT_SCALE_FACTOR
rm -rf "$folder"
mkdir -p "$folder/config"
mkdir -m 700 "$folder/runtime"
export XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_RUNTIME_DIR="$folder/runtime"
program=
trap '[[ -z $program ]] || kill "$program" 2>/dev/null || true' EXIT

fail() { echo "FAIL: $*" >&2; exit 1; }
picture() { import -window "$window" "$folder/$1.png"; }
signature() { identify -format '%#' "$folder/$1.png"; }
differ() { [[ $(signature "$1") != "$(signature "$2")" ]]; }
keys() { xdotool key --clearmodifiers "$@"; }

# Repeats a command until it succeeds, for up to 15 seconds.
waitFor() {
  for _ in {1..150}; do
    "$@" && return
    sleep 0.1
  done
  fail "nothing came of: $*"
}

# Checks a picture's size, and that there is something in it.
checkPicture() {
  local size colors
  read -r size colors < <(identify -format '%wx%h %k\n' "$1")
  [[ $size == "$2" ]] || fail "$1 is $size, not $2"
  ((colors > 500)) || fail "$1 has $colors colors only"
}

changed() { picture now && differ "$1" now; }
standsStill() { picture one && sleep 0.2 && picture two && ! differ one two; }
hasWindow() { window=$(xdotool search --onlyvisible --name "$title" 2>/dev/null | head -n 1) && [[ -n $window ]]; }
hasTitle() { [[ $(xdotool getwindowname "$window") == "$1" ]]; }
isGone() { ! kill -0 "$program" 2>/dev/null; }

# Checks that arguments are refused in a line, before anything else is done.
refuses() {
  local status=0
  timeout 20 "$nabla" "$@" </dev/null >"$folder/stdout" 2>"$folder/stderr" || status=$?
  ((status == 2)) || fail "'$*' ends with $status, not 2"
  (($(wc -l <"$folder/stderr") == 1)) || fail "'$*' says: $(cat "$folder/stderr")"
  [[ ! -s $folder/stdout ]] || fail "'$*' writes to standard output"
}

badArguments() {
  local out=$folder/never.png film=$folder/never.gif trained=$reference/nabla-v2-model.nabla
  printf 'one word\nanother\n' >"$folder/words.txt"
  while read -r -a arguments; do
    refuses "${arguments[@]}"
    [[ ! -e $out && ! -e $film ]] || fail "'${arguments[*]}' writes a file"
  done <<EOF
--nonsense
--set batch_size=-3 --screenshot $out
--set nosuch=1 --screenshot $out
--size 10x10 --screenshot $out
--size 1440 --screenshot $out
--size 300x300 --screenshot $out --picture map
--theme blue --screenshot $out
--epochs many --screenshot $out
--epochs -1 --screenshot $out
--epochs 5
--epochs 8 --screenshot $out $trained
--picture map
--picture nothing --screenshot $out
--scale 9 --screenshot $out
--picture roc --set problem=regression --screenshot $out
--screenshot $folder/never.jpg
--screenshot $folder/never
--scale 2 --screenshot $folder/never.svg
--experiment /no/such/file.nabla
--link https://playground.tensorflow.org/#networkShape=5000
one two
/no/such/file.nabla --screenshot $out
/no/such/file --screenshot $out
$folder/words.txt --screenshot $out
$folder/words.txt --record $film
$folder/work.nabla --set batch_size=3
--screenshot /no/such/folder/picture.png --epochs 1000000000
--record /no/such/folder/training.gif --epochs 1000000
--record $folder/training.txt
--record $film --epochs 1000001
--record $film --size 300x300
--record $film --screenshot $out
EOF
  refuses --screenshot ''
  refuses --record ''
}

# What app/run hands to the program where there is no display; nothing is installed or built for that.
runWithoutDisplay() {
  local root=$folder/root
  mkdir -p "$root/app" "$root/build/release/app" "$root/bin"
  cp "$(dirname "${BASH_SOURCE[0]}")/../../app/run" "$root/app/"
  echo 'installPackages() { :; }; configure() { :; }; provideRuntimeFolder() { :; }' >"$root/app/packages.sh"
  printf '#!/bin/sh\n' >"$root/bin/cmake"
  printf '#!/bin/sh\necho "$@"\n' >"$root/build/release/app/nabla"
  chmod +x "$root/bin/cmake" "$root/build/release/app/nabla"
  env -u DISPLAY -u WAYLAND_DISPLAY PATH="$root/bin:$PATH" "$root/app/run" "$@" 2>/dev/null
}

# Without a display app/run has a picture made, unless it is told what to do.
runScript() {
  local arguments
  while read -r -a arguments; do
    [[ $(runWithoutDisplay "${arguments[@]}") == "${arguments[*]}" ]] || fail "app/run adds to '${arguments[*]}'"
  done <<EOF
-h
--help
-v
--version
--screenshot a.png
--theme dark --screenshot=a.png
--record a.gif
--theme dark --record=a.gif
EOF
  [[ $(runWithoutDisplay --theme dark) == '--theme dark --screenshot nabla.png --epochs 200' ]] ||
    fail "app/run asks for no picture"
  [[ $(runWithoutDisplay --epochs 5) == '--epochs 5 --screenshot nabla.png' ]] || fail "app/run changes the epochs"
}

screenshots() {
  local size theme
  for size in 1440x900 1024x700; do
    for theme in light dark; do
      "$nabla" --screenshot "$folder/$size-$theme.png" --size "$size" --theme "$theme" --epochs 40 2>/dev/null
      checkPicture "$folder/$size-$theme.png" "$size"
    done
    differ "$size-light" "$size-dark" || fail "both themes look the same"
  done
  [[ ! -e $XDG_DATA_HOME ]] || fail "a picture is autosaved"
  QT_SCALE_FACTOR=2 "$nabla" --screenshot "$folder/double.png" --size 1440x900 --epochs 40 2>/dev/null
  checkPicture "$folder/double.png" 2880x1800
  "$nabla" --screenshot "$folder/triple.png" --size 1024x700 --scale 3 --epochs 40 2>/dev/null
  checkPicture "$folder/triple.png" 3072x2100
  "$nabla" --screenshot "$folder/map.png" --picture map --scale 2 --epochs 40 2>/dev/null
  (($(identify -format %k "$folder/map.png") > 500)) || fail "the map is empty"
  "$nabla" --screenshot "$folder/network.svg" --picture network 2>/dev/null
  grep -q '^<svg' "$folder/network.svg" || fail "--screenshot network.svg writes no SVG"
  "$nabla" --screenshot "$folder/loss.pdf" --picture loss 2>/dev/null
  [[ $(head -c 5 "$folder/loss.pdf") == %PDF- ]] || fail "--screenshot loss.pdf writes no PDF"
}

# Tables, models of other programs and links are drawn as the window would open them.
otherWork() {
  local model=$reference/onnx/activation_elu.onnx link drawing
  printf 'length,width,kind\n1,2,a\n3,1,b\n2,5,a\n4,2,b\n' >"$folder/leaves.csv"
  link=$("$(dirname "$nabla")/nabla-cli" link --weights --in "$reference/nabla-v2-model.nabla")
  for drawing in --screenshot=drawn.png --record=drawn.gif; do
    "$nabla" "$folder/leaves.csv" --epochs 3 "${drawing/=/=$folder/}" 2>"$folder/stderr"
    grep -q '^columns: length, width -> kind$' "$folder/stderr" || fail "$drawing of a table says no columns"
    "$nabla" "$model" --epochs 3 "${drawing/=/=$folder/}" 2>"$folder/stderr"
    grep -q '^assumed: ' "$folder/stderr" || fail "$drawing of an ONNX model does not say what was assumed"
    "$nabla" --link "$link" --epochs 9 "${drawing/=/=$folder/}" 2>/dev/null
  done
}

# A picture shows the epoch at which a recording ends, too, where training ends by itself.
earlyEnds() {
  local settings sentence
  for settings in 'problem=regression activation=linear learning_rate=1' 'noise=50 early_stopping=1'; do
    # shellcheck disable=SC2086 # Settings have no spaces.
    set -- ${settings// / --set }
    "$nabla" --set "$@" --epochs 5000 --screenshot "$folder/ended.svg" --picture network 2>"$folder/stderr"
    sentence=$(grep -o 'It ends at epoch .*' "$folder/stderr") || fail "a picture does not say that $settings ends"
    "$nabla" --set "$@" --epochs 5000 --record "$folder/ended.gif" 2>"$folder/stderr"
    grep -qxF "$sentence" "$folder/stderr" || fail "recording $settings says otherwise than '$sentence'"
  done
}

recordings() {
  local file=$folder/training.gif
  "$nabla" --record "$file" --epochs 5 --theme dark 2>/dev/null
  [[ $(identify -format '%wx%h ' "$file" | wc -w) == 6 ]] || fail "$file has not a frame for each epoch"
  [[ ! -e $XDG_DATA_HOME ]] || fail "a recording is autosaved"
}

isFilming() { film=$(pgrep -P "$program" -f rawvideo); }
filmIsOver() { [[ $(ps -o stat= -p "$film") == @(|Z*) ]]; }

# However a recording ends, no film is left behind, nor the program that makes it.
killedRecording() {
  command -v ffmpeg >/dev/null && command -v pgrep >/dev/null || return 0
  mkdir "$folder/films"
  TMPDIR=$folder/films "$nabla" --record "$folder/film.mp4" --epochs 1000000 --set hidden=64,64 2>/dev/null &
  program=$!
  waitFor isFilming
  kill "$program"
  waitFor filmIsOver
  program=
  [[ -z $(ls -A "$folder/films") ]] || fail "a recording that was ended leaves $(ls -A "$folder/films")"
}

# Starts the program with further arguments, and waits for a window of that title.
startWindow() {
  local title=$1
  "$nabla" --size 1440x900 --theme light "${@:2}" 2>"$folder/stderr" &
  program=$!
  waitFor hasWindow
  xdotool windowfocus --sync "$window" mousemove --window "$window" 700 800
  waitFor standsStill
  picture start
  checkPicture "$folder/start.png" 1440x900
}

useWindow() {
  keys space
  waitFor changed start
  picture playing
  waitFor changed playing
  keys space
  waitFor standsStill
  picture trained
  [[ -n $(find "$XDG_DATA_HOME" -name 'work.autosave') ]] || fail "the work is not autosaved"
  differ start trained || fail "training changes nothing"
  keys Right
  waitFor changed trained
  keys r
  waitFor standsStill
  picture reset
  keys shift+r
  waitFor changed reset
  # The boundary map reads what is under the pointer.
  picture before
  xdotool mousemove --window "$window" 1260 200 click 1
  waitFor changed before
  keys ctrl+z ctrl+z
  waitFor standsStill
  kill -0 "$program" || fail "the program ended by itself"
}

# A file given on the command line is the work's own, is saved into, and opens where it stood.
useFile() {
  local file=$folder/work.nabla
  cp "$(dirname "${BASH_SOURCE[0]}")/../../resources/experiments/five-arms.nabla" "$file"
  startWindow '^work – Nabla$' "$file"
  keys Right
  waitFor hasTitle 'work* – Nabla'
  keys ctrl+s
  waitFor hasTitle 'work – Nabla'
  grep -q '"epoch":1,' "$file" || fail "the training was not saved"
  endWindow
  "$nabla" "$file" --screenshot "$folder/saved.png" --size 1440x900 2>/dev/null
  checkPicture "$folder/saved.png" 1440x900
  startWindow '^work – Nabla$' "$file"
}

endWindow() {
  local status=0
  keys ctrl+q
  waitFor isGone
  wait "$program" || status=$?
  program=
  ((status == 0)) || fail "the program ended with $status"
  [[ ! -s $folder/stderr ]] || fail "the program complains: $(cat "$folder/stderr")"
  [[ -z $(find "$XDG_DATA_HOME" -name 'work.autosave') ]] || fail "work is kept although the window was closed"
  find "$XDG_CONFIG_HOME" -name 'nabla.conf' | grep -q . || fail "the window's size is not remembered"
}

badArguments
runScript
screenshots
otherWork
earlyEnds
recordings
killedRecording
startWindow '^Untitled – Nabla$'
useWindow
endWindow
useFile
endWindow
echo "passed; pictures are in $folder"
