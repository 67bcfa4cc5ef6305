//! Profiles, the environment and the safety policy.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use crate::cli_support;

use cli_support::Place;
use std::os::unix::fs::PermissionsExt;

const SET: &str =
    "aliyun configure set --profile p --mode AK --access-key-id LTAIxyz --access-key-secret secret9";

fn config(place: &Place, text: &str) {
    std::fs::create_dir_all(place.path(".aliyun")).unwrap();
    std::fs::write(place.path(".aliyun/config.json"), text).unwrap();
}

/// The region that a call with these flags asks.
fn region(place: &Place, flags: &str) -> String {
    let line = format!("aliyun ecs DescribeZones {flags} --cli-dry-run");
    let answer = place.run(line.replace("  ", " ").trim()).answer();
    let host = answer.lines().find_map(|line| line.strip_prefix("Endpoint: ecs.")).unwrap();
    host.strip_suffix(".aliyuncs.com").unwrap().to_owned()
}

#[test]
fn set_get_list_switch_delete() {
    let place = Place::new();
    assert_eq!(place.run(&format!("{SET} --region cn-hangzhou")).answer(), "");
    let file = place.path(".aliyun/config.json");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(
        place.run("aliyun configure list").answer(),
        "Profile   | Credential         | Valid   | Region           | Language\n\
         --------- | ------------------ | ------- | ---------------- | --------\n\
         p *       | AK:***xyz          | Valid   | cn-hangzhou      | en\n"
    );
    assert_eq!(place.run("aliyun configure get region").answer(), "cn-hangzhou\n");
    assert_eq!(
        place.run("aliyun configure get mode access-key-id nope").answer(),
        "mode=AK\naccess-key-id=****xyz\n\n"
    );
    assert_eq!(place.run("aliyun configure get access-key-secret").answer(), "access-key-secret=****et9\n\n");
    let whole = place.run("aliyun configure get").answer();
    assert!(whole.contains("\"access_key_id\": \"****xyz\"") && !whole.contains("secret9"), "{whole}");
    assert!(
        whole.contains("\t\"output_format\": \"json\"") && whole.contains("\"site\": \"china\""),
        "{whole}"
    );
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "{\n\t\"current\": \"p\",\n\t\"profiles\": [\n\t\t{\n\t\t\t\"name\": \"p\",\n\t\t\t\"mode\": \"AK\",\n\
         \t\t\t\"access_key_id\": \"LTAIxyz\",\n\t\t\t\"access_key_secret\": \"secret9\",\n\
         \t\t\t\"region_id\": \"cn-hangzhou\",\n\t\t\t\"output_format\": \"json\",\n\
         \t\t\t\"language\": \"en\",\n\t\t\t\"site\": \"china\"\n\t\t}\n\t],\n\t\"meta_path\": \"\"\n}\n"
    );

    // Flags are read as in calls: anywhere, in three ways.
    place.run("aliyun --profile=q configure --region:cn-beijing set --language zh --read-timeout 9").answer();
    let list = place.run("aliyun configure list").answer();
    assert!(list.contains("\np         |") && list.contains("\nq *       | AK:***             |"), "{list}");
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"read_timeout\": 9"));
    assert_eq!(region(&place, ""), "cn-beijing");
    assert_eq!(place.run("aliyun configure get region -p p").answer(), "cn-hangzhou\n");
    let switched = "The default profile is `p` now.\n";
    assert_eq!(place.run("aliyun configure switch --profile p").answer(), switched);
    assert_eq!(region(&place, ""), "cn-hangzhou");
    assert_eq!(place.run("aliyun configure delete --profile p").answer(), "");
    assert_eq!(region(&place, ""), "cn-beijing");
}

