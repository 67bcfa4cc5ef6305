# shellcheck shell=bash disable=SC2154
# The tools of benches/compare.sh, which reads this file.
#
# TOOL_STEP does a step with a tool: it runs what is measured through `timed` and checks what came out with `same`.
# $image is the disk, $repo the tool's own directory, $out where a disk may be restored to. A step that a tool has no
# function for is left out. A function of a tool's own name runs its program with what it needs always, and measures
# it when it is called with asked=1.

# Runs a tool's own program, with the environment that its function has set, and measures it if that is asked.
timed_if_asked() { if [ -n "${asked-}" ]; then timed "$@"; else command "$@"; fi; }

# snap has a home of its own in each repository: kept is snap with a clone of the image kept from snapshot to snapshot.
declare -A disk middle newest
snap_init() { disk[$tool]=$("$snap" disk import --adopt "$image" --name disk | json DiskId); }
snap_capture() {
  timed "$snap" ecs CreateSnapshot --DiskId "${disk[$tool]}" --SnapshotName "$1"
  newest[$tool]=$(json SnapshotId <"$run/stdout")
  if [ "$1" = v2 ]; then middle[$tool]=${newest[$tool]}; fi
}
snap_call() {
  timed "$snap" ecs CreateSnapshot --DiskId "${disk[$tool]}" --background
  newest[$tool]=$(json SnapshotId <"$run/stdout")
  "$snap" task wait >/dev/null
}
restore_of() { # restore_of SNAPSHOT VERSION
  timed "$snap" ecs CreateDisk --ZoneId cn-hangzhou-b --DiskCategory cloud_essd --SnapshotId "$1"
  local new; new=$(json DiskId <"$run/stdout")
  same "$("$snap" disk path "$new")" "$2"
  "$snap" ecs DeleteDisk --DiskId "$new" >/dev/null
}
snap_restore() { restore_of "${middle[$tool]}" v2; }
snap_rollback() {
  timed "$snap" ecs ResetDisk --DiskId "${disk[$tool]}" --SnapshotId "${middle[$tool]}"
  same "$image"
}
snap_delete() { timed "$snap" ecs DeleteSnapshot --SnapshotId "${middle[$tool]}" --Force true; }
snap_free() { timed "$snap" store reclaim; }
snap_check() { timed "$snap" store verify; }
kept_init() { snap_init; "$snap" disk keep-clone "${disk[$tool]}" on; }
kept_capture() { snap_capture "$1"; }
kept_call() { snap_call; }
# From and to the snapshot whose clone is kept; snap has rolled the image back to v2 before.
kept_restore() { restore_of "${newest[$tool]}" v3; }
kept_rollback() {
  timed "$snap" ecs ResetDisk --DiskId "${disk[$tool]}" --SnapshotId "${newest[$tool]}"
  same "$image" v3
}
kept_delete() { snap_delete; }
kept_free() { snap_free; }
kept_check() { snap_check; }
json() { sed -n 's/.*"'"$1"'": *"\([^"]*\)".*/\1/p' | head -n 1; }

pipeline_capture() { [ "$1" != v1 ] || timed "$pipeline" "$image" "$repo/records"; }
direct_capture() { [ "$1" != v1 ] || timed "$pipeline" --direct "$image" "$repo/records"; }

# Its clone of v1 is made beside the clock: no increment needs that time.
between_capture() {
  local frozen=$repo/frozen
  case $1 in
    v1) mkdir "$frozen" && cp --reflink=always "$image" "$frozen/v1.img" ;;
    v2) timed "$between" "$frozen/v1.img" "$image" "$frozen/v2.img" "$repo/v2.records" ;;
    v3) timed "$between" "$frozen/v2.img" "$image" "$frozen/v3.img" "$repo/v3.records" ;;
  esac
}

cp_capture() { case $1 in v[123]) timed cp --reflink=never --sparse=always "$image" "$repo/$1.img" ;; esac }
cp_restore() { timed cp --reflink=never --sparse=always "$repo/v2.img" "$out"; same "$out"; }
cp_delete() { timed rm "$repo/v2.img"; }

# A copy that is as durable as what snap gives.
# shellcheck disable=SC2016 # the shell that runs it expands it
copy_durably() { timed sh -c 'cp --reflink=never --sparse=always "$1" "$2" && sync "$2"' - "$1" "$2"; }
cpsync_capture() { [ "$1" != v1 ] || copy_durably "$image" "$repo/v1.img"; }
cpsync_restore() {
  "$workload" warm "$images/v2.img"
  copy_durably "$images/v2.img" "$out"
  same "$out"
}

reflink_capture() { case $1 in v[123]) timed cp --reflink=always "$image" "$repo/$1.img" ;; esac }
reflink_restore() { timed cp --reflink=always "$repo/v2.img" "$out"; same "$out"; }
reflink_delete() { timed rm "$repo/v2.img"; }

