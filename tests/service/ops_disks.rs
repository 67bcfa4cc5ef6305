//! The operations on disks and places, through the service's one entry.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::common;

use crate::world::own_world;
use common::service::Pair;
use ecs_snap::catalog::{Disk, Instance, NewSnapshot, Snapshot, Tag};
use ecs_snap::ecs::{Family, Kind, OPERATIONS};
use ecs_snap::home::Home;
use ecs_snap::model::{
    ByteSize, DiskCategory, DiskId, DiskStatus, DiskType, InstanceId, InstanceStatus, RegionId, ResourceType,
    SnapshotId, SnapshotStatus, SnapshotType, Time, ZoneId,
};
use serde_json::{Value, json};
use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;

const BLOCK: usize = 64 * 1024;

own_world!();

impl World {
    fn ask(&mut self, operation: &str, parameters: &[Pair<'_>]) -> Result<Value, String> {
        self.call(operation, parameters).map_err(|(code, _)| code)
    }

    #[track_caller]
    fn ok(&mut self, operation: &str, parameters: &[(&str, &str)]) -> Value {
        self.ask(operation, parameters).unwrap()
    }

    #[track_caller]
    fn refuses(&mut self, operation: &str, parameters: &[(&str, &str)], code: &str) {
        assert_eq!(self.ask(operation, parameters).unwrap_err(), code, "{operation} {parameters:?}");
    }

    /// The ids that DescribeDisks finds.
    #[track_caller]
    fn found(&mut self, filters: &[(&str, &str)]) -> Vec<String> {
        let answer = self.ok("DescribeDisks", filters);
        let disks = answer["Disks"]["Disk"].as_array().unwrap();
        disks.iter().map(|disk| disk["DiskId"].as_str().unwrap().to_owned()).collect()
    }

    #[track_caller]
    fn disk(&mut self, id: &str) -> Value {
        self.ok("DescribeDisks", &[("DiskIds", &json!([id]).to_string())])["Disks"]["Disk"][0].clone()
    }

    fn insert(&mut self, disk: &Disk) {
        // A disk without its image is not usable.
        if disk.status != DiskStatus::Creating {
            let _ = self.service.engine().create_image(disk);
        }
        let catalog = self.service.engine().catalog();
        catalog.write(|transaction| disk.insert(transaction)).unwrap();
    }

    fn find(&mut self, id: &str) -> Disk {
        let catalog = &self.service.engine().catalog().read();
        Disk::find(catalog, &DiskId::parse(id).unwrap()).unwrap().unwrap()
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Disk)) {
        let id = DiskId::parse(id).unwrap();
        let catalog = self.service.engine().catalog();
        let write = catalog.write(|transaction| {
            let mut disk = Disk::find(transaction, &id)?.unwrap();
            change(&mut disk);
            disk.update(transaction)
        });
        write.unwrap();
    }

    fn instance(&mut self, id: &str, status: InstanceStatus) {
        let instance = Instance {
            id: InstanceId::parse(id).unwrap(),
            region: hangzhou(),
            zone: ZoneId::parse("cn-hangzhou-h").unwrap(),
            status,
            name: id.into(),
            description: String::new(),
            host_name: id.into(),
            image: String::new(),
            instance_type: "ecs.g6.large".into(),
            key_pair: String::new(),
            resource_group: String::new(),
            deletion_protection: false,
            stopped_mode: String::new(),
            created: Time(1_700_000_000),
            started: Some(Time(1_700_000_000)),
            attributes: ecs_snap::model::Attributes::default(),
            worker: None,
        };
        let catalog = self.service.engine().catalog();
        catalog.write(|transaction| instance.insert(transaction)).unwrap();
    }

    fn set_instance(&mut self, id: &str, status: InstanceStatus) {
        let id = InstanceId::parse(id).unwrap();
        let catalog = self.service.engine().catalog();
        let write = catalog.write(|transaction| {
            let instance = Instance::get(transaction, &hangzhou(), &id)?.unwrap();
            Instance { status, ..instance }.update(transaction)
        });
        write.unwrap();
    }

    #[track_caller]
    fn create(&mut self, parameters: &[(&str, &str)]) -> String {
        let zone = [("ZoneId", "cn-hangzhou-h")];
        let parameters: Vec<_> = zone.iter().chain(parameters).copied().collect();
        self.ok("CreateDisk", &parameters)["DiskId"].as_str().unwrap().to_owned()
    }

    /// A progressing snapshot of a disk.
    fn begin_snapshot(&mut self, disk: &str, id: &str, kind: SnapshotType) -> SnapshotId {
        let disk = DiskId::parse(disk).unwrap();
        let id = SnapshotId::parse(id).unwrap();
        let new = NewSnapshot { kind, ..NewSnapshot::new(id.clone(), Time(1_700_000_000), disk.to_string()) };
        let catalog = self.service.engine().catalog();
        let write = catalog.write(|transaction| {
            let disk = Disk::find(transaction, &disk)?.unwrap();
            let mut snapshot = Snapshot::begin(transaction, &disk, new)?;
            // Nobody is named as the worker, so that nobody takes it for dead.
            snapshot.worker = None;
            snapshot.update(transaction)
        });
        write.unwrap();
        id
    }

    /// An accomplished snapshot of a disk.
    fn snapshot(&mut self, disk: &str, id: &str, kind: SnapshotType) {
        let engine = self.service.engine();
        let lock = engine.lock(disk).unwrap().unwrap();
        let id = self.begin_snapshot(disk, id, kind);
        self.service.engine().capture(&id).unwrap();
        drop(lock);
    }

    fn image(&mut self, disk: &str) -> std::path::PathBuf {
        Home::new(self.home.path()).image(&hangzhou(), &DiskId::parse(disk).unwrap()).to_path_buf()
    }

    /// Fills a block of a disk.
    fn put(&mut self, disk: &str, block: u64, byte: u8) {
        let image = OpenOptions::new().write(true).open(self.image(disk)).unwrap();
        image.write_all_at(&[byte; BLOCK], block * BLOCK as u64).unwrap();
    }

