//! `snap`: the Alibaba Cloud ECS snapshot service on one machine.
//!
//! It has the commands, rules, answers and errors of `aliyun ecs …`, on real disks. A disk is a sparse image file; a
//! snapshot is an incremental, deduplicated, verified point-in-time copy of a disk.
//!
//! # The map
//!
//! Every arrow points down.
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
//!         ├─► store     packs, codec, dedupe index, manifests; backends: the places of their objects
//!         └─► disk      image files: holes, stamps, what changed between clones
//!
//! model           ids, block numbers, sizes, states, times: the words of all modules
//! config          the user's settings of a home
//! home            the layout of a home
//! sys             clock, randomness, kernel locks, places of files: the only access to them
//! ```
//!
//! Where to find things:
//!
//! - the operation `CreateSnapshot`: `ecs/snapshots/create_snapshot.rs`;
//! - the local command `snap store verify`: `cli/local/`;
//! - a rule that several operations share: `ecs/rules/`;
//! - the work of policies at their due times: `ecs/schedule/`;
//! - a kind of long work: `engine/job/`;
//! - a table of SQL: `catalog/*.sql`;
//! - the format of a pack: `store/pack.rs`.
//!
//! # The words
//!
//! - **disk**: a block device of the service, kept as one sparse raw image file.
//! - **block**: 64 KiB of a disk at a 64 KiB boundary. A block of zeros is never stored.
//! - **snapshot**: a point-in-time state of one disk. **chain**: all snapshots of one disk, oldest first. Each snapshot
//!   has a **sequence** number in its chain. The copies of a disk's snapshots in a region have a chain of their own.
//! - **group**: snapshots of several disks with one point in time.
//! - **extent**: a run of blocks of a chain that were stored together, with the span of snapshots that see them
//!   (`born … died-1`).
//! - **pack**: an immutable file of stored blocks; a block in a pack has a **slot**.
//! - **delta**: a stored block that holds only its difference from another block, its **base**, which is stored whole.
//!   The extent records the place of the base. While the delta is needed, its base is needed.
//! - **seal**: the beginning of a hash, which proves that a record of a pack or a row of the catalog is unchanged.
//! - **tally**: the number of rows of a list of the catalog, updated with each insertion and deletion. A list with
//!   another number of rows has lost a row to damage.
//! - **heal**: point the rows that need a damaged block at another copy of it. **repair**: search for such copies on
//!   purpose.
//! - **digest**: a fingerprint of the whole content of a snapshot, updated from the change alone.
//! - **manifest**: the description of a snapshot in its store, readable without the catalog.
//! - **salvage**: copy the readable rows of a damaged catalog into a new one.
//! - **stranger**: a snapshot that has a manifest in a store but that the catalog does not know. The catalog can
//!   take it in.
//! - **region**: a namespace with its own disks and its own block store, which `engine/region.rs` opens.
//! - **backend**: the place of the objects of a store (packs, manifests).
//! - **attributes** (of an instance): values that are stored only to be shown again: charges, networks, metadata,
//!   processors.
//! - **operation**: one call of the service. **parameters**: its flat map of texts.
//! - **capture** (disk → chain), **copy** (chain → chain in another region), **restore** (chain → new disk),
//!   **rollback** (chain → its own disk, in place), **refresh** (a file → the disk that was copied from it),
//!   **reclaim** (free blocks that no snapshot sees), **sweep** (remove unreferenced objects), **verify**.
//! - **view**: a snapshot that can be read at any offset, straight from chain and store. A view keeps its packs while
//!   it lives.
//! - **source**: the file that a disk was copied from. The file can have changed since.
//! - **clone**: a frozen image, which shares its blocks with the disk's image. It is the point in time of a capture. A
//!   **kept clone** is compared with the image by the next capture, and can share its blocks with a new disk.
//! - **policy**: the times of snapshots of its disks, and their retention. **slot** (of a policy): a time at which a
//!   snapshot is due. **pass**: one run of the schedule, which does all due work.
//! - **believed** time: a clock far ahead of all earlier times is believed one day after the first pass that reported
//!   it.
//! - **place**: a path, and the directory below which no link is followed. Files of the home are reached by places.
//! - **exposure**: the parts of a home that other users of the machine can access.
//! - **job**: long work whose rows are decided. A **runner** carries it out in the request, in a thread of a pool, or
//!   in a process of its own. **task**: the row that describes a job.
//! - **worker**: the name of the kernel lock that is held by the process that works on a row.
//!
//! # What always holds
//!
//! Must (else data is lost):
//!
//! - An `accomplished` snapshot refers only to sealed, synced packs.
//! - A sealed pack never changes.
//! - Bytes that the store returns have the hash that was stored. For the base of a new delta, the seal of the record is
//!   checked.
//! - Before content is given out, its hashes must match the digest of the snapshot.
//! - A row that decides about bytes has the seal that it was written with.
//! - A list has as many rows as its tally.
//! - Blocks that any snapshot or running capture can see are not removed.
//! - A disk is never shown as usable in the middle of a rollback, or without its image.
//! - Work that was answered with an error is not done later.
//! - An image counts as unchanged only by a stamp that was taken while no write was in progress.
//! - A catalog that is new, or older than a store, removes nothing from the store. A manifest stops every sweep if the
//!   catalog has its snapshot neither as accomplished nor as deleted.
//! - No snapshot is deleted because its retention ended by a clock that is not believed.
//! - No file of the home is reached through a link below its root, or has another owner than the home.
//!
//! Should (else it is repaired):
//!
//! - The dedupe index is a function of the packs' footers.
//! - No whole block is stored twice, though a delta can repeat it.
//! - After a reclaim, no more than a tenth of any pack is dead.
//! - Every accomplished snapshot has a manifest.
//!
//! # Formats on disk
//!
//! Packs: the module of [`store::PackBuilder`]. Manifests: [`store::Manifest`]. The catalog: `catalog/schema.sql`. The
//! dedupe index: [`store::Index`]. Images are raw. The layout of a home: [`home`]. The layout of a store: [`store`].
//!
//! # Crashes
//!
//! | killed while | left behind | the next run |
//! |---|---|---|
//! | capturing, before the manifest is written | a `progressing` snapshot with a free lock; unreferenced packs and drafts | marks the snapshot as `failed`; sweeps the store |
//! | capturing, after the manifest, before the commit | the same, and a manifest with all objects that it names | marks the snapshot as `accomplished`, since it is complete; heals as the capture would have |
//! | capturing, before the commit, with a frozen image | the same, and the clone | captures a complete clone as if nothing had happened; removes a `.draft` |
//! | capturing, after the commit | the clone, or the one kept before it | removes the clone that no row names |
//! | capturing a group, before the commit | the same, and a `progressing` group | marks the group and all its snapshots as `accomplished` if all are complete, else as `failed`; sweeps the store |
//! | capturing frozen images in the background | the same, with frozen images, and a task | the next run that changes something captures the frozen images, and so makes the group or image |
//! | copying, before the commit | in the destination the same as after a capture; in the source nothing | does the same as for a capture |
//! | deleting, before the commit | nothing | |
//! | deleting, after the commit | an unreferenced manifest and unreferenced packs, each noted in `unswept` | sweeps them |
//! | making an image of an instance or of files | an image that is `Creating` with a free lock | marks it as `CreateFailed`; its snapshots stay as they are |
//! | replacing a system disk | a disk that is `Creating` with a free lock | removes it; the old disk is still there |
//! | exporting | a `.draft` in a bucket | removes it if the export had a worker; else the next export replaces it |
//! | making a disk larger | an image that is larger than its row says | the next capture, or the same ResizeDisk again, corrects the row |
//! | deleting a snapshot or a disk, switching its clones off, after the commit | a clone that no row names | removes it |
//! | rolling back | a disk that is `ReIniting` with a free lock; its content is mixed | repeats the rollback to its end, and reports it; only blocks that still differ are written. If the image is missing by then, the rollback is given up. A frozen image that is the rollback's target stays until then, even if its snapshot fails or is deleted |
//! | refreshing a disk from its source | a disk that is `ReIniting`, and whose refresh's lock is free; its content is mixed | gives the refresh up, and reports it, since the source can be another file by now. The disk stays `ReIniting` until the refresh is repeated, the disk rolled back, or taken as it is |
//! | making a disk or instances, also in the background | rows that are `Creating` or `Pending` with a free lock, images | removes the rows and images |
//! | with jobs waiting in a pool of threads | rows of work that did not begin, with free locks, and tasks | does the same as for that work |
//! | in a pass of the schedule | the leftovers of the capture or deletion; a slot or a copy that is still due | the next pass does it; a slot that has its snapshot is moved on |
//! | repairing | unreferenced new packs, or manifests that name the old places, noted in `unswept` | sweeps the packs, rewrites the manifests |
//! | restoring to a file | nothing, since the file has no name until it is complete; a hidden draft beside it if the file system has no unnamed files | the same command again replaces the draft |
//! | reclaiming, before the switch | unreferenced new packs | sweeps them |
//! | reclaiming, after the switch | unreferenced old packs, each noted in `unswept`; manifests that name them | sweeps the packs, rewrites the manifests |
//! | sweeping, and the power fails | removed files can return: their directories are synced before their notes are deleted | sweeps them; removes a returned manifest if its snapshot is in `forgotten` |
//! | replacing a damaged catalog | a new one with another name; or, between two renames, no catalog | the same command again replaces it; or `snap store recover` takes in the snapshots of the manifests, and the old one is still there |
//! | committing, and the log is damaged | SQLite drops the last commits: manifests of snapshots that the catalog has as `progressing`, or not at all | marks the first as `accomplished`; the others stop every sweep, and `snap store recover` takes them in |
//!
//! The table is for killed processes, whose callers received no answer. Work that failed has reported its error, and is
//! never done later: its rows are settled before the answer. A rollback that ends for lack of memory leaves a note in
//! its lock's file instead, and the next run settles the rows. A rollback that failed in the middle leaves the disk
//! `ReIniting` with the reason. The disk stays so until a new rollback, or until the user takes it as it is
//! (`snap disk cancel-rollback`).
//!
//! The write orders that ensure this are in [`engine`]: capture and delete. The table at the top of [`engine`] shows
//! which operations can run at the same time, and why that is safe. A failed fsync fails the operation.

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
