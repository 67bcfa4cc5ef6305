//! What becomes of an answer: queries, tables, pages, waits, trees; and requests that are only printed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::Place;

/// An answer without the spaces that parted its lines.
fn compact(answer: &str) -> String {
    answer.split_whitespace().collect()
}

#[test]
fn queries() {
    let place = Place::new();
    let disk = place.disk();
    place.snapshots(&disk, 2);
    let query = |query: &str| place.words(&["aliyun", "ecs", "DescribeSnapshots", "--cli-query", query]);
    assert_eq!(query("Snapshots.Snapshot[0].Status").answer(), "\"accomplished\"\n");
    assert_eq!(query("Snapshots.Nope[0]").answer(), "null\n");
    assert_eq!(query("TotalCount").answer(), "2\n");
    assert_eq!(query("length(Snapshots.Snapshot[?to_number(SourceDiskSize)>=`20`])").answer(), "2\n");
    assert_eq!(compact(&query("sort(Snapshots.Snapshot[].SnapshotName)").answer()), r#"["s1","s2"]"#);
    assert_eq!(query("sum(Snapshots.Snapshot[].to_number(SourceDiskSize))").answer(), "40\n");
    assert_eq!(compact(&query("to_entries({b:`1`,a:`2`})[0]").answer()), r#"{"key":"a","value":2}"#);
    for (broken, error) in
        [("a[", "SyntaxError: "), ("nope(@)", "Call to undefined function nope"), ("sum(@)", "Argument 0 ")]
    {
        let run = query(broken);
        let start = format!("ERROR: JMESPath query failed: {error}");
        assert!(run.code == 1 && run.out.is_empty() && run.err.starts_with(&start), "{run:?}");
    }
    // An empty query is none; a quiet line has no query to fail.
    assert!(place.run("aliyun ecs DescribeSnapshots --cli-query=").answer().contains("RequestId"));
    assert_eq!(place.run("aliyun ecs DescribeSnapshots -q --cli-query a[").answer(), "");
    // The table is made of what the query finds.
    assert_eq!(
        place
            .run("aliyun ecs DescribeSnapshots --cli-query Snapshots.{S:Snapshot} --output cols=SnapshotName rows=S num=true")
            .answer(),
        "Num | SnapshotName\n--- | ------------\n0   | s2\n1   | s1\n\n"
    );
}

#[test]
fn columns() {
    let place = Place::new();
    let disk = place.disk();
    place.run(&format!("snap ecs CreateSnapshot --DiskId {disk} --Tag.1.Key k --Tag.1.Value v")).answer();
    let table = |output: &str| place.run(&format!("aliyun ecs DescribeSnapshots --output {output}")).answer();
    assert_eq!(
        table("cols=Status,Nope rows=Snapshots.Snapshot[]"),
        "Status       | Nope\n------       | ----\naccomplished | <nil>\n\n"
    );
    assert_eq!(
        table("cols=Tags rows=Snapshots.Snapshot[]"),
        "Tags\n----\nmap[Tag:[map[TagKey:k TagValue:v]]]\n\n"
    );
    assert_eq!(table("cols=TotalCount"), "TotalCount\n----------\n1\n\n");
    assert_eq!(
        table("cols=Disk:1,State:0 rows=Snapshots.Snapshot[].[Status,SourceDiskId]").lines().count(),
        4
    );
}

#[test]
fn all_pages() {
    let place = Place::new();
    let disk = place.disk();
    place.snapshots(&disk, 25);
    let count = |flags: &str| {
        let line = format!("aliyun ecs DescribeSnapshots {flags} --cli-query length(Snapshots.Snapshot)");
        place.run(&line).answer().trim().to_owned()
    };
    assert_eq!(count("--PageSize 10"), "10");
    for flags in [
        "--pager",
        "--all-pages",
        "--pager NextToken=",
        "--PageSize 7 --pager",
        "--PageSize=10 --pager path=Snapshots.Snapshot[] PageNumber=PageNumber PageSize=PageSize TotalCount=TotalCount",
        "--MaxResults 10 --pager",
        "--MaxResults 10 --pager NextToken=NextToken",
    ] {
        assert_eq!(count(flags), "25", "{flags}");
    }
    assert_eq!(count("--PageNumber 3 --pager"), "5");
    assert_eq!(count("--pager NextToken=NextToken"), "10");
    assert_eq!(count("--MaxResults 10 --pager NextToken="), "10");

    let whole = place.run("aliyun ecs DescribeSnapshots --pager").answer();
    assert!(whole.starts_with("{\n\t\"Snapshots\": {\n\t\t\"Snapshot\": [\n\t\t\t{\n"), "{whole}");
    assert!(!whole.contains("RequestId") && !whole.contains("TotalCount"), "{whole}");
    let rows = "rows=Snapshots.Snapshot[]";
    let table = place.run(&format!("aliyun ecs DescribeSnapshots --pager --output cols=SnapshotId {rows}"));
    assert_eq!(table.answer().lines().count(), 25 + 3);
    assert_eq!(
        place.run("aliyun ecs DescribeSnapshots --SnapshotName no --pager").answer(),
        "{\n\t\"Snapshots\": {\n\t\t\"Snapshot\": []\n\t}\n}\n"
    );
    place.run("aliyun ecs DescribeSnapshots --PageSize abc --pager").refused("InvalidParameter");
    place
        .run("aliyun ecs DescribeSnapshots --pager path=RequestId")
        .fails(1, "ERROR: jmespath: 'RequestId' failed Need Array Expr\n");
    place.run("aliyun ecs OpenSnapshotService --pager").fails(
        1,
        "ERROR: call failed can't auto recognize collections path: you need add `--pager path=[jmespath]` to assign manually\n",
    );
}

#[test]
fn waits() {
    let place = Place::new();
    let disk = place.disk();
    place.snapshots(&disk, 1);
    let status = "expr=Snapshots.Snapshot[0].Status";
    let wait = |fields: &str| place.run(&format!("aliyun ecs DescribeSnapshots --waiter {fields}"));
    assert!(wait(&format!("{status} to=accomplished")).answer().contains("RequestId"));
    wait(&format!("{status} to=failed timeout=1 interval=2")).fails(
        1,
        "ERROR: wait 'Snapshots.Snapshot[0].Status' to 'failed' timeout(1seconds), last='accomplished'\n",
    );
    for (fields, error) in [
        ("expr=TotalCount to=1", "object 1 isn't string"),
        ("expr=Nope to=1", "object <nil> isn't string"),
        ("expr=a to=b interval=1", "--waiter interval=1 must between 2-10 (seconds)"),
        ("expr=a to=b timeout=601", "--waiter timeout=601 must between 1-600 (seconds)"),
        ("expr=a to=b timeout=-1", "--waiter timeout=-1 must between 1-600 (seconds)"),
        ("expr=a to=b timeout=abc", "--waiter timeout=abc must be integer"),
        ("to=b", "bad flag format --waiter with field expr= required"),
        ("expr=a", "bad flag format --waiter with field to= required"),
    ] {
        wait(fields).fails(1, &format!("ERROR: {error}\n"));
    }
    let run = wait("expr=a[ to=b");
    assert!(run.code == 1 && run.err.starts_with("ERROR: jmespath: 'a[' failed SyntaxError: "), "{run:?}");
    place
        .run("aliyun ecs DescribeSnapshots --RegionId no --waiter expr=a to=b")
        .refused("InvalidRegionId.NotFound");
}

#[test]
fn a_wait_for_work_in_the_background() {
    let place = Place::new();
    let disk = place.disk();
    let create = "--background --cli-query SnapshotId";
    let snapshot = place.text(&format!("snap ecs CreateSnapshot --DiskId {disk} {create}"));
    let ids = format!("[\"{snapshot}\"]");
    let answer = place.words(&[
        "aliyun",
        "ecs",
        "DescribeSnapshots",
        "--SnapshotIds",
        &ids,
        "--waiter",
        "expr=Snapshots.Snapshot[0].Status",
        "to=accomplished",
        "interval=2",
    ]);
    assert!(answer.answer().contains("\"Progress\": \"100%\""));
}

#[test]
fn requests_that_are_only_printed() {
    let place = Place::new();
    assert_eq!(
        place.run("aliyun ecs CreateSnapshot --DiskId d-1 --cli-dry-run -e h:1").answer(),
        "---\nStyle:    RPC\nEndpoint: h:1\nMethod:   POST\nAction:   CreateSnapshot\nVersion:  2014-05-26\nHeaders:\n  x-sdk-client: golang/1.0.0\n  x-sdk-invoke-type: common\n  Accept-Encoding: identity\nQuery:\n  DiskId = d-1\n---\n"
    );
    let forced =
        place.run("aliyun ecs Foo --force --cli-dry-run --region cn-beijing --header x-a=b").answer();
    assert!(forced.contains("Endpoint: ecs.cn-beijing.aliyuncs.com\nMethod:   GET\nAction:   Foo\n"));
    assert!(forced.ends_with("  x-a: b\n---\n"), "{forced}");
    let secret = "--header Authorization=secret12 x-acs-signature=abc";
    let json = place.run(&format!("aliyun ecs CreateSnapshot --DiskId d-1 --cli-dry-run-json {secret}"));
    let json = json.answer();
    assert!(
        json.starts_with("{\n  \"style\": \"RPC\",\n  \"endpoint\": \"ecs.cn-hangzhou.aliyuncs.com\",\n")
    );
    assert!(json.contains("\"secr***\"") && json.contains("\"x-acs-signature\": \"***\""), "{json}");
    assert!(
        json.ends_with("  \"action\": \"CreateSnapshot\",\n  \"version\": \"2014-05-26\"\n}\n"),
        "{json}"
    );
    assert!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["query"]["DiskId"] == "d-1");
    let signed = place
        .run("aliyun ecs CreateSnapshot --DiskId a/b --access-key-id LTAIabcdef --access-key-secret s3cr3t --dryrun")
        .answer();
    let start = "Skip invoke in dry-run mode, request is:\n------------------------------------\n\nPOST /?AccessKeyId=LTAI%2A%2A%2A&Action=CreateSnapshot&DiskId=a%2Fb&Format=JSON&RegionId=cn-hangzhou&Signature=";
    assert!(signed.starts_with(start), "{signed}");
    assert!(signed.contains("&Version=2014-05-26 HTTPS/1.1\nHost: ecs.cn-hangzhou.aliyuncs.com\n"));
    assert!(!signed.contains("abcdef") && !signed.contains("s3cr3t"), "{signed}");
    // What is wrong with the line is still told, and no home is made.
    assert_eq!(place.run("aliyun ecs CreateSnapshot --cli-dry-run").code, 3);
    assert_eq!(std::fs::read_dir(place.path("home")).unwrap().count(), 0);
}

#[test]
fn chains_as_trees() {
    let place = Place::new();
    let links = "snap ecs DescribeSnapshotLinks --output tree";
    assert_eq!(place.run(links).answer(), "(none)\n");
    let disk = place.disk();
    let image = place.run(&format!("snap disk path {disk}")).answer();
    place.snapshots(&disk, 1);
    let noise: Vec<u8> =
        (0..65536_u32).map(|number| number.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    let image = std::fs::OpenOptions::new().write(true).open(image.trim_end()).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&image, &noise, 1 << 20).unwrap();
    place.run(&format!("snap ecs CreateSnapshot --DiskId {disk} --SnapshotName second")).answer();
    let tree = place.run(links).answer();
    let lines: Vec<&str> = tree.lines().collect();
    assert_eq!(lines.len(), 3, "{tree}");
    assert!(lines[0].starts_with(&disk) && lines[0].contains(" 20 GiB on i-"), "{tree}");
    assert!(lines[1].starts_with("├─ ") && lines[1].ends_with("  s1      +0 B"), "{tree}");
    assert!(lines[2].starts_with("└─ ") && lines[2].ends_with("  second  +64.00 KiB"), "{tree}");
    assert_eq!(place.run(&format!("{links} --quiet")).answer(), "");
    // What changed is told, however little of it is stored: here a delta and nothing.
    std::os::unix::fs::FileExt::write_all_at(&image, b"x", (1 << 20) + 5).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&image, &noise, 8 << 20).unwrap();
    drop(image);
    place.run(&format!("snap ecs CreateSnapshot --DiskId {disk} --SnapshotName third")).answer();
    let tree = place.run(links).answer();
    assert!(tree.ends_with("  third   +128.00 KiB\n") && tree.contains("  second  +64.00 KiB\n"), "{tree}");
}
