//! Points in time: what a capture reads, and whether it has to.

use super::change_source::{ChangeSource, EqualStamp, KeptExtents};
use super::kept::MadeClone;
use super::{Engine, EngineError, Result};
use crate::catalog::{CatalogError, Chain, Disk, KnownDamage, Snapshot};
use crate::disk::Image;
use crate::model::{Sequence, SnapshotId};
use crate::sys;
use crate::sys::file::Stamp;
use crate::sys::place::Place;
use std::io;
use std::thread;
use std::time::Duration;

/// How long a capture waits at most, each time, until the stamp of an image that was written a moment ago tells
/// of every further change. A stamp that has longer to go was set by somebody.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// How often a capture waits for an image that is written again meanwhile.
const WAITS: usize = 3;

/// What a capture knows of the image for the next one.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Memory {
    /// The snapshot whose content the image had.
    sequence: u32,
    /// The image's stamp then.
    pub stamp: Stamp,
    /// The start of the machine in which that was: a power cut can leave new content with old times.
    #[serde(default)]
    boot: Option<String>,
}

impl Memory {
    /// What is remembered of a disk, if the machine has been up since.
    pub(super) fn of(disk: &Disk) -> Option<Self> {
        Self::parse(disk.stamp.as_deref()?)
    }

    /// Reads what [`PointInTime::memory`] gave, if the machine has been up since.
    fn parse(text: &str) -> Option<Self> {
        let memory: Self = serde_json::from_str(text).ok()?;
        Some(memory).filter(|memory| memory.boot.is_some() && memory.boot == sys::boot::id())
    }

    /// Whether the image had this snapshot's content.
    pub(super) fn is_of(&self, snapshot: &Snapshot) -> bool {
        Sequence(self.sequence) == snapshot.sequence
    }
}

/// An image at a point in time.
pub(super) struct PointInTime {
    /// The snapshot that is captured.
    pub snapshot: Snapshot,
    /// Its chain.
    pub chain: Chain,
    /// Its disk.
    pub disk: Disk,
    /// The path of what is read.
    pub path: Place,
    /// What is read: the disk's image, or a frozen clone of it.
    pub image: Image,
    /// The disk's image, if what is to be read is a clone of it and the image's stamp tells whether it still
    /// is the same. It is read instead as long as that is so: what was written a moment ago is in the page
    /// cache, and nothing of a new clone ever is.
    pub origin: Option<Image>,
    /// The stamp of the disk's image; none if all that is known of it is a frozen clone.
    pub live: Option<Stamp>,
    /// The stamp of what is read; it must not change.
    pub read: Option<Stamp>,
    /// Whether what is read is a frozen clone.
    pub is_frozen: bool,
    /// Whether nothing is to be read: the image is as the newest snapshot saw it.
    pub is_unchanged: bool,
    /// From when on a change of the image shows in another stamp than `live`.
    pub settled: i128,
    /// Whether no write that had begun when the image had the stamp `live` was under way any more afterwards.
    pub rests: bool,
}

impl PointInTime {
    /// Has what is written to the image be on the disk, so that whatever changes from here on changes the
    /// stamp.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.wait(Image::settle)
    }

    /// Waits until the image's stamp tells of every change, or the image is written all the time, which will
    /// show in the end.
    pub(super) fn wait_for_stamp(&mut self) -> Result<()> {
        self.wait(Image::stamp)
    }

    fn wait(&mut self, look: impl Fn(&Image) -> io::Result<Option<Stamp>>) -> Result<()> {
        let mut waits = 0..WAITS;
        loop {
            let failed = || format!("reading {}", self.path.display());
            // Before the look, so that the stamp tells if it does by this time.
            self.settled = sys::clock::machine_nanoseconds();
            self.live = look(&self.image).map_err(EngineError::io(failed()))?;
            self.read = self.live;
            let left = self.live.map_or(0, |stamp| stamp.tells_from() - self.settled);
            match u64::try_from(left).map(Duration::from_nanos) {
                Ok(left) if left <= LONGEST_WAIT && waits.next().is_some() => {
                    thread::sleep(left + Duration::from_nanos(1));
                }
                _ => break,
            }
        }
        self.look_for_writers();
        Ok(())
    }

    /// Finds out whether a write is under way that `live` tells of already.
    fn look_for_writers(&mut self) {
        self.rests = self.live.is_some_and(|stamp| self.image.rests(&stamp));
    }

    /// Checks that what is read, the image or its origin, has not changed since. A stamp tells which file it
    /// is of, so either may be asked for.
    pub(super) fn check(&self, read: &Image) -> Result<()> {
        let path = self.path.display();
        let now = read.stamp().map_err(EngineError::io(format!("reading {path}")))?;
        if [self.read, self.live].contains(&now) {
            Ok(())
        } else {
            Err(EngineError::Changed { path: path.to_string() })
        }
    }

    /// The stamp of the disk's image, if it tells of every change from here on.
    pub(super) fn telling(&self) -> Option<Stamp> {
        self.live.filter(|stamp| stamp.tells_from() < self.settled)
    }

    /// What the disk is to remember of it, if its image is the same now and its stamp will tell if it changes.
    pub(super) fn memory(&self) -> Option<String> {
        let stamp = self.telling().filter(|_| self.rests)?;
        let sequence = self.snapshot.sequence.0;
        serde_json::to_string(&Memory { sequence, stamp, boot: sys::boot::id() }).ok()
    }

    /// The clone that is read, if it is one that can be compared with later.
    pub(super) fn comparable_clone(&self) -> Option<MadeClone> {
        let stamp = self.read.filter(|_| self.is_frozen && self.image.tells_changes().unwrap_or(false))?;
        Some(MadeClone { file: self.snapshot.id.clone(), stamp })
    }
}

