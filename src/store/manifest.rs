//! Manifests: the description of an accomplished snapshot, readable without the catalog.
//!
//! A manifest is zstd frames of one JSON object, followed by the BLAKE3 hash of the frames (32 bytes). A manifest and
//! the packs that it names are enough to restore the snapshot. All manifests of a store are enough to make its chains
//! again.
//!
//! There are two frames. The first frame describes the snapshot. The second frame begins at the comma after that, and
//! says where the content lies. If nothing has changed on a disk, the new manifest takes the second frame unchanged
//! from the manifest before it. (The first manifests had one frame, and can be read as well.)

use super::backend::{Backend, ObjectKind};
use super::{Result, StoreError};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use zstd::zstd_safe::find_frame_compressed_size;

/// The version of the JSON.
pub const VERSION: u32 = 1;

/// The manifest of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The description of the snapshot.
    pub about: About,
    /// The location of its content.
    pub content: Content,
}

/// The description of a snapshot. Times are in seconds since 1970, sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The version of the JSON.
    pub version: u32,
    /// The snapshot's id.
    pub snapshot: String,
    /// The chain's id.
    pub chain: String,
    /// The snapshot's sequence number in the chain.
    pub sequence: u32,
    /// Its name when it was made.
    pub name: String,
    /// Its description when it was made.
    pub description: String,
    /// Who made the snapshot: a policy or a user.
    pub kind: String,
    /// Its point in time.
    pub created: i64,
    /// The size of the disk in bytes.
    pub disk_size: u64,
    /// The disk's type: system or data.
    pub disk_kind: String,
    /// The category of the disk.
    pub disk_category: String,
    /// The number of blocks that are not zero.
    pub full_blocks: u64,
    /// The digest of the content, in hexadecimal digits.
    pub digest: String,
    /// Whether the snapshot is a copy from another region. (The first manifests lack this field.)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<bool>,
}

/// The location of the content of a snapshot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The packs. Extents refer to a pack by its position in this list.
    pub packs: Vec<String>,
    /// For each extent: its first block, its number of blocks, the position of its pack, its first slot.
    pub extents: Vec<(u64, u64, u32, u32)>,
    /// For each extent with deltas: its first block, the position of the pack of the bases, and the slot of the first
    /// base.
    #[serde(default)]
    pub bases: Vec<(u64, u32, u32)>,
}

impl About {
    /// Stores a manifest with this description and the content of another snapshot, whose manifest exists. Its name is
    /// durable after the backend's next sync. Returns false, and stores nothing, if the other manifest cannot be read
    /// or has only one frame.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn write_like(&self, other: &str, backend: &dyn Backend) -> Result<bool> {
        let Ok(frames) = frames(backend, other) else { return Ok(false) };
        let first = find_frame_compressed_size(&frames).unwrap_or(frames.len());
        match frames.split_at_checked(first) {
            Some((_, content)) if !content.is_empty() => self.write(content, backend).map(|()| true),
            _ => Ok(false),
        }
    }

    fn write(&self, content: &[u8], backend: &dyn Backend) -> Result<()> {
        let mut json = serde_json::to_vec(self).map_err(|error| self.failed()(error.into()))?;
        // The content continues the JSON object.
        json.pop();
        let mut bytes = self.compress(&json)?;
        bytes.extend_from_slice(content);
        let checksum = blake3::hash(&bytes);
        bytes.extend_from_slice(checksum.as_bytes());
        let failed = || format!("writing manifest {} in {}", self.snapshot, backend.place());
        backend.put(ObjectKind::Manifest, &self.snapshot, &bytes).map_err(StoreError::io(failed()))
    }

    fn compress(&self, json: &[u8]) -> Result<Vec<u8>> {
        zstd::bulk::compress(json, 1).map_err(self.failed())
    }

    fn failed(&self) -> impl FnOnce(std::io::Error) -> StoreError + use<> {
        StoreError::io(format!("writing manifest {}", self.snapshot))
    }
}

impl Manifest {
    /// Returns true if another manifest has the same content of the same snapshot. The names can differ.
    pub fn agrees(&self, other: &Self) -> bool {
        let places = |Content { packs, extents, bases }: &Content| -> Vec<(u64, u64, Option<String>, u32)> {
            let pack = |place: &u32| packs.get(*place as usize).cloned();
            extents
                .iter()
                .map(|(start, length, place, slot)| (*start, *length, pack(place), *slot))
                .chain(bases.iter().map(|(start, place, slot)| (*start, 0, pack(place), *slot)))
                .collect()
        };
        self.is_about(other) && places(&self.content) == places(&other.content)
    }

    /// Returns true if another manifest is of the same snapshot with the same bytes, at any location.
    pub fn is_about(&self, other: &Self) -> bool {
        let (one, two) = (&self.about, &other.about);
        (&one.snapshot, &one.chain, one.sequence, one.disk_size, &one.digest)
            == (&two.snapshot, &two.chain, two.sequence, two.disk_size, &two.digest)
    }