    /// The byte that a block of a disk is filled with.
    fn read(&mut self, disk: &str, block: u64) -> u8 {
        let image = std::fs::File::open(self.image(disk)).unwrap();
        let mut bytes = [0; BLOCK];
        image.read_exact_at(&mut bytes, block * BLOCK as u64).unwrap();
        assert!(bytes.iter().all(|byte| *byte == bytes[0]));
        bytes[0]
    }
}

fn hangzhou() -> RegionId {
    RegionId::parse("cn-hangzhou").unwrap()
}

/// The row of an available data disk.
fn row(id: &str, created: i64) -> Disk {
    let id = DiskId::parse(id).unwrap();
    let zone = ZoneId::parse("cn-hangzhou-h").unwrap();
    Disk {
        status: DiskStatus::Available,
        category: DiskCategory::Cloud,
        performance_level: None,
        ..Disk::new(id, hangzhou(), zone, ByteSize::from_gib(20), Time(created))
    }
}

#[test]
fn every_region_has_zones() {
    let mut world = World::empty();
    let regions = world.ok("DescribeRegions", &[]);
    for region in regions["Regions"]["Region"].as_array().unwrap() {
        let id = region["RegionId"].as_str().unwrap();
        let zones = world.ok("DescribeZones", &[("RegionId", id)]);
        let zones = zones["Zones"]["Zone"].as_array().unwrap().clone();
        assert!(!zones.is_empty());
        assert!(zones.iter().all(|zone| zone["ZoneId"].as_str().unwrap().starts_with(id)));
    }
    let brief = world.ok("DescribeZones", &[("Verbose", "False")]);
    assert!(brief["Zones"]["Zone"][0].get("AvailableDiskCategories").is_none());
    world.refuses("DescribeZones", &[("RegionId", "cn-mars")], "InvalidRegionId.NotFound");
    world.refuses("DescribeZones", &[("AcceptLanguage", "la")], "InvalidAcceptLanguage.NotFound");
    world.refuses("DescribeZones", &[("InstanceChargeType", "Free")], "InvalidInstanceChargeType.NotFound");
    world.refuses("DescribeZones", &[("SpotStrategy", "x")], "InvalidSpotStrategy");
}

