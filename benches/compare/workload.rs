//! What `benches/compare.sh` needs beside the tools that it compares: content, changes, and an
//! independent look at images. Everything follows from its arguments; nothing is random.
//!
//! ```text
//! workload content random|pages|log FILE MIB SEED   writes a file of that kind
//! workload overwrite IMAGE TREE SEED                a hundredth of IMAGE's 4 KiB blocks that files below TREE fill
//! workload apply FROM TO                            makes TO equal FROM in place, writing only what differs
//! workload same A B                                 fails unless both hold the same bytes
//! workload warm PATH…                               reads the data of files, and of those below directories
//! ```
#![allow(clippy::disallowed_methods, reason = "it works without the library's `sys`")]
#![allow(clippy::print_stdout, reason = "a tool that says what it did")]

use anyhow::{Context, Result, bail, ensure};
use rustix::fs::SeekFrom;
use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// What changes: the block of the file systems.
const BLOCK: usize = 4096;

/// What is read at once.
const PIECE: u64 = 1 << 20;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["content", kind, file, mebibytes, seed] => {
            content(kind, Path::new(file), mebibytes.parse()?, seed.parse()?)
        }
        ["overwrite", image, tree, seed] => overwrite(Path::new(image), Path::new(tree), seed.parse()?),
        ["apply", from, to] => apply(Path::new(from), Path::new(to)),
        ["same", one, other] => same(Path::new(one), Path::new(other)),
        ["warm", paths @ ..] => paths.iter().try_for_each(|path| warm(Path::new(path))),
        _ => bail!("usage: see the head of benches/compare/workload.rs"),
    }
}

/// SplitMix64: a sequence that looks random and follows from its seed.
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    fn word(&mut self) -> &'static str {
        const WORDS: [&str; 16] = [
            "account",
            "balance",
            "customer",
            "invoice",
            "pending",
            "shipped",
            "street",
            "country",
            "phone",
            "created",
            "amount",
            "currency",
            "product",
            "quantity",
            "session",
            "warehouse",
        ];
        WORDS[self.below(WORDS.len())]
    }
}

/// A page as databases have them, about half full of records of words and keys: zstd halves it.
fn page(sequence: &mut Sequence) -> [u8; BLOCK] {
    let mut page = [0; BLOCK];
    let used = BLOCK * (60 + sequence.below(38)) / 100;
    let mut rest = &mut page[..used];
    while rest.len() > 64 {
        let key = [sequence.next().to_le_bytes(), sequence.next().to_le_bytes()].concat();
        // A slice takes what fits.
        let _ = rest.write(&key);
        let _ = write!(rest, "{}{}{}", sequence.word(), sequence.word(), sequence.word());
        let _ = rest.write(&sequence.next().to_le_bytes()[..4]);
    }
    page
}

fn content(kind: &str, path: &Path, mebibytes: u64, seed: u64) -> Result<()> {
    let mut sequence = Sequence(seed);
    let mut file = BufWriter::with_capacity(PIECE as usize, File::create(path)?);
    let mut left = (mebibytes << 20) as usize;
    while left > 0 {
        let piece: Vec<u8> = match kind {
            "random" => (0..BLOCK / 8).flat_map(|_| sequence.next().to_le_bytes()).collect(),
            "pages" => page(&mut sequence).to_vec(),
            "log" => {
                let (number, id) = (sequence.below(10_000), sequence.next());
                let words = [sequence.word(), sequence.word(), sequence.word()].join(" ");
                format!("2026-03-01T12:00:00Z host program[{number}]: {words} id={id:016x}\n").into_bytes()
            }
            _ => bail!("no such content: {kind}"),
        };
        let length = piece.len().min(left);
        file.write_all(&piece[..length])?;
        left -= length;
    }
    file.flush().context("writing content")
}

/// All files below a path, in a fixed order.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let kind = path.symlink_metadata().with_context(|| path.display().to_string())?.file_type();
    if !kind.is_dir() {
        return Ok(if kind.is_file() { vec![path.to_owned()] } else { Vec::new() });
    }
    let mut entries: Vec<PathBuf> = path.read_dir()?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    entries.sort();
    let below: Vec<Vec<PathBuf>> = entries.iter().map(|entry| files(entry)).collect::<Result<_>>()?;
    Ok(below.concat())
}