restic() { RESTIC_PASSWORD=x RESTIC_CACHE_DIR=$repo/cache timed_if_asked restic --quiet --repo "$repo/repo" "$@"; }
restic_middle() { restic snapshots --json --tag v2 | sed 's/.*"short_id":"\([0-9a-f]*\)".*/\1/'; }
restic_init() { restic init; }
restic_capture() { asked=1 restic backup --tag "$1" "$image"; }
restic_restore() { # before 0.15 it writes all holes out: left out then
  command restic restore --help | grep -q -- --sparse || return 0
  asked=1 restic restore --tag v2 latest --target "$out.d" --sparse
  same "$out.d$image"
}
restic_delete() { local id; id=$(restic_middle); asked=1 restic forget "$id"; }
restic_free() { asked=1 restic prune --max-unused 0; }
restic_check() { asked=1 restic check --read-data; }

# Large fixed blocks, its fastest way for disk images; borg64k has blocks as small as snap's.
borg() {
  BORG_BASE_DIR=$repo BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK=yes BORG_RELOCATED_REPO_ACCESS_IS_OK=yes \
    timed_if_asked borg "$@"
}
borg_init() { borg init -e none "$repo/repo"; }
borg_capture() {
  asked=1 borg create -C lz4 --sparse --chunker-params "fixed,${blocks:-4194304}" "$repo/repo::$1" "$image"
}
borg_restore() {
  mkdir "$out.d"
  (cd "$out.d" && asked=1 borg extract --sparse "$repo/repo::v2")
  same "$out.d$image"
}
borg_delete() { asked=1 borg delete "$repo/repo::v2"; }
borg_free() { asked=1 borg compact --threshold 0 "$repo/repo"; }
borg_check() { asked=1 borg check --verify-data "$repo/repo"; }
for function in init restore delete free check; do eval "borg64k_$function() { borg_$function; }"; done
borg64k_capture() { blocks=65536 borg_capture "$1"; }

rustic() {
  RUSTIC_REPOSITORY=$repo/repo RUSTIC_PASSWORD=x RUSTIC_CACHE_DIR=$repo/cache RUSTIC_NO_PROGRESS=true \
    RUSTIC_LOG_LEVEL=warn timed_if_asked rustic "$@"
}
rustic_middle() { rustic snapshots --json --filter-tags v2 | json id; }
rustic_init() { rustic init; }
rustic_capture() { asked=1 rustic backup --tag "$1" "$image"; }
rustic_restore() {
  local id; id=$(rustic_middle)
  asked=1 rustic restore --sparse by-content "$id:$image" "$out"
  same "$out"
}
rustic_delete() { local id; id=$(rustic_middle); asked=1 rustic forget "$id"; }
rustic_free() { asked=1 rustic prune --keep-delete 0s --keep-pack 0s --max-unused 0B --instant-delete; }
rustic_check() { asked=1 rustic check --read-data; }

bupstash() {
  BUPSTASH_REPOSITORY=$repo/repo BUPSTASH_KEY=$repo/key BUPSTASH_SEND_LOG=$repo/sendlog \
    BUPSTASH_QUERY_CACHE=$repo/cache timed_if_asked bupstash "$@"
}
bupstash_init() { bupstash new-key -o "$repo/key"; bupstash init; }
bupstash_capture() { asked=1 bupstash put -q "name=$1" "$image"; }
bupstash_restore() { asked=1 bupstash get -q name=v2; same "$run/stdout"; }
bupstash_delete() { asked=1 bupstash rm name=v2; }
bupstash_free() { asked=1 bupstash gc -q; }

casync_capture() { timed casync make --store="$repo/store.castr" "$repo/$1.caibx" "$image"; }
casync_restore() { timed casync extract --store="$repo/store.castr" "$repo/v2.caibx" "$out"; same "$out"; }
casync_delete() { rm "$repo/v2.caibx"; timed casync gc --store="$repo/store.castr" "$repo"/*.caibx; }

qemu_capture() {
  case $1 in
    v1) timed qemu-img convert -O qcow2 "$image" "$repo/v1.qcow2" ;;
    v[23]) # An overlay that holds what differs from the version before.
      qemu-img create -q -f qcow2 -F raw -b "$image" "$repo/$1.qcow2"
      timed qemu-img rebase -F qcow2 -b "$repo/v$((${1#v} - 1)).qcow2" "$repo/$1.qcow2" ;;
  esac
}
qemu_restore() { timed qemu-img convert -m 2 -W -O raw "$repo/v2.qcow2" "$out"; same "$out"; }
qemu_check() { timed qemu-img check "$repo/v3.qcow2"; }
