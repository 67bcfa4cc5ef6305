//! Forty-five lines whose effect in the real program is known to the byte, each under its number. Where
//! this program does something else on purpose, which the README lists, the comment says `differs`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod cli_support;

use cli_support::{Place, Run};

/// The surroundings of every case.
fn place() -> Place {
    Place::new()
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", "a")
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b")
        .with("ALIBABA_CLOUD_REGION_ID", "cn-hangzhou")
        .with("LANG", "C")
}

fn run(line: &str) -> Run {
    place().run(line)
}

fn no_parameter(name: &str, operation: &str) -> String {
    format!("'--{name}' is not a valid parameter or flag. See `aliyun help ecs {operation}`.")
}

/// A place with a disk and this many snapshots of it.
fn with_snapshots(count: u32) -> Place {
    let place = place();
    let disk = place.disk();
    place.snapshots(&disk, count);
    place
}

const CONFIGURE: &str = "\n\nConfiguration failed, use `aliyun configure` to configure it\n";

#[test]
fn cases_1_to_6_versions_and_names() {
    assert_eq!(run("aliyun version").answer(), "3.4.11\n"); // 1
    assert!(run("aliyun --version").answer().starts_with("Alibaba Cloud Command Line Interface Version")); // 2
    let unknown = |word: &str| format!("'{word}' is not a valid api. See `aliyun help ecs`.");
    run("aliyun ecs DescribeSnapshot").unknown(&unknown("DescribeSnapshot"), &["DescribeSnapshots"]); // 3
    run("aliyun ecs Foo").unknown(&unknown("Foo"), &[]); // 4
    assert!(run("aliyun ECS DescribeRegions").answer().contains("cn-hangzhou")); // 5
    // 6, differs: there is one product.
    run("aliyun ec DescribeRegions")
        .unknown("'ec' is not a valid command or product. See `aliyun help`.", &["ecs"]);
}

#[test]
fn cases_7_to_14_lines_that_are_wrong() {
    let missing = "ERROR: required parameters not assigned: \n  --DiskId\n\nuse `aliyun ecs CreateSnapshot --help` to get more information\n";
    run("aliyun ecs CreateSnapshot").fails(3, missing); // 7
    run("aliyun ecs CreateSnapshot --DiskID d-1")
        .unknown(&no_parameter("DiskID", "CreateSnapshot"), &["DiskId"]); // 8
    run("aliyun ecs CreateSnapshot --diskid d-1").unknown(&no_parameter("diskid", "CreateSnapshot"), &[]); // 9
    run("aliyun ecs CreateSnapshot --DiskId d-1 --DiskId d-2")
        .fails(1, "ERROR: parse failed flag duplicated --DiskId\n"); // 10
    run("aliyun ecs DescribeRegions --region a --region b")
        .fails(1, "ERROR: parse failed --region duplicated\n"); // 11
    run("aliyun ecs DescribeRegions --region --quiet")
        .fails(1, "ERROR: parse failed --region must be assigned with value\n"); // 12
    run("aliyun ecs DescribeRegions extra")
        .fails(3, "ERROR: can not find api by path extra\n\nPlease confirm if the API path exists\n"); // 13
    run("aliyun ecs DescribeRegions a b")
        .fails(3, "ERROR: too many arguments\n\nUse `aliyun --help` to show usage\n"); // 14
}

#[test]
fn cases_15_to_20_values() {
    let query = |line: &str| {
        let printed = run(&format!("{line} --cli-dry-run")).answer();
        printed.split_once("Query:\n").unwrap().1.to_owned()
    };
    assert_eq!(
        query("aliyun ecs CreateSnapshot --DiskId=d-1 --Tag.1.Key=k --Tag.1.Value:v"),
        "  DiskId = d-1\n  Tag.1.Key = k\n  Tag.1.Value = v\n---\n"
    ); // 15
    run("aliyun ecs CreateSnapshot --DiskId d-1 --Tag.1 x")
        .unknown(&no_parameter("Tag.1", "CreateSnapshot"), &["Tag"]); // 16
    // 17, differs: the value is kept.
    assert!(
        query("aliyun ecs CreateSnapshot --DiskId d-1 --Description -abc").contains("Description = -abc\n")
    );
    run("aliyun ecs CreateSnapshot --DiskId d-1 --RetentionDays -1")
        .unknown(&no_parameter("1", "CreateSnapshot"), &[]); // 18
    assert!(
        query("aliyun ecs CreateSnapshot --DiskId d-1 --RetentionDays=-1").contains("RetentionDays = -1\n")
    );
    let ids = r#"aliyun ecs DescribeSnapshots --SnapshotIds ["s-1"]"#;
    assert_eq!(query(ids), "  SnapshotIds = [\"s-1\"]\n---\n"); // 19
    let signed = run(&format!("{ids} --dryrun")).answer();
    assert!(signed.contains("\nPOST /?") && signed.contains("&RegionId=cn-hangzhou&"), "{signed}");
    run("aliyun ecs DescribeSnapshots --PageSize abc").refused("InvalidParameter"); // 20
}