#[test]
fn disks_are_found_by_what_they_are() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Running);
    let system = Disk {
        kind: DiskType::System,
        status: DiskStatus::InUse,
        instance: InstanceId::parse("i-one"),
        device: "/dev/xvda".into(),
        category: DiskCategory::CloudEssd,
        attached: Some(Time(1_700_000_100)),
        ..row("d-system", 1_700_000_000)
    };
    let named = Disk {
        name: "named".into(),
        resource_group: "rg-one".into(),
        zone: ZoneId::parse("cn-hangzhou-i").unwrap(),
        source_snapshot: SnapshotId::parse("s-gone"),
        ..row("d-named", 1_700_003_600)
    };
    let elsewhere = Disk { region: RegionId::parse("cn-beijing").unwrap(), ..row("d-north", 1_700_000_000) };
    for disk in [&system, &named, &elsewhere] {
        world.insert(disk);
    }
    let tag = Tag { resource: "d-named".into(), key: "env".into(), value: "test".into() };
    let catalog = world.service.engine().catalog();
    catalog.write(|transaction| tag.set(transaction, &hangzhou(), ResourceType::Disk)).unwrap();

    assert_eq!(world.found(&[]), ["d-named", "d-system"]);
    assert_eq!(world.found(&[("RegionId", "cn-beijing")]), ["d-north"]);
    let ids = r#"["d-system","d-unknown","no id"]"#;
    for (filter, found) in [
        (&[("DiskIds", ids)][..], "d-system"),
        (&[("InstanceId", "i-one")], "d-system"),
        (&[("DiskType", "system"), ("Status", "In_use"), ("Category", "cloud_essd")], "d-system"),
        (&[("Filter.2.Key", "CreationEndTime"), ("Filter.2.Value", "2023-11-14T22:30Z")], "d-system"),
        (&[("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "2023-11-14T22:30Z")], "d-named"),
        (&[("SnapshotId", "s-gone")], "d-named"),
        (&[("ZoneId", "cn-hangzhou-i")], "d-named"),
        (&[("DiskName", "named")], "d-named"),
        (&[("Tag.1.Key", "env")], "d-named"),
        (&[("Tag.1.Key", "env"), ("Tag.1.Value", "test")], "d-named"),
        (&[("ResourceGroupId", "rg-one")], "d-named"),
    ] {
        assert_eq!(world.found(filter), [found], "{filter:?}");
    }
    for nothing in [
        ("DiskIds", "[]"),
        ("DiskIds", r#"["d-north"]"#),
        ("Encrypted", "true"),
        ("Portable", "FALSE"),
        ("DiskChargeType", "PrePaid"),
        ("MultiAttach", "Enabled"),
        ("AutoSnapshotPolicyId", "sp-one"),
        ("Category", "ephemeral_ssd"),
        ("InstanceId", "../i-one"),
        ("Tag.1.Key", "other"),
    ] {
        assert!(world.found(&[nothing]).is_empty(), "{nothing:?}");
    }
    assert_eq!(world.found(&[("Status", "All"), ("DiskType", "all"), ("Category", "all")]).len(), 2);

    let system = world.disk("d-system");
    assert_eq!(system["Attachments"]["Attachment"][0]["InstanceId"], "i-one");
    assert_eq!(system["AttachedTime"], "2023-11-14T22:15:00Z");
    assert_eq!(system["IOPS"], 2800);
    assert_eq!((&system["Size"], &system["Device"]), (&json!(20), &json!("/dev/xvda")));
    assert_eq!(world.disk("d-named")["Tags"]["Tag"], json!([{"TagKey": "env", "TagValue": "test"}]));
}

#[test]
fn wrong_filters_are_refused() {
    let mut world = World::empty();
    let many: Vec<String> = (0..101).map(|n| format!("d-{n}")).collect();
    for (parameters, code) in [
        (&[("DiskIds", "d-one")][..], "InvalidDiskIds.Malformed"),
        (&[("DiskIds", "[1]")], "InvalidDiskIds.Malformed"),
        (&[("DiskIds", &json!(many).to_string())], "InvalidDiskIds.Malformed"),
        (&[("Status", "Broken")], "InvalidStatus.ValueNotSupported"),
        (&[("DiskType", "x")], "InvalidDiskType.ValueNotSupported"),
        (&[("Category", "x")], "InvalidCategory.ValueNotSupported"),
        (&[("PerformanceLevel", "PL9")], "InvalidParameter"),
        (&[("SnapshotId", "s-unknown")], "InvalidSnapshot.NotFound"),
        (&[("ZoneId", "cn-beijing-a")], "InvalidZoneId.NotFound"),
        (&[("DiskChargeType", "x")], "InvalidDiskChargeType.NotFound"),
        (&[("LockReason", "x")], "InvalidLockReason.NotFound"),
        (&[("MultiAttach", "x")], "InvalidParameter.MultiAttach"),
        (
            &[("MultiAttach", "Enabled"), ("EnableShared", "true")],
            "InvalidParameter.MultiAttachAndEnableSharedNotMatch",
        ),
        (&[("Filter.1.Key", "Name"), ("Filter.1.Value", "x")], "InvalidFilterKey.NotFound"),
        (&[("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "x")], "InvalidFilterValue"),
        (&[("Tag.1.Value", "x")], "InvalidTag.Mismatch"),
        (&[("PageSize", "101")], "InvalidParameter"),
        (&[("PageNumber", "0")], "InvalidParameter"),
        (&[("NextToken", "zz")], "InvalidParameter"),
        (&[("Portable", "maybe")], "InvalidParameter"),
        (&[("DryRun", "true")], "DryRunOperation"),
    ] {
        world.refuses("DescribeDisks", parameters, code);
    }
}

#[test]
fn pages_follow_numbers_or_tokens() {
    let mut world = World::empty();
    for n in 0..25 {
        world.insert(&row(&format!("d-{n:02}"), 1_700_000_000 + n / 3));
    }
    let by_number: Vec<String> =
        (1..=3).flat_map(|page| world.found(&[("PageNumber", &page.to_string())])).collect();
    assert_eq!(by_number.len(), 25);
    assert_eq!(world.ok("DescribeDisks", &[("PageSize", "100")])["TotalCount"], 25);

    let mut by_token = Vec::new();
    let mut token = String::new();
    loop {
        let parameters = [("MaxResults", "10"), ("NextToken", token.as_str())];
        by_token.extend(world.found(&parameters));
        token = world.ok("DescribeDisks", &parameters)["NextToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(by_token, by_number);
}

#[test]
fn a_token_is_one_of_its_list() {
    let mut world = World::empty();
    for n in 0..25 {
        world.insert(&row(&format!("d-{n:02}"), 1_700_000_000));
    }
    let filter = ("Category", "cloud");
    let first = world.ok("DescribeDisks", &[("MaxResults", "10"), filter]);
    let token = ("NextToken", first["NextToken"].as_str().unwrap());
    assert_eq!(world.found(&[token, filter]).len(), 10);
    assert_eq!(world.found(&[token, filter, ("MaxResults", "20")]).len(), 15, "a page may be larger");
    world.refuses("DescribeSnapshots", &[token], "InvalidParameter");
    world.refuses("DescribeDisks", &[token], "InvalidParameter");
    world.refuses("DescribeDisks", &[token, filter, ("RegionId", "cn-chengdu")], "InvalidParameter");
    let message = world.failure("DescribeInstances", &[token]).error;
    assert!(message.message.contains("NextToken") && message.hint.is_some(), "{message:?}");
}

#[test]
fn attributes_change_together_or_not_at_all() {
    let mut world = World::empty();
    world.insert(&row("d-one", 1));
    world.insert(&row("d-two", 2));
    world.ok(
        "ModifyDiskAttribute",
        &[
            ("DiskId", "d-one"),
            ("DiskName", "first"),
            ("Description", "a disk"),
            ("DeleteAutoSnapshot", "false"),
        ],
    );
    let disk = world.disk("d-one");
    assert_eq!((&disk["DiskName"], &disk["Description"]), (&json!("first"), &json!("a disk")));
    assert_eq!(disk["DeleteAutoSnapshot"], false);
    world.ok("ModifyDiskAttribute", &[("DiskId", "d-one"), ("Description", "")]);
    assert_eq!(world.disk("d-one")["Description"], "");

    let both = [("DiskIds.1", "d-one"), ("DiskIds.2", "d-two")];
    world.ok("ModifyDiskAttribute", &[both[0], both[1], ("EnableAutoSnapshot", "false")]);
    assert_eq!(world.disk("d-two")["EnableAutoSnapshot"], false);
    let and_unknown = [both[0], ("DiskIds.2", "d-unknown"), ("DiskName", "changed")];
    world.refuses("ModifyDiskAttribute", &and_unknown, "InvalidDiskId.NotFound");
    assert_eq!(world.disk("d-one")["DiskName"], "first");

    for (parameters, code) in [
        (&[("DiskName", "x1")][..], "MissingParameter.DiskIdOrDiskIds"),
        (&[("DiskId", "d-one"), ("DiskIds.1", "d-two")], "ParameterConflict.DiskIdAndDiskIds"),
        (&[("DiskId", "d-one")], "NoAttributeToModify"),
        (&[("DiskId", "d-one"), ("DiskName", "1x")], "InvalidDiskName.Malformed"),
        (&[("DiskId", "d-one"), ("Description", "http://x")], "InvalidDescription.Malformed"),
        (&[("DiskId", "d-one"), ("BurstingEnabled", "true")], "BurstingEnabledForDiskCategoryUnsupported"),
        (&[("DiskId", "d-one"), ("RegionId", "cn-beijing"), ("DiskName", "xx")], "InvalidDiskId.NotFound"),
    ] {
        world.refuses("ModifyDiskAttribute", parameters, code);
    }
    let many: Vec<String> = (1..=101).map(|n| format!("DiskIds.{n}")).collect();
    let mut many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "d-one")).collect();
    many.push(("DiskName", "xx"));
    world.refuses("ModifyDiskAttribute", &many, "InvalidParameter");
}

#[test]
fn disks_come_onto_instances_and_leave_them() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Running);
    world.instance("i-two", InstanceStatus::Stopped);
    world.insert(&row("d-one", 1));
    world.insert(&row("d-two", 2));
    world.insert(&Disk { zone: ZoneId::parse("cn-hangzhou-i").unwrap(), ..row("d-far", 3) });
    fn pair<'a>(disk: &'a str, instance: &'a str) -> [(&'a str, &'a str); 2] {
        [("DiskId", disk), ("InstanceId", instance)]
    }

    world.refuses("AttachDisk", &pair("d-far", "i-one"), "ResourcesNotInSameZone");
    world.refuses("AttachDisk", &pair("d-none", "i-one"), "InvalidDiskId.NotFound");
    let elsewhere = [("DiskId", "d-one"), ("SnapshotId", "s-one"), ("RegionId", "cn-chengdu")];
    let elsewhere = world.failure("ResetDisk", &elsewhere).error;
    assert_eq!(elsewhere.code, "InvalidDiskId.NotFound");
    assert_eq!(elsewhere.hint.as_deref(), Some("There is no disk d-one in cn-chengdu, but in cn-hangzhou."));
    world.refuses("AttachDisk", &pair("d-one", "i-none"), "InvalidInstanceId.NotFound");
    world.refuses("AttachDisk", &[("DiskId", "d-one")], "MissingParameter");
    world.refuses("DetachDisk", &pair("d-one", "i-one"), "InvalidDisk.AlreadyDetached");
    let with = |device| [("DiskId", "d-one"), ("InstanceId", "i-one"), ("Device", device)];
    for bad in ["/dev/xvda", "/dev/sdb/../x", "xvdb", "/dev/xvd\0"] {
        world.refuses("AttachDisk", &with(bad), "InvalidDevice.Malformed");
    }
    world.ok("AttachDisk", &with("/dev/xvdc"));
    let disk = world.disk("d-one");
    assert_eq!((&disk["Status"], &disk["Device"]), (&json!("In_use"), &json!("/dev/xvdc")));
    assert_eq!(disk["InstanceId"], "i-one");
    world.refuses("AttachDisk", &pair("d-one", "i-two"), "IncorrectDiskStatus");
    let taken = [("DiskId", "d-two"), ("InstanceId", "i-one"), ("Device", "/dev/xvdc")];
    world.refuses("AttachDisk", &taken, "InvalidDevice.InUse");
    world.ok("AttachDisk", &pair("d-two", "i-one"));
    assert_eq!(world.disk("d-two")["Device"], "/dev/xvdb");
    world.refuses("DetachDisk", &pair("d-two", "i-two"), "DependencyViolation");
    world.ok("DetachDisk", &pair("d-two", "i-one"));
    let disk = world.disk("d-two");
    assert_eq!((&disk["Status"], &disk["Device"]), (&json!("Available"), &json!("")));
    assert_eq!((&disk["InstanceId"], &disk["Attachments"]["Attachment"]), (&json!(""), &json!([])));
    assert_ne!(disk["DetachedTime"], "");

    for n in 0..16 {
        world.insert(&row(&format!("d-many{n}"), 4));
    }
    for n in 0..15 {
        world.ok("AttachDisk", &pair(&format!("d-many{n}"), "i-one"));
    }
    world.refuses("AttachDisk", &pair("d-many15", "i-one"), "InstanceDiskLimitExceeded");
    world.set_instance("i-two", InstanceStatus::Starting);
    world.refuses("AttachDisk", &pair("d-many15", "i-two"), "IncorrectInstanceStatus");
}

#[test]
fn a_system_disk_returns_only_home() {
    let mut world = World::empty();
    world.instance("i-home", InstanceStatus::Running);
    world.instance("i-away", InstanceStatus::Stopped);
    world.insert(&Disk {
        kind: DiskType::System,
        status: DiskStatus::InUse,
        instance: InstanceId::parse("i-home"),
        origin_instance: InstanceId::parse("i-home"),
        device: "/dev/xvda".into(),
        ..row("d-system", 1)
    });
    let pair = |instance| [("DiskId", "d-system"), ("InstanceId", instance)];
    let bootable = |instance| [("DiskId", "d-system"), ("InstanceId", instance), ("Bootable", "true")];
    world.refuses("DetachDisk", &pair("i-home"), "IncorrectInstanceStatus");
    world.set_instance("i-home", InstanceStatus::Stopped);
    world.ok("DetachDisk", &pair("i-home"));
    let resize = [("DiskId", "d-system"), ("NewSize", "40")];
    world.refuses("ResizeDisk", &resize, "InvalidDisk.DetachedSystemDisk");
    world.refuses("AttachDisk", &bootable("i-away"), "InvalidInstance.NotOriginInstance");
    world.refuses("AttachDisk", &pair("i-home"), "InvalidParameter");
    world.set_instance("i-home", InstanceStatus::Running);
    world.refuses("AttachDisk", &bootable("i-home"), "IncorrectInstanceStatus");
    world.set_instance("i-home", InstanceStatus::Stopped);
    world.ok("AttachDisk", &bootable("i-home"));
    assert_eq!(world.disk("d-system")["Device"], "/dev/xvda");
}

#[test]
fn a_disk_that_cannot_be_made_is_refused() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Running);
    let zone = ("ZoneId", "cn-hangzhou-h");
    let size = ("Size", "20");
    for (parameters, code) in [
        (&[size][..], "MissingParameter"),
        (&[zone], "MissingParameter"),
        (&[("ZoneId", "cn-beijing-a"), size], "InvalidZoneId.NotFound"),
        (&[("ZoneId", "../x"), size], "InvalidZoneId.NotFound"),
        (&[zone, ("InstanceId", "i-one"), size], "InvalidParam.ZoneIdAndInstanceId.Conflict"),
        (&[("InstanceId", "i-none"), size], "InvalidInstanceId.NotFound"),
        (&[("InstanceId", "i-one"), size], "InvalidInstanceChargeType.ValueNotSupported"),
        (&[zone, ("Size", "4")], "InvalidDiskSize.NotSupported"),
        (&[zone, ("Size", "2001")], "InvalidDiskSize.NotSupported"),
        (&[zone, ("Size", "-1")], "InvalidDiskSize.NotSupported"),
        (&[zone, ("Size", "1e3")], "InvalidParameter"),
        (&[zone, ("Size", "99999999999999999999")], "InvalidParameter"),
        (&[zone, size, ("DiskCategory", "tape")], "InvalidDiskCategory.ValueNotSupported"),
        (&[zone, size, ("PerformanceLevel", "PL1")], "InvalidPerformanceLevel.ValueNotSupported"),
        (&[zone, size, ("PerformanceLevel", "PL9")], "InvalidPerformanceLevel.Malformed"),
        (
            &[zone, size, ("DiskCategory", "cloud_essd"), ("PerformanceLevel", "PL2")],
            "InvalidDiskSize.NotSupported",
        ),
        (
            &[zone, size, ("DiskCategory", "cloud_regional_disk_auto")],
            "InvalidZoneId.DiskCategoryUnsupported",
        ),
        (&[zone, size, ("BurstingEnabled", "true")], "BurstingEnabledForDiskCategoryUnsupported"),
        (&[zone, size, ("ProvisionedIops", "1")], "ProvisionedIopsForDiskCategoryUnsupported"),
        (
            &[zone, size, ("DiskCategory", "cloud_auto"), ("ProvisionedIops", "-1")],
            "InvalidProvisionedIops.LimitExceed",
        ),
        (
            &[zone, size, ("DiskCategory", "cloud_auto"), ("ProvisionedIops", "50001")],
            "InvalidProvisionedIops.LimitExceed",
        ),
        (&[zone, size, ("Encrypted", "true")], "InvalidParameter.EncryptedNotSupported"),
        (&[zone, size, ("KMSKeyId", "k")], "InvalidParameter.EncryptedIllegal"),
        (&[zone, size, ("EncryptAlgorithm", "k")], "InvalidEncrypted.NotMatchEncryptAlgorithm"),
        (&[zone, size, ("MultiAttach", "Enabled")], "OperationDenied.ZoneNotSupportMultiAttachDisk"),
        (&[zone, size, ("MultiAttach", "On")], "InvalidParameter.MultiAttach"),
        (&[zone, size, ("StorageSetId", "ss-x")], "InvalidStorageSetId.NotFound"),
        (&[zone, size, ("StorageClusterId", "dbsc-x")], "InvalidStorageClusterId.NotExist"),
        (&[zone, size, ("ResourceGroupId", "../rg")], "InvalidResourceGroup.NotFound"),
        (&[zone, size, ("DiskName", "1")], "InvalidDiskName.Malformed"),
        (&[zone, size, ("Description", "https://x")], "InvalidDescription.Malformed"),
        (&[zone, size, ("Tag.1.Key", "acs:x")], "InvalidTagKey.Malformed"),
        (&[zone, size, ("Arn.1.Rolearn", "x")], "InvalidParameter.Arns"),
    ] {
        world.refuses("CreateDisk", parameters, code);
    }
    let unknown = [zone, ("SnapshotId", "s-unknown")];
    world.refuses("CreateDisk", &unknown, "InvalidSnapshotId.NotFound");
    assert!(world.found(&[]).is_empty());
}

#[test]
fn an_empty_disk_is_made_once() {
    let mut world = World::empty();
    let parameters = [
        ("ZoneId", "cn-hangzhou-h"),
        ("Size", "40"),
        ("DiskCategory", "cloud_essd"),
        ("DiskName", "data"),
        ("Tag.1.Key", "env"),
        ("Tag.1.Value", "test"),
        ("ClientToken", "once"),
    ];
    let first = world.ok("CreateDisk", &parameters);
    let id = first["DiskId"].as_str().unwrap().to_owned();
    assert!(id.starts_with("d-bp1") && id.len() == 22);
    assert_eq!(world.ok("CreateDisk", &parameters)["DiskId"], first["DiskId"]);
    assert_eq!(world.found(&[]), [id.as_str()]);
    let other = [("ZoneId", "cn-hangzhou-h"), ("Size", "50"), ("ClientToken", "once")];
    world.refuses("CreateDisk", &other, "IdempotentParameterMismatch");

    let disk = world.disk(&id);
    for (field, value) in [
        ("Status", json!("Available")),
        ("Size", json!(40)),
        ("PerformanceLevel", json!("PL1")),
        ("Portable", json!(true)),
        ("DeleteAutoSnapshot", json!(true)),
        ("DeleteWithInstance", json!(false)),
        ("DiskChargeType", json!("PostPaid")),
        ("ExpiredTime", json!("2999-09-08T16:00Z")),
        ("Type", json!("data")),
    ] {
        assert_eq!(disk[field], value, "{field}");
    }
    let image = world.image(&id);
    assert_eq!(std::fs::metadata(image).unwrap().len(), 40 << 30);
}

#[test]
fn a_disk_from_a_snapshot_is_as_large_as_it_must_be() {
    let mut world = World::empty();
    let source = world.create(&[("Size", "20")]);
    world.put(&source, 3, 7);
    let progressing = world.begin_snapshot(&source, "s-early", SnapshotType::User);
    let from = |id: &'static str| [("ZoneId", "cn-hangzhou-h"), ("SnapshotId", id)];
    world.refuses("CreateDisk", &from("s-early"), "InvalidSnapshotId.NotReady");
    world
        .service
        .engine()
        .delete_snapshot(&progressing, |_, _| Ok::<_, ecs_snap::ecs::ApiError>(()))
        .unwrap();

    world.snapshot(&source, "s-full", SnapshotType::User);
    let same = world.create(&[("SnapshotId", "s-full")]);
    let small = world.create(&[("SnapshotId", "s-full"), ("Size", "10")]);
    let large = world.create(&[("SnapshotId", "s-full"), ("Size", "30")]);
    for (disk, size) in [(&same, 20), (&small, 20), (&large, 30)] {
        assert_eq!(world.disk(disk)["Size"], size);
        assert_eq!(world.disk(disk)["SourceSnapshotId"], "s-full");
        assert_eq!((world.read(disk, 3), world.read(disk, 4)), (7, 0));
    }
    let ephemeral = [
        ("ZoneId", "cn-hangzhou-h"),
        ("SnapshotId", "s-full"),
        ("DiskCategory", "elastic_ephemeral_disk_premium"),
    ];
    world.refuses("CreateDisk", &ephemeral, "InvalidOperation.CreateFromSnapshotUnsupported");
}

#[test]
fn a_disk_grows_only() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Stopped);
    let id = world.create(&[("Size", "20")]);
    let to = |size: &'static str| [("DiskId", id.as_str()), ("NewSize", size)];
    for (size, code) in [
        ("20", "InvalidDiskSize.TooSmall"),
        ("-5", "InvalidDiskSize.TooSmall"),
        ("2001", "InvalidDiskSize.TooLarge"),
        ("9223372036854775807", "InvalidDiskSize.TooLarge"),
        ("x", "InvalidParameter"),
        ("", "MissingParameter"),
    ] {
        world.refuses("ResizeDisk", &to(size), code);
    }
    let typed = |kind| [("DiskId", id.as_str()), ("NewSize", "30"), ("Type", kind)];
    world.refuses("ResizeDisk", &typed("sideways"), "InvalidParam.Type");
    world.refuses("ResizeDisk", &typed("online"), "InvalidInstanceStatus.NotRunning");
    world.ok("ResizeDisk", &to("30"));
    assert_eq!(world.disk(&id)["Size"], 30);
    assert_eq!(std::fs::metadata(world.image(&id)).unwrap().len(), 30 << 30);

    world.ok("AttachDisk", &[("DiskId", &id), ("InstanceId", "i-one")]);
    let online = [("DiskId", id.as_str()), ("NewSize", "40"), ("Type", "online"), ("ClientToken", "t")];
    world.refuses("ResizeDisk", &online, "InvalidInstanceStatus.NotRunning");
    world.set_instance("i-one", InstanceStatus::Running);
    world.ok("ResizeDisk", &online);
    // The same request with its token does nothing more, and is no error.
    world.ok("ResizeDisk", &online);
    assert_eq!(world.disk(&id)["Size"], 40);

    world.begin_snapshot(&id, "s-one", SnapshotType::User);
    world.refuses("ResizeDisk", &to("50"), "DiskCreatingSnapshot");
    let lock = world.service.engine().lock(&id).unwrap();
    world.refuses("ResizeDisk", &to("50"), "DiskCreatingSnapshot");
    drop(lock);
}