    /// Stores the manifest under the snapshot's id. Its name is durable after the backend's next sync.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn write(&self, backend: &dyn Backend) -> Result<()> {
        let about = &self.about;
        let mut json = serde_json::to_vec(&self.content).map_err(|error| about.failed()(error.into()))?;
        // This frame continues the JSON object of the first frame.
        json[0] = b',';
        about.write(&about.compress(&json)?, backend)
    }

    /// Reads the manifest of a snapshot.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn read(backend: &dyn Backend, name: &str) -> Result<Self> {
        let damaged = |what: String| StoreError::DamagedManifest { name: name.to_owned(), what };
        let frames = frames(backend, name)?;
        let json = zstd::stream::decode_all(&frames[..]).map_err(|error| damaged(error.to_string()))?;
        // Each struct takes its own fields.
        let about: About = serde_json::from_slice(&json).map_err(|error| damaged(error.to_string()))?;
        let content = serde_json::from_slice(&json).map_err(|error| damaged(error.to_string()))?;
        if about.version != VERSION {
            return Err(damaged(format!("its version {} is unknown", about.version)));
        }
        Ok(Self { about, content })
    }
}

/// Reads the frames of the manifest of a snapshot.
fn frames(backend: &dyn Backend, name: &str) -> Result<Vec<u8>> {
    let damaged = |what: String| StoreError::DamagedManifest { name: name.to_owned(), what };
    let failed = || StoreError::io(format!("reading manifest {name} in {}", backend.place()));
    let length = match backend.length(ObjectKind::Manifest, name) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(damaged("it is missing".into())),
        other => other.map_err(failed())?,
    };
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
    backend.read(ObjectKind::Manifest, name, 0, &mut bytes).map_err(failed())?;
    let (frames, checksum) = bytes.split_last_chunk::<32>().ok_or_else(|| damaged("it is cut off".into()))?;
    if blake3::hash(frames).as_bytes() != checksum {
        return Err(damaged("it has another checksum".into()));
    }
    let length = frames.len();
    bytes.truncate(length);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Directory;

    fn manifest(snapshot: &str, extents: u32) -> Manifest {
        let about = About {
            version: VERSION,
            snapshot: snapshot.to_owned(),
            chain: "sl-1".to_owned(),
            sequence: 7,
            name: r#"a name with }, {"packs":[ and "quotes""#.to_owned(),
            description: String::new(),
            kind: "user".to_owned(),
            created: 1,
            disk_size: 2,
            disk_kind: "system".to_owned(),
            disk_category: "cloud_essd".to_owned(),
            full_blocks: 3,
            digest: "00".to_owned(),
            copies: Some(false),
        };
        let extents = (0..extents).map(|number| (u64::from(number), 1, 0, number)).collect();
        Manifest { about, content: Content { packs: vec!["p".to_owned()], extents, bases: vec![(0, 0, 9)] } }
    }

    #[test]
    fn a_manifest_comes_back_and_lends_its_content() {
        let directory = tempfile::tempdir().unwrap();
        let store = Directory::open(&crate::sys::place::Place::root(directory.path(), false)).unwrap();
        let (one, two) = (manifest("s-1", 1000), manifest("s-2", 0));
        one.write(&store).unwrap();
        assert_eq!(Manifest::read(&store, "s-1").unwrap(), one);
        assert!(two.about.write_like("s-1", &store).unwrap());
        let like = Manifest { about: two.about.clone(), content: one.content.clone() };
        assert_eq!(Manifest::read(&store, "s-2").unwrap(), like);
        // A manifest that was made in this way can be used in the same way.
        let three = manifest("s-3", 0);
        assert!(three.about.write_like("s-2", &store).unwrap());
        assert_eq!(Manifest::read(&store, "s-3").unwrap().content, one.content);
    }

    #[test]
    fn what_is_damaged_or_missing_or_of_one_frame_lends_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let store = Directory::open(&crate::sys::place::Place::root(directory.path(), false)).unwrap();
        let (one, two) = (manifest("s-1", 10), manifest("s-2", 0));
        one.write(&store).unwrap();
        let path = directory.path().join("manifests/s-1");
        let good = std::fs::read(&path).unwrap();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 4;
            std::fs::write(&path, &bad).unwrap();
            assert!(!two.about.write_like("s-1", &store).unwrap(), "byte {at}");
        }
        assert!(!two.about.write_like("s-0", &store).unwrap());
        // The first manifests had all data in one frame.
        let frames = frames_of(&good);
        let mut old = zstd::bulk::compress(&zstd::stream::decode_all(frames).unwrap(), 1).unwrap();
        let checksum = blake3::hash(&old);
        old.extend_from_slice(checksum.as_bytes());
        std::fs::write(&path, &old).unwrap();
        assert_eq!(Manifest::read(&store, "s-1").unwrap(), one);
        assert!(!two.about.write_like("s-1", &store).unwrap());
        assert!(Manifest::read(&store, "s-2").is_err());
    }

    fn frames_of(manifest: &[u8]) -> &[u8] {
        &manifest[..manifest.len() - 32]
    }
}
