//! The grammar and the errors of calls, by the one operation that needs nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::Place;

const UNKNOWN: &str = "is not a valid parameter or flag. See `aliyun help ecs DescribeRegions`.";

#[test]
fn version_and_usage() {
    let place = Place::new();
    assert_eq!(place.run("aliyun version").answer(), "3.4.11\n");
    assert_eq!(place.run("snap version").answer(), concat!(env!("CARGO_PKG_VERSION"), "\n"));
    let usage = place.run("aliyun --version").answer();
    assert!(
        usage
            .starts_with("Alibaba Cloud Command Line Interface Version 3.4.11\n\nUsage:\n  aliyun <product>")
    );
    assert_eq!(place.run("aliyun").answer(), usage);
    let help = place.run("aliyun help").answer();
    assert!(help.contains("\nProducts:\n  ecs "));
    assert_eq!(place.run("aliyun --help").answer(), help);
    assert_eq!(place.run("aliyun -h").answer(), help);
    assert!(place.run("snap").answer().starts_with("snap 0."));
}

#[test]
fn help_for_the_product_and_an_operation() {
    let place = Place::new();
    let headless = place.run("aliyun ecs").answer();
    assert!(headless.starts_with("\nUsage:\n  aliyun ecs <ApiName> --parameter1 value1"));
    assert!(headless.contains(
        "\nProduct: Ecs (Elastic Compute Service)\nVersion: 2014-05-26 \n\nAvailable Api List: \n"
    ));
    for line in ["aliyun ecs help", "aliyun help ecs", "aliyun ecs --help"] {
        assert!(place.run(line).answer().ends_with(&headless), "{line}");
    }
    let help = place.run("aliyun ecs DescribeRegions --help").answer();
    assert!(help.contains(
        "\nProduct: Ecs (Elastic Compute Service)\n\nParameters:\n  --AcceptLanguage String  Optional\n\n  "
    ));
    let run = place.run("aliyun ecs DescribeRegion help");
    assert_eq!(run.code, 2);
    assert!(run.out.starts_with("Alibaba Cloud Command Line Interface"), "{run:?}");
    place.run("aliyun ecs DescribeRegions x help").fails(1, "ERROR: too many arguments: 3\n");
}

#[test]
fn the_answer_is_json_with_tabs() {
    let place = Place::new();
    let answer = place.run("aliyun ecs DescribeRegions").answer();
    assert!(answer.starts_with("{\n\t\"Regions\": {\n\t\t\"Region\": [\n\t\t\t{\n\t\t\t\t\"LocalName\": "));
    assert!(answer.ends_with("\"\n}\n"));
    for line in [
        "aliyun ECS DescribeRegions",
        "aliyun --region cn-hangzhou ecs DescribeRegions",
        "aliyun ecs --region=cn-hangzhou DescribeRegions -e 127.0.0.1:1 --insecure",
        "aliyun ecs DescribeRegions --RegionId cn-hangzhou --OwnerId 1 --ResourceOwnerAccount x",
        "aliyun ecs DescribeRegions --version 2014-05-26 --method POST --header X-a=b X-c=d",
        "aliyun ecs DescribeRegions --access-key-id a --access-key-secret b --mode AK --retry-count 3",
    ] {
        assert!(place.run(line).answer().contains("\"RegionId\": \"cn-hangzhou\""), "{line}");
    }
    assert_eq!(place.run("aliyun ecs DescribeRegions --quiet").answer(), "");
    assert_eq!(place.run("aliyun ecs DescribeRegions -q").answer(), "");
}

#[test]
fn unknown_words() {
    let place = Place::new();
    place
        .run("aliyun ecs DescribeRegion")
        .unknown("'DescribeRegion' is not a valid api. See `aliyun help ecs`.", &["DescribeRegions"]);
    place.run("aliyun ecs Foo").unknown("'Foo' is not a valid api. See `aliyun help ecs`.", &[]);
    place
        .run("snap ecs describe-regions")
        .unknown("'describe-regions' is not a valid api. See `snap help ecs`.", &["DescribeRegions"]);
    for (word, near) in [("ec", vec!["ecs"]), ("ESC", vec!["ecs"]), ("oss2", vec![]), ("stor", vec!["store"])]
    {
        let err = format!("'{}' is not a valid command or product. See `aliyun help`.", word.to_lowercase());
        place.run(&format!("aliyun {word} DescribeRegions")).unknown(&err, &near);
    }
    for (word, near) in [
        ("acceptLanguage", vec!["AcceptLanguage"]),
        ("Region", vec!["region", "RegionId"]),
        ("all-page", vec![]),
        ("AcceptLanguage.1", vec!["AcceptLanguage"]),
    ] {
        let line = format!("aliyun ecs DescribeRegions --{word} x");
        place.run(&line).unknown(&format!("'--{word}' {UNKNOWN}"), &near);
    }
    place.run("aliyun ecs DescribeRegions --B 1 --A 2").unknown(&format!("'--B' {UNKNOWN}"), &[]);
    place.run("aliyun ecs DescribeRegions --AcceptLanguage -1").unknown(&format!("'--1' {UNKNOWN}"), &[]);
    let negative = place.run("snap ecs ModifyAutoSnapshotPolicyEx --retentionDays -1");
    assert!(negative.code == 2 && negative.err.contains(": --retentionDays=-1\n"), "{negative:?}");
    let negative = place.run("snap ecs DescribeDisks --PageNumber 2 --PageSize -3");
    assert!(negative.code == 2 && negative.err.contains(": --PageSize=-3\n"), "{negative:?}");
    let name = place.run("snap ecs RunInstances --HostName -x");
    assert!(name.code == 2 && name.err.contains(": --HostName=-x\n"), "{name:?}");
    for operation in ["CreateAutoSnapshotPolicy", "ModifyAutoSnapshotPolicyEx"] {
        let help = place.run(&format!("snap ecs {operation} --help")).answer();
        for parameter in ["retentionDays", "CopiedSnapshotsRetentionDays"] {
            assert!(help.contains(&format!(" --{parameter}=-1")), "{help}");
        }
    }
}

