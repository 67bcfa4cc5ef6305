//! What somebody plants in a home does no harm: links, pipes, devices, files of others.

use crate::common;

use common::noise;
use common::snap::Snap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A user who is not root.
const OTHER: u32 = 65534;

/// Longer than any command here takes, in seconds.
const PATIENCE: &str = "60";

const PRECIOUS: &str = "precious";

struct Scene {
    snap: Snap,
    disk: String,
    snapshot: String,
    victim: PathBuf,
}

impl Scene {
    /// A home with a disk and its snapshot, and a file and a directory outside that nobody may touch.
    fn new() -> Self {
        let snap = Snap::new();
        let disk = snap.import(&noise(1, 700_000));
        let snapshot = snap.snapshot(&disk);
        let victim = snap.path("victim");
        fs::create_dir(snap.path("folder")).unwrap();
        fs::write(snap.path("folder/kept"), PRECIOUS).unwrap();
        fs::write(&victim, PRECIOUS).unwrap();
        Self { snap, disk, snapshot, victim }
    }

    /// Puts a link in the place of a file or directory of the home.
    fn plant(&self, at: impl AsRef<Path>, target: &Path) {
        let at = self.snap.home().join(at);
        let _ = fs::remove_file(&at);
        if at.is_dir() {
            fs::rename(&at, self.snap.path("aside")).unwrap();
        }
        symlink(target, at).unwrap();
    }

    /// Asserts that a command fails, says so of `planted`, and touches nothing outside.
    fn refuses(&self, planted: &str, arguments: &[&str]) {
        let output = limited(self.snap.command(arguments));
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {told}");
        assert!(told.contains(planted), "{arguments:?}: {told}");
        self.nothing_is_touched();
    }

    fn nothing_is_touched(&self) {
        assert_eq!(fs::read_to_string(&self.victim).unwrap(), PRECIOUS);
        let names: Vec<_> = fs::read_dir(self.snap.path("folder")).unwrap().collect();
        assert_eq!(names.len(), 1, "{names:?}");
        assert_eq!(fs::read_to_string(self.snap.path("folder/kept")).unwrap(), PRECIOUS);
    }

    fn create_snapshot(&self) -> [&str; 4] {
        ["ecs", "CreateSnapshot", "--DiskId", &self.disk]
    }
}

/// Runs a command that must not hang.
fn limited(command: Command) -> Output {
    let mut limited = Command::new("timeout");
    limited.arg(PATIENCE).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited.output().unwrap()
}

/// Whether this runs as root, who alone can give files away; said aloud if not.
fn is_root() -> bool {
    let is_root = rustix::process::geteuid().is_root();
    if !is_root {
        eprintln!("SKIPPED: needs root");
    }
    is_root
}

fn give_away(path: &Path) {
    assert!(Command::new("chown").args(["-hR", &OTHER.to_string()]).arg(path).status().unwrap().success());
}

