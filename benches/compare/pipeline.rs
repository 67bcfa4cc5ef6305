//! The least that a first snapshot has to do, and nothing else: `pipeline [--direct] IMAGE OUT` reads the data of an
//! image, hashes and compresses it block by block on two threads with the library's own parts, and writes the
//! records durably into one file: through the page cache, from which the writing to the disk is started early, or
//! past it, as `snap` does. `benches/compare.sh` holds `snap` against both.
#![allow(clippy::disallowed_methods, reason = "it works without the library's `sys`")]

use anyhow::{Context, Result};
use ecs_snap::disk::{Image, is_zero};
use ecs_snap::model::{BLOCK_SIZE, BlockNumber, Hash, Run};
use ecs_snap::store::{Codec, Compression, Encoding};
use ecs_snap::sys::direct::{AlignedBuffer, DirectFile};
use ecs_snap::sys::place::Place;
use rustix::fs::{Advice, fadvise};
use std::fs::File;
use std::hint::black_box;
use std::num::NonZeroU64;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

const THREADS: usize = 2;

/// Blocks that are read at once.
const CHUNK: u64 = 16;

/// Bytes that are written at once.
const WRITTEN: usize = 16 << 20;

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).peekable();
    let is_direct = arguments.next_if(|argument| argument == "--direct").is_some();
    let (Some(image), Some(out)) = (arguments.next(), arguments.next()) else {
        anyhow::bail!("usage: pipeline [--direct] IMAGE OUT")
    };
    let image = Image::open(&Place::anywhere(&image)).context("opening the image")?;
    let chunks = Mutex::new(chunks(&image)?.into_iter());
    let (full, written) = sync_channel(1);
    let (spent, empty) = sync_channel(THREADS + 2);
    for _ in 0..THREADS + 2 {
        spent.send(AlignedBuffer::with_capacity(WRITTEN + (CHUNK as usize * BLOCK_SIZE)))?;
    }
    let empty = Mutex::new(empty);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|_| {
                let (image, chunks, empty, full) = (&image, &chunks, &empty, full.clone());
                scope.spawn(move || work(image, chunks, empty, &full))
            })
            .collect();
        drop(full);
        let outcome = write(Path::new(&out), is_direct, written, &spent);
        drop(spent);
        let mut worked = workers.into_iter();
        outcome
            .and(worked.try_for_each(|worker| worker.join().map_err(|_| anyhow::anyhow!("a thread died"))?))
    })
}

fn chunks(image: &Image) -> Result<Vec<Run>> {
    let end = BlockNumber(image.size().blocks());
    let mut chunks = Vec::new();
    let mut at = BlockNumber(0);
    while let Some(run) = image.next_data(at, end)? {
        at = run.end();
        let starts = (run.start.0..at.0).step_by(CHUNK as usize);
        chunks.extend(starts.map(|start| Run::new(BlockNumber(start), CHUNK.min(at.0 - start))));
    }
    Ok(chunks)
}

fn work(
    image: &Image,
    chunks: &Mutex<impl Iterator<Item = Run>>,
    empty: &Mutex<Receiver<AlignedBuffer>>,
    full: &SyncSender<AlignedBuffer>,
) -> Result<()> {
    let take = || empty.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let mut codec = Codec::new(Compression::default())?;
    let (mut blocks, mut frames) = (vec![0; CHUNK as usize * BLOCK_SIZE], Vec::new());
    let mut records = take()?;
    loop {
        let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).next();
        let Some(run) = next else { break };
        let blocks = &mut blocks[..run.length as usize * BLOCK_SIZE];
        image.read(run.start, blocks)?;
        for block in blocks.as_chunks::<BLOCK_SIZE>().0.iter().filter(|block| !is_zero(block)) {
            black_box(Hash::of(block));
            frames.clear();
            match codec.encode(block, &mut frames)? {
                Encoding::Raw => records.extend_from_slice(block),
                Encoding::Zstd | Encoding::Delta => records.extend_from_slice(&frames),
            }
        }
        if records.len() >= WRITTEN {
            full.send(std::mem::replace(&mut records, take()?))?;
        }
    }
    full.send(records).context("handing the last records over")
}

fn write(
    out: &Path,
    is_direct: bool,
    written: Receiver<AlignedBuffer>,
    spent: &SyncSender<AlignedBuffer>,
) -> Result<()> {
    let file = File::create(out)?;
    let direct = if is_direct { DirectFile::open(&Place::anywhere(out)) } else { None };
    let mut at = 0;
    for mut records in written {
        // Whole pages, for the direct write; what follows the last record is nobody's.
        records.resize(records.len().next_multiple_of(4096));
        let done = direct.as_ref().map_or(Ok(0), |direct| direct.write(records.as_slice(), at))?;
        file.write_all_at(&records.as_slice()[done..], at + done as u64)?;
        if !is_direct {
            // Has the kernel begin to write it, and does not wait.
            fadvise(&file, at, NonZeroU64::new(records.len() as u64), Advice::DontNeed)?;
        }
        at += records.len() as u64;
        records.clear();
        // Nobody needs it any more once the chunks are at their end.
        let _ = spent.try_send(records);
    }
    file.sync_all().context("syncing")
}
