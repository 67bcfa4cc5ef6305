//! Images, and the instances that are made from them.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::common;

use crate::world::own_world;
use common::service::Pair;
use ecs_snap::catalog::{Disk, Image, NewSnapshot, Snapshot, Task};
use ecs_snap::home::Home;
use ecs_snap::model::{
    BLOCK_SIZE, BlockNumber, DiskStatus, DiskType, ImageId, ImageStatus, InstanceId, SnapshotId,
    SnapshotStatus, TaskId, TaskStatus, Time,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::os::unix::fs::FileExt;

own_world!();

impl World {
    fn ok(&mut self, operation: &str, parameters: &[Pair<'_>]) -> Value {
        let answer = self.call(operation, parameters);
        answer.unwrap_or_else(|error| panic!("{operation} {parameters:?}: {error:?}"))
    }

    fn fails(&mut self, operation: &str, parameters: &[Pair<'_>], code: &str, status: u16) {
        let error = self.call(operation, parameters).unwrap_err();
        assert_eq!(error, (code.to_owned(), status), "{operation} {parameters:?}");
    }

    fn id(&mut self, operation: &str, parameters: &[Pair<'_>], field: &str) -> String {
        self.ok(operation, parameters)[field].as_str().unwrap().to_owned()
    }

    fn run(&mut self, parameters: &[Pair<'_>]) -> String {
        let answer = self.ok("RunInstances", parameters);
        answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap().to_owned()
    }

    fn snapshot(&mut self, disk: &Disk) -> String {
        self.id("CreateSnapshot", &[("DiskId", disk.id.as_str())], "SnapshotId")
    }

    fn image(&mut self, parameters: &[Pair<'_>]) -> String {
        self.id("CreateImage", parameters, "ImageId")
    }

    fn images(&mut self, parameters: &[Pair<'_>]) -> Vec<Value> {
        self.ok("DescribeImages", parameters)["Images"]["Image"].as_array().unwrap().clone()
    }

    /// The ids of the own images that are listed.
    fn own(&mut self, parameters: &[Pair<'_>]) -> Vec<String> {
        let parameters = [parameters, &[("ImageOwnerAlias", "self")]].concat();
        let images = self.images(&parameters);
        images.iter().map(|image| image["ImageId"].as_str().unwrap().to_owned()).collect()
    }

    fn usage(&mut self, snapshot: &str) -> String {
        let answer = self.ok("DescribeSnapshots", &[("SnapshotIds", &format!("[\"{snapshot}\"]"))]);
        answer["Snapshots"]["Snapshot"][0]["Usage"].as_str().unwrap().to_owned()
    }

    fn disks(&mut self, instance: &str) -> Vec<Disk> {
        let id = InstanceId::parse(instance).unwrap();
        self.write(|catalog| Disk::of_instance(catalog, &id))
    }

    /// A stopped instance with noise on its system disk and on one data disk of 20 GiB.
    fn noisy_instance(&mut self) -> (String, Vec<Disk>) {
        let instance = self.run(&[("DataDisk.1.Size", "20"), ("DataDisk.1.Device", "/dev/xvdc")]);
        self.ok("StopInstance", &[("InstanceId", &instance)]);
        let disks = self.disks(&instance);
        for (seed, disk) in (1..).zip(&disks) {
            self.scribble(disk, seed);
        }
        (instance, disks)
    }

    fn path(&self, disk: &Disk) -> std::path::PathBuf {
        Home::new(self.home.path()).image(&disk.region, &disk.id).to_path_buf()
    }

    /// Writes a few blocks, far from each other.
    fn scribble(&self, disk: &Disk, seed: u8) {
        let file = std::fs::OpenOptions::new().write(true).open(self.path(disk)).unwrap();
        for block in [0_u64, 1, 77, 10_000, disk.size.0 / BLOCK_SIZE as u64 - 1] {
            let bytes: Vec<u8> =
                (0..BLOCK_SIZE).map(|n| (n as u8).wrapping_mul(seed).wrapping_add(block as u8) | 1).collect();
            file.write_all_at(&bytes, block * BLOCK_SIZE as u64).unwrap();
        }
    }

    /// The blocks that are not zero.
    fn content(&self, disk: &Disk) -> BTreeMap<u64, Vec<u8>> {
        let image =
            ecs_snap::disk::Image::open(&ecs_snap::sys::place::Place::anywhere(self.path(disk))).unwrap();
        let end = BlockNumber(image.size().blocks());
        let mut at = BlockNumber(0);
        let mut content = BTreeMap::new();
        while let Some(run) = image.next_data(at, end).unwrap() {
            for step in 0..run.length {
                let mut bytes = vec![0; BLOCK_SIZE];
                image.read(run.start.plus(step), &mut bytes).unwrap();
                if bytes.iter().any(|byte| *byte != 0) {
                    content.insert(run.start.0 + step, bytes);
                }
            }
            at = run.end();
        }
        content
    }
}

#[test]
fn an_image_of_a_snapshot_makes_the_same_disk_again() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    let before = world.content(&disks[0]);
    assert_eq!(before.len(), 5);
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot), ("ImageName", "golden"), ("Platform", "Debian")]);
    assert!(image.starts_with("m-bp1") && image.len() == 22, "{image}");

    // It survives the instance and the disk that it came from.
    world.ok("DeleteInstance", &[("InstanceId", &instance)]);
    assert!(!world.path(&disks[0]).exists());
    let copy = world.run(&[("ImageId", &image), ("SystemDisk.Size", "50")]);
    let system = world.disks(&copy).remove(0);
    assert_eq!(
        (system.size.gib(), system.kind, system.image.as_str()),
        (50, DiskType::System, image.as_str())
    );
    assert_eq!(system.source_snapshot, None);
    assert_eq!(world.content(&system), before);
    assert_eq!(std::fs::metadata(world.path(&system)).unwrap().len(), 50 << 30);

    let instances = world.ok("DescribeInstances", &[("ImageId", &image)]);
    let one = &instances["Instances"]["Instance"][0];
    assert_eq!((one["OSName"].as_str(), one["OSType"].as_str()), (Some("Debian"), Some("linux")));
    assert_eq!(world.images(&[("ImageId", &image)])[0]["Usage"], "instance");
}

#[test]
fn an_image_of_an_instance_holds_all_its_disks() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    let parameters = [("InstanceId", instance.as_str()), ("Tag.1.Key", "k"), ("ClientToken", "once")];
    let image = world.image(&parameters);
    assert_eq!(world.image(&parameters), image, "the same token answers the same");
    world.fails("CreateImage", &[parameters[0], parameters[2]], "IdempotenceParamNotMatch", 400);

    let told = world.images(&[("ImageId", &image)]).remove(0);
    assert_eq!((told["Status"].as_str(), told["Progress"].as_str()), (Some("Available"), Some("100%")));
    assert_eq!((told["Size"].as_u64(), told["ImageName"].as_str()), (Some(40), Some(image.as_str())));
    assert_eq!(told["Tags"]["Tag"][0]["TagKey"], "k");
    let mapping = told["DiskDeviceMappings"]["DiskDeviceMapping"].as_array().unwrap();
    let shape: Vec<_> = mapping.iter().map(|disk| (disk["Device"].as_str(), disk["Type"].as_str())).collect();
    assert_eq!(shape, [(Some("/dev/xvda"), Some("system")), (Some("/dev/xvdc"), Some("data"))]);
    let system = mapping[0]["SnapshotId"].as_str().unwrap();
    let data = mapping[1]["SnapshotId"].as_str().unwrap();

    let copy = world.run(&[("ImageId", &image)]);
    let copies = world.disks(&copy);
    assert_eq!(
        copies.iter().map(|disk| disk.device.as_str()).collect::<Vec<_>>(),
        ["/dev/xvda", "/dev/xvdc"]
    );
    for (copy, disk) in copies.iter().zip(&disks) {
        assert_eq!(world.content(copy), world.content(disk));
    }
    assert_eq!((world.usage(system), world.usage(data)), ("image".into(), "image_disk".into()));
    let listed = |usage| vec![("Usage", usage)];
    let count = |world: &mut World, usage| {
        world.ok("DescribeSnapshots", &listed(usage))["TotalCount"].as_u64().unwrap()
    };
    assert_eq!(
        (count(&mut world, "image"), count(&mut world, "image_disk"), count(&mut world, "disk")),
        (1, 1, 0)
    );

    // A request can say more of the image's data disk, and ask for others besides.
    let more = world.run(&[
        ("ImageId", &image),
        ("DataDisk.1.Size", "20"),
        ("DataDisk.2.Device", "/dev/xvdc"),
        ("DataDisk.2.Size", "25"),
        ("DataDisk.2.DiskName", "wide"),
    ]);
    let made = world.disks(&more);
    let shape: Vec<_> = made.iter().map(|disk| (disk.device.as_str(), disk.size.gib())).collect();
    assert_eq!(shape, [("/dev/xvda", 40), ("/dev/xvdb", 20), ("/dev/xvdc", 25)]);
    assert_eq!(made[2].name, "wide");
    assert_eq!(world.content(&made[2]), world.content(&disks[1]));
    assert!(world.content(&made[1]).is_empty());
}

#[test]
fn a_mapping_says_which_disks_an_image_has() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let (system, data) = (world.snapshot(&disks[0]), world.snapshot(&disks[1]));
    let image = world.image(&[
        ("DiskDeviceMapping.1.SnapshotId", &data),
        ("DiskDeviceMapping.2.SnapshotId", &system),
        ("DiskDeviceMapping.2.DiskType", "system"),
        ("DiskDeviceMapping.3.Device", "/dev/xvdd"),
        ("DiskDeviceMapping.4.Size", "50"),
        ("SnapshotId", "s-counts0not"),
    ]);
    let instance = world.run(&[("ImageId", &image)]);
    let made = world.disks(&instance);
    let shape: Vec<_> = made.iter().map(|disk| (disk.device.as_str(), disk.size.gib())).collect();
    assert_eq!(shape, [("/dev/xvda", 40), ("/dev/xvdb", 20), ("/dev/xvdc", 50), ("/dev/xvdd", 20)]);
    assert_eq!(world.content(&made[0]), world.content(&disks[0]));
    assert_eq!(world.content(&made[1]), world.content(&disks[1]));
}

#[test]
fn wrong_images_are_not_made() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    let (system, data) = (world.snapshot(&disks[0]), world.snapshot(&disks[1]));
    world.image(&[("SnapshotId", &system), ("ImageName", "taken")]);
    let long = "x".repeat(1 << 20);
    let one = ("DiskDeviceMapping.1.SnapshotId", system.as_str());
    let other = ("DiskDeviceMapping.2.SnapshotId", data.as_str());
    let numbers: Vec<String> = (2..=18).map(|n| format!("DiskDeviceMapping.{n}.Size")).collect();
    let mut many: Vec<Pair<'_>> = numbers.iter().map(|name| (name.as_str(), "5")).collect();
    many.push(one);
    let from = ("SnapshotId", system.as_str());
    let cases: Vec<(Vec<Pair<'_>>, &str, u16)> = vec![
        (vec![], "InvalidParameter.AllEmpty", 400),
        (vec![("SnapshotId", &data)], "InvalidSystemSnapshot.Missing", 403),
        (vec![("SnapshotId", "s-bp1none")], "InvalidSnapshotId.NotFound", 404),
        (vec![("SnapshotId", "../../etc")], "InvalidSnapshotId.NotFound", 404),
        (vec![("DiskDeviceMapping.1.SnapshotId", &data)], "InvalidSystemSnapshot.Missing", 403),
        (vec![("DiskDeviceMapping.1.Size", "20")], "InvalidSystemSnapshot.Missing", 403),
        (vec![one, ("DiskDeviceMapping.2.SnapshotId", &system)], "InvalidParameter.DiskType", 400),
        (vec![one, ("DiskDeviceMapping.1.DiskType", "data")], "InvalidParameter.DiskType", 400),
        (vec![one, other, ("DiskDeviceMapping.2.DiskType", "system")], "InvalidParameter.DiskType", 400),
        (vec![one, ("DiskDeviceMapping.1.DiskType", "boot")], "InvalidDiskType.ValueNotSupported", 400),
        (vec![one, ("DiskDeviceMapping.1.Device", "/dev/xvdb")], "InvalidDevice.Malformed", 400),
        (vec![one, other, ("DiskDeviceMapping.2.Device", "/etc")], "InvalidDevice.Malformed", 400),
        (
            vec![
                one,
                ("DiskDeviceMapping.2.Device", "/dev/xvdb"),
                ("DiskDeviceMapping.3.Device", "/dev/xvdb"),
            ],
            "InvalidDevice.InUse",
            400,
        ),
        (vec![one, other, ("DiskDeviceMapping.2.Size", "19")], "InvalidSize.ValueNotSupported", 400),
        (vec![one, ("DiskDeviceMapping.1.Size", "-1")], "InvalidSize.ValueNotSupported", 400),
        (vec![one, ("DiskDeviceMapping.2.Size", "4")], "InvalidSize.ValueNotSupported", 400),
        (many, "InvalidParameter", 400),
        (vec![("InstanceId", "i-bp1none")], "InvalidInstanceId.NotFound", 404),
        (vec![from, ("ImageName", "taken")], "InvalidImageName.Duplicated", 400),
        (vec![("InstanceId", &instance), ("ImageName", "taken")], "InvalidImageName.Duplicated", 400),
        (vec![from, ("ImageName", "aliyun-mine")], "InvalidImageName.Malformed", 400),
        (vec![from, ("ImageName", &long)], "InvalidImageName.Malformed", 400),
        (vec![from, ("ImageFamily", "acs:x")], "InvalidImageFamily.Malformed", 400),
        (vec![from, ("ImageVersion", "1/2")], "InvalidImageVersion.Malformed", 400),
        (vec![from, ("Description", "http://x")], "InvalidDescription.Malformed", 400),
        (vec![from, ("Platform", "Plan9")], "InvalidPlatform.Malformed", 400),
        (vec![from, ("Architecture", "vax")], "InvalidArchitecture.Malformed", 400),
        (vec![from, ("BootMode", "tape")], "InvalidBootMode.NotSupport", 400),
        (vec![from, ("Features.ImdsSupport", "v3")], "InvalidParameter.FeaturesImdsSupport", 400),
        (vec![from, ("ResourceGroupId", "../")], "InvalidResourceGroup.NotFound", 404),
        (vec![from, ("Tag.1.Key", "acs:x")], "InvalidTagKey.Malformed", 400),
        (vec![from, ("DryRun", "true")], "DryRunOperation", 400),
        (vec![("InstanceId", &instance), ("DryRun", "true")], "DryRunOperation", 400),
    ];
    for (parameters, code, status) in cases {
        world.fails("CreateImage", &parameters, code, status);
    }
    assert_eq!(world.own(&[("Status", "ALL")]).len(), 1);

    let id = SnapshotId::parse(&system).unwrap();
    world.write(|catalog| {
        let mut snapshot = Snapshot::find(catalog, &id)?.unwrap();
        snapshot.status = SnapshotStatus::Progressing;
        snapshot.update(catalog)
    });
    world.fails("CreateImage", &[("SnapshotId", &system)], "InvalidSnapshotId.NotReady", 403);
    world.fails("CreateImage", &[("InstanceId", &instance)], "IncorrectDiskStatus.CreatingSnapshot", 403);
}

#[test]
fn a_capture_that_fails_leaves_a_failed_image() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    std::fs::remove_file(world.path(&disks[1])).unwrap();
    world.fails("CreateImage", &[("InstanceId", &instance), ("ClientToken", "t")], "InternalError", 500);
    let image = world.own(&[("Status", "CreateFailed")]).remove(0);
    world.fails("RunInstances", &[("ImageId", &image)], "OperationDenied.ImageNotValid", 403);
    assert!(world.own(&[]).is_empty());
    world.ok("DeleteImage", &[("ImageId", &image)]);
}

