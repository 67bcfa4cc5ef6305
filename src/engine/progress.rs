//! How long work tells how far it is.

use std::fmt::Debug;

/// Is told how far long work is; called from several threads.
pub trait Progress: Debug + Send + Sync {
    /// Work begins: what it is, and how many bytes it has to go through.
    fn start(&self, what: &str, total: u64);
    /// So many more bytes are done.
    fn advance(&self, bytes: u64);
    /// Part `index` (from 0) of `count` comes next; work that never says so is one part.
    fn part(&self, _index: usize, _count: usize) {}
    /// The work has ended, well or not.
    fn finish(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: &str, _: u64) {}
    fn advance(&self, _: u64) {}
    fn finish(&self) {}
}