#[test]
fn cases_21_to_24_answers_and_errors() {
    // 21: the layout of any body is tested beside `json`.
    assert!(
        run("aliyun ecs DescribeRegions").answer().starts_with("{\n\t\"Regions\": {\n\t\t\"Region\": [\n")
    );
    let error = run("aliyun ecs CreateSnapshot --DiskId d-1"); // 22
    let lines: Vec<&str> = error.err.lines().collect();
    assert_eq!((error.code, error.out.as_str()), (1, ""));
    assert_eq!(lines[..2], ["ERROR: SDK.ServerError", "ErrorCode: InvalidDiskId.NotFound"]);
    for (line, start) in
        lines[2..6].iter().zip(["Recommend: ", "RequestId: ", "Message: ", "RespHeaders: map["])
    {
        assert!(line.starts_with(start), "{line}");
    }
    // 23, differs: no colour but on a terminal.
    let plain = place().with("NO_COLOR", "").run("aliyun ecs CreateSnapshot --DiskId d-1");
    assert!(plain.err.starts_with("ERROR: SDK.ServerError\n"), "{plain:?}");
    assert_eq!(run("aliyun ecs DescribeSnapshots --quiet").answer(), ""); // 24
    run("aliyun ecs CreateSnapshot --DiskId d-1 --quiet").refused("InvalidDiskId.NotFound");
}

#[test]
fn cases_25_to_31_queries_and_tables() {
    let place = with_snapshots(1);
    let run = |flags: &str| place.run(&format!("aliyun ecs DescribeSnapshots {flags}"));
    assert_eq!(run("--cli-query Snapshots.Snapshot[0].Status").answer(), "\"accomplished\"\n"); // 25
    assert_eq!(run("--cli-query Nope.Nope").answer(), "null\n");
    let broken = run("--cli-query a["); // 26
    assert!(broken.code == 1 && broken.err.starts_with("ERROR: JMESPath query failed: SyntaxError"));
    assert_eq!(
        run("--output cols=SnapshotName,Status rows=Snapshots.Snapshot[]").answer(),
        "SnapshotName | Status\n------------ | ------\ns1           | accomplished\n\n"
    ); // 27
    assert_eq!(
        run("--output cols=SnapshotName,Nope,Tags rows=Snapshots.Snapshot[]").answer(),
        "SnapshotName | Nope  | Tags\n------------ | ----  | ----\ns1           | <nil> | map[Tag:[]]\n\n"
    ); // 28
    run("--output json").fails(1, "ERROR: bad flag format --output with field cols= required\n"); // 29
    run("--output cols=A rows=Nope.X")
        .fails(1, "ERROR: jmespath: 'RootFilter[0].Nope.X' failed Need Array Expr\n"); // 30
    assert_eq!(
        run("--output cols=SnapshotName rows=Snapshots.Snapshot[] num=true").answer(),
        "Num | SnapshotName\n--- | ------------\n0   | s1\n\n"
    ); // 31
}

#[test]
fn cases_32_to_34_pages() {
    let place = with_snapshots(25);
    let count = |flags: &str| {
        let answer = place.run(&format!("aliyun ecs DescribeSnapshots {flags}")).answer();
        assert!(
            answer.starts_with("{\n\t\"Snapshots\": {\n\t\t\"Snapshot\": [") && !answer.contains("RequestId")
        );
        answer.matches("\"SnapshotId\"").count()
    };
    assert_eq!(count("--pager"), 25); // 32, differs: all pages come
    assert_eq!(count("--pager NextToken= --PageSize 10"), 25); // 33
    // 33, differs: an empty list is [].
    assert_eq!(count("--SnapshotName none --pager NextToken="), 0);
    assert_eq!(count("--all-pages"), 25); // 34, differs: it is --pager
}