#[test]
fn images_behind_links_are_neither_read_nor_written() {
    let scene = Scene::new();
    let instance = scene.snap.ecs("RunInstances", &["--InstanceName", "aa"]);
    let instance = instance["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap();
    scene.snap.ecs("AttachDisk", &["--DiskId", &scene.disk, "--InstanceId", instance]);
    scene.snap.ecs("StopInstance", &["--InstanceId", instance]);
    scene.plant(format!("regions/cn-hangzhou/disks/{}.img", scene.disk), &scene.victim);
    let link = format!("{}.img is a symbolic link", scene.disk);
    scene.refuses(&link, &scene.create_snapshot());
    scene.refuses("--adopt", &scene.create_snapshot());
    scene.refuses(&link, &["ecs", "ResetDisk", "--DiskId", &scene.disk, "--SnapshotId", &scene.snapshot]);
}

#[test]
fn directories_behind_links_are_not_used() {
    for folder in ["store/draft", "store/packs", "store/manifests", "disks", "store"] {
        let scene = Scene::new();
        scene.snap.write(&scene.disk, 0, &noise(2, 200_000));
        scene.plant(format!("regions/cn-hangzhou/{folder}"), &scene.snap.path("folder"));
        let name = folder.rsplit('/').next().unwrap();
        scene.refuses(&format!("{name} is a symbolic link"), &scene.create_snapshot());
        limited(scene.snap.command(&["store", "reclaim"]));
        limited(scene.snap.command(&["schedule", "run"]));
        limited(scene.snap.command(&["ecs", "DeleteSnapshot", "--SnapshotId", &scene.snapshot]));
        scene.nothing_is_touched();
    }
}

#[test]
fn locks_databases_and_the_configuration_are_not_reached_through_links() {
    let made = |scene: &Scene| scene.snap.path("made");
    for at in ["locks/DISK", "regions/cn-hangzhou/store/lock", "regions/cn-hangzhou/store/index.db"] {
        let scene = Scene::new();
        scene.snap.write(&scene.disk, 0, &noise(2, 200_000));
        scene.plant(at.replace("DISK", &scene.disk), &made(&scene));
        scene.refuses("is a symbolic link", &scene.create_snapshot());
        assert!(!made(&scene).exists(), "{at}");
    }
    for at in ["catalog.db", "catalog.db-wal", "catalog.db-shm", "catalog.db-journal", "config.json"] {
        let scene = Scene::new();
        scene.plant(at, &made(&scene));
        scene.refuses(&format!("{at} is a symbolic link"), &["ecs", "DescribeDisks"]);
        assert!(!made(&scene).exists(), "{at}");
    }
    let scene = Scene::new();
    scene.plant("reserve", &scene.victim);
    scene.snap.text(&["ecs", "DescribeDisks"]);
    scene.nothing_is_touched();
}

#[test]
fn pipes_devices_and_endless_files_stop_nobody() {
    let scene = Scene::new();
    let pipe = |at: &str| {
        let at = scene.snap.home().join(at);
        let _ = fs::remove_file(&at);
        assert!(Command::new("mkfifo").arg(&at).status().unwrap().success());
        at
    };
    let config = pipe("config.json");
    scene.refuses("config.json is not a regular file", &["ecs", "DescribeDisks"]);
    fs::remove_file(&config).unwrap();
    symlink("/dev/zero", &config).unwrap();
    scene.refuses("config.json is a symbolic link", &["ecs", "DescribeDisks"]);
    fs::remove_file(&config).unwrap();
    fs::File::create(&config).unwrap().set_len(1 << 40).unwrap();
    scene.refuses("config.json: the file is larger than 1048576 bytes", &["ecs", "DescribeDisks"]);
    fs::remove_file(&config).unwrap();
    let lock = pipe(&format!("locks/{}", scene.disk));
    scene.refuses("is not a regular file", &scene.create_snapshot());
    fs::remove_file(&lock).unwrap();
    pipe(&format!("regions/cn-hangzhou/disks/{}.img", scene.disk));
    scene.refuses(".img is not a regular file", &scene.create_snapshot());
}

#[test]
fn the_way_to_a_home_may_have_links() {
    let scene = Scene::new();
    symlink(scene.snap.home(), scene.snap.path("link")).unwrap();
    let mut command = scene.snap.command(&scene.create_snapshot());
    command.env("SNAP_HOME", scene.snap.path("link"));
    assert!(command.output().unwrap().status.success());
    scene.snap.verify();
}

#[test]
fn files_and_homes_of_other_users_are_refused() {
    if !is_root() {
        return;
    }
    let scene = Scene::new();
    // As a hard link to a file of somebody else would be.
    let image = scene.snap.disk_path(&scene.disk);
    chown(&image, Some(OTHER), None).unwrap();
    scene.refuses(".img belongs to user 65534, but the home belongs to user 0", &scene.create_snapshot());
    chown(&image, Some(0), None).unwrap();

    let home = scene.snap.home();
    for mode in [0o770, 0o702, 0o777] {
        fs::set_permissions(&home, Permissions::from_mode(mode)).unwrap();
        scene.refuses("other users may write to the home", &["ecs", "DescribeDisks"]);
    }
    fs::set_permissions(&home, Permissions::from_mode(0o711)).unwrap();
    scene.snap.text(&["ecs", "DescribeDisks"]);
    let disks = home.join("regions/cn-hangzhou/disks");
    fs::set_permissions(&disks, Permissions::from_mode(0o777)).unwrap();
    scene.refuses("other users may write to", &scene.create_snapshot());
    fs::set_permissions(&disks, Permissions::from_mode(0o755)).unwrap();

    give_away(&home);
    scene.refuses("belongs to user 65534; run snap as that user", &["ecs", "DescribeDisks"]);
    scene.refuses("SNAP_TRUST_HOME=1", &scene.create_snapshot());
    // Whose a file is stays as it is when somebody writes to it.
    fs::write(&image, noise(2, 700_000)).unwrap();
    let mut command = scene.snap.command(&scene.create_snapshot());
    command.env("SNAP_TRUST_HOME", "1");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    all_below(&home, &mut |path| assert_eq!(path.symlink_metadata().unwrap().uid(), OTHER, "{path:?}"));
}

/// Another user who may enter the way to a home, or not, is told which directory or file is in the way.
#[test]
fn what_may_not_be_entered_or_read_is_named() {
    if !is_root() {
        return;
    }
    let scene = Scene::new();
    let (home, way) = (scene.snap.home(), scene.snap.path(""));
    let told = || {
        let mut command = scene.snap.command(&["store", "verify"]);
        let output = command.env("SNAP_TRUST_HOME", "1").uid(OTHER).gid(OTHER).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    let text = told();
    assert!(text.contains(&format!("cannot use the home {}: permission denied", home.display())), "{text}");
    fs::set_permissions(&way, Permissions::from_mode(0o711)).unwrap();
    fs::set_permissions(&home, Permissions::from_mode(0o711)).unwrap();
    let text = told();
    assert!(
        text.contains(&format!("the catalog {}: permission denied", home.join("catalog.db").display())),
        "{text}"
    );
}

/// Does something with each file and directory below one.
fn all_below(directory: &Path, act: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        act(&path);
        if path.is_dir() {
            all_below(&path, act);
        }
    }
}

#[test]
fn no_umask_opens_a_home_to_others() {
    for umask in ["000", "002", "777"] {
        let snap = Snap::new();
        fs::write(snap.path("a.img"), noise(1, 300_000)).unwrap();
        let import = snap.command(&["disk", "import", snap.path("a.img").to_str().unwrap()]);
        let program = import.get_program().to_str().unwrap();
        let file = snap.path("a.img");
        let line = format!(
            "umask {umask}; {program} disk import -q {} && {program} store verify",
            file.to_str().unwrap()
        );
        let mut shell = snap.command(&[]);
        let environment: Vec<_> =
            shell.get_envs().map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned))).collect();
        shell = Command::new("sh");
        shell.args(["-c", &line]);
        for (name, value) in environment {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{umask}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stderr.is_empty(), "{umask}: {}", String::from_utf8_lossy(&output.stderr));
        all_below(&snap.home(), &mut |path| {
            let mode = path.symlink_metadata().unwrap().mode();
            assert_eq!((mode & 0o022, mode & 0o600), (0, 0o600), "{umask}: {path:?} {mode:o}");
            assert!(path.is_dir() || mode & 0o777 == 0o600, "{umask}: {path:?} {mode:o}");
        });
    }
}

