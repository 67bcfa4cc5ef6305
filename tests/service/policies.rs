//! The operations on automatic snapshot policies.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::schedule_support;

use ecs_snap::catalog::PolicyDisk;
use ecs_snap::model::DiskId;
use schedule_support::World;
use serde_json::Value;

const HOUR: i64 = 3600;
const REGION: (&str, &str) = ("regionId", "cn-hangzhou");
const HOURS: (&str, &str) = ("timePoints", r#"["0","12"]"#);
const DAYS: (&str, &str) = ("repeatWeekdays", r#"["1","7"]"#);

/// A parameter: its name and its value.
type Pair<'a> = (&'a str, &'a str);

impl World {
    fn create(&mut self, more: &[Pair<'_>]) -> String {
        let answer = self.call("CreateAutoSnapshotPolicy", &[&[REGION, HOURS, DAYS], more].concat()).unwrap();
        answer["AutoSnapshotPolicyId"].as_str().unwrap().to_owned()
    }

    fn refuses(&mut self, operation: &str, parameters: &[Pair<'_>], code: &str, status: u16) {
        let error = self.call(operation, &[&[REGION], parameters].concat()).unwrap_err();
        assert_eq!(error, (code.to_owned(), status), "{operation} {parameters:?}");
    }

    fn described(&mut self, id: &str) -> Value {
        let answer = self.call("DescribeAutoSnapshotPolicyEx", &[("AutoSnapshotPolicyId", id)]).unwrap();
        answer["AutoSnapshotPolicies"]["AutoSnapshotPolicy"][0].clone()
    }

    fn put(&mut self, policy: &str, disk: &DiskId) {
        let ids = format!("[\"{disk}\"]");
        let parameters = [REGION, ("autoSnapshotPolicyId", policy), ("diskIds", &ids)];
        self.call("ApplyAutoSnapshotPolicy", &parameters).unwrap();
    }

    /// The policy of a disk, as DescribeDisks tells it.
    fn policy_of(&mut self, disk: &DiskId) -> String {
        let ids = format!("[\"{disk}\"]");
        let answer = self.call("DescribeDisks", &[("DiskIds", &ids)]).unwrap();
        let disk = &answer["Disks"]["Disk"][0];
        let policy = disk["AutoSnapshotPolicyId"].as_str().unwrap();
        assert_eq!(disk["EnableAutomatedSnapshotPolicy"], !policy.is_empty());
        policy.to_owned()
    }
}

#[test]
fn a_policy_is_made_shown_changed_and_deleted() {
    let mut world = World::new(1);
    let id = world.create(&[("autoSnapshotPolicyName", "nightly"), ("Tag.1.Key", "a")]);
    let policy = world.described(&id);
    assert_eq!(policy["TimePoints"], r#"["0", "12"]"#);
    assert_eq!(policy["RepeatWeekdays"], r#"["1", "7"]"#);
    assert_eq!(policy["RetentionDays"], 30, "what the service keeps by default");
    assert_eq!(policy["CopiedSnapshotsRetentionDays"], -1);
    assert_eq!(policy["Tags"]["Tag"][0]["TagKey"], "a");

    let change: [Pair<'_>; 4] =
        [REGION, ("autoSnapshotPolicyId", &id), ("timePoints", "[3]"), ("retentionDays", "-1")];
    world.call("ModifyAutoSnapshotPolicyEx", &change).unwrap();
    let policy = world.described(&id);
    assert_eq!((&policy["TimePoints"], &policy["RetentionDays"]), (&r#"["3"]"#.into(), &(-1).into()));
    assert_eq!(policy["AutoSnapshotPolicyName"], "nightly", "what is not given stays");

    world.call("DeleteAutoSnapshotPolicy", &[REGION, ("autoSnapshotPolicyId", &id)]).unwrap();
    assert_eq!(world.described(&id), Value::Null);
    world.refuses("DeleteAutoSnapshotPolicy", &[("autoSnapshotPolicyId", &id)], "ParameterInvalid", 404);
    world.refuses("ModifyAutoSnapshotPolicyEx", &[("autoSnapshotPolicyId", &id)], "ParameterInvalid", 404);
}

#[test]
fn what_a_policy_cannot_be_is_refused() {
    let mut world = World::new(1);
    let mut refuses = |more: &[Pair<'_>], code, status| {
        let given = |name: &str| more.iter().any(|(other, _)| *other == name);
        let rest = [HOURS, DAYS].into_iter().filter(|(name, _)| !given(name));
        let all: Vec<Pair<'_>> = rest.chain(more.iter().copied()).collect();
        world.refuses("CreateAutoSnapshotPolicy", &all, code, status);
    };
    for hours in [r#"["24"]"#, "[]", "0", r#"["-1"]"#, "{}"] {
        refuses(&[("timePoints", hours)], "ParameterInvalid", 403);
    }
    for days in [r#"["0"]"#, r#"["8"]"#, "[]"] {
        refuses(&[("repeatWeekdays", days)], "ParameterInvalid", 403);
    }
    for days in ["0", "-2", "65537", "x"] {
        refuses(&[("retentionDays", days)], "ParameterInvalid", 403);
        let copied = ("CopiedSnapshotsRetentionDays", days);
        refuses(&[copied], "InvalidParameter.CopiedSnapshotsRetentionDays", 403);
    }
    for regions in
        ["[]", r#"["nowhere"]"#, r#"["cn-hangzhou"]"#, r#"["cn-beijing","cn-qingdao"]"#, "cn-beijing"]
    {
        refuses(&[("TargetCopyRegions", regions)], "InvalidParameter.TargetCopyRegions", 403);
    }
    refuses(&[("EnableCrossRegionCopy", "true")], "InvalidParameter.TargetCopyRegions", 403);
    refuses(&[("autoSnapshotPolicyName", "1x")], "InvalidSnapshotPolicyName.Malformed", 400);
    refuses(&[("ResourceGroupId", "x")], "InvalidResourceGroup.NotFound", 404);
    let encrypted = ("CopyEncryptionConfiguration.Encrypted", "true");
    refuses(&[encrypted], "InvalidParameter.Encrypted.KmsNotEnable", 400);
    refuses(&[("AssociationType", "AssociatedWithInstanceTag")], "InvalidParameter", 400);
    refuses(&[("timePoints", "")], "MissingParameter", 400);
}

#[test]
fn a_region_has_a_hundred_policies() {
    let mut world = World::new(1);
    for _ in 0..100 {
        world.create(&[]);
    }
    world.refuses("CreateAutoSnapshotPolicy", &[HOURS, DAYS], "AutoSnapshotPolicy.QuotaExceed", 403);
    let elsewhere = [("regionId", "cn-beijing"), HOURS, DAYS];
    world.call("CreateAutoSnapshotPolicy", &elsewhere).unwrap();
    let answer = world.call("DescribeAutoSnapshotPolicyEx", &[("PageSize", "7")]).unwrap();
    assert_eq!(answer["TotalCount"], 100);
    let answer = world.call("DescribeAutoSnapshotPolicyEx", &[("RegionId", "cn-beijing")]).unwrap();
    assert_eq!(answer["TotalCount"], 1, "regionId picks the region, as RegionId does");
}

#[test]
fn a_disk_has_one_policy() {
    let mut world = World::new(2);
    let (disk, other) = (world.disks[0].clone(), world.disks[1].clone());
    let (first, second) = (world.create(&[]), world.create(&[]));
    world.put(&first, &disk);
    world.put(&first, &other);
    world.put(&second, &disk);
    assert_eq!((world.policy_of(&disk), world.policy_of(&other)), (second.clone(), first.clone()));
    assert_eq!(world.described(&first)["DiskNums"], 1);
    // The schedule names the policy that had to go.
    let due = serde_json::to_value(world.service.due().unwrap()).unwrap();
    let of =
        |disk: &DiskId| due.as_array().unwrap().iter().find(|one| one["DiskId"] == disk.as_str()).unwrap();
    assert_eq!(of(&disk)["AutoSnapshotPolicyId"], second.as_str());
    assert_eq!(of(&disk)["ReplacedAutoSnapshotPolicyId"], first.as_str());
    assert!(of(&other).get("ReplacedAutoSnapshotPolicyId").is_none());

    let found = world.call("DescribeDisks", &[("AutoSnapshotPolicyId", &second)]).unwrap();
    assert_eq!(found["Disks"]["Disk"][0]["DiskId"], disk.as_str());
    let found = world.call("DescribeDisks", &[("EnableAutomatedSnapshotPolicy", "false")]).unwrap();
    assert_eq!(found["TotalCount"], 1, "the system disk");

    let ids = format!("[\"{disk}\",\"{other}\"]");
    let only = [REGION, ("diskIds", &ids), ("autoSnapshotPolicyId", &first)];
    world.call("CancelAutoSnapshotPolicy", &only).unwrap();
    assert_eq!((world.policy_of(&disk), world.policy_of(&other)), (second.clone(), String::new()));
    world.call("DeleteAutoSnapshotPolicy", &[REGION, ("autoSnapshotPolicyId", &second)]).unwrap();
    assert_eq!(world.policy_of(&disk), "", "a policy that goes frees its disks");
}

#[test]
fn what_cannot_be_applied_is_refused() {
    let mut world = World::new(1);
    let policy = world.create(&[]);
    let disk = format!("[\"{}\"]", world.disks[0]);
    let named = ("autoSnapshotPolicyId", policy.as_str());
    let apply = "ApplyAutoSnapshotPolicy";
    world.refuses(apply, &[named, ("diskIds", "[\"d-none\"]")], "InvalidDiskId.NotFound", 404);
    world.refuses(apply, &[named, ("diskIds", "[]")], "ParameterInvalid", 403);
    world.refuses(apply, &[named, ("diskIds", "d-1")], "ParameterInvalid", 403);
    let unknown = [("autoSnapshotPolicyId", "sp-none"), ("diskIds", &disk)];
    world.refuses(apply, &unknown, "InvalidAutoSnapshotPolicyId.NotFound", 400);
    world.refuses("CancelAutoSnapshotPolicy", &unknown, "ParameterInvalid", 403);
    let list = "DescribeAutoSnapshotPolicyAssociations";
    world.refuses(list, &[], "MissingParameter.AutoSnapshotPolicyIdOrDiskId", 403);
    let both = [("AutoSnapshotPolicyId", policy.as_str()), ("DiskId", world.disks[0].as_str())];
    let both: Vec<(String, String)> = both.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    let both: Vec<Pair<'_>> = both.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    world.refuses(list, &both, "ParameterConflict.AutoSnapshotPolicyIdAndDiskId", 403);
}

#[test]
fn instances_come_with_policies() {
    let mut world = World::new(0);
    let policy = world.create(&[]);
    let disks = [
        ("DataDisk.1.Size", "20"),
        ("DataDisk.1.AutoSnapshotPolicyId", policy.as_str()),
        ("SystemDisk.AutoSnapshotPolicyId", policy.as_str()),
    ];
    world.call("RunInstances", &disks).unwrap();
    assert_eq!(world.described(&policy)["DiskNums"], 2);
    let parameters = [("AutoSnapshotPolicyId", policy.as_str()), ("MaxResults", "10")];
    let answer = world.call("DescribeAutoSnapshotPolicyAssociations", &parameters).unwrap();
    let list = &answer["AutoSnapshotPolicyAssociations"]["AutoSnapshotPolicyAssociation"];
    assert_eq!(list.as_array().unwrap().len(), 2);
    let unknown = [("SystemDisk.AutoSnapshotPolicyId", "sp-none")];
    world.refuses("RunInstances", &unknown, "InvalidAutoSnapshotPolicyId.NotFound", 404);
}

#[test]
fn new_hours_count_at_once() {
    let mut world = World::new(1);
    let policy = world.create(&[]);
    let disk = world.disks[0].clone();
    world.put(&policy, &disk);
    let due = |world: &mut World| world.edit(|catalog| PolicyDisk::of_disk(catalog, &disk)).unwrap().due;
    let before = due(&mut world);
    let hourly: Vec<String> = (0..24).map(|hour| hour.to_string()).collect();
    let hourly = format!("[{}]", hourly.join(","));
    let change = [
        REGION,
        ("autoSnapshotPolicyId", policy.as_str()),
        ("timePoints", hourly.as_str()),
        ("repeatWeekdays", "[1,2,3,4,5,6,7]"),
    ];
    world.call("ModifyAutoSnapshotPolicyEx", &change).unwrap();
    assert!(due(&mut world) <= before);
    assert_eq!(due(&mut world).0 % HOUR, 0);
}