#[test]
fn cases_35_to_37_waits() {
    let place = with_snapshots(1);
    let run = |flags: &str| place.run(&format!("aliyun ecs DescribeSnapshots {flags}"));
    run("--waiter expr=Snapshots.Snapshot[0].Status to=failed timeout=1 interval=2").fails(
        1,
        "ERROR: wait 'Snapshots.Snapshot[0].Status' to 'failed' timeout(1seconds), last='accomplished'\n",
    ); // 35
    run("--waiter expr=TotalCount to=1").fails(1, "ERROR: object 1 isn't string\n"); // 36
    run("--waiter interval=1 expr=a to=b")
        .fails(1, "ERROR: --waiter interval=1 must between 2-10 (seconds)\n");
    run("--pager --waiter expr=a to=b").fails(1, "ERROR: flag --pager is exclusive with --waiter\n"); // 37
}

#[test]
fn cases_38_and_39_regions_and_profiles() {
    // 38, differs: a region need not be configured.
    let bare = Place::new();
    assert!(bare.run("aliyun ecs DescribeRegions --RegionId cn-beijing").answer().contains("cn-beijing"));
    run("aliyun ecs DescribeRegions --profile nope")
        .fails(3, &format!("ERROR: unknown profile nope, run configure to check{CONFIGURE}")); // 39
    // 39, differs: a file that cannot be read is an error.
    std::fs::create_dir(bare.path(".aliyun")).unwrap();
    std::fs::write(bare.path(".aliyun/config.json"), "{").unwrap();
    let broken = bare.run("aliyun ecs DescribeRegions");
    let start = "ERROR: load current configuration failed init config failed unexpected end of JSON input";
    assert!(broken.code == 1 && broken.err.starts_with(start), "{broken:?}");
}

#[test]
fn cases_40_and_41_force_and_dry_runs() {
    let forced = run("aliyun ecs FooBar --force --AnyThing 1 --cli-dry-run").answer(); // 40
    assert!(
        forced.contains("Method:   GET\nAction:   FooBar\n") && forced.contains("Query:\n  AnyThing = 1\n")
    );
    run("aliyun ecs FooBar --force --AnyThing 1").refused("InvalidApi.NotFound");
    run("aliyun ecs DescribeRegions --version 2011-11-11").fails(
        3,
        "ERROR: unchecked version 2011-11-11\n\nPlease contact the customer support to get more info about API version\n",
    );
    run("aliyun ecs DescribeRegions --method PUT")
        .fails(1, "ERROR: --method value PUT is not supported, please set method in {GET|POST}\n");
    let dry = run("aliyun ecs CreateSnapshot --DiskId d-1 --cli-dry-run -e h:1").answer(); // 41
    assert!(dry.contains("\nEndpoint: h:1\n") && dry.ends_with("Query:\n  DiskId = d-1\n---\n"), "{dry}");
}

#[test]
fn cases_42_to_45_configuration_safety_and_completion() {
    let place = place(); // 42
    let set = "aliyun configure set --profile p --mode AK --access-key-id LTAIxyz --access-key-secret s --region cn-hangzhou";
    assert_eq!(place.run(set).answer(), "");
    let list = place.run("aliyun configure list").answer();
    assert!(list.contains("\np *       | AK:***xyz          | Valid   | cn-hangzhou      | en\n"), "{list}");
    assert_eq!(place.run("aliyun configure get region").answer(), "cn-hangzhou\n");

    let place = place // 43
        .with("ALIBABA_CLOUD_SAFETY_POLICY_ENABLED", "1")
        .with("ALIBABA_CLOUD_SAFETY_POLICY_RULES", "ecs:Delete*=deny");
    place
        .run("aliyun ecs DeleteSnapshot --SnapshotId s-1")
        .fails(1, "ERROR: operation blocked by safety policy: Ecs DeleteSnapshot (rule: ecs:Delete*)\n");

    if ecs_snap::ecs::find("CreateAutoSnapshotPolicy").is_some() {
        // 44
        let values = r#"--timePoints ["1"] --repeatWeekdays ["1"] --retentionDays 1"#;
        place.run(&format!("aliyun ecs CreateAutoSnapshotPolicy --RegionId cn-hangzhou {values}")).fails(
            3,
            "ERROR: required parameters not assigned: \n  --regionId\n\nuse `aliyun ecs CreateAutoSnapshotPolicy --help` to get more information\n",
        );
    }

    let place = place.with("COMP_LINE", "aliyun ecs CreateSnapshot --D").with("COMP_POINT", "31"); // 45
    assert_eq!(place.run("aliyun").answer(), "--Description\n--DiskId\n");
}