#[test]
fn a_home_that_is_not_private_is_told() {
    let scene = Scene::new();
    let home = scene.snap.home();
    let told = |mode: u32, arguments: &[&str]| {
        fs::set_permissions(&home, Permissions::from_mode(mode)).unwrap();
        let output = scene.snap.run(arguments);
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let create = scene.create_snapshot();
    for mode in [0o755, 0o750, 0o704] {
        assert!(told(mode, &create).contains("other users may read the home"), "{mode:o}");
        assert!(told(mode, &["store", "verify"]).contains("other users may read the home"), "{mode:o}");
        assert_eq!(told(mode, &["ecs", "DescribeDisks"]), "");
        assert_eq!(told(mode, &[&create[..], &["--quiet"]].concat()), "");
    }
    for mode in [0o700, 0o711] {
        assert_eq!(told(mode, &create), "", "{mode:o}");
    }
    let catalog = home.join("catalog.db");
    fs::set_permissions(&catalog, Permissions::from_mode(0o644)).unwrap();
    let open = told(0o711, &create);
    assert!(open.contains("catalog.db (mode 644)"), "{open}");
    assert_eq!(told(0o700, &create), "");
    let close = open.split('`').nth(1).unwrap();
    fs::set_permissions(&home, Permissions::from_mode(0o711)).unwrap();
    assert!(Command::new("sh").args(["-c", close]).status().unwrap().success());
    assert_eq!(told(0o711, &create), "");
}

#[test]
fn objects_of_buckets_are_not_reached_through_links() {
    let scene = Scene::new();
    let bucket = scene.snap.home().join("buckets/images");
    fs::create_dir_all(&bucket).unwrap();
    fs::write(scene.snap.path("image"), noise(1, 1 << 20)).unwrap();
    symlink(scene.snap.path("image"), bucket.join("a.raw")).unwrap();
    let parameters = [
        "--DiskDeviceMapping.1.OSSBucket",
        "images",
        "--DiskDeviceMapping.1.Format",
        "RAW",
        "--DiskDeviceMapping.1.OSSObject",
    ];
    let import = |object| scene.snap.ecs_error("ImportImage", &[&parameters[..], &[object]].concat());
    assert_eq!(import("a.raw"), (1, "InvalidOSSObject.NotFound".to_owned()));
    fs::create_dir(scene.snap.path("outside")).unwrap();
    fs::write(scene.snap.path("outside/b.raw"), noise(1, 1 << 20)).unwrap();
    symlink(scene.snap.path("outside"), bucket.join("deep")).unwrap();
    assert_eq!(import("deep/b.raw"), (1, "InvalidOSSObject.NotFound".to_owned()));
}
