//! The snapshot operations.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::common;

use crate::world::own_world;
use common::service::Pair;
use ecs_snap::catalog::{Disk, Instance, NewSnapshot, Snapshot};
use ecs_snap::model::{
    ByteSize, DiskCategory, DiskId, DiskStatus, DiskType, InstanceId, InstanceStatus, RegionId, SnapshotId,
    SnapshotStatus, SnapshotType, Time, ZoneId,
};
use serde_json::Value;

const DISK: &str = "d-bp1disk";
const OTHER: &str = "d-bp1other";
const INSTANCE: &str = "i-bp1host";
const NOON: i64 = 1_767_268_800; // 2026-01-01T12:00:00Z

own_world!();

impl World {
    /// A running instance in cn-hangzhou with a data disk, and another disk that was never attached.
    fn new() -> Self {
        let mut world = Self::empty();
        world.write(|catalog| {
            instance().insert(catalog)?;
            disk(DISK).insert(catalog)?;
            let loose = Disk {
                status: DiskStatus::Available,
                instance: None,
                device: String::new(),
                ever_attached: false,
                ..disk(OTHER)
            };
            loose.insert(catalog)
        });
        world
    }

    /// The same with real, empty images.
    fn with_images() -> Self {
        let world = Self::new();
        for id in [DISK, OTHER] {
            world.service.engine().create_image(&disk(id)).unwrap();
        }
        world
    }

    /// Changes the row of a disk.
    fn change(&mut self, id: &str, change: impl FnOnce(&mut Disk)) {
        self.write(|catalog| {
            let mut disk = Disk::find(catalog, &DiskId::parse(id).unwrap())?.unwrap();
            change(&mut disk);
            disk.update(catalog)
        });
    }

    /// A snapshot of `DISK` that needs no engine.
    fn snapshot(&mut self, id: &str, created: i64, change: impl FnOnce(&mut Snapshot)) {
        self.write(|catalog| {
            let disk = Disk::find(catalog, &DiskId::parse(DISK).unwrap())?.unwrap();
            let mut snapshot = Snapshot::begin(catalog, &disk, new_snapshot(id, created))?;
            snapshot.status = SnapshotStatus::Accomplished;
            snapshot.progress = 100;
            snapshot.digest = Some(ecs_snap::model::Digest::default());
            snapshot.worker = None;
            change(&mut snapshot);
            snapshot.update(catalog)
        });
    }

    /// The ids that DescribeSnapshots lists.
    fn listed(&mut self, parameters: &[(&str, &str)]) -> Vec<String> {
        let answer = self.call("DescribeSnapshots", parameters).unwrap();
        let snapshots = answer["Snapshots"]["Snapshot"].as_array().unwrap();
        snapshots.iter().map(|snapshot| snapshot["SnapshotId"].as_str().unwrap().to_owned()).collect()
    }

    fn create(&mut self, parameters: &[(&str, &str)]) -> String {
        let answer = self.call("CreateSnapshot", parameters).unwrap();
        answer["SnapshotId"].as_str().unwrap().to_owned()
    }
}

fn instance() -> Instance {
    Instance {
        id: InstanceId::parse(INSTANCE).unwrap(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        zone: ZoneId::parse("cn-hangzhou-h").unwrap(),
        status: InstanceStatus::Running,
        name: "host".into(),
        description: String::new(),
        host_name: String::new(),
        image: String::new(),
        instance_type: "ecs.g6.large".into(),
        key_pair: String::new(),
        resource_group: String::new(),
        deletion_protection: false,
        stopped_mode: "Not-applicable".into(),
        created: Time(NOON),
        started: None,
        attributes: ecs_snap::model::Attributes::default(),
        worker: None,
    }
}

fn disk(id: &str) -> Disk {
    Disk {
        id: DiskId::parse(id).unwrap(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        zone: ZoneId::parse("cn-hangzhou-h").unwrap(),
        status: DiskStatus::InUse,
        kind: DiskType::Data,
        category: DiskCategory::CloudEssd,
        performance_level: None,
        size: ByteSize::from_gib(20),
        name: "the-disk".into(),
        description: String::new(),
        resource_group: String::new(),
        delete_with_instance: false,
        delete_auto_snapshot: false,
        enable_auto_snapshot: true,
        bursting: false,
        provisioned_iops: None,
        multi_attach: false,
        image: String::new(),
        source_snapshot: None,
        instance: InstanceId::parse(INSTANCE),
        device: "/dev/xvdb".into(),
        origin_instance: None,
        ever_attached: true,
        created: Time(NOON),
        attached: None,
        detached: None,
        adopted: None,
        rollback_to: None,
        worker: None,
        stamp: None,
        seen: None,
        begun_after: None,
        paid_until: None,
    }
}

fn new_snapshot(id: &str, created: i64) -> NewSnapshot {
    NewSnapshot::new(SnapshotId::parse(id).unwrap(), Time(created), DISK)
}

#[test]
fn the_service_is_open() {
    let answer = World::new().call("OpenSnapshotService", &[]).unwrap();
    assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), ["RequestId"]);
}

