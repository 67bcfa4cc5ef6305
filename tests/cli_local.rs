//! The local commands' lines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod cli_support;

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
    place.run(&format!("snap --region cn-beijing disk import --name first {file}")).answer();
    let disks = place.run("snap --region cn-beijing ecs DescribeDisks --DiskName first").answer();
    assert!(disks.contains("\"TotalCount\": 1"), "{disks}");
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