#[test]
fn a_disk_rolls_back_to_its_own_snapshots() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Stopped);
    let (id, other) = (world.create(&[("Size", "20")]), world.create(&[("Size", "20")]));
    world.put(&id, 1, 1);
    world.snapshot(&id, "s-one", SnapshotType::User);
    world.snapshot(&other, "s-other", SnapshotType::User);
    world.put(&id, 1, 2);
    world.put(&id, 2, 2);
    let to = |snapshot| [("DiskId", id.as_str()), ("SnapshotId", snapshot)];
    world.refuses("ResetDisk", &to("s-other"), "InvalidParameter.Mismatch");
    world.refuses("ResetDisk", &to("s-unknown"), "InvalidSnapshotId.NotFound");
    world.refuses("ResetDisk", &to("../s"), "InvalidSnapshotId.NotFound");
    world.refuses("ResetDisk", &[to("s-one")[0], to("s-one")[1], ("DryRun", "true")], "DryRunOperation");
    assert_eq!(world.read(&id, 2), 2);

    world.ok("ResetDisk", &to("s-one"));
    assert_eq!((world.read(&id, 1), world.read(&id, 2)), (1, 0));
    assert_eq!(world.disk(&id)["Status"], "Available");

    world.ok("AttachDisk", &[("DiskId", &id), ("InstanceId", "i-one")]);
    world.put(&id, 1, 3);
    world.set_instance("i-one", InstanceStatus::Running);
    world.refuses("ResetDisk", &to("s-one"), "IncorrectInstanceStatus");
    world.set_instance("i-one", InstanceStatus::Stopped);
    world.ok("ResetDisk", &to("s-one"));
    assert_eq!(world.read(&id, 1), 1);
    assert_eq!(world.disk(&id)["Status"], "In_use");
    world.begin_snapshot(&id, "s-next", SnapshotType::User);
    world.refuses("ResetDisk", &to("s-next"), "InvalidSnapshotId.NotReady");
    world.refuses("ResetDisk", &to("s-one"), "IncorrectDiskStatus.HasUnfinishedSnapshot");
}