/// Whether the image's stamp says that it is as this snapshot saw it.
fn is_still(newest: &Snapshot, point: &PointInTime) -> Result<bool> {
    let then = Memory::of(&point.disk).filter(|memory| memory.is_of(newest)).map(|memory| memory.stamp);
    let says_so = EqualStamp { then, now: point.live }.is_sure_of_none()?;
    Ok(says_so && point.image.size() == newest.disk_size && newest.digest.is_some())
}

impl Engine {
    /// What the progressing snapshot `id` is to hold: its frozen image, if it has one, else its disk's, which
    /// is to be settled or frozen yet.
    pub(super) fn point_in_time(&self, id: &SnapshotId) -> Result<PointInTime> {
        let (snapshot, chain) = self.snapshot_and_chain(id)?;
        let disk = self.disk(&chain.id.disk())?;
        let settled = sys::clock::machine_nanoseconds();
        if let Some((image, path)) = self.frozen(&snapshot)? {
            let read = image.stamp().map_err(EngineError::io(format!("reading {}", path.display())))?;
            let (origin, live) = self.origin(&snapshot, &disk, &image).unzip();
            return Ok(PointInTime {
                snapshot,
                chain,
                disk,
                path,
                image,
                origin,
                live,
                read,
                is_frozen: true,
                is_unchanged: false,
                settled,
                // The note says so.
                rests: live.is_some(),
            });
        }
        self.look_at_source(&disk)?;
        let path = self.image_path(&disk);
        let failed = || format!("reading {}", path.display());
        let image = self.open_image(&disk)?;
        // A larger one was made so by a ResizeDisk that came no further, or by somebody else: nothing is missing.
        if image.size() < disk.size && disk.adopted.is_none() {
            return Err(EngineError::WrongSize {
                path: path.display().to_string(),
                found: image.size().0,
                expected: disk.size.0,
            });
        }
        let live = image.stamp().map_err(EngineError::io(failed()))?;
        Ok(PointInTime {
            snapshot,
            chain,
            disk,
            path,
            image,
            origin: None,
            live,
            read: live,
            is_frozen: false,
            is_unchanged: false,
            settled,
            rests: false,
        })
    }

    /// The image of a disk with its stamp, if it still is what a frozen clone of it is: the clone has a note of
    /// what the stamp was, if it told.
    fn origin(&self, snapshot: &Snapshot, disk: &Disk, clone: &Image) -> Option<(Image, Stamp)> {
        let memory = Memory::parse(&clone.read_note()?).filter(|memory| memory.is_of(snapshot))?;
        let image = Image::open(&self.image_path(disk)).ok()?;
        let is_still = image.stamp().ok()? == Some(memory.stamp);
        is_still.then_some((image, memory.stamp))
    }

    /// Finds out whether the image is as the newest living snapshot saw it, so that nothing needs to be read:
    /// by its stamp, or because all of it still lies where a kept clone has it. What was written since lies
    /// elsewhere for ever, so it was so in the moment in which that was asked first: the point in time.
    pub(super) fn is_unchanged(&self, point: &mut PointInTime) -> Result<bool> {
        let Some(newest) = self.sound_newest(&point.chain)?.filter(|newest| newest.digest.is_some()) else {
            return Ok(false);
        };
        if point.is_frozen {
            // The image still is what the clone is, so that its stamp tells of the clone.
            point.is_unchanged = is_still(&newest, point)?;
            return Ok(point.is_unchanged);
        }
        if is_still(&newest, point)? {
            // What is written must be on the disk, or more of it could come without another stamp.
            point.settle()?;
            point.is_unchanged = is_still(&newest, point)?;
            // What was under way then, the stamp would not have been remembered with.
            point.rests |= point.is_unchanged;
        }
        if !point.is_unchanged
            && point.image.size() == newest.disk_size
            && let Some(kept) = self.kept_clone(&point.disk.id, Some(&newest))?
        {
            let source = KeptExtents { image: &point.image, path: &point.path, kept };
            point.is_unchanged = source.is_sure_of_none()?;
            point.look_for_writers();
        }
        // What is taken to be as it was must be known as it was.
        point.is_unchanged = point.is_unchanged && self.sound_current(&point.chain)?.is_some();
        Ok(point.is_unchanged)
    }

    /// The newest living snapshot of a chain, if nothing is known to be damaged in its region: else what is
    /// damaged is to be looked for, and stored anew.
    pub(super) fn sound_newest(&self, chain: &Chain) -> Result<Option<Snapshot>> {
        let connection = &self.catalog.read();
        let Some(sequence) = chain.newest(connection)? else { return Ok(None) };
        if !KnownDamage::of_region(connection, &chain.region)?.is_harmless() {
            return Ok(None);
        }
        match Snapshot::at(connection, chain.number, sequence) {
            Err(CatalogError::Damaged { .. }) => Ok(None),
            newest => Ok(newest?),
        }
    }
}
