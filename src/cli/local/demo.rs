//! `snap demo`: the main job on real disks, in a home of its own.
//!
//! The demo runs this very program as a user would, and prints each command. The expected content of the disks is kept
//! beside them and compared byte by byte. A difference ends the demo with exit status 1.

use super::super::stream;
use super::{Exit, Local, Program, Run};
use crate::disk::Image;
use crate::model::{BLOCK_SIZE, BlockNumber, ByteSize};
use crate::sys::place::Place;
use anyhow::{Context, bail, ensure};
use clap::{ArgMatches, Command};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::Value;
use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{self, Stdio};
use std::time::Instant;

/// The command.
pub static LOCAL: Local = Local {
    words: &["demo"],
    about: "Shows disks being snapshotted, changed, rolled back and cloned, in a temporary home",
    arguments: |command: Command| command,
    run: Run::Own(run),
};

/// The data that is written to the disk at first, in bytes: a third text, a third noise, a third nothing.
const DATA: usize = 96 << 20;
/// The disk's size in GiB; the disk is sparse, so it costs nothing.
const DISK_GIB: u64 = 40;

fn run(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    let directory = tempfile::tempdir().context("making a temporary home")?;
    let stage = Stage { home: directory.path().to_owned(), program: std::env::current_exe()? };
    match stage.play() {
        Ok(()) => Ok(Exit::Success),
        Err(error) => Err(error),
    }
}

struct Stage {
    home: PathBuf,
    program: PathBuf,
}

/// A snapshot of the demo, for the table at its end.
struct Shot {
    id: String,
    what: &'static str,
    bytes: Vec<u8>,
    changed: usize,
    stored: u64,
    milliseconds: u128,
}

impl Stage {
    fn play(&self) -> anyhow::Result<()> {
        say("# A temporary home, an instance, and a disk of 40 GiB for it. The disk is a sparse file.")?;
        let size = DISK_GIB.to_string();
        let answer =
            self.ecs("RunInstances", &["--DataDisk.1.Size", &size, "--DataDisk.1.Category", "cloud_essd"])?;
        let instance = text(&answer, "/InstanceIdSets/InstanceIdSet/0")?;
        let answer = self.ecs("DescribeDisks", &["--InstanceId", &instance, "--DiskType", "data"])?;
        let disk = text(&answer, "/Disks/Disk/0/DiskId")?;
        let path = PathBuf::from(self.snap(&["disk", "path", &disk])?.trim_end());

        say("\n# Real data on it, then snapshots between changes.")?;
        let mut bytes = first_content();
        write(&path, 0, &bytes)?;
        let mut shots = vec![self.shoot(&disk, "96 MiB written", &bytes, DATA)?];
        let mut noise = Noise(7);
        for _ in 0..200 {
            let at = (noise.next() as usize % (DATA / 4096)) * 4096;
            let page = noise.bytes(4096);
            bytes[at..at + 4096].copy_from_slice(&page);
            write(&path, at, &page)?;
        }
        shots.push(self.shoot(&disk, "200 pages of 4 KiB changed", &bytes, 200 * 4096)?);
        shots.push(self.shoot(&disk, "nothing changed", &bytes, 0)?);
        let tail = noise.bytes(8 << 20);
        write(&path, bytes.len(), &tail)?;
        bytes.extend_from_slice(&tail);
        shots.push(self.shoot(&disk, "8 MiB appended", &bytes, tail.len())?);

        say("\n# Back to the first snapshot, in place: only blocks that differ are written.")?;
        self.ecs("StopInstance", &["--InstanceId", &instance])?;
        self.ecs("ResetDisk", &["--DiskId", &disk, "--SnapshotId", &shots[0].id])?;
        compare(&path, &shots[0])?;

        say("\n# A new disk from the second snapshot.")?;
        self.compare_clone(&shots[1])?;

        say("\n# The second snapshot goes. The third needs most of its blocks: they stay.")?;
        self.ecs("DeleteSnapshot", &["--SnapshotId", &shots[1].id, "--Force", "true"])?;
        self.compare_clone(&shots[2])?;
        self.compare_clone(&shots[3])?;

        say("\n# Everything is read back and checked.")?;
        self.snap(&["store", "verify"])?;
        show(&shots)?;
        say("Every byte was as it should be.")
    }

    fn shoot(&self, disk: &str, what: &'static str, bytes: &[u8], changed: usize) -> anyhow::Result<Shot> {
        let before = self.stored()?;
        let begun = Instant::now();
        let id = text(&self.ecs("CreateSnapshot", &["--DiskId", disk])?, "/SnapshotId")?;
        let milliseconds = begun.elapsed().as_millis();
        let stored = self.stored()?.saturating_sub(before);
        Ok(Shot { id, what, bytes: bytes.to_vec(), changed, stored, milliseconds })
    }

