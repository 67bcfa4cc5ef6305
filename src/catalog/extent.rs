//! Extents: how a chain remembers.
/// placeholder
#[derive(Debug)]
pub struct Extent;
/// placeholder
#[derive(Debug)]
pub struct Placed;
/// placeholder
#[derive(Debug)]
pub struct PackRow;
