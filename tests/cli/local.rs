//! The local commands' lines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::Place;

#[test]
fn help_in_the_usual_places() {
    let place = Place::new();
    let help = place.run("snap disk import --help").answer();
    assert!(help.contains("Usage: snap disk import [OPTIONS] <FILE>"), "{help}");
    assert_eq!(place.run("snap help disk import").answer(), help);
    assert_eq!(place.run("snap disk help import").answer(), help);
    assert!(place.run("aliyun help store").answer().contains("reclaim"));
}

#[test]
fn flags_may_come_first() {
    let place = Place::new();
    std::fs::write(place.path("x.img"), [1; 4096]).unwrap();
    let file = place.path("x.img").display().to_string();
    let run = place.run(&format!("snap --region cn-beijing disk import --name first {file}"));
    assert_eq!(run.code, 0, "{run:?}");
    let disks = place.run("snap --region cn-beijing ecs DescribeDisks --DiskName first").answer();
    assert!(disks.contains("\"TotalCount\": 1"), "{disks}");
}

/// Lines of every family, with a region that is not that of the disk.
#[test]
fn global_flags_work_with_every_local_command() {
    let place = Place::new();
    std::fs::write(place.path("x.img"), [1; 4096]).unwrap();
    let file = place.path("x.img").display().to_string();
    place.run(&format!("snap disk import {file} --name first --quiet")).answer();
    let disk = place.text("snap ecs DescribeDisks --cli-query Disks.Disk[0].DiskId");
    place.run("snap configure set --profile default --mode Anonymous --region cn-hangzhou").answer();
    let lines = [
        "store verify",
        "store reclaim",
        "store stats",
        "schedule run",
        "schedule next",
        "bill",
        "task list",
        "task wait",
        &format!("disk path {disk}"),
        &format!("disk keep-clone {disk}"),
        &format!("disk import {file}"),
        "completion bash",
        "man",
        "version",
        "configure list",
        "configure safety-policy show",
    ];
    for line in lines {
        for quiet in ["-q", "--quiet"] {
            let run = place.run(&format!("snap {line} {quiet}"));
            assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{line}");
        }
        for flags in [
            "--region cn-hangzhou",
            "--RegionId cn-hangzhou",
            "--access-key-id x -e host",
            "--profile default",
        ] {
            let run = place.run(&format!("snap {line} {flags}"));
            assert!(run.code == 0 && !run.out.is_empty(), "{line} {flags}: {run:?}");
            let run = place.run(&format!("snap {flags} {line}"));
            assert!(run.code == 0 && !run.out.is_empty(), "{flags} {line}: {run:?}");
        }
    }
    // What they are about is of one region, or they say that it is of all.
    assert_eq!(place.run("snap store stats --region cn-beijing").answer(), "{\n\t\"Regions\": []\n}\n");
    assert!(place.run("snap schedule run --region cn-beijing").err.contains("about all regions"));
    assert!(place.run("snap store recover --region cn-beijing").err.contains("about all regions"));
    place.run(&format!("snap ecs CreateSnapshot --DiskId {disk}")).answer();
    let snapshot = place.text("snap ecs DescribeSnapshots --cli-query Snapshots.Snapshot[0].SnapshotId");
    let reclaimed = place.run("snap store reclaim");
    assert!(reclaimed.code == 0 && reclaimed.err.is_empty(), "cron mails what is said there: {reclaimed:?}");
    let to = place.path("restored.img").display().to_string();
    let lines = [
        format!("disk path {disk}"),
        format!("disk refresh {disk}"),
        format!("disk relocate {disk} {file}"),
        format!("disk keep-clone {disk}"),
        format!("disk cancel-rollback {disk}"),
        format!("restore {snapshot} --to {to}"),
    ];
    for line in &lines {
        for flag in ["--region", "--RegionId"] {
            let elsewhere = place.run(&format!("snap {line} {flag} cn-beijing"));
            assert!(elsewhere.code == 1 && elsewhere.err.contains("but in cn-hangzhou"), "{elsewhere:?}");
        }
        assert_eq!(place.run(&format!("snap {line} --region nowhere")).code, 1, "{line}");
    }
    assert_eq!(place.run(&format!("snap restore {snapshot} --to {to} --region cn-hangzhou")).code, 0);
    assert_eq!(place.run("snap task list --region nowhere").code, 1);
}

#[test]
fn wrong_lines_end_with_2() {
    let place = Place::new();
    for line in [
        "snap disk",
        "snap disk path",
        "snap store verify x",
        "snap completion csh",
        "snap --regions x disk path d",
    ] {
        let run = place.run(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}: {run:?}");
    }
}

#[test]
fn completion_scripts() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = place.run(&format!("snap completion {shell}")).answer();
        assert!(script.contains(&format!("{shell} completion for snap")), "{script}");
        let script = place.run(&format!("aliyun completion {shell}")).answer();
        assert!(script.contains("aliyun") && !script.contains("snap"), "{script}");
    }
}

#[test]
fn man_pages_on_standard_output_and_in_a_directory() {
    let place = Place::new();
    assert!(place.run("snap man").answer().contains(".TH snap 1"));
    let directory = place.path("pages");
    place.run(&format!("snap man --dir {}", directory.display())).answer();
    let page = std::fs::read_to_string(directory.join("snap-ecs-DescribeRegions.1")).unwrap();
    assert!(page.contains("InvalidAcceptLanguage.NotFound"), "{page}");
    assert!(directory.join("snap-disk-path.1").exists());
}