#[test]
fn an_image_whose_maker_died_has_failed() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let (id, region) = (ImageId::parse(&image).unwrap(), disks[0].region.clone());
    world.write(|catalog| {
        let mut row = Image::get(catalog, &region, &id)?.unwrap();
        row.status = ImageStatus::Creating;
        row.worker = Some(image.clone());
        row.update(catalog)
    });
    let lock = world.service.engine().lock(&image).unwrap();
    world.fails("DeleteImage", &[("ImageId", &image)], "ImageIsCreating", 403);
    drop(lock);
    assert_eq!(world.own(&[("Status", "CreateFailed,Creating")]), std::slice::from_ref(&image));
    assert_eq!(world.images(&[("Status", "ALL"), ("ImageId", &image)])[0]["Status"], "CreateFailed");
}

#[test]
fn a_snapshot_of_an_image_cannot_be_deleted() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    for force in ["false", "true"] {
        world.fails(
            "DeleteSnapshot",
            &[("SnapshotId", &snapshot), ("Force", force)],
            "SnapshotCreatedImage",
            403,
        );
    }
    world.ok("DeleteImage", &[("ImageId", &image)]);
    assert_eq!(world.usage(&snapshot), "none");
    world.ok("DeleteSnapshot", &[("SnapshotId", &snapshot)]);
}

