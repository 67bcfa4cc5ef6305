//! Points in time: the image that a capture reads, and whether it has to be read.

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

/// The longest wait (3 s) until the stamp of a recently written image tells of every further change. A longer wait
/// means that a program set the times of the image.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// The number of waits of a capture for an image that is written again meanwhile.
const WAITS: usize = 3;

/// The facts about an image that a capture keeps for the next one.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) struct Memory {
    /// The snapshot whose content the image had.
    sequence: u32,
    /// The image's stamp at that time.
    pub stamp: Stamp,
    /// The id of that start of the machine: a power cut can leave new content with old times.
    #[serde(default)]
    boot: Option<String>,
}

impl Memory {
    /// Reads the memory of a disk. Returns `None` if the machine was started since.
    pub(super) fn of(disk: &Disk) -> Option<Self> {
        Self::parse(disk.stamp.as_deref()?)
    }

    /// Reads the text that [`PointInTime::memory`] returned. Returns `None` if the machine was started since.
    fn parse(text: &str) -> Option<Self> {
        let memory: Self = serde_json::from_str(text).ok()?;
        Some(memory).filter(|memory| memory.boot.is_some() && memory.boot == sys::boot::id())
    }

    /// Returns true if the image had this snapshot's content.
    pub(super) fn is_of(&self, snapshot: &Snapshot) -> bool {
        Sequence(self.sequence) == snapshot.sequence
    }
}

/// An image at a point in time.
pub(super) struct PointInTime {
    /// The snapshot to capture.
    pub snapshot: Snapshot,
    /// The snapshot's chain.
    pub chain: Chain,
    /// The chain's disk.
    pub disk: Disk,
    /// The path of `image`.
    pub path: Place,
    /// The file to read: the disk's image, or a frozen clone of it.
    pub image: Image,
    /// The disk's image, if `image` is a clone of it and the stamp tells whether both are still the same. The capture
    /// reads the disk's image instead until it changes. Recently written data is in its page cache, and none of a new
    /// clone is.
    pub origin: Option<Image>,
    /// The stamp of the disk's image (`None`: only a frozen clone is known).
    pub live: Option<Stamp>,
    /// The stamp of the file that is read; it must not change.
    pub read: Option<Stamp>,
    /// True if the file that is read is a frozen clone.
    pub is_frozen: bool,
    /// True if nothing is to be read: the image is as the newest snapshot saw it.
    pub is_unchanged: bool,
    /// The time from which a change of the image shows in a stamp other than `live`, in nanoseconds.
    pub settled: i128,
    /// True if every write that had begun when the image had the stamp `live` is known to have ended.
    pub rests: bool,
}

