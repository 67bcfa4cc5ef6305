//! Manifests: what an accomplished snapshot is, told without the catalog.
//!
//! A manifest is a zstd frame of JSON, followed by the BLAKE3 hash of the frame (32 bytes). Together
//! with the packs that it names it is enough to restore the snapshot, and all manifests of a store are
//! enough to make its chains again.

use super::backend::{Backend, ObjectKind};
use super::{Result, StoreError};
use serde::{Deserialize, Serialize};

/// The version of the JSON.
pub const VERSION: u32 = 1;

/// The manifest of a snapshot. Times are seconds since 1970, sizes bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
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
    /// The packs that the extents refer to by their place here.
    pub packs: Vec<String>,
    /// Each: first block, number of blocks, place of the pack, first slot.
    pub extents: Vec<(u64, u64, u32, u32)>,
    /// For each of them that holds deltas: its first block, and the place of the pack and the first slot of
    /// what they are against.
    #[serde(default)]
    pub bases: Vec<(u64, u32, u32)>,
}

impl Manifest {
    /// Whether another manifest tells the same content of the same snapshot; names may have changed.
    pub fn agrees(&self, other: &Self) -> bool {
        let places = |manifest: &Self| -> Vec<(u64, u64, Option<String>, u32)> {
            let pack = |place: &u32| manifest.packs.get(*place as usize).cloned();
            let extents = manifest.extents.iter();
            let bases = manifest.bases.iter();
            extents
                .map(|(start, length, place, slot)| (*start, *length, pack(place), *slot))
                .chain(bases.map(|(start, place, slot)| (*start, 0, pack(place), *slot)))
                .collect()
        };
        (&self.snapshot, &self.chain, self.sequence, self.disk_size, &self.digest)
            == (&other.snapshot, &other.chain, other.sequence, other.disk_size, &other.digest)
            && places(self) == places(other)
    }

    /// Stores the manifest under a name; its name is durable after the backend's next sync.
    ///
    /// # Errors
    /// When the backend fails.
    pub fn write(&self, backend: &dyn Backend) -> Result<()> {
        let failed = || format!("writing manifest {}", self.snapshot);
        let json = serde_json::to_vec(self).map_err(|error| StoreError::io(failed())(error.into()))?;
        let mut bytes = zstd::bulk::compress(&json, 1).map_err(StoreError::io(failed()))?;
        let checksum = blake3::hash(&bytes);
        bytes.extend_from_slice(checksum.as_bytes());
        backend.put(ObjectKind::Manifest, &self.snapshot, &bytes).map_err(StoreError::io(failed()))
    }

    /// Reads the manifest of a snapshot.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn read(backend: &dyn Backend, name: &str) -> Result<Self> {
        let damaged = |what: String| StoreError::DamagedManifest { name: name.to_owned(), what };
        let length =
            backend.length(ObjectKind::Manifest, name).map_err(|error| damaged(error.to_string()))?;
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        backend
            .read(ObjectKind::Manifest, name, 0, &mut bytes)
            .map_err(StoreError::io(format!("reading manifest {name}")))?;
        let (frame, checksum) =
            bytes.split_last_chunk::<32>().ok_or_else(|| damaged("it is cut off".into()))?;
        if blake3::hash(frame).as_bytes() != checksum {
            return Err(damaged("it has another checksum".into()));
        }
        let json = zstd::stream::decode_all(frame).map_err(|error| damaged(error.to_string()))?;
        let manifest: Self = serde_json::from_slice(&json).map_err(|error| damaged(error.to_string()))?;
        if manifest.version != VERSION {
            return Err(damaged(format!("its version {} is unknown", manifest.version)));
        }
        Ok(manifest)
    }
}