#[test]
fn images_are_deleted_only_when_nobody_needs_them() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let named = ("ImageId", image.as_str());
    world.run(&[named]);
    let share = "ModifyImageSharePermission";
    world.ok(share, &[named, ("AddAccount.1", "123456"), ("IsPublic", "true")]);
    world.fails("DeleteImage", &[named, ("Force", "true")], "ImageIsPublic", 403);
    world.ok(share, &[named, ("IsPublic", "false")]);
    world.fails("DeleteImage", &[named, ("Force", "true")], "ImageUseShared", 403);
    world.ok(share, &[named, ("RemoveAccount.1", "123456")]);
    world.fails("DeleteImage", &[named], "ImageUsingByInstance", 403);
    world.fails("DeleteImage", &[named, ("Force", "true"), ("DryRun", "true")], "DryRunOperation", 400);
    world.fails("DeleteImage", &[("ImageId", "blank_x64_20G.vhd")], "InvalidImageId.NotFound", 404);
    world.ok("DeleteImage", &[named, ("Force", "true")]);
    world.fails("DeleteImage", &[named], "InvalidImageId.NotFound", 404);
    world.fails("RunInstances", &[named], "InvalidImageId.NotFound", 404);
}

#[test]
fn shares_are_noted_and_limited() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let named = ("ImageId", image.as_str());
    let (share, shown) = ("ModifyImageSharePermission", "DescribeImageSharePermission");
    for batch in 0..5 {
        let accounts: Vec<(String, String)> = (0..10)
            .map(|n| (format!("AddAccount.{}", n + 1), format!("{}", 1000 + batch * 10 + n)))
            .collect();
        let mut parameters: Vec<Pair<'_>> = accounts.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        parameters.push(named);
        world.ok(share, &parameters);
    }
    assert_eq!(world.ok(shown, &[named])["TotalCount"], 50);
    assert_eq!(world.images(&[named])[0]["IsSelfShared"], "True");
    world.fails(share, &[named, ("AddAccount.1", "7")], "QuotaExceed.ShareImageUser", 403);
    world.ok(share, &[named, ("AddAccount.1", "7"), ("RemoveAccount.1", "1000")]);
    let page = world.ok(shown, &[named, ("PageSize", "20"), ("PageNumber", "3")]);
    assert_eq!(page["Accounts"]["Account"].as_array().unwrap().len(), 10);
    assert_eq!(page["ShareGroups"]["ShareGroup"].as_array().unwrap().len(), 0);
    world.fails(share, &[named, ("AddAccount.1", "me")], "InvalidAccount.NotFound", 404);
    world.fails(share, &[("ImageId", "m-none"), ("AddAccount.1", "1")], "InvalidImageId.NotFound", 404);
    world.fails(shown, &[("ImageId", "m-none")], "InvalidImageId.NotFound", 404);
}

