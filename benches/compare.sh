#!/usr/bin/env bash
# Measures snap beside other tools that keep versions of a disk image, and prints one Markdown table.
#
#   benches/compare.sh [small|full] [--peers "TOOL …"] [--repeat N] [--fs xfs|btrfs] [--dir DIR]
#
#   small, full   about 200 MB of data in a 2 GiB image, or 1.9 GB in one of 16 GiB; small is the default
#   --peers       what runs beside snap: kept pipeline direct between cp cpsync restic borg borg64k rustic bupstash
#                 casync qemu reflink; without it, all that are installed (kept, between and reflink only with --fs)
#   --repeat      how often all of it is done, 3 if not said; the table has the best of them
#   --fs          in a loop mount of such a file system (needs root), where snap captures clones
#   --dir         where images and repositories are put, target/compare if not said; the images stay there
#
# BENCH_LOCK=FILE: holds a lock on that file while it measures, a few minutes at once, where others build meanwhile.
#
# The image has an ext4 with a part of /usr, random bytes, and pages as databases have them. The versions:
#   v1  as made        v2  a hundredth of the 4 KiB blocks of its files overwritten
#   v3  a file added   v4  v3 untouched   v5  v3 with a new mtime
# The image is changed in place, and all tools take a version before the next change. What they are about to read is
# in the page cache. Every disk that comes out is compared. Any failure ends the script.
set -Eeuo pipefail
trap 'die "line $LINENO failed: $BASH_COMMAND"' ERR
cd "$(dirname "$0")/.."
export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C

die() { echo "compare.sh: $*" >&2; exit 1; }
say() { echo "$(date +%T) $*" >&2; }

size=small peers='' repeat=3 fs='' dir=target/compare
while [ $# -gt 0 ]; do
  case $1 in
    small | full) size=$1 ;;
    --peers) peers=$2; shift ;;
    --repeat) repeat=$2; shift ;;
    --fs) fs=$2; shift ;;
    --dir) dir=$2; shift ;;
    *) die "what is $1? See the head of $0" ;;
  esac
  shift
done
for program in mke2fs debugfs e2fsck cargo /usr/bin/time flock findmnt; do
  command -v "$program" >/dev/null || die "$program is missing"
done

held=''
hold() { # waits for the lock if it is not held
  if [ -z "${BENCH_LOCK-}" ] || [ -n "$held" ]; then return; fi
  exec 9>>"$BENCH_LOCK"
  flock 9
  held=$SECONDS
}
release() { # release [SECONDS]: lets others have the lock, if it has been held for so long
  if [ -z "$held" ] || [ $((SECONDS - held)) -lt "${1:-0}" ]; then return; fi
  exec 9>&-
  held=''
}

hold
# By itself: beside the examples it would have the crash points of tests.
cargo build --quiet --release --locked --example workload --example pipeline --example between
cargo build --quiet --release --locked --bin snap
snap=$PWD/target/release/snap workload=$PWD/target/release/examples/workload
pipeline=$PWD/target/release/examples/pipeline between=$PWD/target/release/examples/between
tables=$PWD/benches/compare/table.awk
mkdir -p "$dir"
dir=$(realpath "$dir")
exec 8>>"$dir/lock"
flock -n 8 || die "another run is at work in $dir"
images=$dir/$size run=$dir/run
# shellcheck source=benches/compare/tools.sh
source benches/compare/tools.sh

# ---- the images ----------------------------------------------------------------------------------------------------

# Makes v1.img, v2.img and v3.img, if they are not there.
make_images() { # GIB USR_MIB RANDOM_MIB PAGES_MIB ADDED_MIB
  [ -e "$images/v3.img" ] && return
  say "making the images in $images"
  rm -rf "$images"
  mkdir -p "$images/tree/usr"
  # Files of less than 64 MiB in the order of their names, as many as fit.
  { cd /usr && find bin lib share -xdev -type f -size -64M -readable -printf '%p\t%s\n' 2>/dev/null || true; } | sort |
    awk -F '\t' -v limit=$(($2 << 20)) '{ total += $2 + 2048 } total <= limit { print $1 }' |
    tar -C /usr -cf - -T - | tar -C "$images/tree/usr" -xf -
  "$workload" content random "$images/tree/random" "$3" 1
  "$workload" content pages "$images/tree/pages" "$4" 2
  find "$images/tree" -exec touch -h -d @1767225600 {} +
  truncate -s "$1G" "$images/new.img"
  local uuid=10000000-2000-3000-4000-500000000000
  E2FSPROGS_FAKE_TIME=1767225600 mke2fs -q -t ext4 -b 4096 -U $uuid -E hash_seed=$uuid,lazy_itable_init=1 \
    -d "$images/tree" "$images/new.img"
  # mke2fs writes zeros in places; cp makes them holes.
  cp --sparse=always "$images/new.img" "$images/v1.img"
  cp --sparse=always "$images/v1.img" "$images/v2.img"
  "$workload" overwrite "$images/v2.img" "$images/tree" 3 >&2
  "$workload" content log "$images/added" "$5" 4
  cp --sparse=always "$images/v2.img" "$images/new.img"
  debugfs -w -R "write $images/added added" "$images/new.img" >/dev/null 2>&1
  e2fsck -fn "$images/new.img" >/dev/null 2>&1 || die "the third version has a broken file system"
  rm -rf "$images/tree" "$images/added"
  mv "$images/new.img" "$images/v3.img"
}

# ---- measuring -------------------------------------------------------------------------------------------------------

