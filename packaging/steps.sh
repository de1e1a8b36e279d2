# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and packaging/test (sourced): each step is one line on the screen, a log in build/log, and one
# sentence when it fails, which begins with the name of the script ($program).
: "${program:?}"

export LC_ALL=C.UTF-8 # the progress of ninja and ctest is read below
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
readonly logs=build/log
mkdir -p "$logs"

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

fail() {
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

# attempt NAME SENTENCE COMMAND…: runs a command into build/log/NAME.log; its last lines are shown if it fails.
attempt() {
    local name=$1 sentence=$2
    shift 2
    say "$sentence"
    "$@" </dev/null >"$logs/$name.log" 2>&1 && return
    tail -n 25 "$logs/$name.log" >&2
    fail "this step failed: $sentence The whole log is $logs/$name.log."
}

# packages_in FILE…: the names, without comments.
packages_in() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$@" | sort -u; }

# missing_of FILE…: those that are not installed. Asks dpkg alone, so that it needs no network.
missing_of() {
    local package
    for package in $(packages_in "$@"); do
        [[ $(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] || echo "$package"
    done
}

# become_root COMMAND…: as root, or by sudo; sudo asks for a password only where somebody can type it.
become_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif [[ -t 0 ]]; then
        sudo "$@"
    else
        sudo --non-interactive "$@"
    fi
}

may_become_root() {
    [[ $(id -u) == 0 ]] && return
    command -v sudo >/dev/null || return
    [[ -t 0 ]] || sudo --non-interactive true 2>/dev/null
}

# install_missing FILE…: installs what the lists name and this machine lacks; nothing is asked of the network otherwise.
install_missing() {
    local missing
    command -v dpkg-query >/dev/null ||
        fail "this is not Debian. Install what these lists name, then build with CMake: $*"
    mapfile -t missing < <(missing_of "$@")
    if [[ ${#missing[@]} == 0 ]]; then
        say "All packages are installed."
        return
    fi
    may_become_root ||
        fail "packages are missing, and neither root nor sudo is at hand. As root: apt-get install ${missing[*]}"
    # Before attempt, which takes the terminal away.
    if [[ $(id -u) != 0 && -t 0 ]]; then sudo --validate; fi
    attempt apt-update "Reading the list of packages." become_root apt-get update
    attempt apt-install "Installing ${#missing[@]} packages: ${missing[*]}." \
        become_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
}

# build PRESET OPTION…: configures and builds, and tells of every tenth part.
build() {
    local preset=$1
    shift
    attempt "configure-$preset" "Configuring ($preset)." cmake --preset "$preset" "$@"
    say "Building ($preset); a first build takes some minutes."
    if ! ninja -C "build/$preset" </dev/null 2>&1 | tee "$logs/build-$preset.log" | awk '
            match($0, /^\[[0-9]+\/[0-9]+\]/) {
                split(substr($0, 2, RLENGTH - 2), part, "/")
                tenth = int(10 * part[1] / part[2])
                if (tenth > told) { told = tenth; print "          built " part[1] " of " part[2]; fflush() }
            }'; then
        grep -E -A 12 '^FAILED|error:' "$logs/build-$preset.log" | head -n 40 >&2 || true
        fail "building failed. The whole log is $logs/build-$preset.log."
    fi
}
