//! The program on a terminal: questions, colours, and completion in the shells that there are scripts for.
//!
//! `script`, which is in every base system, makes the terminal. Shells that are not installed are said to be
//! skipped; with SNAP_TEST_NO_SKIP in the environment, as in CI, that is a failure.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on fails or says so"
)]

use crate::cli_support;

use cli_support::Place;
use std::process::{Command, Output};

/// A place whose `bin` has the program under both names.
fn place() -> Place {
    let place = Place::new();
    std::fs::create_dir(place.path("bin")).unwrap();
    for name in ["snap", "aliyun"] {
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_snap"), place.path("bin").join(name)).unwrap();
    }
    place
}

/// A command in the place, with nothing in its environment but what the place needs.
fn command(place: &Place, program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("HOME", place.path(""))
        .env("SNAP_HOME", place.path("home"))
        .env("PATH", format!("{}:/usr/bin:/bin", place.path("bin").display()))
        .env("TERM", "dumb")
        .current_dir(place.path(""));
    command
}

/// What a line shows on a terminal where `typed` is typed, and how it ends.
fn on_terminal(place: &Place, line: &str, typed: &str, variables: &[(&str, &str)]) -> (String, i32) {
    let mut script = command(place, "script");
    script.args(["-qec", line, "/dev/null"]).envs(variables.iter().copied());
    let output = assert_cmd::Command::from_std(script).write_stdin(typed).output().unwrap();
    (String::from_utf8(output.stdout).unwrap().replace('\r', ""), output.status.code().unwrap())
}

const POLICY: [(&str, &str); 2] = [
    ("ALIBABA_CLOUD_SAFETY_POLICY_ENABLED", "1"),
    ("ALIBABA_CLOUD_SAFETY_POLICY_RULES", "ecs:Stop*=confirm"),
];
const STOP: &str = "aliyun ecs StopInstance --InstanceId i-1";
const QUESTION: &str = "Safety policy requires confirmation for: Ecs StopInstance\nType 'yes' to proceed, anything else to cancel: ";

#[test]
fn the_safety_policy_asks() {
    let place = place();
    for yes in ["y\n", "yes\n", "YES\n"] {
        let (text, status) = on_terminal(&place, STOP, yes, &POLICY);
        assert!(text.contains(QUESTION) && text.contains("ErrorCode: InvalidInstanceId.NotFound"), "{text}");
        assert_eq!(status, 1);
    }
    for no in ["n\n", "\n", "", "yess\n"] {
        let (text, status) = on_terminal(&place, STOP, no, &POLICY);
        assert!(text.contains(QUESTION) && text.contains("ERROR: operation cancelled by user\n"), "{text}");
        assert!(!text.contains("ErrorCode"), "{text}");
        assert_eq!(status, 1);
    }
    let (text, _) = on_terminal(&place, &format!("{STOP} --quiet"), "y\n", &POLICY);
    assert!(text.contains(QUESTION), "quiet hides answers, not questions: {text}");
    for flag in ["--yes", "-y"] {
        let (text, _) = on_terminal(&place, &format!("{STOP} {flag}"), "", &POLICY);
        assert!(!text.contains(QUESTION) && text.contains("ErrorCode"), "{text}");
    }
    let (text, _) = on_terminal(&place, &format!("{STOP} --force"), "n\n", &POLICY);
    assert!(text.contains(QUESTION), "force skips checks of names, not this one: {text}");
}

/// A terminal that has colours; the one of these tests is dumb.
const COLOURS: (&str, &str) = ("TERM", "xterm");