#[test]
fn an_answer_describes_the_snapshot() {
    let mut world = World::new();
    world.snapshot("s-bp1a", NOON, |snapshot| {
        snapshot.name = "nightly".into();
        snapshot.retention_days = Some(7);
        snapshot.full_blocks = 3;
    });
    let tagged =
        [("ResourceType", "snapshot"), ("ResourceId.1", "s-bp1a"), ("Tag.1.Key", "k"), ("Tag.1.Value", "v")];
    world.call("TagResources", &tagged).unwrap();
    let answer = world.call("DescribeSnapshots", &[]).unwrap();
    assert_eq!(
        (&answer["PageNumber"], &answer["PageSize"], &answer["TotalCount"]),
        (&1.into(), &10.into(), &1.into())
    );
    assert_eq!(answer["NextToken"], "");
    let snapshot = &answer["Snapshots"]["Snapshot"][0];
    let expected: [(&str, Value); 20] = [
        ("SnapshotId", "s-bp1a".into()),
        ("SnapshotLinkId", "sl-bp1disk".into()),
        ("SnapshotName", "nightly".into()),
        ("SourceDiskId", DISK.into()),
        ("SourceDiskSize", "20".into()),
        ("SourceDiskType", "data".into()),
        ("SourceStorageType", "disk".into()),
        ("SnapshotType", "user".into()),
        ("Category", "standard".into()),
        ("Status", "accomplished".into()),
        ("Progress", "100%".into()),
        ("Available", true.into()),
        ("Encrypted", false.into()),
        ("InstantAccess", false.into()),
        ("Usage", "none".into()),
        ("ProductCode", "".into()),
        ("RetentionDays", 7.into()),
        ("FullSnapshotSizeInBytes", 196_608.into()),
        ("CreationTime", "2026-01-01T12:00:00Z".into()),
        ("LastModifiedTime", "2026-01-01T12:00:00Z".into()),
    ];
    for (name, value) in expected {
        assert_eq!(snapshot[name], value, "{name}");
    }
    assert_eq!(snapshot["Tags"]["Tag"][0]["TagKey"], "k");
    assert!(snapshot.get("RemainTime").is_none());

    world.change(OTHER, |disk| disk.source_snapshot = SnapshotId::parse("s-bp1a"));
    let answer = world.call("DescribeSnapshots", &[]).unwrap();
    assert_eq!(answer["Snapshots"]["Snapshot"][0]["Usage"], "disk");
}