#[test]
fn images_are_listed_by_what_is_asked() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let from = ("SnapshotId", snapshot.as_str());
    let web = world.image(&[from, ("ImageName", "web-1"), ("ImageFamily", "web"), ("Platform", "Windows")]);
    let arm = world.image(&[from, ("ImageName", "arm-1"), ("Architecture", "arm64"), ("Tag.1.Key", "k")]);
    assert_eq!(world.images(&[]).len(), 9, "seven public images and two of ours");
    assert_eq!(world.images(&[("ImageOwnerAlias", "system")]).len(), 7);
    assert_eq!(world.ok("DescribeImages", &[("PageSize", "4"), ("PageNumber", "3")])["TotalCount"], 9);
    let cases: [(&[Pair<'_>], &[&String]); 14] = [
        (&[("ImageName", "web*")], &[&web]),
        (&[("ImageName", "web")], &[]),
        (&[("ImageFamily", "web")], &[&web]),
        (&[("Architecture", "arm64")], &[&arm]),
        (&[("OSType", "windows")], &[&web]),
        (&[("Tag.1.Key", "k")], &[&arm]),
        (&[("Usage", "instance")], &[]),
        (&[("IsPublic", "true")], &[]),
        (&[("Status", "Deprecated")], &[]),
        (&[("ImageOwnerId", "1")], &[]),
        (&[("SnapshotId", "s-none")], &[]),
        (&[("ResourceGroupId", "rg-none")], &[]),
        (&[("ImageId", &web), ("SnapshotId", &snapshot)], &[&web]),
        (&[("Filter.1.Key", "CreationEndTime"), ("Filter.1.Value", "2020-01-01T00:00Z")], &[]),
    ];
    for (parameters, expected) in cases {
        assert_eq!(world.own(parameters).iter().collect::<Vec<_>>(), expected, "{parameters:?}");
    }
    for (name, value, code, status) in [
        ("ImageOwnerAlias", "mine", "InvalidImageOwnerAlias.ValueNotSupported", 400),
        ("Architecture", "vax", "InvalidArchitecture", 404),
        ("OSType", "plan9", "InvalidOSType", 404),
        ("Usage", "disk", "InvalidUsage", 404),
        ("Filter.1.Key", "Name", "InvalidFilterKey.NotFound", 404),
        ("Status", "Ready", "InvalidParameter", 400),
        ("PageSize", "101", "InvalidParameter", 400),
        ("DryRun", "true", "DryRunOperation", 400),
    ] {
        world.fails("DescribeImages", &[(name, value)], code, status);
    }
}

#[test]
fn a_family_shows_its_newest_image() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let parameters = [("SnapshotId", snapshot.as_str()), ("ImageFamily", "web")];
    let (first, second) = (world.image(&parameters), world.image(&parameters));
    let asked = [("ImageFamily", "web")];
    let newest = |world: &mut World| {
        world.ok("DescribeImageFromFamily", &asked)["Image"]["ImageId"].as_str().unwrap().to_owned()
    };
    assert_eq!(newest(&mut world), second);
    world.ok("ModifyImageAttribute", &[("ImageId", &second), ("Status", "Deprecated")]);
    assert_eq!(newest(&mut world), first);
    let instance = world.run(&asked);
    assert_eq!(world.disks(&instance)[0].image, first);
    world.run(&[("ImageId", &second)]);
    world.ok("ModifyImageAttribute", &[("ImageId", &first), ("ImageFamily", "")]);
    assert!(world.ok("DescribeImageFromFamily", &asked)["Image"].is_null());
    world.fails("RunInstances", &asked, "InvalidImageId.NotFound", 404);
}

#[test]
fn attributes_change_within_their_rules() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let from = ("SnapshotId", snapshot.as_str());
    let image = world.image(&[from, ("ImageName", "one"), ("Description", "old")]);
    world.image(&[from, ("ImageName", "two")]);
    let named = ("ImageId", image.as_str());
    let modify = "ModifyImageAttribute";
    world.fails(modify, &[named, ("ImageName", "two")], "InvalidImageName.Duplicated", 400);
    world.fails(modify, &[named, ("ImageName", "2")], "InvalidImageName.Malformed", 400);
    world.fails(modify, &[named, ("Description", "x")], "InvalidDescription.Malformed", 400);
    world.fails(modify, &[named, ("Status", "Creating")], "InvalidParameter", 400);
    world.fails(modify, &[("ImageId", "blank_x64_20G.vhd")], "InvalidImageId.NotFound", 404);
    world.fails(modify, &[named, ("ImageName", "new"), ("DryRun", "true")], "DryRunOperation", 400);
    world.ok(
        modify,
        &[named, ("ImageName", "new"), ("Description", ""), ("BootMode", "UEFI"), ("LicenseType", "BYOL")],
    );
    let told = world.images(&[named]).remove(0);
    for (field, value) in
        [("ImageName", "new"), ("Description", ""), ("BootMode", "UEFI"), ("LicenseType", "BYOL")]
    {
        assert_eq!(told[field], value, "{field}");
    }
    let resource = [("ResourceType", "image"), ("ResourceId.1", image.as_str())];
    world.ok("TagResources", &[&resource[..], &[("Tag.1.Key", "k")]].concat());
    assert_eq!(world.own(&[("Tag.1.Key", "k")]), [image]);
}

