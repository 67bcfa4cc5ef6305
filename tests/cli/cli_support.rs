//! Runs the program in a home of its own.

#![allow(dead_code, reason = "each test file uses its part")]

use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use tempfile::TempDir;

/// A home, and the program under both its names.
pub struct Place {
    directory: TempDir,
    variables: Vec<(&'static str, &'static str)>,
}

/// What a run left.
#[derive(Debug)]
pub struct Run {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Place {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        // As `snap` makes it: whatever is open to others is told.
        std::fs::DirBuilder::new().mode(0o700).create(directory.path().join("home")).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_snap"), directory.path().join("aliyun")).unwrap();
        Self { directory, variables: Vec::new() }
    }

    /// The same with a variable in its environment.
    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// The same without a variable.
    pub fn without(mut self, name: &str) -> Self {
        self.variables.retain(|(other, _)| *other != name);
        self
    }

    /// A path in a directory that is gone after the test.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Makes an instance with one disk; the disk's id.
    pub fn disk(&self) -> String {
        self.run("snap ecs RunInstances --InstanceName web --SystemDisk.Size 20").answer();
        self.text("snap ecs DescribeDisks --cli-query Disks.Disk[0].DiskId")
    }

    /// Takes snapshots of a disk, named `s1`, `s2` and so on.
    pub fn snapshots(&self, disk: &str, count: u32) {
        for number in 1..=count {
            self.run(&format!("snap ecs CreateSnapshot --DiskId {disk} --SnapshotName s{number}")).answer();
        }
    }

    /// The text that a line with `--cli-query` answers.
    pub fn text(&self, line: &str) -> String {
        let answer = self.run(line).answer();
        answer.trim_end().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap().to_owned()
    }

    /// Runs a line whose first word is `snap` or `aliyun`; its words are parted by single spaces.
    pub fn run(&self, line: &str) -> Run {
        let words: Vec<&str> = line.split(' ').collect();
        self.words(&words)
    }

    /// Runs these words.
    pub fn words(&self, words: &[&str]) -> Run {
        self.typed(words, "")
    }

    /// Runs these words with a text on standard input.
    pub fn typed(&self, words: &[&str], input: &str) -> Run {
        let program = match words[0] {
            "aliyun" => self.path("aliyun"),
            "snap" => PathBuf::from(env!("CARGO_BIN_EXE_snap")),
            other => panic!("{other} is not the program"),
        };
        let output = assert_cmd::Command::new(program)
            .args(&words[1..])
            .env_clear()
            .env("HOME", self.directory.path())
            .env("SNAP_HOME", self.path("home"))
            .env("NO_COLOR", "1")
            .envs(self.variables.iter().copied())
            .write_stdin(input)
            .output()
            .unwrap();
        Run {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }
}

impl Run {
    /// Success, nothing on standard error; returns the answer.
    #[track_caller]
    pub fn answer(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// Nothing on standard output, and exactly this error and exit code.
    #[track_caller]
    pub fn fails(self, code: i32, err: &str) {
        assert_eq!((self.code, self.err.as_str(), self.out.as_str()), (code, err, ""));
    }

    /// An unknown word, with these suggestions.
    #[track_caller]
    pub fn unknown(self, err: &str, suggestions: &[&str]) {
        let lines: String = suggestions.iter().map(|word| format!("  {word}\n")).collect();
        let out = if lines.is_empty() { lines } else { format!("\nDid you mean:\n{lines}") };
        assert_eq!((self.code, self.err, self.out), (2, format!("ERROR: {err}\n"), out));
    }

    /// The service was asked, whatever it answered.
    #[track_caller]
    pub fn answer_or_refused(self) {
        assert!(self.code == 0 || self.err.starts_with("ERROR: SDK.ServerError\n"), "{self:?}");
    }

    /// An error of the service with this code.
    #[track_caller]
    pub fn refused(self, error: &str) {
        let start = format!("ERROR: SDK.ServerError\nErrorCode: {error}\nRecommend: https://");
        assert!(self.err.starts_with(&start), "{self:?}");
        assert_eq!((self.code, self.out.as_str()), (1, ""), "{self:?}");
    }
}