#[test]
fn what_cannot_be_configured() {
    let place = Place::new();
    place
        .run("aliyun configure get")
        .fails(1, "ERROR: load configuration failed. Run `aliyun configure` to set up\n");
    let stat = format!(
        "ERROR: load configure failed: stat {}: no such file or directory\n",
        place.path(".aliyun/config.json").display()
    );
    place.run("aliyun configure list").fails(1, &stat);
    place.run(SET).fails(1, "ERROR: fail to set configuration: region can't be empty\n");
    place.run("aliyun configure set --mode Z --region a").fails(1, "ERROR: invalid mode: Z\n");
    assert!(!place.path(".aliyun").exists());
    place.run("aliyun configure set --region cn-hangzhou").answer();
    for (line, error) in [
        ("get --profile x", "profile x not found"),
        ("switch", "the --profile <profileName> is required"),
        ("switch --profile x", "the profile `x` is inexist"),
        ("delete --profile x", "error: configuration profile `x` not found"),
        ("set --region cn_x", "fail to set configuration: invalid region cn_x"),
        ("set --region a --region b", "parse failed --region duplicated"),
    ] {
        place.run(&format!("aliyun configure {line}")).fails(1, &format!("ERROR: {error}\n"));
    }
    assert_eq!(place.run("aliyun configure nope").code, 2);
    assert_eq!(place.run("aliyun configure set --nope x").code, 2);
    assert!(place.run("aliyun configure set --help").answer().contains("--access-key-id"));
    assert!(place.run("aliyun help configure").answer().contains("safety-policy"));
}

/// Runs the lines at once; each must end well.
fn at_once(place: &Place, lines: &[String]) {
    std::thread::scope(|scope| {
        for line in lines {
            scope.spawn(|| place.run(line).answer());
        }
    });
}

#[test]
fn changes_at_once_are_all_kept() {
    let place = Place::new();
    let numbers = 0..24;
    let set = |number| format!("aliyun configure set --profile p{number} --region cn-hangzhou");
    at_once(&place, &numbers.clone().map(set).collect::<Vec<_>>());
    let list = place.run("aliyun configure list").answer();
    for number in numbers.clone() {
        assert!(list.contains(&format!("\np{number} ")), "{number}: {list}");
    }
    let add = |number| format!("aliyun configure safety-policy add --pattern ecs:Stop{number} --action deny");
    at_once(&place, &numbers.clone().map(add).collect::<Vec<_>>());
    let list = place.run("aliyun configure safety-policy list").answer();
    for number in numbers {
        assert!(list.contains(&format!("\necs:Stop{number} ")), "{number}: {list}");
    }
    // What is left beside the files is plainly a lock.
    let mut names: Vec<String> = std::fs::read_dir(place.path(".aliyun"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["config.json", "config.json.lock", "safety-policy.json", "safety-policy.json.lock"]);
}

#[test]
fn asked_for() {
    let place = Place::new();
    let out = place.typed(&["aliyun", "configure"], "LTAIabc\nsecret9\ncn-beijing\n\n").answer();
    assert!(
        out.starts_with("Configuring profile 'default' in 'AK' authenticate mode...\nAccess Key Id []: ")
    );
    assert!(out.contains("Saving profile[default] ...Done.\n") && !out.contains("secret9"), "{out}");
    assert_eq!(place.run("aliyun configure get region").answer(), "cn-beijing\n");
    // Empty lines keep what is there, which is not shown in full.
    let out = place.typed(&["aliyun", "configure"], "\n\n\nzh\n").answer();
    assert!(out.contains("Access Key Id [****abc]: ") && out.contains("[cn-beijing]: "), "{out}");
    assert_eq!(
        place.run("aliyun configure get language access-key-id").answer(),
        "language=zh\naccess-key-id=****abc\n\n"
    );
}

const TWO: &str = r#"{"current": "a", "profiles": [
    {"name": "a", "mode": "AK", "region_id": "cn-beijing", "unheard": [1]},
    {"name": "b", "mode": "EcsRamRole", "ram_role_name": "r"}
], "meta_path": ""}"#;

#[test]
fn the_line_then_the_profile_then_the_environment() {
    let place = Place::new();
    assert_eq!(region(&place, ""), "cn-hangzhou");
    config(&place, TWO);
    assert_eq!(region(&place, ""), "cn-beijing");
    assert_eq!(region(&place, "--region cn-shanghai"), "cn-shanghai");
    assert_eq!(region(&place, "--RegionId cn-shanghai"), "cn-shanghai");
    assert_eq!(region(&place, "--profile b"), "cn-hangzhou");
    let place = place.with("ALIBABACLOUD_REGION_ID", "cn-shenzhen").with("REGION", "cn-qingdao");
    assert_eq!(region(&place, ""), "cn-beijing");
    assert_eq!(region(&place, "-p b"), "cn-shenzhen");
    let place = place.with("ALICLOUD_PROFILE", "b");
    assert_eq!(region(&place, ""), "cn-shenzhen");
    assert_eq!(region(&place, "-p a"), "cn-beijing");
    let place = place.with("ALIBABACLOUD_PROFILE", "a");
    assert_eq!(region(&place, ""), "cn-beijing");
    std::fs::write(place.path("other.json"), TWO.replace("cn-beijing", "cn-qingdao")).unwrap();
    assert_eq!(
        region(&place, &format!("--config-path {}", place.path("other.json").display())),
        "cn-qingdao"
    );
    let place = place.with("ALIBABA_CLOUD_IGNORE_PROFILE", "TRUE");
    assert_eq!(region(&place, ""), "cn-hangzhou");
    // What is not known is kept.
    place.run("aliyun configure switch --profile b").answer();
    let kept = std::fs::read_to_string(place.path(".aliyun/config.json")).unwrap();
    assert!(kept.contains("unheard") && kept.contains("meta_path"), "{kept}");
}