#[test]
fn errors_are_red_and_the_rest_is_yellow() {
    let place = place();
    let (text, status) = on_terminal(&place, "aliyun ecs DescribeSnapshot", "", &[COLOURS]);
    assert!(
        text.contains(
            "\u{1b}[1;31mERROR: 'DescribeSnapshot' is not a valid api. See `aliyun help ecs`.\n\u{1b}[0m"
        ),
        "{text:?}"
    );
    assert!(
        text.contains("\u{1b}[1;33m\nDid you mean:\n\u{1b}[0m\u{1b}[1;33m  DescribeSnapshots\n\u{1b}[0m"),
        "{text:?}"
    );
    assert_eq!(status, 2);
    let (text, _) = on_terminal(&place, "aliyun ecs CreateSnapshot", "", &[COLOURS]);
    assert!(text.contains("\u{1b}[0m\u{1b}[1;33m\nuse `aliyun ecs CreateSnapshot --help`"), "{text:?}");
    for plain in [&[COLOURS, ("NO_COLOR", "1")][..], &[]] {
        let (text, _) = on_terminal(&place, "aliyun ecs CreateSnapshot", "", plain);
        assert!(text.contains("ERROR: required") && !text.contains('\u{1b}'), "{text:?}");
    }
    let (text, _) = on_terminal(&place, "aliyun ecs DescribeRegions", "", &[COLOURS]);
    assert!(!text.contains('\u{1b}'), "answers are never coloured: {text:?}");
}

#[test]
fn tables_fit_the_terminal() {
    let place = place();
    place.disk();
    let table = |columns: u32| {
        let line = format!("stty cols {columns}; snap ecs DescribeDisks --output table");
        on_terminal(&place, &line, "", &[]).0
    };
    for columns in [80, 120] {
        let table = table(columns);
        assert!(table.contains("│ DiskId ") && table.contains("Status"), "{table}");
        assert!(table.lines().all(|line| line.chars().count() <= columns as usize), "{table}");
    }
    assert!(table(120).contains("Size") && !table(80).contains("ZoneId"));
}

#[test]
fn configure_asks() {
    let place = place();
    let (text, status) = on_terminal(&place, "aliyun configure", "LTAIabc\nsecret9\ncn-beijing\nzh\n", &[]);
    assert!(text.contains("Saving profile[default] ...Done.\n"), "{text}");
    assert_eq!(status, 0);
    let (text, _) = on_terminal(&place, "aliyun configure get region", "", &[]);
    assert_eq!(text, "cn-beijing\n");
}

/// Whether the shell is there; says so if it is not.
fn has(shell: &str) -> bool {
    if Command::new(shell).arg("--version").output().is_ok_and(|output| output.status.success()) {
        return true;
    }
    assert!(std::env::var_os("SNAP_TEST_NO_SKIP").is_none(), "missing: {shell}");
    eprintln!("SKIPPED: {shell} not found; install it to run this test");
    false
}

/// A place with a disk and a snapshot; their ids.
fn with_a_snapshot() -> (Place, String, String) {
    let place = place();
    let disk = place.disk();
    place.snapshots(&disk, 1);
    let snapshot = place.text("snap ecs DescribeSnapshots --cli-query Snapshots.Snapshot[0].SnapshotId");
    (place, disk, snapshot)
}

/// Lines that can go on in one way only, each with what it becomes.
fn unique(disk: &str, snapshot: &str) -> Vec<(String, String)> {
    let lines = [
        ("snap ec", "snap ecs"),
        ("aliyun ecs DescribeSnapshotL", "aliyun ecs DescribeSnapshotLinks"),
        ("snap ecs describesnapshotl", "snap ecs DescribeSnapshotLinks"),
        ("snap ecs CreateSnapshot --DiskI", "snap ecs CreateSnapshot --DiskId"),
        ("snap ecs CreateSnapshot --DiskId ", "snap ecs CreateSnapshot --DiskId DISK"),
        ("aliyun ecs CreateSnapshot --DiskId d-", "aliyun ecs CreateSnapshot --DiskId DISK"),
        ("snap ecs CreateSnapshot --DiskId=d", "snap ecs CreateSnapshot --DiskId=DISK"),
        ("aliyun ecs DeleteSnapshot --SnapshotId ", "aliyun ecs DeleteSnapshot --SnapshotId SNAPSHOT"),
        ("snap --region cn-hangzhou store ver", "snap --region cn-hangzhou store verify"),
        ("aliyun configure swi", "aliyun configure switch"),
    ];
    let full = |line: &str| line.replace("DISK", disk).replace("SNAPSHOT", snapshot);
    lines.iter().map(|(line, whole)| ((*line).to_owned(), full(whole))).collect()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).replace('\r', "")
}