#[test]
fn a_system_disk_goes_back_to_its_image() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let before = world.content(&disks[0]);
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let instance = world.run(&[("ImageId", &image), ("SystemDisk.Size", "50")]);
    world.ok("StopInstance", &[("InstanceId", &instance)]);
    let system = world.disks(&instance).remove(0);
    world.scribble(&system, 99);
    world.ok("ReInitDisk", &[("DiskId", system.id.as_str())]);
    assert_eq!(world.content(&system), before);
    let after = world.disks(&instance).remove(0);
    assert_eq!((after.size.gib(), after.status), (50, DiskStatus::InUse));

    world.ok("DeleteImage", &[("ImageId", &image), ("Force", "true")]);
    world.fails("ReInitDisk", &[("DiskId", system.id.as_str())], "InvalidDiskId.OperationNotSupported", 404);
}

#[test]
fn a_system_disk_is_replaced() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    let before = world.content(&disks[0]);
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let named = ("InstanceId", instance.as_str());
    let from = ("ImageId", image.as_str());
    let replace = "ReplaceSystemDisk";
    world.scribble(&disks[0], 99);
    let cases: Vec<(Vec<Pair<'_>>, &str, u16)> = vec![
        (vec![from], "MissingParameter", 400),
        (vec![named], "InvalidParameter.AllEmpty", 400),
        (vec![named, ("ImageId", "m-none")], "InvalidImageId.NotFound", 404),
        (vec![("InstanceId", "i-none"), from], "InvalidInstanceId.NotFound", 404),
        (vec![named, from, ("SystemDisk.Size", "19")], "InvalidSystemDiskSize.LessThanMinSize", 404),
        (vec![named, from, ("SystemDisk.Size", "2049")], "InvalidSystemDiskSize.MoreThanMaxSize", 404),
        (vec![named, from, ("Password", "weak")], "InvalidPassword.Malformed", 400),
        (
            vec![named, from, ("Password", "Str0ng-one"), ("PasswordInherit", "true")],
            "InvalidPasswordParam.Mismatch",
            400,
        ),
        (vec![named, from, ("Encrypted", "true")], "InvalidParameter.EncryptedNotSupported", 400),
    ];
    for (parameters, code, status) in cases {
        world.fails(replace, &parameters, code, status);
    }
    let parameters = [named, from, ("ClientToken", "once")];
    let new = world.id(replace, &parameters, "DiskId");
    assert_eq!(world.id(replace, &parameters, "DiskId"), new, "the same token answers the same");

    let made = world.disks(&instance);
    assert_eq!(made.len(), 2);
    assert_eq!((made[0].id.as_str(), made[0].device.as_str()), (new.as_str(), "/dev/xvda"));
    assert_eq!((made[0].size.gib(), made[0].status, made[0].worker.clone()), (40, DiskStatus::InUse, None));
    assert_eq!(world.content(&made[0]), before);
    assert!(!world.path(&disks[0]).exists(), "the old disk is gone");
    let instances = world.ok("DescribeInstances", &[("ImageId", &image)]);
    assert_eq!(instances["TotalCount"], 1);

    // The snapshots of the old disk stay, and are none of the new one's.
    let both = [("DiskId", new.as_str()), ("SnapshotId", snapshot.as_str())];
    world.fails("ResetDisk", &both, "InvalidParameter.Mismatch", 403);
    world.ok("StartInstance", &[named]);
    world.fails(replace, &[named, from], "IncorrectInstanceStatus", 403);
}

#[test]
fn a_created_instance_is_stopped() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let create = "CreateInstance";
    world.fails(create, &[("ImageId", &image)], "MissingParameter", 400);
    let kind = ("InstanceType", "ecs.g6.large");
    world.fails(create, &[kind, ("ImageId", "m-none")], "InvalidImageId.NotFound", 404);
    let nothing = ("DataDisk.1.SnapshotId", "s-none");
    world.fails(create, &[kind, nothing], "InvalidDataDiskSnapshotId.NotFound", 404);
    world.fails(
        create,
        &[kind, ("ImageId", &image), ("SystemDisk.Size", "19")],
        "InvalidSystemDiskSize.LessThanImageSize",
        404,
    );
    let instance = world.id(create, &[kind, ("ImageId", &image)], "InstanceId");
    let listed = world.ok("DescribeInstances", &[("InstanceIds", &format!("[\"{instance}\"]"))]);
    assert_eq!(listed["Instances"]["Instance"][0]["Status"], "Stopped");
    let system = world.disks(&instance).remove(0);
    assert_eq!(world.content(&system), world.content(&disks[0]));
    world.fails("ReInitDisk", &[("DiskId", system.id.as_str())], "IncorrectInstanceStatus", 403);
    world.ok("StartInstance", &[("InstanceId", &instance)]);
}

