//! What the machine does not give: told in words, with what helps, and an exit status; and copies of a home.

use crate::common;

use common::snap::{Snap, noisy};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs it in a shell that limits something first.
fn limited(snap: &Snap, limit: &str, arguments: &[&str]) -> Output {
    let own = snap.command(arguments);
    let mut shell = Command::new("bash");
    shell
        .args(["-c", &format!("ulimit {limit}; exec \"$0\" \"$@\"")])
        .arg(own.get_program())
        .args(own.get_args());
    for (name, value) in own.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.stdin(Stdio::null()).output().unwrap()
}

/// The message of a command that fails with a status, and not by a signal.
fn message(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{:?} {text}", output.status);
    assert!(output.stdout.is_empty() && text.starts_with("ERROR: "), "{text}");
    assert!(!text.contains("os error") && !text.contains("Error code"), "{text}");
    text
}

fn images(snap: &Snap) -> usize {
    fs::read_dir(snap.home().join("regions/cn-hangzhou/disks")).unwrap().count()
}

#[test]
fn the_largest_file_is_a_limit_that_is_told() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 4));
    let file = snap.path("import.img");
    // The image cannot have its length: nothing of it stays.
    let told = message(&limited(&snap, "-f 2000", &["disk", "import", file.to_str().unwrap()]));
    assert!(told.contains("limit of the process allows") && told.contains("ulimit -f"), "{told}");
    assert_eq!(images(&snap), 1, "an image lies about");
    let told = message(&limited(&snap, "-f 2000", &["ecs", "CreateSnapshot", "--DiskId", &disk]));
    assert!(told.contains("CreateSnapshot.Failed") && told.contains("ulimit -f"), "{told}");
    let told = message(&limited(&snap, "-f 0", &["ecs", "DescribeDisks"]));
    assert!(told.contains("ulimit -f"), "{told}");
    let snapshot = snap.snapshot(&disk);
    assert!(snap.content(&snapshot) == noisy(1, 4));
    snap.verify();
}

#[test]
fn memory_threads_and_open_files_are_told() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 4));
    let create = ["ecs", "CreateSnapshot", "--DiskId", &disk];
    let told = message(&limited(&snap, "-n 8", &create));
    assert!(told.contains("no more files can be open") && told.contains("ulimit -n"), "{told}");
    let told = message(&limited(&snap, "-n 4", &create));
    assert!(told.contains("ulimit -n"), "{told}");
    // Somewhere between what loading the program takes and what it needs; where, differs from build to build.
    let mut is_told = false;
    for megabytes in (20..140).step_by(6) {
        let output = limited(&snap, &format!("-v {}", megabytes << 10), &create);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        if text.contains("ERROR: ") {
            message(&output);
            is_told |= text.contains("there is no memory left") || text.contains("at its limit");
        }
    }
    assert!(is_told, "no limit of memory was told");
    let snapshot = snap.snapshot(&disk);
    assert!(snap.content(&snapshot) == noisy(1, 4));
    let reset = ["ecs", "ResetDisk", "--DiskId", &disk, "--SnapshotId", &snapshot];
    for files in 5..13 {
        let output = limited(&snap, &format!("-n {files}"), &reset);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() || told.contains("ulimit -n"), "{files}: {told}");
        assert!(!told.contains("is full") && !told.contains("relocate"), "{files}: {told}");
    }
    snap.verify();
}

#[test]
fn files_that_are_not_there_or_not_allowed_are_told() {
    let snap = Snap::new();
    let told = message(&snap.run(&["disk", "import", "/nowhere/at.all"]));
    assert!(told.contains("/nowhere/at.all: no such file or directory"), "{told}");
    let disk = snap.import(&noisy(1, 1));
    fs::remove_file(snap.disk_path(&disk)).unwrap();
    let told = message(&snap.run(&["ecs", "CreateSnapshot", "--DiskId", &disk]));
    assert!(
        told.contains("is missing") && told.contains(&disk) && told.contains("snap disk relocate"),
        "{told}"
    );
    let told = message(&snap.run(&["ecs", "ResizeDisk", "--DiskId", &disk, "--NewSize", "30"]));
    assert!(told.contains("is missing"), "{told}");
}

