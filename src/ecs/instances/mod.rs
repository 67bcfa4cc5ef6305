//! Operations on instances.
