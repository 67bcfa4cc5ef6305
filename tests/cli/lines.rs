//! Lines as people and scripts type them, each with all that it prints and how it ends: the files in `lines/`.
//!
//! A file is a session in a home of its own, and is read from top to bottom:
//!
//! ```text
//! # a remark
//! export NAME=value          for the lines that follow
//! unset NAME
//! + line                     prepares something: it must end well, and what it prints is not looked at
//! NAME := line               the same, and what it prints, without quotes, is $NAME from here on
//! $ line                     is what is tested; a shell runs it
//! ? 2                        its exit status, where that is not 0
//! 1> text                    a line of its standard output
//! 2> text                    a line of its standard error
//! 2\ no newline              the line before has no end
//! ```
//!
//! To add a line, write it where it belongs and run `INSTA_UPDATE=always cargo test --test cli lines`; then read
//! what it printed, and keep it only if that is right. Ids are shown as the name of their variable or as `d-*`,
//! request ids as `UUID`, the directory of the session as `$DIR`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::Place;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What every session begins with.
const ENVIRONMENT: [(&str, &str); 6] = [
    ("NO_COLOR", "1"),
    ("LANG", "C"),
    ("SNAP_CLOCK", "2026-01-01T00:00:00Z"),
    ("ALIBABA_CLOUD_ACCESS_KEY_ID", "a"),
    ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b"),
    ("ALIBABA_CLOUD_REGION_ID", "cn-hangzhou"),
];

struct Session {
    place: Place,
    environment: BTreeMap<String, String>,
    /// Variables that were made in the session, which are shown in place of their values.
    made: Vec<String>,
}

impl Session {
    fn new() -> Self {
        let place = Place::new();
        let bin = place.path("bin");
        std::fs::create_dir(&bin).unwrap();
        for name in ["snap", "aliyun"] {
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_snap"), bin.join(name)).unwrap();
        }
        let mut environment: BTreeMap<String, String> =
            ENVIRONMENT.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        environment.insert("DIR".into(), place.path("").display().to_string().trim_end_matches('/').into());
        environment.insert("HOME".into(), environment["DIR"].clone());
        environment.insert("SNAP_HOME".into(), place.path("home").display().to_string());
        environment.insert("PATH".into(), format!("{}:/usr/bin:/bin", bin.display()));
        Self { place, environment, made: vec!["DIR".into()] }
    }

    /// Runs a line: exit status, standard output, standard error.
    fn run(&self, line: &str) -> (i32, String, String) {
        let output = Command::new("/bin/sh")
            .args(["-c", line])
            .env_clear()
            .envs(&self.environment)
            .current_dir(self.place.path(""))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: &[u8]| self.shown(&String::from_utf8_lossy(bytes));
        (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
    }

    /// A text with what differs from run to run masked.
    fn shown(&self, text: &str) -> String {
        let made = self.made.iter().rev();
        let named = made
            .fold(text.to_owned(), |text, name| text.replace(&self.environment[name], &format!("${name}")));
        let mut masked = String::new();
        let mut word = String::new();
        for letter in named.chars().chain(['\n']) {
            if letter.is_ascii_alphanumeric() || letter == '-' {
                word.push(letter);
                continue;
            }
            masked.push_str(&mask(&word));
            masked.push(letter);
            word.clear();
        }
        masked.pop();
        masked
    }

    fn prepare(&mut self, line: &str) -> String {
        let output = Command::new("/bin/sh")
            .args(["-c", line])
            .env_clear()
            .envs(&self.environment)
            .current_dir(self.place.path(""))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
        String::from_utf8(output.stdout).unwrap().trim().trim_matches('"').to_owned()
    }

    /// The session with what its lines print now.
    fn transcript(&mut self, script: &str) -> String {
        let mut text = String::new();
        for line in script.lines() {
            if ["? ", "1> ", "2> ", "1\\ ", "2\\ "].iter().any(|start| line.starts_with(start)) {
                continue;
            }
            writeln!(text, "{line}").unwrap();
            if let Some(line) = line.strip_prefix("$ ") {
                let (status, out, err) = self.run(line);
                if status != 0 {
                    writeln!(text, "? {status}").unwrap();
                }
                text += &(stream('1', &out) + &stream('2', &err));
            } else if let Some(line) = line.strip_prefix("+ ") {
                self.prepare(line);
            } else if let Some((name, line)) = line.split_once(" := ") {
                let value = self.prepare(line);
                self.environment.insert(name.to_owned(), value);
                self.made.push(name.to_owned());
            } else if let Some((name, value)) =
                line.strip_prefix("export ").and_then(|line| line.split_once('='))
            {
                self.environment.insert(name.to_owned(), value.to_owned());
            } else if let Some(name) = line.strip_prefix("unset ") {
                self.environment.remove(name);
            } else {
                assert!(line.is_empty() || line.starts_with('#'), "what is this: {line}");
            }
        }
        text
    }
}

/// The lines of a stream.
fn stream(number: char, text: &str) -> String {
    let mut lines: String = text
        .split_inclusive('\n')
        .map(|line| format!("{number}> {}\n", line.trim_end_matches('\n')))
        .collect();
    if !text.is_empty() && !text.ends_with('\n') {
        writeln!(lines, "{number}\\ no newline").unwrap();
    }
    lines
}

/// A word as it is shown: ids by their kind.
fn mask(word: &str) -> String {
    let hex = |part: &str| part.chars().all(|letter| letter.is_ascii_hexdigit());
    let parts: Vec<&str> = word.split('-').collect();
    if parts.len() == 5
        && parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| hex(part))
    {
        return "UUID".into();
    }
    match parts.as_slice() {
        [kind, id] if id.len() == 20 && !kind.is_empty() => format!("{kind}-*"),
        _ => word.to_owned(),
    }
}

/// The files, each with its body.
fn files() -> Vec<(PathBuf, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/lines");
    let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "snap")).collect();
    paths.sort();
    let body = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        // insta's own lines come first, between dashes.
        text.splitn(3, "---\n").nth(2).unwrap().to_owned()
    };
    paths.iter().map(|path| (path.clone(), body(path))).collect()
}

#[test]
fn every_line_does_what_its_file_says() {
    let files = files();
    assert!(files.len() > 9, "the files are gone");
    let transcripts: Vec<String> = std::thread::scope(|scope| {
        let runs: Vec<_> =
            files.iter().map(|(_, body)| scope.spawn(|| Session::new().transcript(body))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    for ((path, _), transcript) in files.iter().zip(transcripts) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("lines");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), transcript));
    }
}