#[test]
fn fish_completes() {
    if !has("fish") {
        return;
    }
    let (place, disk, snapshot) = with_a_snapshot();
    let load = "snap completion fish | source; aliyun completion fish | source";
    for (line, whole) in unique(&disk, &snapshot) {
        let script = format!("{load}; complete -C '{line}'");
        let output = command(&place, "fish").args(["--no-config", "-c", &script]).output().unwrap();
        let word = whole.rsplit(' ').next().unwrap();
        let found: Vec<String> =
            text(&output).lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect();
        assert_eq!(found, [word], "{line}: {output:?}");
    }
    let script = format!("{load}; complete -C 'snap ecs DeleteSnapshot --SnapshotId '");
    let output = command(&place, "fish").args(["--no-config", "-c", &script]).output().unwrap();
    assert_eq!(text(&output), format!("{snapshot}\ts1\n"), "an id is shown with its name");
}

/// Types each line and a tab into an interactive zsh, whose set-up is `load`, and waits for what it is to become.
fn zsh_completes(place: &Place, load: &str, lines: &[(String, String)]) {
    for (line, whole) in lines {
        let word = whole.rsplit(' ').next().unwrap();
        let script = format!(
            "zmodload zsh/zpty; zpty z zsh -i; zpty -w z {load:?}; zpty -w z 'print RE''ADY'; zpty -r z out '*READY*'\n\
             zpty -w -n z $'{}\\t'; zpty -r z out '*{word}*'; print -r -- \"$out\"",
            line.replace('\'', "\\'")
        );
        let output = command(place, "timeout").args(["20", "zsh", "-f", "-c", &script]).output().unwrap();
        assert!(
            output.status.success() && text(&output).contains(word),
            "{line} did not become {whole}: {output:?}"
        );
    }
}

#[test]
fn zsh_completes_by_its_script_and_by_auto_completion() {
    if !has("zsh") {
        return;
    }
    let (place, disk, snapshot) = with_a_snapshot();
    let lines = unique(&disk, &snapshot);
    std::fs::write(place.path(".zshrc"), "PS1='> '\n").unwrap();
    let load = "autoload -U compinit; compinit -u -D; source <(snap completion zsh); source <(aliyun completion zsh)";
    zsh_completes(&place, load, &lines);

    for name in ["snap", "aliyun"] {
        let output = command(&place, &place.path("bin").join(name).display().to_string())
            .arg("auto-completion")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    // bashcompinit finds names in their own case only, and takes `--DiskId=d` for one word.
    let plain = |line: &str| !line.contains("describe") && !line.contains('=');
    let lines: Vec<_> = lines.into_iter().filter(|(line, _)| plain(line)).collect();
    zsh_completes(&place, "true", &lines);
}

#[test]
fn bash_completes() {
    let (place, disk, snapshot) = with_a_snapshot();
    for (line, whole) in unique(&disk, &snapshot) {
        let name = line.split(' ').next().unwrap();
        // After the tab a # is put before the line, so that it is not run.
        let start = format!("bind 'set bell-style none'; eval \"$({name} completion bash)\"\n");
        let typed = format!("{start}{line}\t\u{1}#\nexit\n");
        let mut script = command(&place, "script");
        script.args(["-qec", "bash --norc -i", "/dev/null"]);
        let output = assert_cmd::Command::from_std(script).write_stdin(typed).output().unwrap();
        assert!(text(&output).contains(&whole), "{line} did not become {whole}: {output:?}");
    }
}
