//! Completion with what is in the home, its set-up, and the link.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::{Place, Run};
use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

fn complete(place: Place, line: String) -> (Place, Run) {
    let place = place.with("COMP_LINE", line.leak());
    let run = place.run("aliyun");
    (place.without("COMP_LINE"), run)
}

#[test]
fn ids_that_are_there() {
    let place = Place::new();
    let disk = place.disk();
    place.snapshots(&disk, 1);
    let snapshot = place.text("snap ecs DescribeSnapshots --cli-query Snapshots.Snapshot[0].SnapshotId");
    let instance = place.text("snap ecs DescribeInstances --cli-query Instances.Instance[0].InstanceId");
    let mut place = place;
    for (line, expected) in [
        ("aliyun ecs CreateSnapshot --DiskId ".to_owned(), format!("{disk}\n")),
        ("aliyun ecs CreateSnapshot --DiskId d-".to_owned(), format!("{disk}\n")),
        ("aliyun ecs CreateSnapshot --DiskId=d-".to_owned(), format!("{disk}\n")),
        (format!("aliyun ecs ResetDisk --DiskId {disk} --SnapshotId "), format!("{snapshot}\n")),
        ("aliyun ecs StopInstance --InstanceId i".to_owned(), format!("{instance}\n")),
        ("snap disk path ".to_owned(), format!("{disk}\n")),
        ("aliyun --region cn-beijing ecs CreateSnapshot --DiskId d".to_owned(), String::new()),
        ("aliyun ecs CreateSnapshot --DiskId x".to_owned(), String::new()),
        ("aliyun ecs CreateSnapshot --Desc".to_owned(), "--Description\n".to_owned()),
    ] {
        let (kept, run) = complete(place, line.clone());
        place = kept;
        assert_eq!(run.answer(), expected, "{line}");
    }
    let place = place.with("SNAP_DESCRIBE", "1");
    let (place, run) = complete(place, "snap ecs StartInstance --InstanceId=".into());
    assert_eq!(run.answer(), format!("--InstanceId={instance}\tweb\n"));
    let (_, run) = complete(place, "snap ecs describezo".into());
    assert!(run.answer().starts_with("DescribeZones\tLists "));
}

#[test]
fn no_home_is_made() {
    let place = Place::new();
    let (place, run) = complete(place, "aliyun ecs CreateSnapshot --DiskId d".into());
    assert_eq!(run.answer(), "");
    assert_eq!(std::fs::read_dir(place.path("home")).unwrap().count(), 0);
}

#[test]
fn start_up_files() {
    let place = Place::new();
    assert_eq!(place.run("aliyun auto-completion").code, 1);
    std::fs::write(place.path(".profile"), "export A=1").unwrap();
    std::fs::write(place.path(".zshrc"), "").unwrap();
    let out = place.run("aliyun auto-completion").answer();
    assert!(out.starts_with(&format!("{}\n", place.path(".bashrc").display())), "{out}");
    let bash = std::fs::read_to_string(place.path(".profile")).unwrap();
    assert!(
        bash.starts_with("export A=1\ncomplete -o default -C /") && bash.ends_with(" aliyun\n"),
        "{bash}"
    );
    assert!(std::fs::read_to_string(place.path(".zshrc")).unwrap().contains("bashcompinit\ncomplete "));
    let run = place.run("aliyun auto-completion");
    let again = format!("ERROR: already installed in {}\n", place.path(".profile").display());
    assert_eq!((run.code, run.err), (1, again));
    assert_eq!(place.run("aliyun auto-completion --uninstall").code, 0);
    assert_eq!(std::fs::read_to_string(place.path(".profile")).unwrap(), "export A=1\n");
    let run = place.run("aliyun auto-completion --uninstall");
    let none = format!("ERROR: does not installed in {}\n", place.path(".profile").display());
    assert_eq!((run.code, run.err), (1, none));
}

#[test]
fn start_up_files_stay_what_they_are() {
    let place = Place::new();
    std::fs::create_dir(place.path("dotfiles")).unwrap();
    let file = place.path("dotfiles/bashrc");
    let text = "export A=1\nalias l=ls\n";
    std::fs::write(&file, text).unwrap();
    std::fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("dotfiles/bashrc", place.path(".bashrc")).unwrap();
    // Adding appends to the very file.
    let number = file.metadata().unwrap().ino();
    place.run("aliyun auto-completion").answer();
    let added = std::fs::read_to_string(&file).unwrap();
    assert!(added.starts_with(&format!("{text}complete ")), "{added}");
    assert_eq!(file.metadata().unwrap().ino(), number);
    // Taking out is a new file in the place of the old one: a reader sees either, never a part.
    let reader = std::fs::File::open(&file).unwrap();
    place.run("aliyun auto-completion --uninstall").answer();
    assert_eq!(std::io::read_to_string(reader).unwrap(), added);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    assert!(place.path(".bashrc").is_symlink());
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o7777, 0o640);
    assert_eq!(std::fs::read_dir(place.path("dotfiles")).unwrap().count(), 1);
}

#[test]
fn the_link() {
    let place = Place::new();
    let run = place.run("snap link aliyun");
    let link = place.path(".local/bin/aliyun");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("is not in PATH; add it with: export PATH="), "{run:?}");
    let output = std::process::Command::new(&link).arg("version").output().unwrap();
    assert_eq!(output.stdout, b"3.4.11\n");
    assert_eq!(place.run("snap link aliyun").code, 0);
    std::fs::remove_file(&link).unwrap();
    std::fs::write(&link, "mine").unwrap();
    let run = place.run("snap link aliyun");
    assert!(
        run.code == 1 && run.err.contains("is there already, and is not a link to this program"),
        "{run:?}"
    );
    assert_eq!(std::fs::read_to_string(&link).unwrap(), "mine");
    let other = place.path("bin");
    let line = format!("snap link aliyun --dir {}", other.display());
    let place = place.with("PATH", other.display().to_string().leak());
    place.run(&line).answer();
    assert!(other.join("aliyun").is_symlink());
}
