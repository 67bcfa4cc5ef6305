//! Operations on tags.