#[test]
fn profiles_and_files_that_cannot_be_used() {
    let place = Place::new();
    let unknown = "ERROR: unknown profile nope, run configure to check\n\nConfiguration failed, use `aliyun configure` to configure it\n";
    place.run("aliyun ecs DescribeRegions --profile nope").fails(3, unknown);
    config(&place, TWO);
    place.run("aliyun ecs DescribeRegions --profile nope").fails(3, unknown);
    config(&place, "{");
    let run = place.run("aliyun ecs DescribeRegions");
    let start = "ERROR: load current configuration failed init config failed unexpected end of JSON input\n";
    assert!(run.code == 1 && run.err.starts_with(start), "{run:?}");
    let run = place.run("aliyun configure get");
    assert!(run.code == 1 && run.err.starts_with(start), "{run:?}");
    assert_eq!(std::fs::read_to_string(place.path(".aliyun/config.json")).unwrap(), "{");
}

const DENIED: &str = "ERROR: operation blocked by safety policy: Ecs DeleteSnapshot (rule: ecs:Delete*)\n";
const DELETE: &str = "aliyun ecs DeleteSnapshot --SnapshotId s-1";

#[test]
fn the_safety_policy_of_the_environment() {
    let place = Place::new()
        .with("ALIBABA_CLOUD_SAFETY_POLICY_ENABLED", "1")
        .with("ALIBABA_CLOUD_SAFETY_POLICY_RULES", "ecs:StopInstance=confirm,ecs:Delete*=deny");
    place.run(DELETE).fails(1, DENIED);
    place.run(&format!("{DELETE} --yes")).fails(1, DENIED);
    place.run("aliyun ecs DescribeRegions --quiet").answer();
    let stop = "aliyun ecs StopInstance --InstanceId i-1";
    let run = place.run(stop);
    let start = "ERROR: Safety policy requires confirmation for: Ecs StopInstance\n";
    assert!(run.code == 1 && run.err.starts_with(start), "{run:?}");
    place.run(&format!("{stop} -y")).refused("InvalidInstanceId.NotFound");
    let place = place.with("ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM", "1");
    place.run(stop).refused("InvalidInstanceId.NotFound");
    let place = place.with("ALIBABA_CLOUD_SAFETY_POLICY_ENABLED", "0");
    place.run(DELETE).answer_or_refused();
}

#[test]
fn the_safety_policy_of_the_file() {
    let place = Place::new();
    let policy = |line: &str| place.run(&format!("aliyun configure safety-policy {line}")).answer();
    assert_eq!(policy("show"), "{\n\t\"enabled\": false,\n\t\"rules\": []\n}\n");
    policy("add --pattern ecs:Delete* --action forbid");
    policy("add --pattern *:* --action confirm");
    assert_eq!(
        policy("list"),
        "Pattern     | Action\n-------     | ------\necs:Delete* | deny\n*:*         | confirm\n"
    );
    place.run(DELETE).answer_or_refused();
    policy("enable");
    place.run(DELETE).fails(1, DENIED);
    // Another file of profiles is no way round it, and has no policy of its own.
    let other = format!("--config-path {}", place.path("elsewhere/config.json").display());
    place.run(&format!("{DELETE} {other}")).fails(1, DENIED);
    assert!(policy(&format!("list {other}")).contains("ecs:Delete* | deny"));
    policy(&format!("remove --pattern ecs:Delete* {other}"));
    assert!(!policy("list").contains("ecs:Delete*") && !place.path("elsewhere").exists());
    place.run(&format!("{DELETE} --yes")).answer_or_refused();
    policy("disable");
    place.run(DELETE).answer_or_refused();
    let mode = std::fs::metadata(place.path(".aliyun/safety-policy.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(place.run("aliyun configure safety-policy remove --pattern x:y").code, 1);
}