#[test]
fn a_rollback_that_was_left_half_done_is_finished_by_the_same_command() {
    let mut world = World::empty();
    let id = world.create(&[("Size", "20")]);
    world.put(&id, 1, 1);
    world.snapshot(&id, "s-one", SnapshotType::User);
    world.snapshot(&id, "s-two", SnapshotType::User);
    world.put(&id, 1, 2);
    world.change(&id, |disk| {
        disk.status = DiskStatus::ReIniting;
        disk.rollback_to = SnapshotId::parse("s-one");
        disk.worker = Some(disk.id.to_string());
    });
    let to = |snapshot| [("DiskId", id.as_str()), ("SnapshotId", snapshot)];
    // While somebody is at it …
    let lock = world.service.engine().lock(&id).unwrap();
    world.refuses("ResetDisk", &to("s-two"), "InvalidOperation.DiskResetInProgress");
    world.refuses("DeleteDisk", &[("DiskId", &id)], "IncorrectDiskStatus");
    world.refuses("ResetDisk", &to("s-one"), "InvalidOperation.DiskResetInProgress");
    drop(lock);
    // … and when that somebody is dead.
    world.ok("ResetDisk", &to("s-one"));
    assert_eq!((world.read(&id, 1), &world.disk(&id)["Status"]), (1, &json!("Available")));
}

