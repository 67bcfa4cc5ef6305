//! Calls as scripts for `aliyun` make them, with the errors that those scripts see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::Place;

fn invalid(name: &str) -> String {
    format!("'--{name}' is not a valid parameter or flag. See `aliyun help ecs CreateSnapshot`.")
}

#[test]
fn misspelled_operations() {
    let place = Place::new();
    for (word, near) in [
        ("DescribeSnapshot", vec!["DescribeSnapshots"]),
        ("CreateSnapshots", vec!["CreateSnapshot"]),
        ("describeSnapshots", vec!["DescribeSnapshots"]),
        ("DeleteSnapshto", vec!["DeleteSnapshot"]),
        ("Foo", vec![]),
    ] {
        let err = format!("'{word}' is not a valid api. See `aliyun help ecs`.");
        place.run(&format!("aliyun ecs {word}")).unknown(&err, &near);
    }
}

#[test]
fn missing_parameters() {
    let place = Place::new();
    place.run("aliyun ecs CreateSnapshot").fails(
        3,
        "ERROR: required parameters not assigned: \n  --DiskId\n\nuse `aliyun ecs CreateSnapshot --help` to get more information\n",
    );
    place.run("aliyun ecs AttachDisk --RegionId cn-hangzhou").fails(
        3,
        "ERROR: required parameters not assigned: \n  --DiskId\n  --InstanceId\n\nuse `aliyun ecs AttachDisk --help` to get more information\n",
    );
    // An empty value is a value here; the service sees that it is none.
    place.run("aliyun ecs CreateSnapshot --DiskId").refused("MissingParameter");
}

#[test]
fn misspelled_parameters_come_before_missing_ones() {
    let place = Place::new();
    for (word, near) in [
        ("DiskID", vec!["DiskId"]),
        ("diskId", vec!["DiskId"]),
        ("Disk", vec!["DiskId"]),
        ("DiskIds", vec!["DiskId"]),
        ("diskid", vec![]),
        ("Tags", vec!["Tag"]),
        ("tag", vec!["Tag"]),
        ("Region", vec!["region", "RegionId"]),
    ] {
        place.run(&format!("aliyun ecs CreateSnapshot --{word} d-1")).unknown(&invalid(word), &near);
    }
    place
        .run("aliyun ecs CreateSnapshot --DiskId d-1 --DiskId d-2")
        .fails(1, "ERROR: parse failed flag duplicated --DiskId\n");
}

#[test]
fn repeat_lists() {
    let place = Place::new();
    for known in ["--Tag.1.Key=k --Tag.1.Value:v", "--Tag.x.Key k", "--Tag k"] {
        let run = place.run(&format!("aliyun ecs CreateSnapshot --DiskId=d-1 {known}"));
        assert!(run.err.starts_with("ERROR: SDK.ServerError\n"), "{known}: {run:?}");
    }
    for unknown in ["Tag.1", "Tag.1.Bogus", "Tags.1.Key"] {
        let run = place.run(&format!("aliyun ecs CreateSnapshot --DiskId d-1 --{unknown} x"));
        assert_eq!((run.code, run.err), (2, format!("ERROR: {}\n", invalid(unknown))));
    }
}

#[test]
fn dashes_in_values() {
    let place = Place::new();
    place.run("aliyun ecs CreateSnapshot --DiskId d-1 --Description -abc").refused("InvalidDiskId.NotFound");
    let run = place.run("aliyun ecs CreateSnapshot --DiskId d-1 --RetentionDays -1");
    assert_eq!((run.code, run.err), (2, format!("ERROR: {}\n", invalid("1"))));
    let run = place.run("aliyun ecs CreateSnapshot --DiskId d-1 --RetentionDays=-1");
    assert!(run.code == 1 && run.err.starts_with("ERROR: SDK.ServerError\n"), "{run:?}");
}

#[test]
fn values_are_the_services_to_judge() {
    let place = Place::new();
    let none = place.words(&["aliyun", "ecs", "DescribeSnapshots", "--SnapshotIds", r#"["s-1"]"#]).answer();
    assert!(none.contains("\t\"Snapshots\": {\n\t\t\"Snapshot\": []\n\t}"), "{none}");
    let run = place.run("aliyun ecs DescribeSnapshots --PageSize abc");
    assert!(run.code == 1 && run.err.starts_with("ERROR: SDK.ServerError\n"), "{run:?}");
    assert_eq!(place.run("aliyun ecs DescribeSnapshots --quiet").answer(), "");
    assert_eq!(
        place
            .run("aliyun ecs DescribeSnapshots --output cols=SnapshotId,Status rows=Snapshots.Snapshot[]")
            .answer(),
        "SnapshotId | Status\n---------- | ------\n\n"
    );
}

#[test]
fn a_required_region_is_that_of_the_request() {
    let place = Place::new();
    for line in [
        "aliyun ecs DescribeSnapshots",
        "aliyun ecs DescribeSnapshots --region cn-hangzhou",
        "aliyun ecs DescribeSnapshots --RegionId cn-hangzhou",
    ] {
        assert!(place.run(line).answer().contains("RequestId"), "{line}");
    }
    place.run("aliyun ecs DescribeSnapshots --RegionId no-such").refused("InvalidRegionId.NotFound");
    place.run("aliyun ecs DescribeSnapshots --region no-such").refused("InvalidRegionId.NotFound");
    let place = Place::new().with("ALIBABA_CLOUD_REGION_ID", "no-such");
    place.run("aliyun ecs DescribeSnapshots").refused("InvalidRegionId.NotFound");
    place.run("aliyun ecs DescribeSnapshots --region cn-hangzhou").answer();
}

#[test]
fn the_next_word_is_completed() {
    let place = Place::new().with("COMP_LINE", "aliyun ecs CreateSnapshot --D").with("COMP_POINT", "31");
    assert_eq!(place.run("aliyun").answer(), "--Description\n--DiskId\n");
}