# Runs a command, and notes wall seconds, processor seconds, the peak memory of its largest process in KiB, and then
# the bytes that the tool's repository takes.
timed() {
  local TIMEFORMAT='%R %U %S' wall user system
  if ! { time /usr/bin/time -o "$run/memory" -f %M "$@" >"$run/stdout" 2>"$run/stderr"; } 2>"$run/time"; then
    tail -n 20 "$run/stdout" "$run/stderr" >&2
    die "$tool failed at '$step': $*"
  fi
  read -r wall user system <"$run/time" || die "no times of $tool: $(cat "$run/time")"
  local stored=0
  # What a worker in the background removes meanwhile does not count.
  [ ! -d "$repo" ] ||
    stored=$({ du -s --block-size=1 --exclude=disks --exclude=frozen "$repo" 2>/dev/null || true; } | cut -f 1)
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$step" "$tool" "$wall" "$(echo "$user $system" | awk '{ print $1 + $2 }')" \
    "$(cat "$run/memory")" "$stored" >>"$results"
  say "$round $tool: $step: $wall s"
}

# ---- the run -------------------------------------------------------------------------------------------------------

installed() {
  case $1 in
    pipeline | direct | cpsync) ;; reflink | kept | between) [ -n "$fs" ] ;;
    qemu) type -P qemu-img ;; borg64k) type -P borg ;; *) type -P "$1" ;;
  esac >/dev/null
}

# same FILE [VERSION]: whether a disk has the bytes of v2, or of another version
same() { "$workload" same "$images/${2:-v2}.img" "$1" || die "$tool: '$step' gave a disk with other bytes"; }

# Lets every tool that can do a step do it once: each STEP ACTION [VERSION]
each() {
  step=$1
  for tool in "${tools[@]}"; do
    declare -F "${tool}_$2" >/dev/null || continue
    repo=$run/$tool SNAP_HOME=$run/$tool
    hold
    "$workload" warm "$image" "$repo"
    "${tool}_$2" "${@:3}"
    rm -rf "$out" "$out.d"
    sync
    release 240
  done
}

become() { # become VERSION: changes the image in place
  "$workload" apply "$images/$1.img" "$image" >&2
  sync
  sleep 0.2 # a time stamp that is older than the next look at it
}

one_round() {
  rm -rf "${run:?}"/* # files, or all that is in the mount
  mkdir -p "$run/image"
  cp --sparse=always "$images/v1.img" "$image"
  for tool in "${tools[@]}"; do
    repo=$run/$tool SNAP_HOME=$run/$tool
    mkdir "$repo"
    ! declare -F "${tool}_init" >/dev/null || "${tool}_init" >/dev/null
  done
  sync # or the first tool that syncs pays for the copy of the image
  each 'first snapshot, v1' capture v1
  become v2
  each 'increment, v2' capture v2
  become v3
  each 'increment, v3' capture v3
  each 'unchanged' capture v4
  touch "$image"
  each 'touched' capture v5
  if [ -n "$fs" ]; then each 'call, --background' call; fi
  each 'restore of v2' restore
  each 'rollback v3 → v2' rollback
  each 'delete v2' delete
  each 'free its space' free
  each 'read and check all' check
}

version_of() { command "$1" --version 2>/dev/null | sed -n 1p || command "$1" version | sed -n 1p; }

machine() { # what the figures depend on, in Markdown
  printf '%s workload, best of %s; %s processors (%s), %s GiB of memory, %s on Linux %s, %s.\n' \
    "$size" "$repeat" "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
    "$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)" "$(findmnt -n -o FSTYPE -T "$run")" "$(uname -r)" \
    "$(date +%F)"
  local program
  printf 'Tools: %s' "snap $("$snap" version)"
  for program in cp restic borg rustic bupstash casync qemu-img; do
    [[ " ${tools[*]} " != *" ${program%-img} "* ]] || printf ', %s' "$(version_of "$program")"
  done
  printf '. Data: %s.\n\n' "$(du -B MB "$images"/v?.img | sed -E 's/MB\t.*(v.).img/ MB in \1/' | paste -sd ' ')"
}

cleanup() {
  release
  cd "$dir"
  if [ -n "$fs" ] && mountpoint -q "$run"; then umount "$run"; fi
  rm -rf "$run" "$dir/loop"
}

case $size in
  small) make_images 2 140 40 24 10 ;;
  full) make_images 16 980 512 256 100 ;;
esac
tools=(snap)
for tool in ${peers:-kept pipeline direct between cp cpsync reflink restic borg borg64k rustic bupstash casync qemu}; do
  if installed "$tool"; then tools+=("$tool"); elif [ -n "$peers" ]; then die "$tool is not installed"; fi
done
image=$run/image/disk.img out=$run/out.img results=$dir/results.tsv
export SNAP_HOME
trap cleanup EXIT
cleanup
mkdir -p "$run"
[ "$(df --output=avail -B1 "$dir" | tail -n 1)" -gt $(($(du -B1 "$images/v3.img" | cut -f 1) * 10)) ] ||
  die "$dir needs ten times the room of $images/v3.img, for the repositories"
if [ -n "$fs" ]; then
  truncate -s $(($(stat -c %s "$images/v1.img") * 2)) "$dir/loop"
  "mkfs.$fs" -q "$dir/loop" >&2
  mount -o loop "$dir/loop" "$run"
fi
: >"$results"
for round in $(seq "$repeat"); do one_round; done
machine
awk -v tools="${tools[*]}" -f "$tables" "$results"