/// How much a directory takes, in bytes.
fn used(path: &Path) -> u64 {
    let output = Command::new("du").args(["-s", "-B1"]).arg(path).output().unwrap();
    String::from_utf8(output.stdout).unwrap().split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_home_is_copied_as_its_statistics_say() {
    let snap = Snap::new();
    snap.ecs("CreateDisk", &["--ZoneId", "cn-hangzhou-h", "--DiskCategory", "cloud_essd", "--Size", "500"]);
    let disk = snap.import(&noisy(1, 4));
    let snapshot = snap.snapshot(&disk);
    let home = snap.json(&["store", "stats"])["Home"].clone();
    assert_eq!(home["Path"], snap.home().to_str().unwrap());
    let (apparent, taken) = (home["ApparentSize"].as_u64().unwrap(), home["UsedSize"].as_u64().unwrap());
    assert!(apparent >= 500 << 30 && taken < 64 << 20, "{home}");
    let command = home["CopyCommand"].as_str().unwrap();
    assert!(
        Command::new("sh")
            .current_dir(snap.directory.path())
            .args(["-c", command])
            .status()
            .unwrap()
            .success()
    );
    let copy = Snap::new();
    fs::create_dir(copy.home()).unwrap();
    let unpack = format!("tar -C {} -xSf {}", copy.home().display(), snap.path("COPY.tar").display());
    assert!(Command::new("sh").args(["-c", &unpack]).status().unwrap().success());
    assert!(fs::metadata(snap.path("COPY.tar")).unwrap().len() < 64 << 20);
    assert!(used(&copy.home()) < 64 << 20, "the holes are filled");
    assert!(copy.content(&snapshot) == noisy(1, 4));
    copy.verify();
}

#[test]
fn a_restore_that_dies_leaves_nothing_beside_its_file() {
    let snap = Snap::new();
    let snapshot = snap.snapshot(&snap.import(&noisy(1, 4)));
    let folder = snap.path("restored");
    fs::create_dir(&folder).unwrap();
    let flags = rustix::fs::OFlags::TMPFILE | rustix::fs::OFlags::RDWR;
    if rustix::fs::open(&folder, flags, rustix::fs::Mode::from(0o600)).is_err() {
        eprintln!("SKIPPED: the file system has no files without a name");
        return;
    }
    let file = folder.join("r");
    let restore = ["restore", &snapshot, "--to", file.to_str().unwrap()];
    let entries = || fs::read_dir(&folder).unwrap().count();
    snap.crash("restore-piece-written", &restore);
    assert_eq!(entries(), 0, "a draft lies about");
    snap.json(&restore);
    assert!(entries() == 1 && fs::read(&file).unwrap() == noisy(1, 4));
    assert!(message(&snap.run(&restore)).contains("is there already"));
}

#[test]
fn a_restore_names_a_directory_that_is_not_there() {
    let snap = Snap::new();
    let snapshot = snap.snapshot(&snap.import(&noisy(1, 1)));
    let file = snap.path("nowhere/file");
    let told = message(&snap.run(&["restore", &snapshot, "--to", file.to_str().unwrap()]));
    let nowhere = snap.path("nowhere").display().to_string();
    assert!(told.contains(&format!("there is no directory {nowhere}\n")), "{told}");
    assert!(!told.contains(".draft"), "{told}");
}

#[test]
fn a_home_that_cannot_be_used_is_named() {
    let snap = Snap::new();
    let file = snap.path("file");
    fs::write(&file, "").unwrap();
    let at =
        |home: &Path, words: &[&str]| message(&snap.command(words).env("SNAP_HOME", home).output().unwrap());
    for home in [file.clone(), file.join("below")] {
        for words in [&["ecs", "DescribeDisks"][..], &["store", "stats"]] {
            let told = at(&home, words);
            let expected = format!(
                "ERROR: cannot use the home {}: it, or what is above it, is not a directory\n\nSet SNAP_HOME",
                home.display()
            );
            assert!(told.starts_with(&expected), "{told}");
        }
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_told_by_every_command() {
    let snap = Snap::new();
    for words in [&["store", "stats"][..], &["ecs", "DescribeDisks"], &["version"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let output = snap.command(words).stdout(full).output().unwrap();
        let told = message(&output);
        assert_eq!(told, "ERROR: cannot write the answer: no room is left on the file system\n", "{words:?}");
    }
}

#[test]
fn memory_that_is_a_file_without_room_ends_it_with_a_message() {
    let snap = Snap::new();
    let disk = snap.import(&noisy(1, 1));
    // It waits for the store that is locked.
    snap.snapshot(&disk);
    let lock = fs::File::open(snap.home().join("regions/cn-hangzhou/store/lock")).unwrap();
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let mut command = snap.command(&["store", "verify"]);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let waits = || fs::read_to_string(format!("/proc/{}/wchan", child.id())).unwrap_or_default();
    for _ in 0..500 {
        if waits().contains("lock") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let signal = Command::new("kill").args(["-BUS", &child.id().to_string()]).status();
    assert!(signal.unwrap().success());
    let told = message(&child.wait_with_output().unwrap());
    assert!(told.contains("used as memory") && told.contains("Make room"), "{told}");
    drop(lock);
    snap.snapshot(&disk);
    snap.verify();
}

#[test]
fn a_cut_vhd_is_refused_alike_wherever_it_is_cut() {
    let snap = Snap::new();
    fs::write(snap.path("raw"), noisy(1, 5)).unwrap();
    let mut make = Command::new("qemu-img");
    make.args(["convert", "-f", "raw", "-O", "vpc", "-o", "force_size"]);
    if !make.arg(snap.path("raw")).arg(snap.path("vhd")).status().is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: needs qemu-img");
        return;
    }
    let whole = fs::read(snap.path("vhd")).unwrap();
    for length in [600, 1600, whole.len() - 2_000_000] {
        fs::write(snap.path("cut"), &whole[..length]).unwrap();
        let told = message(&snap.run(&["disk", "import", snap.path("cut").to_str().unwrap()]));
        assert!(told.contains("InvalidParameter") && told.contains("is damaged"), "{length}: {told}");
    }
    let told = snap.run(&["ecs", "DescribeDisks"]);
    assert!(!String::from_utf8_lossy(&told.stdout).contains("d-"), "a disk stays");
}