#[test]
fn what_cannot_be_read() {
    let place = Place::new();
    for (line, err) in [
        ("aliyun ecs DescribeRegions --region a --region b", "parse failed --region duplicated"),
        ("aliyun ecs DescribeRegions --region --quiet", "parse failed --region must be assigned with value"),
        ("aliyun --region --quiet ecs", "--region must be assigned with value"),
        (
            "aliyun ecs DescribeRegions --AcceptLanguage a --AcceptLanguage b",
            "parse failed flag duplicated --AcceptLanguage",
        ),
        ("aliyun ecs DescribeRegions --", "parse failed not support '--' in command line"),
        ("aliyun ecs DescribeRegions --quiet=true", "parse failed flag --quiet can't be assiged"),
        ("aliyun ecs DescribeRegions --output text", "bad flag format --output with field cols= required"),
        (
            "aliyun ecs DescribeRegions --pager --waiter expr=a to=b",
            "flag --pager is exclusive with --waiter",
        ),
        ("aliyun ecs DescribeRegions --quiet --dryrun", "flag --quiet is exclusive with --dryrun"),
        (
            "aliyun ecs DescribeRegions --header foo",
            "invalid flag --header `foo` use `--header HeaderName=Value` ",
        ),
        (
            "aliyun ecs DescribeRegions --method PUT",
            "--method value PUT is not supported, please set method in {GET|POST}",
        ),
        (
            "aliyun ecs DescribeRegions --estimate-cost",
            "flag --estimate-cost is not available: nothing costs anything here",
        ),
        ("aliyun ecs DescribeRegions --all-pages --dryrun", "flag --dryrun is exclusive with --pager"),
        (
            "aliyun ecs DescribeRegions --output tree",
            "--output tree draws the answer of DescribeSnapshotLinks only",
        ),
    ] {
        place.run(line).fails(1, &format!("ERROR: {err}\n"));
    }
}

#[test]
fn errors_with_a_tip() {
    let place = Place::new();
    let path = "ERROR: can not find api by path extra\n\nPlease confirm if the API path exists\n";
    place.run("aliyun ecs DescribeRegions extra").fails(3, path);
    let many = "ERROR: too many arguments\n\nUse `aliyun --help` to show usage\n";
    place.run("aliyun ecs DescribeRegions a b").fails(3, many);
    let version = "ERROR: unchecked version 2011-11-11\n\nPlease contact the customer support to get more info about API version\n";
    place.run("aliyun ecs DescribeRegions --version 2011-11-11").fails(3, version);
    place.run("aliyun ecs FooBar --force --version 2011-11-11").fails(3, version);
    let region =
        "ERROR: invalid region cn_x\n\nConfiguration failed, use `aliyun configure` to configure it\n";
    place.run("aliyun ecs DescribeRegions --region cn_x").fails(3, region);
}

#[test]
fn errors_of_the_service() {
    let place = Place::new();
    place.run("aliyun ecs DescribeRegions --AcceptLanguage xx").refused("InvalidAcceptLanguage.NotFound");
    place.run("aliyun ecs DescribeRegions --AcceptLanguage -abc").refused("InvalidAcceptLanguage.NotFound");
    place.run("aliyun ecs DescribeRegions --AcceptLanguage xx -q").refused("InvalidAcceptLanguage.NotFound");
    place.run("aliyun ecs FooBar --force --AnyThing 1").refused("InvalidApi.NotFound");
    let run = place.run("aliyun ecs DescribeRegions --AcceptLanguage xx");
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 6, "{run:?}");
    let id = lines[3].strip_prefix("RequestId: ").unwrap();
    assert!(lines[2].ends_with(&format!("&product=Ecs&requestId={id}")), "{run:?}");
    assert!(lines[5].starts_with("RespHeaders: map[Content-Length:["), "{run:?}");
    assert!(lines[5].ends_with(&format!(" GMT] X-Acs-Request-Id:[{id}]]")), "{run:?}");
}