#[test]
fn images_go_out_and_come_back_in_every_format() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    let image = world.image(&[("InstanceId", &instance)]);
    let bucket = world.home.path().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    for format in ["raw", "vhd", "qcow2"] {
        let answer = world.ok(
            "ExportImage",
            &[("ImageId", &image), ("OSSBucket", "images"), ("OSSPrefix", "out"), ("ImageFormat", format)],
        );
        let task = answer["TaskId"].as_str().unwrap().to_owned();
        assert_eq!(world.ok("DescribeTaskAttribute", &[("TaskId", &task)])["TaskStatus"], "Finished");
        world.fails("CancelTask", &[("TaskId", &task)], "InvalidTaskId.IncorrectTaskStatus", 403);

        let system = format!("out_{image}_system.{format}");
        let data = format!("out_{image}_data_xvdc.{format}");
        let mut parameters = vec![
            ("DiskDeviceMapping.1.OSSBucket", "images"),
            ("DiskDeviceMapping.1.OSSObject", system.as_str()),
            ("DiskDeviceMapping.2.OSSBucket", "images"),
            ("DiskDeviceMapping.2.OSSObject", data.as_str()),
        ];
        if format == "raw" {
            parameters.push(("DiskDeviceMapping.1.Format", "RAW"));
        }
        let imported = world.id("ImportImage", &parameters, "ImageId");
        let copy = world.run(&[("ImageId", &imported)]);
        for (copy, disk) in world.disks(&copy).iter().zip(&disks) {
            assert_eq!(copy.size, disk.size, "{format}");
            assert_eq!(world.content(copy), world.content(disk), "{format}");
        }
    }
    let tasks = |world: &mut World, action| {
        world.ok("DescribeTasks", &[("TaskAction", action), ("TaskStatus", "Finished")])["TotalCount"]
            .as_u64()
    };
    assert_eq!((tasks(&mut world, "ImportImage"), tasks(&mut world, "ExportImage")), (Some(3), Some(3)));
    let left = world.ok("DescribeDisks", &[("Status", "Creating")]);
    assert_eq!(left["TotalCount"], 0);
    assert_eq!(std::fs::read_dir(&bucket).unwrap().count(), 6, "no drafts are left");
}

#[test]
fn what_is_no_image_is_not_imported() {
    let mut world = World::empty();
    let bucket = world.home.path().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join("bad.qcow2"), b"QFI\xfb\0\0\0\x03 and no more").unwrap();
    std::fs::write(bucket.join("disk.img"), vec![1; 1 << 20]).unwrap();
    std::fs::write(world.home.path().join("buckets/secret"), b"secret").unwrap();
    let from = ("DiskDeviceMapping.1.OSSBucket", "images");
    let object = |name| ("DiskDeviceMapping.1.OSSObject", name);
    let good = object("disk.img");
    let cases: Vec<(Vec<Pair<'_>>, &str, u16)> = vec![
        (vec![], "MissingParameter.DiskDeviceMapping", 403),
        (vec![good], "InvalidOSSBucket.NotFound", 400),
        (vec![("DiskDeviceMapping.1.OSSBucket", "../locks"), good], "InvalidOSSBucket.NotFound", 400),
        (vec![from, object("../secret")], "InvalidOSSObject.NotFound", 400),
        (vec![from, object("/etc/passwd")], "InvalidOSSObject.NotFound", 400),
        (vec![from], "InvalidOSSObject.NotFound", 400),
        (vec![from, object("bad.qcow2")], "InvalidImageFormat.Malformed", 400),
        (vec![from, good, ("DiskDeviceMapping.1.Format", "VMDK")], "InvalidImageFormat.Malformed", 400),
        (vec![from, good, ("DiskDeviceMapping.1.Format", "QCOW2")], "InvalidImageFormat.Malformed", 400),
        (vec![from, good, ("DiskDeviceMapping.1.DiskImageSize", "0")], "InvalidImageSize", 400),
        (vec![from, good, ("DiskDeviceMapping.1.DiskImageSize", "4096")], "InvalidImageSize", 400),
        (vec![from, good, ("OSType", "plan9")], "InvalidOSType.Malformed", 400),
        (vec![from, good, ("OSType", "windows"), ("Platform", "Ubuntu")], "InvalidOSType.Malformed", 400),
        (
            vec![from, good, ("OSType", "linux"), ("Platform", "Other Windows")],
            "InvalidOSType.Malformed",
            400,
        ),
        (vec![from, good, ("BootMode", "UEFI-Preferred")], "InvalidBootMode.NotSupport", 400),
        (vec![from, good, ("DryRun", "true")], "DryRunOperation", 400),
    ];
    for (parameters, code, status) in cases {
        world.fails("ImportImage", &parameters, code, status);
    }
    assert!(world.own(&[("Status", "ALL")]).is_empty());
    let image = world.id("ImportImage", &[from, good, ("OSType", "windows")], "ImageId");
    let named = ("ImageId", image.as_str());
    assert_eq!(world.images(&[named])[0]["OSType"], "windows");
    let out = ("OSSBucket", "images");
    for (parameters, code, status) in [
        (vec![named, ("OSSBucket", "none")], "InvalidOSSBucket.NotFound", 400),
        (vec![named, out, ("OSSPrefix", "../x")], "InvalidOSSPrefix.Malformed", 400),
        (vec![named, out, ("ImageFormat", "vdi")], "InvalidImageFormat.Malformed", 400),
        (vec![out, ("ImageId", "m-none")], "InvalidImageId.NotFound", 404),
        (vec![named, out, ("DryRun", "true")], "DryRunOperation", 400),
    ] {
        world.fails("ExportImage", &parameters, code, status);
    }
    world.fails("DescribeTaskAttribute", &[("TaskId", "t-none")], "InvalidTaskId.NotFound", 400);
    world.fails("CancelTask", &[("TaskId", "../x")], "InvalidTaskId.NotFound", 400);
}

#[test]
fn an_image_is_copied_into_another_region() {
    let mut world = World::empty();
    let (instance, disks) = world.noisy_instance();
    let image = world.image(&[("InstanceId", &instance), ("ImageName", "golden")]);
    let named = ("ImageId", image.as_str());
    let to = ("DestinationRegionId", "cn-beijing");
    let there = ("RegionId", "cn-beijing");
    let copy = world.id("CopyImage", &[named, to, ("DestinationImageName", "golden")], "ImageId");
    assert!(copy.starts_with("m-2ze"), "{copy}");
    let told = world.images(&[there, ("ImageId", &copy)]).remove(0);
    assert_eq!((told["Status"].as_str(), told["IsCopied"].as_bool()), (Some("Available"), Some(true)));
    world.ok("DeleteImage", &[named]);
    let made = world.run(&[there, ("ImageId", &copy)]);
    for (copy, disk) in world.disks(&made).iter().zip(&disks) {
        assert_eq!(copy.region.as_str(), "cn-beijing");
        assert_eq!(world.content(copy), world.content(disk));
    }
    let snapshot = told["DiskDeviceMappings"]["DiskDeviceMapping"][0]["SnapshotId"].as_str().unwrap();
    world.fails("DeleteSnapshot", &[there, ("SnapshotId", snapshot)], "SnapshotCreatedImage", 403);
    world.fails("CancelCopyImage", &[there, ("ImageId", &copy)], "IncorrectImageStatus", 400);
}