/// Calls `look` with every piece of a file that may hold data, and its offset.
fn each_piece(path: &Path, mut look: impl FnMut(u64, &[u8]) -> Result<()>) -> Result<()> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut buffer = vec![0; PIECE as usize];
    for start in pieces(&file)? {
        let length = (file.metadata()?.len() - start).min(PIECE) as usize;
        file.read_exact_at(&mut buffer[..length], start)?;
        look(start, &buffer[..length])?;
    }
    Ok(())
}

/// Where the pieces of a file that may hold data begin.
fn pieces(file: &File) -> Result<BTreeSet<u64>> {
    let mut pieces = BTreeSet::new();
    let mut end = 0;
    loop {
        let start = match rustix::fs::seek(file, SeekFrom::Data(end)) {
            Ok(start) => start,
            Err(rustix::io::Errno::NXIO) => return Ok(pieces),
            Err(error) => return Err(error.into()),
        };
        end = rustix::fs::seek(file, SeekFrom::Hole(start))?;
        pieces.extend((start / PIECE..end.div_ceil(PIECE)).map(|number| number * PIECE));
    }
}

/// Overwrites a hundredth of the blocks that hold a block of a file, so that the metadata of the image's file
/// system stays whole: a block is known by its content.
fn overwrite(image: &Path, tree: &Path, seed: u64) -> Result<()> {
    let mut known = HashSet::new();
    for file in files(tree)? {
        each_piece(&file, |_, piece| {
            for block in piece.chunks(BLOCK).filter(|block| block.iter().any(|byte| *byte != 0)) {
                let mut whole = [0; BLOCK];
                whole[..block.len()].copy_from_slice(block);
                known.insert(blake3::hash(&whole));
            }
            Ok(())
        })?;
    }
    let mut blocks = Vec::new();
    each_piece(image, |start, piece| {
        let offsets = (start..).step_by(BLOCK);
        let found =
            offsets.zip(piece.chunks(BLOCK)).filter(|(_, block)| known.contains(&blake3::hash(block)));
        blocks.extend(found.map(|(offset, _)| offset));
        Ok(())
    })?;
    ensure!(blocks.len() >= 100, "{} has no data of {}", image.display(), tree.display());
    let mut sequence = Sequence(seed);
    let file = File::options().write(true).open(image)?;
    let (all, changed) = (blocks.len(), blocks.len() / 100);
    for _ in 0..changed {
        let offset = blocks.swap_remove(sequence.below(blocks.len()));
        file.write_all_at(&page(&mut sequence), offset)?;
    }
    println!("{changed} of {all} blocks with data overwritten: {} bytes", changed * BLOCK);
    file.sync_all().context("syncing")
}

/// Calls `differ` with the blocks of `one` that are not so in `other`, and their offset.
fn each_difference(one: &Path, other: &Path, mut differ: impl FnMut(u64, &[u8]) -> Result<()>) -> Result<()> {
    let (left, right) = (File::open(one)?, File::open(other)?);
    let length = left.metadata()?.len();
    ensure!(right.metadata()?.len() == length, "{} and {} differ in length", one.display(), other.display());
    let (mut old, mut new) = (vec![0; PIECE as usize], vec![0; PIECE as usize]);
    for start in &pieces(&left)? | &pieces(&right)? {
        let length = (length - start).min(PIECE) as usize;
        left.read_exact_at(&mut new[..length], start)?;
        right.read_exact_at(&mut old[..length], start)?;
        let blocks = new[..length].chunks(BLOCK).zip(old[..length].chunks(BLOCK));
        for (offset, (new, old)) in (start..).step_by(BLOCK).zip(blocks) {
            if new != old {
                differ(offset, new)?;
            }
        }
    }
    Ok(())
}

fn apply(from: &Path, to: &Path) -> Result<()> {
    let file = File::options().write(true).open(to)?;
    let mut written = 0;
    each_difference(from, to, |offset, block| {
        written += block.len();
        file.write_all_at(block, offset).context("writing")
    })?;
    println!("{written} bytes written");
    file.sync_all().context("syncing")
}

fn same(one: &Path, other: &Path) -> Result<()> {
    each_difference(one, other, |offset, _| {
        bail!("{} and {} differ at byte {offset}", one.display(), other.display())
    })
}

fn warm(path: &Path) -> Result<()> {
    for file in files(path)? {
        each_piece(&file, |_, _| Ok(()))?;
    }
    Ok(())
}