#[test]
fn filters_hold_together() {
    let mut world = World::new();
    world.snapshot("s-bp1a", NOON, |snapshot| snapshot.name = "first".into());
    world.snapshot("s-bp1b", NOON + 60, |snapshot| snapshot.kind = SnapshotType::Auto);
    world.snapshot("s-bp1c", NOON + 60, |snapshot| snapshot.disk_kind = DiskType::System);
    world.snapshot("s-bp1d", NOON + 120, |snapshot| snapshot.status = SnapshotStatus::Failed);
    world.snapshot("s-bp1e", NOON + 180, |snapshot| snapshot.status = SnapshotStatus::Progressing);
    world.change(OTHER, |disk| disk.source_snapshot = SnapshotId::parse("s-bp1a"));
    let tagged =
        [("ResourceType", "snapshot"), ("ResourceId.1", "s-bp1b"), ("Tag.1.Key", "k"), ("Tag.1.Value", "v")];
    world.call("TagResources", &tagged).unwrap();

    let all = ["s-bp1e", "s-bp1d", "s-bp1c", "s-bp1b", "s-bp1a"];
    let cases: &[(&[Pair<'_>], &[&str])] = &[
        // Of two in one second the later one of the chain is the newer.
        (&[], &all),
        (&[("Status", "all"), ("SnapshotType", "all"), ("Encrypted", "false")], &all),
        (&[("DiskId", DISK)], &all),
        (&[("DiskId", OTHER)], &[]),
        (&[("DiskId", "../x")], &[]),
        (&[("InstanceId", INSTANCE)], &all),
        (&[("InstanceId", "i-bp1none")], &[]),
        (&[("SnapshotLinkId", "sl-bp1disk")], &all),
        (&[("SnapshotLinkId", "sl-bp1disk"), ("DiskId", OTHER)], &[]),
        (&[("SnapshotIds", r#"["s-bp1a","s-bp1c","s-bp1none"]"#)], &["s-bp1c", "s-bp1a"]),
        (&[("SnapshotIds", "[]")], &[]),
        (&[("SnapshotName", "first")], &["s-bp1a"]),
        (&[("Status", "failed")], &["s-bp1d"]),
        (&[("Status", "progressing")], &["s-bp1e"]),
        (&[("SnapshotType", "auto")], &["s-bp1b"]),
        (&[("SourceDiskType", "SYSTEM")], &["s-bp1c"]),
        (&[("Usage", "disk")], &["s-bp1a"]),
        (&[("Usage", "none")], &all[..4]),
        (&[("Usage", "image")], &[]),
        (&[("Category", "Standard")], &all),
        (&[("Category", "flash")], &[]),
        (&[("Encrypted", "true")], &[]),
        (&[("KMSKeyId", "x")], &[]),
        (&[("Tag.1.Key", "k")], &["s-bp1b"]),
        (&[("Tag.1.Key", "k"), ("Tag.1.Value", "w")], &[]),
        (&[("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "2026-01-01T12:02Z")], &all[..2]),
        (&[("Filter.2.Key", "CreationEndTime"), ("Filter.2.Value", "2026-01-01T12:00Z")], &["s-bp1a"]),
        (&[("RegionId", "cn-hangzhou"), ("ResourceGroupId", "rg-none")], &[]),
    ];
    for (parameters, expected) in cases {
        assert_eq!(world.listed(parameters), *expected, "{parameters:?}");
    }
}

#[test]
fn wrong_filters_are_refused() {
    let mut world = World::new();
    world.snapshot("s-bp1a", NOON, |_| {});
    let many = format!("[{}]", vec!["\"s-bp1a\""; 101].join(","));
    let long = "x".repeat(1 << 20);
    let cases: &[(&[Pair<'_>], &str, u16)] = &[
        (&[("SnapshotIds", "s-bp1a")], "InvalidSnapshotIds.Malformed", 403),
        (&[("SnapshotIds", &many)], "InvalidSnapshotIds.Malformed", 403),
        (&[("SnapshotLinkId", "sl-bp1none")], "InvalidSnapshotLinkId.NotFound", 404),
        (&[("SnapshotLinkId", &long)], "InvalidSnapshotLinkId.NotFound", 404),
        (&[("Status", "done")], "InvalidStatus.NotFound", 404),
        (&[("SnapshotType", &long)], "InvalidSnapshotType.NotFound", 404),
        (&[("SourceDiskType", "cdrom")], "InvalidSourceDiskType", 404),
        (&[("Usage", "x\0")], "InvalidUsage", 404),
        (&[("Category", "cold")], "InvalidSnapshotCategory.Malformed", 403),
        (&[("Filter.1.Key", "Size"), ("Filter.1.Value", "1")], "InvalidFilterKey.NotFound", 404),
        (&[("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "now")], "InvalidFilterValue", 404),
        (&[("PageSize", "101")], "InvalidParameter", 400),
        (&[("PageNumber", "-9999999999999999999999")], "InvalidParameter", 400),
        (&[("NextToken", "../")], "InvalidParameter", 400),
        (&[("Tag.1.Value", "v")], "InvalidTag.Mismatch", 400),
        (&[("DryRun", "true")], "DryRunOperation", 400),
        (&[("RegionId", "atlantis")], "InvalidRegionId.NotFound", 400),
    ];
    for (parameters, code, status) in cases {
        let failure = world.call("DescribeSnapshots", parameters).unwrap_err();
        assert_eq!(failure.0, *code, "{:?}", parameters[0].0);
        if *code != "InvalidRegionId.NotFound" {
            assert_eq!(failure.1, *status, "{code}");
        }
    }
}

#[test]
fn both_pagings_bring_everything_once() {
    let mut world = World::new();
    for n in 0..25 {
        world.snapshot(&format!("s-bp1{n:02}"), NOON + n / 5, |_| {});
    }
    let whole = world.listed(&[("PageSize", "100")]);
    assert_eq!(whole.len(), 25);
    let pages: Vec<String> = (1..=4)
        .flat_map(|page| world.listed(&[("PageNumber", &page.to_string()), ("PageSize", "8")]))
        .collect();
    assert_eq!(pages, whole);

    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let parameters = [("MaxResults", "10"), ("NextToken", token.as_str())];
        let answer = world.call("DescribeSnapshots", &parameters).unwrap();
        assert_eq!((&answer["PageNumber"], &answer["PageSize"]), (&1.into(), &10.into()));
        let snapshots = answer["Snapshots"]["Snapshot"].as_array().unwrap();
        seen.extend(snapshots.iter().map(|snapshot| snapshot["SnapshotId"].as_str().unwrap().to_owned()));
        token = answer["NextToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(seen, whole);
    assert_eq!(world.listed(&[("PageNumber", "9223372036854775807"), ("PageSize", "100")]), [""; 0]);
}

#[test]
fn a_thousand_snapshots_are_listed_page_by_page() {
    let mut world = World::new();
    world.write(|catalog| {
        for n in 0..1000 {
            let mut snapshot =
                Snapshot::begin(catalog, &disk(DISK), new_snapshot(&format!("s-bp1{n:04}"), NOON + n))?;
            snapshot.status = SnapshotStatus::Accomplished;
            snapshot.update(catalog)?;
        }
        Ok(())
    });
    // How fast is for the benches to say; here, that each page is the right part of the whole.
    let pages: Vec<String> = (1..=10)
        .flat_map(|number| world.listed(&[("PageSize", "100"), ("PageNumber", &number.to_string())]))
        .collect();
    let expected: Vec<String> = (0..1000).rev().map(|n| format!("s-bp1{n:04}")).collect();
    assert_eq!(pages, expected);
}

#[test]
fn chains_are_listed() {
    let mut world = World::new();
    world.snapshot("s-bp1a", NOON, |_| {});
    world.snapshot("s-bp1b", NOON + 1, |snapshot| snapshot.instant_access = true);
    world.write(|catalog| {
        let gone = Disk { size: ByteSize::from_gib(40), kind: DiskType::System, ..disk("d-bp1gone") };
        Snapshot::begin(catalog, &gone, new_snapshot("s-bp1c", NOON + 2)).map(drop)
    });
    let links = |world: &mut World, parameters: &[(&str, &str)]| -> Vec<String> {
        let answer = world.call("DescribeSnapshotLinks", parameters).unwrap();
        let links = answer["SnapshotLinks"]["SnapshotLink"].as_array().unwrap();
        links.iter().map(|link| link["SnapshotLinkId"].as_str().unwrap().to_owned()).collect()
    };
    let both = ["sl-bp1gone", "sl-bp1disk"];
    assert_eq!(links(&mut world, &[]), both);
    assert_eq!(links(&mut world, &[("DiskIds", r#"["d-bp1disk"]"#)]), both[1..]);
    assert_eq!(links(&mut world, &[("SnapshotLinkIds", r#"["sl-bp1gone","d-bp1disk"]"#)]), both);
    assert_eq!(links(&mut world, &[("DiskIds", "[]")]), [""; 0]);
    assert_eq!(links(&mut world, &[("SnapshotLinkIds", "[]")]), [""; 0]);
    assert_eq!(links(&mut world, &[("InstanceId", INSTANCE)]), both[1..]);
    assert_eq!(links(&mut world, &[("MaxResults", "10")]), both);

    let answer = world.call("DescribeSnapshotLinks", &[]).unwrap();
    assert_eq!(answer["TotalCount"], 2);
    let gone = &answer["SnapshotLinks"]["SnapshotLink"][0];
    assert_eq!((&gone["SourceDiskSize"], &gone["SourceDiskType"]), (&40.into(), &"system".into()));
    assert_eq!((&gone["InstanceId"], &gone["SourceDiskName"]), (&"".into(), &"".into()));
    let link = &answer["SnapshotLinks"]["SnapshotLink"][1];
    assert_eq!((&link["TotalCount"], &link["TotalSize"]), (&2.into(), &0.into()));
    assert_eq!((&link["InstanceId"], &link["InstanceName"]), (&INSTANCE.into(), &"host".into()));
    assert_eq!((&link["SourceDiskName"], &link["InstantAccess"]), (&"the-disk".into(), &true.into()));

    for (parameter, value, code) in [
        ("DiskIds", "d-bp1disk", "InvalidDiskIds"),
        ("SnapshotLinkIds", "{}", "InvalidSnapshotLinkIds"),
        ("InstanceId", "i-bp1none", "InvalidInstanceId.NotFound"),
        ("InstanceId", "../", "InvalidInstanceId.NotFound"),
    ] {
        assert_eq!(world.refusal("DescribeSnapshotLinks", &[(parameter, value)]), code);
    }
}

#[test]
fn attributes_change() {
    let mut world = World::new();
    world.snapshot("s-bp1a", NOON, |snapshot| {
        snapshot.retention_days = Some(7);
        snapshot.instant_access = true;
        snapshot.description = "old".into();
    });
    let id = ("SnapshotId", "s-bp1a");
    let modify = "ModifySnapshotAttribute";
    world.call(modify, &[id, ("SnapshotName", "new-name"), ("RetentionDays", "8")]).unwrap();
    world.call(modify, &[id, ("Description", ""), ("DisableInstantAccess", "true")]).unwrap();
    let answer = world.call("DescribeSnapshots", &[]).unwrap();
    let snapshot = &answer["Snapshots"]["Snapshot"][0];
    assert_eq!((&snapshot["SnapshotName"], &snapshot["Description"]), (&"new-name".into(), &"".into()));
    assert_eq!((&snapshot["RetentionDays"], &snapshot["InstantAccess"]), (&8.into(), &false.into()));
    assert_ne!(snapshot["LastModifiedTime"], snapshot["CreationTime"]);

    let long = "x".repeat(1 << 20);
    let cases: &[(&[Pair<'_>], &str)] = &[
        (&[id], "NoAttributeToModify"),
        (&[("SnapshotName", "name")], "MissingParameter"),
        (&[("SnapshotId", "s-bp1none"), ("SnapshotName", "name")], "InvalidSnapshotId.NotFound"),
        (&[("SnapshotId", "../"), ("SnapshotName", "name")], "InvalidSnapshotId.NotFound"),
        (&[id, ("RetentionDays", "7")], "InvalidOperation.DecreaseRetentionDaysUnsupported"),
        (&[id, ("RetentionDays", "65537")], "InvalidRetentionDays.Malformed"),
        (&[id, ("RetentionDays", "-1")], "InvalidRetentionDays.Malformed"),
        (&[id, ("SnapshotName", "auto-1")], "InvalidSnapshotName.Malformed"),
        (&[id, ("SnapshotName", &long)], "InvalidSnapshotName.Malformed"),
        (&[id, ("Description", "http://x")], "InvalidDescription.Malformed"),
        (&[id, ("DisableInstantAccess", "maybe")], "InvalidSnapshotDisableInstantAccess.Malformed"),
    ];
    for (parameters, code) in cases {
        assert_eq!(world.refusal(modify, parameters), *code);
    }
    world.snapshot("s-bp1b", NOON, |snapshot| snapshot.status = SnapshotStatus::Progressing);
    let progressing = [("SnapshotId", "s-bp1b"), ("SnapshotName", "name")];
    assert_eq!(world.call(modify, &progressing).unwrap_err(), ("InvalidSnapshotId.NotReady".to_owned(), 400));
    world.snapshot("s-bp1c", NOON, |_| {});
    let for_ever = [("SnapshotId", "s-bp1c"), ("RetentionDays", "30")];
    assert_eq!(world.refusal(modify, &for_ever), "InvalidOperation.DecreaseRetentionDaysUnsupported");
}

#[test]
fn hostile_parameters_make_no_snapshot() {
    let mut world = World::new();
    let long = "x".repeat(1 << 20);
    let id = ("DiskId", DISK);
    let cases: &[(&[Pair<'_>], &str, u16)] = &[
        (&[], "MissingParameter", 400),
        (&[("DiskId", "")], "MissingParameter", 400),
        (&[("DiskId", "d-bp1none")], "InvalidDiskId.NotFound", 404),
        (&[("DiskId", "d-../../x")], "InvalidDiskId.NotFound", 404),
        (&[("DiskId", &long)], "InvalidDiskId.NotFound", 404),
        (&[id, ("SnapshotName", "auto1")], "InvalidSnapshotName.Malformed", 400),
        (&[id, ("SnapshotName", "a\0b")], "InvalidSnapshotName.Malformed", 400),
        (&[id, ("Description", &long)], "InvalidDescription.Malformed", 404),
        (&[id, ("RetentionDays", "0")], "InvalidRetentionDays.Malformed", 400),
        (&[id, ("RetentionDays", "99999999999999999999999")], "InvalidRetentionDays.Malformed", 400),
        (&[id, ("InstantAccessRetentionDays", "65537")], "InvalidInstantAccessRetentionDays.Malformed", 403),
        (&[id, ("Category", "cold")], "InvalidSnapshotCategory.Malformed", 403),
        (&[id, ("Category", "archive")], "InvalidSnapshotCategory.Malformed", 403),
        (
            &[id, ("Category", "standard"), ("InstantAccess", "true")],
            "InvalidCategoryAndInstantAccess.Malformed",
            403,
        ),
        (&[id, ("ResourceGroupId", "../")], "InvalidResourceGroup.NotFound", 404),
        (&[id, ("InstantAccess", "1")], "InvalidParameter", 400),
        (&[id, ("Tag.1.Value", "v")], "InvalidTagKey.Malformed", 400),
        (&[id, ("ClientToken", &long)], "InvalidClientToken.Malformed", 403),
    ];
    for (parameters, code, status) in cases {
        assert_eq!(world.call("CreateSnapshot", parameters).unwrap_err(), ((*code).to_owned(), *status));
    }
    let names: Vec<String> = (1..=21).map(|n| format!("Tag.{n}.Key")).collect();
    let mut tagged = vec![id];
    tagged.extend(names.iter().map(|name| (name.as_str(), name.as_str())));
    assert_eq!(world.call("CreateSnapshot", &tagged).unwrap_err(), ("QuotaExceed.Tags".to_owned(), 403));
    assert!(world.listed(&[]).is_empty());
}

#[test]
fn a_snapshot_is_made() {
    let mut world = World::with_images();
    let parameters = [
        ("DiskId", DISK),
        ("SnapshotName", "nightly"),
        ("RetentionDays", "30"),
        ("Tag.1.Key", "k"),
        ("ClientToken", "once"),
    ];
    let id = world.create(&parameters);
    assert!(id.starts_with("s-bp1") && id.len() == 22, "{id}");
    assert_eq!(world.create(&parameters), id, "the same token answers the same");
    let other = [("DiskId", DISK), ("SnapshotName", "another"), ("ClientToken", "once")];
    assert_eq!(
        world.call("CreateSnapshot", &other).unwrap_err(),
        ("IdempotentParameterMismatch".to_owned(), 403)
    );
    assert_eq!(
        world.listed(&[("Status", "accomplished"), ("Tag.1.Key", "k"), ("SnapshotName", "nightly")]),
        [id]
    );

    let answer = world.call("DescribeSnapshots", &[]).unwrap();
    let snapshot = &answer["Snapshots"]["Snapshot"][0];
    assert_eq!((&snapshot["Progress"], &snapshot["RetentionDays"]), (&"100%".into(), &30.into()));
    assert_eq!(snapshot["FullSnapshotSizeInBytes"], 0);
}

#[test]
fn the_disk_must_be_in_a_fitting_state() {
    let mut world = World::with_images();
    let create = |world: &mut World, id: &str| world.call("CreateSnapshot", &[("DiskId", id)]);
    let code = |outcome: Result<Value, (String, u16)>| outcome.unwrap_err();
    assert_eq!(code(create(&mut world, OTHER)), ("IncorrectDiskStatus.NeverAttached".to_owned(), 403));
    world.change(OTHER, |disk| disk.ever_attached = true);
    create(&mut world, OTHER).unwrap();
    for status in [DiskStatus::Creating, DiskStatus::Attaching, DiskStatus::Detaching, DiskStatus::ReIniting]
    {
        world.change(OTHER, |disk| disk.status = status);
        assert_eq!(code(create(&mut world, OTHER)), ("IncorrectDiskStatus".to_owned(), 403));
    }

    for status in [InstanceStatus::Pending, InstanceStatus::Starting, InstanceStatus::Stopping] {
        world.write(|catalog| Instance { status, ..instance() }.update(catalog));
        assert_eq!(code(create(&mut world, DISK)), ("IncorrectInstanceStatus".to_owned(), 400));
    }
    world.write(|catalog| Instance { status: InstanceStatus::Stopped, ..instance() }.update(catalog));
    create(&mut world, DISK).unwrap();

    let instant = [("DiskId", DISK), ("InstantAccess", "true")];
    world.call("CreateSnapshot", &instant).unwrap();
    world.change(DISK, |disk| disk.category = DiskCategory::CloudEfficiency);
    assert_eq!(world.refusal("CreateSnapshot", &instant), "DiskCategory.OperationNotSupported");

    world.snapshot("s-bp1now", NOON, |snapshot| snapshot.status = SnapshotStatus::Progressing);
    assert_eq!(code(create(&mut world, DISK)), ("IncorrectDiskStatus.CreatingSnapshot".to_owned(), 403));
}

#[test]
fn a_disk_has_256_manual_snapshots() {
    let mut world = World::with_images();
    world.write(|catalog| {
        for n in 0..260 {
            let mut new = new_snapshot(&format!("s-bp1{n:03}"), NOON);
            new.kind = if n < 255 { SnapshotType::User } else { SnapshotType::Auto };
            let mut snapshot = Snapshot::begin(catalog, &disk(DISK), new)?;
            snapshot.status = SnapshotStatus::Accomplished;
            snapshot.digest = Some(ecs_snap::model::Digest::default());
            snapshot.worker = None;
            snapshot.update(catalog)?;
        }
        Ok(())
    });
    world.snapshot("s-bp1failed", NOON, |snapshot| snapshot.status = SnapshotStatus::Failed);
    world.create(&[("DiskId", DISK)]);
    let failure = world.call("CreateSnapshot", &[("DiskId", DISK)]).unwrap_err();
    assert_eq!(failure, ("QuotaExceed.Snapshot".to_owned(), 403));
}

#[test]
fn a_snapshot_is_deleted_when_nothing_needs_it() {
    let mut world = World::with_images();
    let first = world.create(&[("DiskId", DISK)]);
    let second = world.create(&[("DiskId", DISK)]);
    let delete = |world: &mut World, id: &str, force: &str| {
        world.call("DeleteSnapshot", &[("SnapshotId", id), ("Force", force)])
    };
    assert_eq!(world.refusal("DeleteSnapshot", &[]), "MissingParameter");
    for stranger in ["s-bp1none", "../", "s-\0"] {
        let failure = delete(&mut world, stranger, "true").unwrap_err();
        assert_eq!(failure, ("InvalidSnapshotId.NotFound".to_owned(), 404));
    }

    world.change(OTHER, |disk| disk.source_snapshot = SnapshotId::parse(&first));
    assert_eq!(delete(&mut world, &first, "false").unwrap_err(), ("SnapshotCreatedDisk".to_owned(), 403));
    world.change(OTHER, |disk| disk.status = DiskStatus::Creating);
    assert_eq!(delete(&mut world, &first, "true").unwrap_err(), ("Operation.Conflict".to_owned(), 403));
    world.change(OTHER, |disk| disk.status = DiskStatus::Available);
    world.change(DISK, |disk| {
        disk.status = DiskStatus::ReIniting;
        disk.rollback_to = SnapshotId::parse(&first);
    });
    assert_eq!(delete(&mut world, &first, "true").unwrap_err(), ("Operation.Conflict".to_owned(), 403));
    world.change(DISK, |disk| {
        disk.status = DiskStatus::InUse;
        disk.rollback_to = None;
    });

    world.snapshot("s-bp1now", NOON, |snapshot| snapshot.status = SnapshotStatus::Progressing);
    let failure = delete(&mut world, &first, "true").unwrap_err();
    assert_eq!(failure, ("IncorrectDiskStatus.CreatingSnapshot".to_owned(), 400));
    delete(&mut world, "s-bp1now", "false").unwrap();

    delete(&mut world, &first, "True").unwrap();
    assert_eq!(world.listed(&[]), [second.as_str()]);
    delete(&mut world, &second, "false").unwrap();
    assert!(world.listed(&[]).is_empty());
    let failure = world.call("DescribeSnapshots", &[("SnapshotLinkId", "sl-bp1disk")]).unwrap_err();
    assert_eq!(failure.0, "InvalidSnapshotLinkId.NotFound");
}

#[test]
fn a_disk_that_somebody_works_on_is_left_alone() {
    let mut world = World::with_images();
    let lock = world.service.engine().lock(DISK).unwrap().unwrap();
    let create = [("DiskId", DISK)];
    let failure = world.call("CreateSnapshot", &create).unwrap_err();
    assert_eq!(failure, ("IncorrectDiskStatus.CreatingSnapshot".to_owned(), 403));
    for status in [DiskStatus::ReIniting, DiskStatus::Creating] {
        world.change(DISK, |disk| disk.status = status);
        assert_eq!(world.refusal("CreateSnapshot", &create), "IncorrectDiskStatus");
    }
    world.change(DISK, |disk| disk.status = DiskStatus::InUse);
    drop(lock);
    world.create(&create);
}

#[test]
fn a_disk_and_its_chain_name_each_other() {
    let mut world = World::with_images();
    world.call("CreateSnapshot", &[("DiskId", DISK)]).unwrap();
    let chain = DISK.replace("d-", "sl-");
    let array = |id: &str| format!("[\"{id}\"]");
    for id in [DISK, &chain] {
        for (operation, name, value) in [
            ("DescribeSnapshots", "SnapshotLinkId", id.to_owned()),
            ("DescribeSnapshots", "DiskId", id.to_owned()),
            ("DescribeSnapshotLinks", "SnapshotLinkIds", array(id)),
            ("DescribeSnapshotLinks", "DiskIds", array(id)),
        ] {
            let answer = world.call(operation, &[(name, &value)]).unwrap();
            assert_eq!(answer["TotalCount"], 1, "{operation} {name} {value}");
        }
    }
    let refused = world.refusal("DescribeSnapshots", &[("SnapshotLinkId", OTHER)]);
    assert_eq!(refused, "InvalidSnapshotLinkId.NotFound");
}

#[test]
fn instant_access_lasts_as_long_as_its_snapshot() {
    let mut world = World::with_images();
    let mut days = |more: &[Pair<'_>]| {
        let create = [&[("DiskId", DISK), ("InstantAccess", "true")], more].concat();
        let id = world.call("CreateSnapshot", &create).unwrap()["SnapshotId"].clone();
        let ids = format!("[{id}]");
        let answer = world.call("DescribeSnapshots", &[("SnapshotIds", &ids)]).unwrap();
        answer["Snapshots"]["Snapshot"][0]["InstantAccessRetentionDays"].clone()
    };
    assert_eq!(days(&[("RetentionDays", "65536")]), 65_536);
    assert_eq!(days(&[("RetentionDays", "9"), ("InstantAccessRetentionDays", "2")]), 2);
    assert_eq!(days(&[("InstantAccessRetentionDays", "65536")]), 65_536);
    assert_eq!(days(&[]), Value::Null);
    assert_eq!(days(&[("RetentionDays", "9"), ("InstantAccess", "false")]), Value::Null);
}

/// One rule says what can be used, to those who ask and to those who use it.
#[test]
fn what_is_available_can_be_used_and_nothing_else() {
    let mut world = World::with_images();
    let id = "s-bp1now";
    world.snapshot(id, NOON, |snapshot| {
        snapshot.status = SnapshotStatus::Progressing;
        snapshot.instant_access = true;
    });
    let available = |world: &mut World| {
        let answer = world.call("DescribeSnapshots", &[]).unwrap();
        answer["Snapshots"]["Snapshot"][0]["Available"].as_bool().unwrap()
    };
    let of_snapshot = [
        ("SnapshotId", id),
        ("ZoneId", "cn-hangzhou-h"),
        ("DiskCategory", "cloud_essd"),
        ("DataDisk.1.SnapshotId", id),
    ];
    // Nothing of it is frozen, as on file systems that share no blocks.
    assert!(!available(&mut world));
    assert_eq!(world.refusal("CreateDisk", &of_snapshot[..3]), "InvalidSnapshotId.NotReady");
    assert_eq!(world.refusal("RunInstances", &of_snapshot[3..]), "InvalidSnapshotId.NotReady");
    let engine = world.service.engine();
    let frozen = engine.home().frozen(&RegionId::parse("cn-hangzhou").unwrap());
    std::fs::create_dir_all(&frozen).unwrap();
    std::fs::File::create(frozen.join(format!("{id}.img"))).unwrap().set_len(20 << 30).unwrap();
    assert!(available(&mut world));
    let failure = world.refusal("ResetDisk", &[("DiskId", DISK), ("SnapshotId", id), ("DryRun", "true")]);
    assert_eq!(failure, "IncorrectInstanceStatus", "not the snapshot");
    world.write(|catalog| {
        let snapshot = Snapshot::find(catalog, &SnapshotId::parse(id).unwrap())?.unwrap();
        Snapshot { status: SnapshotStatus::Failed, ..snapshot }.update(catalog)
    });
    assert!(!available(&mut world));
}
