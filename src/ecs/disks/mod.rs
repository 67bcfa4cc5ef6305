//! Operations on disks.