#[test]
fn wrong_copies_are_not_made() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let named = ("ImageId", image.as_str());
    let to = ("DestinationRegionId", "cn-beijing");
    world.ok("CopyImage", &[named, to, ("DestinationImageName", "taken")]);
    let cases: Vec<(Vec<Pair<'_>>, &str, u16)> = vec![
        (vec![named], "MissingParameter", 400),
        (vec![named, ("DestinationRegionId", "../../x")], "DestinationRegion.NotFound", 400),
        (vec![named, ("DestinationRegionId", "cn-hangzhou")], "IncorrectDestinationRegion", 403),
        (vec![to, ("ImageId", "m-none")], "InvalidImageId.NotFound", 404),
        (vec![named, to, ("DestinationImageName", "taken")], "InvalidImageName.Duplicated", 400),
        (vec![named, to, ("DestinationImageName", "1")], "InvalidImageName.Malformed", 400),
        (vec![named, to, ("Encrypted", "true")], "InvalidRegion.NotSupport", 403),
        (vec![named, to, ("KMSKeyId", "k")], "InvalidParameter.EncryptedIllegal", 400),
        (vec![named, to, ("DryRun", "true")], "DryRunOperation", 400),
    ];
    for (parameters, code, status) in cases {
        world.fails("CopyImage", &parameters, code, status);
    }
    world.fails("CancelCopyImage", &[named], "ImageCreatedNotFromCopy", 400);
    world.ok("ModifyImageAttribute", &[named, ("Status", "Deprecated")]);
    world.fails("CopyImage", &[named, to], "IncorrectImageStatus", 400);
}

#[test]
fn a_copy_that_is_cancelled_goes_with_its_snapshots() {
    let mut world = World::empty();
    let (_, disks) = world.noisy_instance();
    let snapshot = world.snapshot(&disks[0]);
    let image = world.image(&[("SnapshotId", &snapshot)]);
    let there = ("RegionId", "cn-beijing");
    let copy =
        world.id("CopyImage", &[("ImageId", &image), ("DestinationRegionId", "cn-beijing")], "ImageId");
    let id = ImageId::parse(&copy).unwrap();
    let region = ecs_snap::model::RegionId::parse("cn-beijing").unwrap();
    let _lock = world.service.engine().lock(&copy).unwrap();
    world.write(|catalog| {
        let mut row = Image::get(catalog, &region, &id)?.unwrap();
        row.status = ImageStatus::Creating;
        row.worker = Some(copy.clone());
        row.update(catalog)
    });
    world.ok("CancelCopyImage", &[there, ("ImageId", &copy)]);
    assert_eq!(world.ok("DescribeSnapshots", &[there])["TotalCount"], 0);
    assert!(world.own(&[there, ("Status", "ALL")]).is_empty());
}

#[test]
fn what_an_image_was_told_is_kept() {
    let mut world = World::empty();
    let bucket = world.home.path().join("buckets/mine");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join("small.img"), vec![7; 4096]).unwrap();
    let file = [
        ("DiskDeviceMapping.1.OSSBucket", "mine"),
        ("DiskDeviceMapping.1.OSSObject", "small.img"),
        ("DiskDeviceMapping.1.Format", "RAW"),
    ];
    let linux = world.id("ImportImage", &file, "ImageId");
    let windows = world.id("ImportImage", &[&file[..2], &[("OSType", "windows")]].concat(), "ImageId");
    let named = [&file[..], &[("Platform", "Other Windows")]].concat();
    let named = world.id("ImportImage", &named, "ImageId");
    for (image, platform, os_type) in [
        (&linux, "Others Linux", "linux"),
        (&windows, "Other Windows", "windows"),
        (&named, "Other Windows", "windows"),
    ] {
        let shown = world.images(&[("ImageId", image)]).remove(0);
        assert_eq!((&shown["Platform"], &shown["OSType"]), (&platform.into(), &os_type.into()));
        let disk = &shown["DiskDeviceMappings"]["DiskDeviceMapping"][0];
        assert!(disk["Format"].as_str().unwrap().eq_ignore_ascii_case("raw"), "{disk}");
        let from = (&disk["ImportOSSBucket"], &disk["ImportOSSObject"]);
        assert_eq!(from, (&"mine".into(), &"small.img".into()));
    }

    let (instance, _) = world.noisy_instance();
    let secure = ("SecureBootOptions.SecureBootSupport", "supported");
    let image = world.image(&[("InstanceId", &instance), secure]);
    let shown = world.images(&[("ImageId", &image)]).remove(0);
    assert_eq!(shown["SecureBootOptions"]["SecureBootSupport"], "supported");
    assert_eq!(shown["Platform"], "Others Linux");
    let copy = [("ImageId", &*image), ("DestinationRegionId", "cn-beijing")];
    let copy = world.id("CopyImage", &copy, "ImageId");
    let shown = world.images(&[("ImageId", &copy), ("RegionId", "cn-beijing")]).remove(0);
    assert_eq!(shown["SecureBootOptions"]["SecureBootSupport"], "supported");
    let wrong = [("InstanceId", &*instance), (secure.0, "perhaps")];
    world.fails("CreateImage", &wrong, "InvalidParameter", 400);
}

#[test]
fn arm64_boots_with_uefi_unless_told_otherwise() {
    let mut world = World::empty();
    let bucket = world.home.path().join("buckets/mine");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join("small.img"), vec![1; 1 << 20]).unwrap();
    let file = [("DiskDeviceMapping.1.OSSBucket", "mine"), ("DiskDeviceMapping.1.OSSObject", "small.img")];
    let (instance, _) = world.noisy_instance();
    let instance = [("InstanceId", instance.as_str())];
    for (operation, from) in [("ImportImage", &file[..]), ("CreateImage", &instance)] {
        for (more, boot) in [
            (&[][..], "BIOS"),
            (&[("Architecture", "arm64")], "UEFI"),
            (&[("Architecture", "arm64"), ("BootMode", "BIOS")], "BIOS"),
            (&[("Architecture", "i386")], "BIOS"),
        ] {
            let image = world.id(operation, &[from, more].concat(), "ImageId");
            assert_eq!(world.images(&[("ImageId", &image)])[0]["BootMode"], boot, "{operation} {more:?}");
        }
    }
}

