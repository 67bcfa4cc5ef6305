//! The built binary over a home of its own.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use super::noise;
use ecs_snap::sys::lock::{self, Lock, Mode};
use ecs_snap::sys::place::Place;
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

pub struct Snap {
    pub directory: tempfile::TempDir,
    /// The time that its clock stands at; the machine's without.
    pub clock: Option<String>,
}

impl Snap {
    pub fn new() -> Self {
        Self::over(tempfile::tempdir().unwrap())
    }

    pub fn over(directory: tempfile::TempDir) -> Self {
        Self { directory, clock: None }
    }

    pub fn home(&self) -> PathBuf {
        self.directory.path().join("home")
    }

    /// A path beside the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("snap"));
        command
            .args(arguments)
            .env("SNAP_HOME", self.home())
            .env("HOME", self.home())
            .env("NO_COLOR", "1")
            .env_remove("SNAP_CLOCK");
        if let Some(clock) = &self.clock {
            command.env("SNAP_CLOCK", clock);
        }
        command.stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The answer of a command that succeeds.
    pub fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {:?} {stderr}", output.status);
        String::from_utf8(output.stdout).unwrap()
    }

    /// The JSON answer of a command that succeeds.
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.text(arguments)).unwrap()
    }

    /// The JSON answer of an operation.
    pub fn ecs(&self, operation: &str, parameters: &[&str]) -> Value {
        let mut arguments = vec!["ecs", operation];
        arguments.extend(parameters);
        self.json(&arguments)
    }

    /// The exit status and the error code of an operation that fails.
    pub fn ecs_error(&self, operation: &str, parameters: &[&str]) -> (i32, String) {
        let mut arguments = vec!["ecs", operation];
        arguments.extend(parameters);
        let output = self.run(&arguments);
        assert!(output.stdout.is_empty(), "{arguments:?} printed an answer");
        let stderr = String::from_utf8(output.stderr).unwrap();
        let code = stderr.lines().find_map(|line| line.strip_prefix("ErrorCode: ")).unwrap_or(&stderr);
        (output.status.code().unwrap_or(-1), code.to_owned())
    }

    /// Registers a new image with this content as a disk.
    pub fn import(&self, bytes: &[u8]) -> String {
        let file = self.path("import.img");
        std::fs::write(&file, bytes).unwrap();
        let answer = self.json(&["disk", "import", file.to_str().unwrap()]);
        answer["DiskId"].as_str().unwrap().to_owned()
    }

    pub fn disk_path(&self, disk: &str) -> PathBuf {
        PathBuf::from(self.text(&["disk", "path", disk]).trim_end())
    }

    pub fn read(&self, disk: &str) -> Vec<u8> {
        std::fs::read(self.disk_path(disk)).unwrap()
    }

    pub fn write(&self, disk: &str, start: usize, bytes: &[u8]) {
        use std::os::unix::fs::FileExt;
        let file = std::fs::OpenOptions::new().write(true).open(self.disk_path(disk)).unwrap();
        file.write_all_at(bytes, start as u64).unwrap();
    }

    pub fn snapshot(&self, disk: &str) -> String {
        self.ecs("CreateSnapshot", &["--DiskId", disk])["SnapshotId"].as_str().unwrap().to_owned()
    }

    /// The ids and states of all snapshots.
    pub fn snapshots(&self) -> Vec<(String, String)> {
        let answer = self.ecs("DescribeSnapshots", &["--PageSize", "100"]);
        let list = answer["Snapshots"]["Snapshot"].as_array().unwrap();
        list.iter()
            .map(|one| {
                (one["SnapshotId"].as_str().unwrap().to_owned(), one["Status"].as_str().unwrap().to_owned())
            })
            .collect()
    }

    pub fn disk_status(&self, disk: &str) -> String {
        let answer = self.ecs("DescribeDisks", &["--DiskIds", &format!("[\"{disk}\"]")]);
        answer["Disks"]["Disk"][0]["Status"].as_str().unwrap_or("gone").to_owned()
    }

    /// What a snapshot holds, by way of a new disk.
    pub fn content(&self, snapshot: &str) -> Vec<u8> {
        let answer = self.ecs(
            "CreateDisk",
            &["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--SnapshotId", snapshot],
        );
        let disk = answer["DiskId"].as_str().unwrap();
        let bytes = self.read(disk);
        self.ecs("DeleteDisk", &["--DiskId", disk]);
        bytes
    }

    /// Asserts that nothing is wrong in the stores.
    pub fn verify(&self) {
        let output = self.run(&["store", "verify"]);
        let all = [output.stdout, output.stderr].concat();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&all));
    }

    /// The names of the pack files of a region.
    pub fn packs(&self) -> Vec<String> {
        let folder = self.home().join("regions/cn-hangzhou/store/packs");
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// The answer of an operation that goes on in the background, with a worker that dies at a crash point
    /// if one is named.
    pub fn background(&self, point: Option<&str>, operation: &str, parameters: &[&str]) -> Value {
        let mut command = self.command(&[&["ecs", operation], parameters].concat());
        command.env("SNAP_BACKGROUND", "1");
        if let Some(point) = point {
            command.env("SNAP_CRASH_AT", point);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Waits for the newest task on a resource, and gives its status.
    pub fn wait(&self, resource: &str) -> String {
        let output = self.run(&["task", "wait", resource]);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["Tasks"][0]["Status"].as_str().unwrap().to_owned()
    }

    /// Keeps whoever wants to read or write packs of a region waiting until it is dropped.
    pub fn hold_store(&self, region: &str) -> Lock {
        let store = self.home().join("regions").join(region).join("store");
        std::fs::create_dir_all(&store).unwrap();
        lock::wait(&Place::anywhere(store.join("lock")), Mode::Exclusive).unwrap()
    }

    /// Runs a command that is to die at a crash point.
    pub fn crash(&self, point: &str, arguments: &[&str]) {
        use std::os::unix::process::ExitStatusExt;
        let output = self.command(arguments).env("SNAP_CRASH_AT", point).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.signal(), Some(9), "{arguments:?} did not die at {point}: {stderr}");
    }
}

/// An image of so many MiB that does not compress.
pub fn noisy(seed: u64, mib: usize) -> Vec<u8> {
    noise(seed, mib << 20)
}