impl PointInTime {
    /// Syncs the image, so that every later change of it changes the stamp.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.wait(Image::settle)
    }

    /// Waits until the image's stamp tells of every change. Gives up if the image is written all the time; the check
    /// at the end shows that.
    pub(super) fn wait_for_stamp(&mut self) -> Result<()> {
        self.wait(Image::stamp)
    }

    fn wait(&mut self, look: impl Fn(&Image) -> io::Result<Option<Stamp>>) -> Result<()> {
        let mut waits = 0..WAITS;
        loop {
            let failed = || format!("reading {}", self.path.display());
            // Taken before the stamp is read, so that the stamp tells of every change from this time.
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

    /// Finds out whether a write of which `live` tells already is still in progress.
    fn look_for_writers(&mut self) {
        self.rests = self.live.is_some_and(|stamp| self.image.rests(&stamp));
    }

    /// Checks that the file that is read, the image or its origin, has not changed. A stamp tells to which file it
    /// belongs, so the caller can pass either.
    pub(super) fn check(&self, read: &Image) -> Result<()> {
        let path = self.path.display();
        let now = read.stamp().map_err(EngineError::io(format!("reading {path}")))?;
        if [self.read, self.live].contains(&now) {
            Ok(())
        } else {
            Err(EngineError::Changed { path: path.to_string() })
        }
    }

    /// Returns the stamp of the disk's image, if it tells of every change from here on.
    pub(super) fn telling(&self) -> Option<Stamp> {
        self.live.filter(|stamp| stamp.tells_from() < self.settled)
    }

    /// Returns the memory that the disk is to keep. `None` if its image has changed, or its stamp does not tell of
    /// every later change.
    pub(super) fn memory(&self) -> Option<String> {
        let stamp = self.telling().filter(|_| self.rests)?;
        let sequence = self.snapshot.sequence.0;
        serde_json::to_string(&Memory { sequence, stamp, boot: sys::boot::id() }).ok()
    }

    /// Returns the clone that is read, if later captures can be compared with it.
    pub(super) fn comparable_clone(&self) -> Option<MadeClone> {
        let stamp = self.read.filter(|_| self.is_frozen && self.image.tells_changes().unwrap_or(false))?;
        Some(MadeClone { file: self.snapshot.id.clone(), stamp })
    }
}

/// Returns true if the image's stamp says that the image is as this snapshot saw it.
fn is_still(newest: &Snapshot, point: &PointInTime) -> Result<bool> {
    let then = Memory::of(&point.disk).filter(|memory| memory.is_of(newest)).map(|memory| memory.stamp);
    let says_so = EqualStamp { then, now: point.live }.is_sure_of_none()?;
    Ok(says_so && point.image.size() == newest.disk_size && newest.digest.is_some())
}

impl Engine {
    /// Returns the point in time of the progressing snapshot `id`: its frozen image, if it has one, else its disk's.
    /// The caller has to settle or freeze the disk's image.
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
                // The clone has a note only if no write was in progress.
                rests: live.is_some(),
            });
        }
        self.look_at_source(&disk)?;
        let path = self.image_path(&disk);
        let failed = || format!("reading {}", path.display());
        let image = self.open_image(&disk)?;
        // A larger image is left by a ResizeDisk that was cut off, or by another program: nothing is missing.
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

    /// Returns the image of a disk with its stamp, if the image is still the same as its frozen clone. The clone's
    /// note tells the stamp at that time, if the image had one.
    fn origin(&self, snapshot: &Snapshot, disk: &Disk, clone: &Image) -> Option<(Image, Stamp)> {
        let memory = Memory::parse(&clone.read_note()?).filter(|memory| memory.is_of(snapshot))?;
        let image = Image::open(&self.image_path(disk)).ok()?;
        let is_still = image.stamp().ok()? == Some(memory.stamp);
        is_still.then_some((image, memory.stamp))
    }

    /// Finds out whether the image is as the newest living snapshot saw it, so that nothing needs to be read. Either
    /// the stamp says so, or all of the image still lies where a kept clone has it. Data that is written later always
    /// lies elsewhere. So the point in time is the moment of the first look.
    pub(super) fn is_unchanged(&self, point: &mut PointInTime) -> Result<bool> {
        let Some(newest) = self.sound_newest(&point.chain)?.filter(|newest| newest.digest.is_some()) else {
            return Ok(false);
        };
        if point.is_frozen {
            // The image is still the same as the clone, so its stamp tells of the clone.
            point.is_unchanged = is_still(&newest, point)?;
            return Ok(point.is_unchanged);
        }
        if is_still(&newest, point)? {
            // The written data must be on the disk, or more of it could arrive under the same stamp.
            point.settle()?;
            point.is_unchanged = is_still(&newest, point)?;
            // The stamp would not have been remembered while such a write was in progress.
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
        // The chain's record of an unchanged image must be sound.
        point.is_unchanged = point.is_unchanged && self.sound_current(&point.chain)?.is_some();
        Ok(point.is_unchanged)
    }

    /// Returns the newest living snapshot of a chain. Returns `None` if damage is known in its region: then the
    /// capture finds the damaged blocks and stores them anew.
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
