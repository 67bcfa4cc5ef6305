//! `snap`: the Alibaba Cloud ECS snapshot service on one machine.
//!
//! The same commands, rules, answers and errors as `aliyun ecs …`, on real disks: a disk is a sparse
//! image file, a snapshot is an incremental, deduplicated, verified point-in-time copy of it.
//!
//! # The map
//!
//! An arrow only ever points down.
//!
//! ```text
//! main ─ cli      the aliyun grammar, output, help, completion, man pages, local commands
//!         │
//!         ▼
//!        ecs      operations (one file each, by family), rules, errors, ids, the schedule
//!         │
//!         ▼
//!       engine    capture, copy, restore, rollback, delete, reclaim, verify, recover: joins the three below
//!         ├─► catalog   resources and chains (SQLite): the truth
//!         ├─► store     packs, codec, dedupe index, manifests; backends: where their objects lie
//!         └─► disk      image files: holes, stamps, what changed between clones
//!
//! model           ids, block numbers, sizes, states, times: everybody's words
//! config          what people set for a home
//! home            where everything lives
//! sys             clock, randomness, kernel locks, places of files: the only door to them
//! ```
//!
//! Where to find things: the operation `CreateSnapshot` is `ecs/snapshots/create_snapshot.rs`, the
//! local command `snap store verify` is in `cli/local/`, a rule that several operations share is in
//! `ecs/rules/`, what policies do when their time has come is in `ecs/schedule/`, a kind of long work is in
//! `engine/job/`, a table of SQL is in `catalog/*.sql`, the format of a pack is in `store/pack.rs`.
//!
//! # The words
//!
//! - **disk**: a block device of the service, kept as one sparse raw image file.
//! - **block**: 64 KiB of a disk at a 64 KiB boundary. A block of zeros is never stored.
//! - **snapshot**: a point-in-time state of one disk. **chain**: all snapshots of one disk, oldest
//!   first; each has a **sequence** number in its chain. The copies of a disk's snapshots in a region
//!   have a chain of their own.
//! - **group**: snapshots of several disks with one point in time.
//! - **extent**: a run of blocks of a chain that were stored together, with the span of snapshots that
//!   see them (`born … died-1`).
//! - **pack**: an immutable file of stored blocks; a block in a pack has a **slot**.
//! - **delta**: a stored block that is only what differs from another, its **base**, which is stored whole. The
//!   extent says where the base lies; as long as the delta is needed, so is the base.
//! - **seal**: the beginning of a hash, by which a record of a pack or a row of the catalog is known to be what was
//!   written.
//! - **tally**: how many rows a list of the catalog has, counted as they come and go; a list that brings another number has
//!   lost a row to damage.
//! - **heal**: have what needs a damaged block need another copy of it. **repair**: look for such copies on purpose.
//! - **digest**: a fingerprint of the whole content of a snapshot, updated from the change alone.
//! - **manifest**: what a snapshot is, told beside the packs without the catalog.
//! - **salvage**: take what can be read of a damaged catalog into a new one.
//! - **stranger**: a snapshot that the manifests of a store tell of, and the catalog does not know. It can be taken in.
//! - **region**: a namespace with its own disks and its own block store, which `engine/region.rs` opens.
//! - **backend**: where the objects of a store (packs, manifests) lie.
//! - **attributes** (of an instance): what it was given that is only shown again: charges, networks, metadata,
//!   processors.
//! - **operation**: one call of the service. **parameters**: its flat map of texts.
//! - **capture** (disk → chain), **copy** (chain → chain in another region), **restore** (chain → new disk),
//!   **rollback** (chain → its own disk, in place), **refresh** (a file → the disk that was copied from it), **reclaim** (free what no snapshot sees), **sweep** (remove what nobody refers to),
//!   **verify**.
//! - **view**: a snapshot to be read at any offset, straight from chain and store. It keeps the packs while it lives.
//! - **source**: the file that a disk was copied from, which may have changed since.
//! - **clone**: a frozen image, which shares its blocks with the disk's: the point in time while it is
//!   captured; a **kept clone** is what the next capture is compared with, and what a new disk shares.
//! - **policy**: when snapshots of its disks are taken, and how long they stay. **slot** (of a policy):
//!   a time at which one is due. **pass**: one run of the schedule, which does everything that is due.
//! - **believed** time: a clock that is far ahead of all times before is believed a day after the first pass that told so.
//! - **place**: a path, and below which directory no link is followed: how files of the home are reached.
//! - **exposure**: what of a home is open to other users of the machine.
//! - **job**: long work whose rows are decided; a **runner** carries it out in the request, in a thread of a pool, or in a
//!   process of its own. **task**: the row that tells of a job.
//! - **worker**: the name of the kernel lock that whoever is at work on a row holds.
//!
//! # What always holds
//!
//! Must (else data is lost): an `accomplished` snapshot refers only to sealed, synced packs · a sealed
//! pack never changes · bytes that the store gives out hash to what was stored (of a base that a new delta is
//! made against, the seal of the record is checked) · before content is given out, its hashes come to the digest of
//! the snapshot · a row that decides about bytes has the seal that it was written with · a list has as many rows as
//! were counted · what any snapshot or running capture can see is not removed · a disk in the middle of a rollback,
//! or without its image, is never shown as usable · what was answered with an error is not done later · an image
//! counts as unchanged only by a stamp that was taken while no write was under way · a catalog that is new, or older
//! than a store, removes nothing from it: a manifest of a snapshot that the catalog has neither as accomplished nor
//! as deleted stops every sweep · no snapshot goes by a retention that ended by a clock which is not believed · no
//! file of the home is reached through a link below its root, or belongs to another user than the home.
//!
//! Should (else it is repaired): the dedupe index is a function of the packs' footers · no whole block is
//! stored twice, though one may come again as a delta · no pack is more than a tenth dead after a reclaim · every
//! accomplished snapshot has a manifest.
//!
//! # Formats on disk
//!
//! Packs: [`store::PackBuilder`]'s module. Manifests: [`store::Manifest`]. The catalog:
//! `catalog/schema.sql`. The dedupe index: [`store::Index`]. Images are raw. The layout of a home:
//! [`home`], of a store: [`store`].
//!
//! # Crashes
//!
//! | killed while | left behind | what the next run finds and does |
//! |---|---|---|
//! | capturing, before the manifest is written | a `progressing` snapshot whose lock is free; packs and drafts that nothing refers to | the snapshot is `failed`; the store is swept |
//! | capturing, after that, before the commit | the same, and a manifest with all that it names | the snapshot is `accomplished`: all of it is there; it heals what it would have healed |
//! | capturing, before the commit, with a frozen image | the same, and the clone | a clone that is whole is captured, as if nothing had been; a `.draft` is removed |
//! | capturing, after the commit | the clone, or the one kept before it | what no row names is removed |
//! | capturing a group, before the commit | the same, and a `progressing` group | the group and all its snapshots are `accomplished` if all are there, else `failed`; the store is swept |
//! | capturing frozen images in the background | the same, with frozen images, and a task | the next run that changes something captures the frozen images, and so the group or image is made |
//! | copying, before the commit | in the destination what a capture leaves; in the source nothing | as for a capture |
//! | deleting, before the commit | nothing | |
//! | deleting, after the commit | packs and a manifest that nothing refers to, each noted in `unswept` | they are swept |
//! | making an image of an instance or of files | an image that is `Creating` with a free lock | it is `CreateFailed`; its snapshots are what they are |
//! | replacing a system disk | a disk that is `Creating` with a free lock | it is removed; the old one is still there |
//! | exporting | a `.draft` in a bucket | it is removed if a worker was at it, else the next export replaces it |
//! | making a disk larger | an image that is larger than its row says | the next capture, or the same ResizeDisk again, puts that right |
//! | deleting a snapshot or a disk, switching its clones off, after the commit | a clone that no row names | it is removed |
//! | rolling back | a disk that is `ReIniting`, and whose lock is free; its content is in between | the rollback is done again to its end, and that is told: it writes what still differs. If the image is missing by then, the rollback is given up. A frozen image that it goes back to stays until then, whatever becomes of its snapshot |
//! | refreshing a disk from its source | a disk that is `ReIniting`, and whose refresh's lock is free; its content is in between | it is given up, and that is told: the disk stays `ReIniting` until the refresh is repeated, the disk rolled back, or taken as it is. The source may be another one by now |
//! | making a disk or instances, also in the background | rows that are `Creating` or `Pending` with a free lock, images | rows and images are removed |
//! | with jobs waiting in a pool of threads | rows of work that did not begin, with free locks, and tasks | as for that work |
//! | in a pass of the schedule | what the capture or deletion left; a slot or a copy that is still due | the next pass does it; a slot that has its snapshot is moved on |
//! | repairing | new packs that nothing refers to, or manifests that name the old places, noted in `unswept` | packs are swept, manifests written anew |
//! | restoring to a file | nothing, since the file has no name until it is complete; a hidden draft beside it where the file system has no such files | the same command again replaces the draft |
//! | reclaiming, before the switch | new packs that nothing refers to | they are swept |
//! | reclaiming, after the switch | old packs that nothing refers to, each noted in `unswept`; manifests that name them | packs are swept, manifests written anew |
//! | sweeping, and the power fails | removed files may come back: their directories are synced before their notes go | they are swept; a manifest that comes back all the same is of a snapshot in `forgotten`, and removed |
//! | replacing a damaged catalog | a new one that has another name; or, between two renames, no catalog | the same command again replaces it; or `snap store recover` takes in what the manifests tell, and the old one is still there |
//! | committing, and the log is damaged | SQLite drops what was committed last: manifests of snapshots that the catalog has as `progressing`, or not at all | the first are `accomplished`; the others keep everything from being swept, and `snap store recover` takes them in |
//!
//! That is for those who were killed, whose callers were told nothing. Work that failed told so, and is never done later:
//! its rows are settled before the error is answered. A rollback that ends for lack of memory leaves word in its lock's file
//! instead, and the next run settles them. A rollback that failed half way leaves the disk `ReIniting` with the
//! reason, until somebody rolls it back again or takes it as it is (`snap disk cancel-rollback`).
//!
//! The orders that make it so are in [`engine`]: capture and delete. Who may run beside whom, and why
//! that is safe, is the table at the top of [`engine`]. An fsync that fails fails the operation.

pub mod catalog;
pub mod cli;
pub mod config;
pub mod disk;
pub mod ecs;
pub mod engine;
pub mod home;
pub mod model;
pub mod store;
pub mod sys;