#[test]
fn a_value_from_a_file() {
    let place = Place::new();
    std::fs::write(place.path("language"), "en-US").unwrap();
    let file = place.path("language").display().to_string();
    place.run(&format!("aliyun ecs DescribeRegions --AcceptLanguage-FILE {file}")).answer();
    let run = place.run(&format!("aliyun ecs DescribeRegions --AcceptLanguage-FILE {file}.not"));
    assert_eq!(run.code, 1);
    assert!(run.err.starts_with("ERROR: cannot read "), "{run:?}");
    let run = place.run("aliyun ecs DescribeRegions --AcceptLanguage-FILE /dev/zero");
    assert!(run.err.contains("it is larger than 1048576 bytes"), "{run:?}");
}

#[test]
fn columns_and_tables() {
    let place = Place::new();
    let rows = "rows=Regions.Region[?RegionId=='cn-hangzhou']";
    let table = place.words(&[
        "aliyun",
        "ecs",
        "DescribeRegions",
        "--output",
        "cols=RegionId,Nope",
        rows,
        "num=true",
    ]);
    assert_eq!(
        table.answer(),
        "Num | RegionId    | Nope\n--- | --------    | ----\n0   | cn-hangzhou | <nil>\n\n"
    );
    place
        .run("aliyun ecs DescribeRegions --output cols=A rows=Nope.X")
        .fails(1, "ERROR: jmespath: 'RootFilter[0].Nope.X' failed Need Array Expr\n");
    let json = place.run("snap ecs DescribeRegions").answer();
    let without_id = |text: &str| text.lines().filter(|line| !line.contains("RequestId")).collect::<String>();
    assert_eq!(without_id(&place.run("snap ecs DescribeRegions --output json").answer()), without_id(&json));
    let people = place.run("snap ecs DescribeRegions --output table").answer();
    assert!(people.contains("RegionId") && people.contains("cn-hangzhou"), "{people}");
}

#[test]
fn no_colour_but_on_a_terminal() {
    let place = Place::new().with("NO_COLOR", "");
    place.run("aliyun ecs Foo").unknown("'Foo' is not a valid api. See `aliyun help ecs`.", &[]);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::new();
    let script = format!(
        "set -o pipefail; SNAP_HOME={} {} ecs DescribeRegions | true",
        place.path("home").display(),
        env!("CARGO_BIN_EXE_snap")
    );
    let output = std::process::Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn completion_by_the_environment() {
    let place = Place::new().with("COMP_LINE", "aliyun ecs DescribeRegions --A");
    assert_eq!(place.run("aliyun").answer(), "--AcceptLanguage\n");
}

#[test]
fn tables_say_when_they_are_not_all_of_the_list() {
    let place = Place::new();
    place.run("snap ecs RunInstances --Amount 15 --SystemDisk.Size 20").answer();
    let run = place.run("snap ecs DescribeInstances --output table");
    assert!(run.code == 0 && run.out.matches("Running").count() == 10, "{run:?}");
    assert_eq!(run.err, "10 of 15; --pager brings all\n");
    let second = place.run("snap ecs DescribeInstances --PageNumber 2 --output table");
    assert_eq!(second.err, "5 of 15; --pager brings all\n");
    for all in ["--pager", "--PageSize 20"] {
        let run = place.run(&format!("snap ecs DescribeInstances {all} --output table"));
        assert!(run.out.matches("Running").count() == 15 && run.err.is_empty(), "{run:?}");
    }
    assert_eq!(place.run("snap ecs DescribeInstances").err, "");
    assert_eq!(place.run("snap ecs DescribeInstances --output table --quiet").err, "");
}

#[test]
fn a_price_says_for_how_long_it_is() {
    let place = Place::new();
    let price = |more: &str| {
        place.run(&format!("snap ecs DescribePrice --ResourceType snapshot --Capacity 100{more}"))
    };
    assert!(price("").err.contains("the price is that of an hour"), "{:?}", price(""));
    assert_eq!(price(" --PriceUnit Month").err, "");
    assert_eq!(price(" --PriceUnit Hour").err, "");
}

/// Under its own name the program says what counts here: what the service demands, and that the region has a default.
#[test]
fn help_says_what_must_be_there() {
    let place = Place::new();
    let need = |line: &str, parameter: &str| {
        let help = place.run(line).answer();
        let line =
            help.lines().find(|line| line.starts_with(&format!("  --{parameter} "))).unwrap_or_default();
        line.split_whitespace().next_back().unwrap_or_default().to_owned()
    };
    for parameter in
        ["SnapshotId", "DestinationRegionId", "DestinationSnapshotName", "DestinationSnapshotDescription"]
    {
        assert_eq!(need("snap ecs CopySnapshot --help", parameter), "Required", "{parameter}");
    }
    assert_eq!(need("snap ecs CopySnapshot --help", "RegionId"), "Optional");
    assert_eq!(need("snap ecs CopySnapshot --help", "RetentionDays"), "Optional");
    assert_eq!(need("aliyun ecs CopySnapshot --help", "RegionId"), "Required");
    assert_eq!(need("aliyun ecs CopySnapshot --help", "DestinationSnapshotName"), "Optional");
}
