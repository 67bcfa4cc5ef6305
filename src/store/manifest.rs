//! Manifests: what an accomplished snapshot is, told without the catalog.
//!
//! A manifest is zstd frames of one JSON object, followed by the BLAKE3 hash of the frames (32 bytes). Together
//! with the packs that it names it is enough to restore the snapshot, and all manifests of a store are
//! enough to make its chains again.
//!
//! There are two frames: what tells of the snapshot, and from the comma after that on, where its content lies. So
//! the manifest of a snapshot on which nothing has changed takes the second frame as it is from the one before it. (At
//! first it was one frame; those are read as well.)

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
    /// Which snapshot it is.
    pub about: About,
    /// Where its content lies.
    pub content: Content,
}

/// What a manifest tells of its snapshot. Times are seconds since 1970, sizes bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The version of the form.
    pub version: u32,
    /// The snapshot's id.
    pub snapshot: String,
    /// The chain's id.
    pub chain: String,
    /// The snapshot's number in the chain.
    pub sequence: u32,
    /// Its name when it was made.
    pub name: String,
    /// Its description when it was made.
    pub description: String,
    /// Who made it.
    pub kind: String,
    /// Its point in time.
    pub created: i64,
    /// The size of the disk.
    pub disk_size: u64,
    /// What the disk is for.
    pub disk_kind: String,
    /// The disk's category.
    pub disk_category: String,
    /// How many blocks are not zero.
    pub full_blocks: u64,
    /// The digest of the content, in hexadecimal digits.
    pub digest: String,
    /// Whether it is a copy from another region. (At first that was not told.)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<bool>,
}

/// Where the content of a snapshot lies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The packs that the extents refer to by their place here.
    pub packs: Vec<String>,
    /// Each: first block, number of blocks, place of the pack, first slot.
    pub extents: Vec<(u64, u64, u32, u32)>,
    /// For each of them that holds deltas: its first block, and the place of the pack and the first slot of
    /// what they are against.
    #[serde(default)]
    pub bases: Vec<(u64, u32, u32)>,
}

impl About {
    /// Stores a manifest with this and the content of another snapshot, whose manifest is there; its name is durable
    /// after the backend's next sync. `false` if the other cannot be read or has but one frame: nothing is stored then.
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
        // The object goes on with the content.
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
    /// Whether another manifest tells the same content of the same snapshot; names may have changed.
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

    /// Whether another manifest is about the same snapshot with the same bytes, wherever they lie.
    pub fn is_about(&self, other: &Self) -> bool {
        let (one, two) = (&self.about, &other.about);
        (&one.snapshot, &one.chain, one.sequence, one.disk_size, &one.digest)
            == (&two.snapshot, &two.chain, two.sequence, two.disk_size, &two.digest)
    }

    /// Stores the manifest under the snapshot's id; its name is durable after the backend's next sync.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn write(&self, backend: &dyn Backend) -> Result<()> {
        let about = &self.about;
        let mut json = serde_json::to_vec(&self.content).map_err(|error| about.failed()(error.into()))?;
        // It goes on with what comes before.
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
        // Each takes what is its own.
        let about: About = serde_json::from_slice(&json).map_err(|error| damaged(error.to_string()))?;
        let content = serde_json::from_slice(&json).map_err(|error| damaged(error.to_string()))?;
        if about.version != VERSION {
            return Err(damaged(format!("its version {} is unknown", about.version)));
        }
        Ok(Self { about, content })
    }
}

/// The frames of the manifest of a snapshot.
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
        // And so on from that.
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
        // As it was written at first: all in one frame.
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