#[test]
fn a_disk_becomes_what_it_was_at_first() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Stopped);
    let source = world.create(&[("Size", "20")]);
    world.put(&source, 1, 1);
    world.snapshot(&source, "s-one", SnapshotType::User);
    let copy = world.create(&[("SnapshotId", "s-one")]);
    for disk in [&source, &copy] {
        world.refuses("ReInitDisk", &[("DiskId", disk)], "IncorrectDiskStatus");
        world.ok("AttachDisk", &[("DiskId", disk), ("InstanceId", "i-one")]);
        world.put(disk, 1, 5);
        world.put(disk, 9, 5);
    }
    world.refuses("ReInitDisk", &[("DiskId", &source), ("Password", "weak")], "InvalidPassword.Malformed");
    world.set_instance("i-one", InstanceStatus::Running);
    let running = world.failure("ReInitDisk", &[("DiskId", &source)]).error;
    assert_eq!(running.code, "IncorrectInstanceStatus");
    assert_eq!(running.hint.as_deref(), Some("StopInstance --InstanceId i-one stops it."));
    world.set_instance("i-one", InstanceStatus::Stopped);
    world.ok("ReInitDisk", &[("DiskId", &source)]);
    assert_eq!((world.read(&source, 1), world.read(&source, 9)), (0, 0));
    let and_start = [("DiskId", copy.as_str()), ("AutoStartInstance", "true")];
    world.refuses("ReInitDisk", &and_start, "DiskError");
    assert_eq!(world.read(&copy, 1), 5);
    world.insert(&Disk {
        kind: DiskType::System,
        status: DiskStatus::InUse,
        instance: InstanceId::parse("i-one"),
        ..row("d-system", 1)
    });
    // What its instance cannot be started with afterwards is found out before.
    let system = world.find("d-system");
    let image = world.service.engine().image_path(&system);
    std::fs::remove_file(&image).unwrap();
    world.refuses("ReInitDisk", &and_start, "DiskError");
    assert_eq!(world.read(&copy, 1), 5);
    world.service.engine().create_image(&system).unwrap();
    world.ok("ReInitDisk", &and_start);
    // The state of the instance comes first, whatever else is wrong.
    world.change("d-system", |disk| disk.image = "m-gone".into());
    world.refuses("ReInitDisk", &[("DiskId", "d-system")], "IncorrectInstanceStatus");
    assert_eq!((world.read(&copy, 1), world.read(&copy, 9)), (1, 0));
    assert_eq!(world.disk(&copy)["Status"], "In_use");
    let instance = InstanceId::parse("i-one").unwrap();
    let catalog = &world.service.engine().catalog().read();
    let status = Instance::get(catalog, &hangzhou(), &instance).unwrap().unwrap().status;
    assert_eq!(status, InstanceStatus::Running);
}

