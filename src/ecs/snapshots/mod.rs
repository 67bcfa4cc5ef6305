//! Operations on snapshots.
