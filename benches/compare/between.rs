//! The least that an increment between clones has to do, and nothing else: `between OLD IMAGE NEW RECORDS` clones an
//! image to NEW, asks the file system where the extents of OLD (its clone from before) and of the image lie, reads,
//! hashes and compresses what lies elsewhere on two threads, and writes that durably into one file. It makes no
//! deltas, checks nothing, and keeps no books. `benches/compare.sh` holds `snap` with a kept clone against it.
#![allow(clippy::disallowed_methods, reason = "it works without the library's `sys`")]

use anyhow::{Context, Result};
use ecs_snap::disk::Image;
use ecs_snap::model::{BLOCK_SIZE, Hash};
use ecs_snap::sys::extents::{self, Extent, Held};
use ecs_snap::sys::place::Place;
use std::ffi::OsString;
use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

const THREADS: usize = 2;

/// The level of zstd that `snap` takes for increments.
const LEVEL: i32 = 1;

fn main() -> Result<()> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [old, image, new, records] = <[OsString; 4]>::try_from(arguments)
        .map_err(|_| anyhow::anyhow!("usage: between OLD IMAGE NEW RECORDS"))?
        .map(PathBuf::from);
    Image::clone_of(&Image::open(&Place::anywhere(&image))?, &Place::anywhere(&new))?
        .context("the file system cannot clone")?;
    let changed = changed(&extents_of(&old)?, &extents_of(&image)?);
    let image = File::open(&image)?;
    let frames: Vec<Result<Vec<u8>>> = std::thread::scope(|scope| {
        let parts = changed.chunks(changed.len().div_ceil(THREADS).max(1));
        let workers: Vec<_> = parts.map(|part| scope.spawn(|| work(&image, part))).collect();
        let joined = workers.into_iter().map(|worker| worker.join());
        joined.map(|frames| frames.unwrap_or_else(|_| anyhow::bail!("a thread died"))).collect()
    });
    let mut out = File::create(records)?;
    for frames in frames {
        out.write_all(&frames?)?;
    }
    Ok(out.sync_all()?)
}

fn extents_of(path: &Path) -> Result<Vec<Extent>> {
    let file = File::open(path)?;
    let extents = extents::of(&file)?.context("the file system does not tell places")?;
    Ok(extents.collect::<std::io::Result<_>>()?)
}

/// The ranges of `new` that do not lie where they lie in `old`.
fn changed(old: &[Extent], new: &[Extent]) -> Vec<Range<u64>> {
    let place = |extent: &Extent, at: u64| match extent.held {
        Held::At(place) => Some(place + (at - extent.range.start)),
        Held::Zeros | Held::Unknown => None,
    };
    let mut changed = Vec::new();
    let mut old = old.iter().peekable();
    for extent in new {
        let mut at = extent.range.start;
        while at < extent.range.end {
            while old.next_if(|old| old.range.end <= at).is_some() {}
            let (before, until) = match old.peek() {
                Some(old) if old.range.start <= at => (place(old, at), old.range.end),
                Some(old) => (None, old.range.start),
                None => (None, extent.range.end),
            };
            let until = until.min(extent.range.end);
            if before.is_none() || before != place(extent, at) {
                changed.push(at..until);
            }
            at = until;
        }
    }
    changed
}

fn work(image: &File, ranges: &[Range<u64>]) -> Result<Vec<u8>> {
    let mut codec = zstd::bulk::Compressor::new(LEVEL)?;
    let (mut piece, mut frames) = (Vec::new(), Vec::new());
    for range in ranges {
        for at in range.clone().step_by(BLOCK_SIZE) {
            piece.resize(usize::try_from(range.end - at)?.min(BLOCK_SIZE), 0);
            image.read_exact_at(&mut piece, at)?;
            black_box(Hash::of(&piece));
            frames.extend_from_slice(&codec.compress(&piece)?);
        }
    }
    Ok(frames)
}