#[test]
fn a_detached_disk_is_nobodys() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Stopped);
    let id = world.create(&[("Size", "20")]);
    let pair = [("DiskId", id.as_str()), ("InstanceId", "i-one")];
    let detached = |world: &mut World, with: &[(&str, &str)]| {
        world.ok("AttachDisk", &[&pair[..], &[("DeleteWithInstance", "true")]].concat());
        assert_eq!(world.disk(&id)["DeleteWithInstance"], true);
        world.ok("DetachDisk", &[&pair[..], with].concat());
        world.disk(&id)["DeleteWithInstance"].clone()
    };
    assert_eq!(detached(&mut world, &[]), false);
    assert_eq!(detached(&mut world, &[("DeleteWithInstance", "true")]), true);
}

#[test]
fn a_disk_that_dies_with_its_instance_has_no_snapshots() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Running);
    let id = world.create(&[("Size", "64"), ("DiskCategory", "elastic_ephemeral_disk_standard")]);
    world.ok("AttachDisk", &[("DiskId", &id), ("InstanceId", "i-one"), ("DeleteWithInstance", "true")]);
    let failure = world.call("CreateSnapshot", &[("DiskId", &id)]).unwrap_err();
    assert_eq!(failure, ("DiskCategory.OperationNotSupported".to_owned(), 400));
    let pair = [("DiskId", id.as_str()), ("InstanceId", "i-one")];
    world.refuses("DetachDisk", &pair, "InvalidParameter.DeleteWithInstance");
}

#[test]
fn a_disk_with_local_snapshots_keeps_its_category() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Running);
    let id = world.create(&[("Size", "20"), ("DiskCategory", "cloud_essd")]);
    world.ok("AttachDisk", &[("DiskId", &id), ("InstanceId", "i-one")]);
    let local = world.ok("CreateSnapshot", &[("DiskId", &id), ("Category", "flash")]);
    let change = [("DiskId", id.as_str()), ("DiskCategory", "cloud_auto")];
    assert_eq!(world.call("ModifyDiskSpec", &change).unwrap_err(), ("DiskHasFlashSnapshot".to_owned(), 403));
    world.ok("DeleteSnapshot", &[("SnapshotId", local["SnapshotId"].as_str().unwrap())]);
    world.ok("ModifyDiskSpec", &change);
}