    fn compare_clone(&self, shot: &Shot) -> anyhow::Result<()> {
        let parameters =
            ["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--SnapshotId", &shot.id];
        let disk = text(&self.ecs("CreateDisk", &parameters)?, "/DiskId")?;
        let path = PathBuf::from(self.quietly(&["disk", "path", &disk])?.trim_end());
        compare(&path, shot)
    }

    /// Returns the bytes in the stores.
    fn stored(&self) -> anyhow::Result<u64> {
        let stats: Value = serde_json::from_str(&self.quietly(&["store", "stats"])?)?;
        let regions = stats["Regions"].as_array().into_iter().flatten();
        Ok(regions.filter_map(|region| region["StoredSize"].as_u64()).sum())
    }

    fn ecs(&self, operation: &str, parameters: &[&str]) -> anyhow::Result<Value> {
        let mut words = vec!["ecs", operation];
        words.extend(parameters);
        Ok(serde_json::from_str(&self.snap(&words)?)?)
    }

    /// Runs a command and shows it.
    fn snap(&self, words: &[&str]) -> anyhow::Result<String> {
        say(&format!("$ snap {}", words.join(" ")))?;
        self.quietly(words)
    }

    fn quietly(&self, words: &[&str]) -> anyhow::Result<String> {
        let output = process::Command::new(&self.program)
            .args(words)
            .args(if words.first() == Some(&"ecs") { &["--region", "cn-hangzhou"][..] } else { &[] })
            .env("SNAP_HOME", &self.home)
            // The user's own profiles and rules do not count in the demo.
            .env("HOME", &self.home)
            .stdin(Stdio::null())
            .output()
            .context("running snap")?;
        if !output.status.success() {
            bail!("snap {} failed:\n{}", words.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }
}

fn say(line: &str) -> anyhow::Result<()> {
    Ok(stream::answer(format!("{line}\n"))?)
}

fn text(answer: &Value, pointer: &str) -> anyhow::Result<String> {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).with_context(|| format!("the answer has no {pointer}: {answer}"))
}

fn write(path: &Path, at: usize, bytes: &[u8]) -> anyhow::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    Ok(file.write_all_at(bytes, at as u64)?)
}

/// Compares a whole disk with the content that a snapshot was taken of; past that, a disk is all zeros.
fn compare(path: &Path, shot: &Shot) -> anyhow::Result<()> {
    let image = Image::open(&Place::anywhere(path))?;
    ensure!(image.size() == ByteSize::from_gib(DISK_GIB), "{} has another size", path.display());
    let end = BlockNumber(image.size().blocks());
    let mut block = vec![0; BLOCK_SIZE];
    let mut at = BlockNumber(0);
    let mut compared = 0;
    while let Some(data) = image.next_data(at, end)? {
        at = data.start;
        while at < data.end() {
            image.read(at, &mut block)?;
            let start = usize::try_from(at.offset())?;
            let expected = shot.bytes.get(start..).unwrap_or_default();
            let expected = &expected[..expected.len().min(BLOCK_SIZE)];
            let (inside, beyond) = block.split_at(expected.len());
            ensure!(
                inside == expected && beyond.iter().all(|byte| *byte == 0),
                "block {} of {} differs",
                at.0,
                path.display()
            );
            compared += inside.iter().filter(|byte| **byte != 0).count();
            at = at.plus(1);
        }
    }
    let expected = shot.bytes.iter().filter(|byte| **byte != 0).count();
    ensure!(compared == expected, "{} lacks data", path.display());
    say(&format!("  compared with {} ({}): identical", shot.id, shot.what))
}

fn show(shots: &[Shot]) -> anyhow::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header(["snapshot", "since the one before", "changed KiB", "stored KiB", "took ms"]);
    for shot in shots {
        table.add_row([
            shot.id.clone(),
            shot.what.to_owned(),
            (shot.changed / 1024).to_string(),
            (shot.stored / 1024).to_string(),
            shot.milliseconds.to_string(),
        ]);
    }
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    say(&format!("\n{table}"))
}

/// Returns a third text, a third noise, a third zeros, in pieces of 1 MiB.
fn first_content() -> Vec<u8> {
    let mut noise = Noise(1);
    let mut bytes = Vec::with_capacity(DATA);
    for piece in 0..DATA >> 20 {
        match piece % 3 {
            0 => {
                let mut line = 0;
                while bytes.len() < (piece + 1) << 20 {
                    bytes.extend_from_slice(format!("line {line} of the log of piece {piece}\n").as_bytes());
                    line += 1;
                }
                bytes.truncate((piece + 1) << 20);
            }
            1 => bytes.extend(noise.bytes(1 << 20)),
            _ => bytes.resize((piece + 1) << 20, 0),
        }
    }
    bytes
}

/// A small generator: the demo is the same each time.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length.div_ceil(8)).flat_map(|_| self.next().to_le_bytes()).take(length).collect()
    }
}