#[test]
fn every_filter_of_images_filters() {
    let mut world = World::empty();
    let (instance, _) = world.noisy_instance();
    let image = world.image(&[("InstanceId", &instance)]);
    let failed = world.image(&[("InstanceId", &instance)]);
    world.write(|catalog| {
        let row = Image::find(catalog, &ImageId::parse(&failed).unwrap())?.unwrap();
        Image { status: ImageStatus::CreateFailed, ..row }.update(catalog)
    });
    let all = world.images(&[("Status", "ALL")]).len();
    for (name, field) in [
        ("Usable", "Usable"),
        ("IsSupportCloudinit", "IsSupportCloudinit"),
        ("IsSupportIoOptimized", "IsSupportIoOptimized"),
    ] {
        let mut listed = 0;
        for wanted in [true, false] {
            let images = world.images(&[("Status", "ALL"), (name, &wanted.to_string())]);
            assert!(images.iter().all(|image| image[field] == wanted), "{name} {wanted}");
            listed += images.len();
        }
        assert_eq!(listed, all, "{name}");
    }
    assert_eq!(world.own(&[("Status", "ALL"), ("Usable", "false")]), [failed]);
    for (name, value) in [("ActionType", "ChangeOS"), ("InstanceType", "ecs.g6.large")] {
        assert_eq!(world.own(&[(name, value)]), [&*image], "{name}");
    }
    world.fails("DescribeImages", &[("ActionType", "Sell")], "InvalidParameter", 400);
    world.fails("DescribeImages", &[("InstanceType", "big")], "InvalidInstanceType.ValueNotSupported", 400);
}

/// A task of an older version that imported or exported by way of a disk, which its job names; its worker died.
fn older_task(bench: &common::Bench, disk: &Disk, action: &str, job: String) -> Task {
    Task {
        id: TaskId::parse("t-1").unwrap(),
        region: bench.region.clone(),
        action: action.to_owned(),
        subject: "m-1".to_owned(),
        job,
        status: TaskStatus::Processing,
        progress: 0,
        created: Time(0),
        finished: None,
        error: None,
        worker: disk.worker.clone(),
        process: None,
    }
}

/// Checks that nothing is left of a disk that was on its way, and that its task has failed.
fn check_settled(bench: &common::Bench, disk: &Disk) {
    bench.engine.recover().unwrap();
    bench.engine.resume().unwrap();
    let connection = &bench.engine.catalog().read();
    let task = Task::all(connection).unwrap().remove(0);
    assert_eq!((task.status, task.worker), (TaskStatus::Failed, None));
    assert!(Disk::find(connection, &disk.id).unwrap().is_none());
    assert!(!bench.engine.image_path(disk).exists());
}

#[test]
fn what_an_older_version_left_of_an_export_is_settled() {
    let mut bench = common::Bench::new();
    let bucket = bench.engine.home().buckets().join("images");
    std::fs::create_dir_all(&bucket).unwrap();
    std::fs::write(bucket.join(".out.raw.draft"), b"half").unwrap();
    let worker = Some("export-m-1".to_owned());
    let disk = Disk { status: DiskStatus::Creating, worker, ..bench.row(1 << 20) };
    bench.engine.create_image(&disk).unwrap();
    let files = format!(r#"[{{"disk":"{}","name":"out.raw"}}]"#, disk.id);
    let job = format!(r#"{{"export":{{"image":"m-1","bucket":"images","format":"Raw","files":{files}}}}}"#);
    let task = older_task(&bench, &disk, "ExportImage", job);
    let begun = bench.engine.catalog().write(|transaction| {
        disk.insert(transaction)?;
        task.insert(transaction)
    });
    begun.unwrap();
    check_settled(&bench, &disk);
    assert_eq!(std::fs::read_dir(&bucket).unwrap().count(), 0);
}

#[test]
fn what_an_older_version_left_of_an_import_is_settled() {
    let mut bench = common::Bench::new();
    let worker = Some("m-1".to_owned());
    let disk = Disk { status: DiskStatus::Creating, worker, ..bench.row(1 << 20) };
    bench.engine.create_image(&disk).unwrap();
    let snapshot = SnapshotId::parse("s-1").unwrap();
    let names = format!(r#""disk":"{}","snapshot":"{snapshot}""#, disk.id);
    let files = format!(r#"[{{"bucket":"images","object":"in.raw","format":null,{names}}}]"#);
    let job = format!(r#"{{"import":{{"image":"m-1","files":{files}}}}}"#);
    let task = older_task(&bench, &disk, "ImportImage", job);
    let begun = bench.engine.catalog().write(|transaction| {
        disk.insert(transaction)?;
        let new = NewSnapshot::new(snapshot.clone(), Time(0), "m-1".to_owned());
        Snapshot::begin(transaction, &disk, new)?;
        task.insert(transaction)
    });
    begun.unwrap();
    check_settled(&bench, &disk);
    assert_eq!(bench.snapshot_row(&snapshot).status, SnapshotStatus::Failed);
}

#[test]
fn damage_is_not_exported() {
    let mut world = World::empty();
    let (instance, _) = world.noisy_instance();
    let image = world.image(&[("InstanceId", &instance)]);
    let bucket = world.home.path().join("buckets/images");
    std::fs::create_dir_all(&bucket).unwrap();
    let packs = world.home.path().join("regions/cn-hangzhou/store/packs");
    for pack in std::fs::read_dir(packs).unwrap() {
        let pack = std::fs::OpenOptions::new().write(true).open(pack.unwrap().path()).unwrap();
        pack.write_all_at(&[0x5a; 4096], 10_000).unwrap();
    }
    let export = [("ImageId", image.as_str()), ("OSSBucket", "images")];
    world.fails("ExportImage", &export, "ExportImageFailed", 403);
    let engine = world.service.engine();
    let task = Task::all(&engine.catalog().read()).unwrap().remove(0);
    assert!(task.error.is_some_and(|error| error.contains("is damaged")));
    assert_eq!(std::fs::read_dir(&bucket).unwrap().count(), 0);
}