#[test]
fn what_a_deleted_disk_leaves() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Stopped);
    let (id, keeping) =
        (world.create(&[("Size", "20"), ("Tag.1.Key", "x")]), world.create(&[("Size", "20")]));
    world.ok("ModifyDiskAttribute", &[("DiskId", &keeping), ("DeleteAutoSnapshot", "false")]);
    for (disk, user, auto) in [(&id, "s-user", "s-auto"), (&keeping, "s-kuser", "s-kauto")] {
        world.put(disk, 1, 1);
        world.snapshot(disk, user, SnapshotType::User);
        world.snapshot(disk, auto, SnapshotType::Auto);
    }
    let pair = [("DiskId", id.as_str()), ("InstanceId", "i-one")];
    world.ok("AttachDisk", &pair);
    world.refuses("DeleteDisk", &pair[..1], "IncorrectDiskStatus");
    world.ok("DetachDisk", &pair);
    let lock = world.service.engine().lock(&id).unwrap();
    world.refuses("DeleteDisk", &pair[..1], "IncorrectDiskStatus");
    drop(lock);
    let progressing = world.begin_snapshot(&id, "s-next", SnapshotType::User);
    world.refuses("DeleteDisk", &pair[..1], "DiskCreatingSnapshot");
    world
        .service
        .engine()
        .delete_snapshot(&progressing, |_, _| Ok::<_, ecs_snap::ecs::ApiError>(()))
        .unwrap();

    let image = world.image(&id);
    assert!(image.exists());
    world.ok("DeleteDisk", &pair[..1]);
    world.ok("DeleteDisk", &[("DiskId", &keeping)]);
    assert!(!image.exists());
    assert!(world.found(&[]).is_empty());
    world.refuses("DeleteDisk", &pair[..1], "InvalidDiskId.NotFound");
    let catalog = &world.service.engine().catalog().read();
    assert!(Tag::of(catalog, &id).unwrap().is_empty());
    let left = |id: &str| Snapshot::find(catalog, &SnapshotId::parse(id).unwrap()).unwrap();
    assert!(left("s-auto").is_none());
    for kept in ["s-user", "s-kuser", "s-kauto"] {
        assert_eq!(left(kept).unwrap().status, SnapshotStatus::Accomplished);
    }
}

/// Whatever a parameter carries: a documented error, or an answer; never trouble inside.
#[test]
fn hostile_values_do_no_harm() {
    let mut world = World::empty();
    world.instance("i-one", InstanceStatus::Stopped);
    world.insert(&row("d-one", 1));
    let before = world.disk("d-one");
    let huge = "a".repeat(1 << 20);
    let hostile =
        ["\0", huge.as_str(), "-1", "99999999999999999999", "../../etc/passwd", "'; --", "\u{202e}é"];
    // Description is free text, so these operations would do what they are asked; each gets a wrong
    // parameter beside the hostile one.
    let base = |operation: &str| match operation {
        "AttachDisk" => vec![("DiskId", "d-one"), ("InstanceId", "i-one"), ("Force", "true")],
        "CreateDisk" => vec![("ZoneId", "cn-hangzhou-h"), ("Size", "1")],
        "DetachDisk" => vec![("DiskId", "d-one"), ("InstanceId", "i-one")],
        "DeleteDisk" => vec![("DiskId", "d-unknown")],
        "ModifyDiskAttribute" => vec![("DiskId", "d-unknown"), ("DiskName", "xx")],
        "ReInitDisk" => vec![("DiskId", "d-one")],
        "ResetDisk" => vec![("DiskId", "d-one"), ("SnapshotId", "s-unknown")],
        "ResizeDisk" => vec![("DiskId", "d-one"), ("NewSize", "1")],
        _ => Vec::new(),
    };
    let ours = |family| matches!(family, Family::Disks | Family::Regions);
    for entry in OPERATIONS.iter().filter(|entry| ours(entry.declaration.family)) {
        let operation = entry.declaration.name;
        let reads = operation.starts_with("Describe");
        for parameter in entry.declaration.parameters {
            let names: Vec<String> = match parameter.kind {
                Kind::RepeatList => vec![format!("{}.1", parameter.name)],
                Kind::RepeatStruct(fields) => {
                    fields.iter().map(|field| format!("{}.1.{}", parameter.name, field.name)).collect()
                }
                _ => vec![parameter.name.to_owned()],
            };
            for (name, value) in names.iter().flat_map(|name| hostile.map(|value| (name, value))) {
                let mut parameters = base(operation);
                parameters.retain(|(given, _)| given != name);
                parameters.push((name, value));
                match world.ask(operation, &parameters) {
                    Ok(_) => assert!(reads, "{operation} {name} {value:.20?}"),
                    Err(code) => assert_ne!(code, "InternalError", "{operation} {name} {value:.20?}"),
                }
            }
        }
    }
    assert_eq!(world.found(&[]), ["d-one"]);
    assert_eq!(world.disk("d-one"), before);
}

/// An image that was made larger for a disk that did not become larger is as it was: no capture makes the disk larger
/// later.
#[test]
fn a_resize_that_fails_is_not_done_later() {
    let mut world = World::empty();
    let id = world.create(&[("Size", "20")]);
    world.put(&id, 1, 1);
    let trigger = |world: &mut World, sql: &str| {
        let catalog = world.service.engine().home().catalog();
        rusqlite::Connection::open(catalog).unwrap().execute_batch(sql).unwrap();
    };
    trigger(&mut world, "CREATE TRIGGER no BEFORE UPDATE ON disk BEGIN SELECT raise(ABORT, 'no'); END");
    world.refuses("ResizeDisk", &[("DiskId", &id), ("NewSize", "40")], "InternalError");
    trigger(&mut world, "DROP TRIGGER no");
    let disk = world.find(&id);
    let image = world.service.engine().image_path(&disk);
    assert_eq!(std::fs::metadata(&image).unwrap().len(), 20 << 30);
    world.instance("i-one", InstanceStatus::Running);
    world.ok("AttachDisk", &[("DiskId", &id), ("InstanceId", "i-one")]);
    world.ok("CreateSnapshot", &[("DiskId", &id)]);
    assert_eq!(world.disk(&id)["Size"], 20);
    world.ok("ResizeDisk", &[("DiskId", &id), ("NewSize", "40")]);
    assert_eq!(std::fs::metadata(&image).unwrap().len(), 40 << 30);
}
