//! The tag operations.

// Clippy takes the helpers of a test for production code.
#![allow(clippy::unwrap_used)]

use crate::common;

use crate::world::own_world;
use common::service::Pair;
use ecs_snap::catalog::{CatalogError, Instance};
use ecs_snap::model::{InstanceId, InstanceStatus, RegionId, Time, ZoneId};
use serde_json::{Value, json};

const ONE: &str = "i-bp1one";
const TWO: &str = "i-bp1two";

own_world!();

impl World {
    /// Two instances in cn-hangzhou.
    fn new() -> Self {
        let mut world = Self::empty();
        world.write(|catalog| [ONE, TWO].iter().try_for_each(|id| instance(id).insert(catalog)));
        world
    }

    /// The tags of the instances, as `id key=value`.
    fn tags(&mut self) -> Vec<String> {
        let answer = self
            .call(
                "ListTagResources",
                &[("ResourceType", "instance"), ("ResourceId.1", ONE), ("ResourceId.2", TWO)],
            )
            .unwrap();
        listed(&answer)
    }
}

fn listed(answer: &Value) -> Vec<String> {
    let tags = answer["TagResources"]["TagResource"].as_array().unwrap();
    let text = |tag: &Value, name: &str| tag[name].as_str().unwrap().to_owned();
    tags.iter()
        .map(|tag| format!("{} {}={}", text(tag, "ResourceId"), text(tag, "TagKey"), text(tag, "TagValue")))
        .collect()
}

fn instance(id: &str) -> Instance {
    Instance {
        id: InstanceId::parse(id).unwrap(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        zone: ZoneId::parse("cn-hangzhou-h").unwrap(),
        status: InstanceStatus::Running,
        name: id.into(),
        description: String::new(),
        host_name: String::new(),
        image: String::new(),
        instance_type: "ecs.g6.large".into(),
        key_pair: String::new(),
        resource_group: String::new(),
        deletion_protection: false,
        stopped_mode: "Not-applicable".into(),
        created: Time(1_700_000_000),
        started: None,
        attributes: ecs_snap::model::Attributes::default(),
        worker: None,
    }
}

#[test]
fn tags_come_and_go() {
    let mut world = World::new();
    let on_both = [("ResourceType", "instance"), ("ResourceId.1", ONE), ("ResourceId.2", TWO)];
    let with = |more: &[(&'static str, &'static str)]| [&on_both[..], more].concat();

    world.call("TagResources", &with(&[("Tag.1.Key", "env"), ("Tag.1.Value", "test")])).unwrap();
    world
        .call("TagResources", &[("ResourceType", "instance"), ("ResourceId.1", ONE), ("Tag.1.Key", "solo")])
        .unwrap();
    assert_eq!(world.tags(), [format!("{ONE} env=test"), format!("{ONE} solo="), format!("{TWO} env=test")]);

    // The same key takes the new value.
    world.call("TagResources", &with(&[("Tag.1.Key", "env"), ("Tag.1.Value", "live")])).unwrap();
    assert_eq!(world.tags(), [format!("{ONE} env=live"), format!("{ONE} solo="), format!("{TWO} env=live")]);

    let find = |world: &mut World, filter: &[(&str, &str)]| {
        let parameters = [&[("ResourceType", "instance")], filter].concat();
        listed(&world.call("ListTagResources", &parameters).unwrap())
    };
    assert_eq!(find(&mut world, &[("Tag.1.Key", "solo")]).len(), 2);
    assert_eq!(find(&mut world, &[("Tag.1.Key", "env"), ("Tag.1.Value", "live")]).len(), 3);
    assert_eq!(find(&mut world, &[("Tag.1.Key", "env"), ("Tag.1.Value", "test")]).len(), 0);
    assert_eq!(find(&mut world, &[("TagFilter.1.TagKey", "so")]).len(), 2);
    let values =
        [("TagFilter.1.TagKey", "env"), ("TagFilter.1.TagValues.1", "x"), ("TagFilter.1.TagValues.2", "li")];
    assert_eq!(find(&mut world, &values).len(), 3);

    world.call("UntagResources", &with(&[("TagKey.1", "solo"), ("TagKey.2", "unknown")])).unwrap();
    assert_eq!(world.tags(), [format!("{ONE} env=live"), format!("{TWO} env=live")]);
    world.call("UntagResources", &with(&[("All", "True")])).unwrap();
    assert!(world.tags().is_empty());
}

#[test]
fn one_unknown_resource_stops_everything() {
    let mut world = World::new();
    for stranger in ["i-bp1none", "../../etc/passwd", "i-bp1one\0", "d-bp1one", "'; DROP TABLE tag; --"] {
        let parameters = [
            ("ResourceType", "instance"),
            ("ResourceId.1", ONE),
            ("ResourceId.2", stranger),
            ("Tag.1.Key", "k"),
        ];
        let failure = world.call("TagResources", &parameters).unwrap_err();
        assert_eq!(failure, ("InvalidResourceId.NotFound".to_owned(), 404), "{stranger:?}");
    }
    assert!(world.tags().is_empty());
    let elsewhere = [
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "disk"),
        ("ResourceId.1", "d-bp1one"),
        ("Tag.1.Key", "k"),
    ];
    assert_eq!(world.refusal("TagResources", &elsewhere), "InvalidResourceId.NotFound");
}

#[test]
fn wrong_requests_are_refused() {
    let mut world = World::new();
    let kind = ("ResourceType", "instance");
    let one = ("ResourceId.1", ONE);
    let long = "x".repeat(1 << 20);
    let many: Vec<String> = (1..=51).map(|n| format!("ResourceId.{n}")).collect();
    let mut too_many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), ONE)).collect();
    too_many.push(kind);
    too_many.push(("Tag.1.Key", "k"));
    let cases: Vec<(&str, Vec<Pair<'_>>, &str)> = vec![
        ("TagResources", vec![one, ("Tag.1.Key", "k")], "MissingParameter.ResourceType"),
        ("TagResources", vec![kind, ("Tag.1.Key", "k")], "MissingParameter"),
        ("TagResources", vec![kind, one], "MissingParameter.Tags"),
        (
            "TagResources",
            vec![("ResourceType", "volume"), one, ("Tag.1.Key", "k")],
            "InvalidResourceType.NotFound",
        ),
        (
            "TagResources",
            vec![("ResourceType", &long), one, ("Tag.1.Key", "k")],
            "InvalidResourceType.NotFound",
        ),
        ("TagResources", vec![kind, one, ("Tag.1.Key", &long)], "InvalidTagKey.Malformed"),
        ("TagResources", vec![kind, one, ("Tag.1.Key", "acs:x")], "InvalidTagKey.Malformed"),
        (
            "TagResources",
            vec![kind, one, ("Tag.1.Key", "k"), ("Tag.1.Value", &long)],
            "InvalidTagValue.Malformed",
        ),
        ("TagResources", vec![kind, one, ("Tag.1.Key", "k"), ("Tag.2.Key", "k")], "Duplicate.TagKey"),
        ("TagResources", too_many, "NumberExceed.ResourceIds"),
        ("UntagResources", vec![kind, one], "MissingParameter.Tags"),
        ("UntagResources", vec![kind, one, ("TagKey.1", "k"), ("TagKey.2", "k")], "Duplicate.TagKey"),
        ("ListTagResources", vec![kind, ("Tag.1.Key", "k"), ("Tag.2.Key", "k")], "Duplicate.TagKey"),
        ("UntagResources", vec![kind, one, ("All", "false")], "MissingParameter.Tags"),
        ("UntagResources", vec![kind, one, ("All", "perhaps")], "InvalidParameter"),
        ("ListTagResources", vec![kind], "MissingParameter.Tags"),
        ("ListTagResources", vec![kind, one, ("NextToken", "zz")], "InvalidParameter"),
        ("ListTagResources", vec![kind, ("Tag.1.Value", "v")], "InvalidTag.Mismatch"),
        ("ListTagResources", vec![kind, ("ResourceId.1", "i-bp1none")], "InvalidResourceId.NotFound"),
    ];
    for (operation, parameters, code) in cases {
        assert_eq!(world.refusal(operation, &parameters), code, "{operation} {code}");
    }
    assert!(world.tags().is_empty());
}

#[test]
fn a_resource_carries_twenty_tags() {
    let mut world = World::new();
    let names: Vec<String> = (1..=20).map(|n| format!("Tag.{n}.Key")).collect();
    let keys: Vec<String> = (1..=20).map(|n| format!("key{n:02}")).collect();
    let mut parameters = vec![("ResourceType", "instance"), ("ResourceId.1", ONE), ("ResourceId.2", TWO)];
    parameters.extend(names.iter().map(String::as_str).zip(keys.iter().map(String::as_str)));
    world.call("TagResources", &parameters).unwrap();
    let more = [("ResourceType", "instance"), ("ResourceId.1", ONE), ("Tag.1.Key", "one-more")];
    assert_eq!(world.call("TagResources", &more).unwrap_err(), ("QuotaExceed.Tags".to_owned(), 403));
    assert_eq!(world.tags().len(), 40);
}

#[test]
fn long_lists_come_in_pages() {
    let mut world = World::new();
    let ids: Vec<String> = (0..60).map(|n| format!("i-bp1{n:03}")).collect();
    let write = world.service.engine().catalog().write(|catalog| {
        for id in &ids {
            instance(id).insert(catalog)?;
        }
        Ok::<_, CatalogError>(())
    });
    write.unwrap();
    for id in &ids {
        let parameters =
            [("ResourceType", "instance"), ("ResourceId.1", id), ("Tag.1.Key", "k"), ("Tag.2.Key", "l")];
        world.call("TagResources", &parameters).unwrap();
    }
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let parameters = [("ResourceType", "instance"), ("Tag.1.Key", "k"), ("NextToken", &token)];
        let answer = world.call("ListTagResources", &parameters).unwrap();
        seen.extend(listed(&answer));
        token = answer["NextToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            break;
        }
    }
    let whole: Vec<String> = ids.iter().flat_map(|id| [format!("{id} k="), format!("{id} l=")]).collect();
    assert_eq!(seen, whole);
}

#[test]
fn the_answer_has_the_services_shape() {
    let mut world = World::new();
    let tagged =
        [("ResourceType", "instance"), ("ResourceId.1", ONE), ("Tag.1.Key", "k"), ("Tag.1.Value", "v")];
    world.call("TagResources", &tagged).unwrap();
    let mut answer = world.call("ListTagResources", &tagged[..2]).unwrap();
    assert!(answer.as_object_mut().unwrap().remove("RequestId").is_some());
    let tag = json!({"ResourceId": ONE, "ResourceType": "instance", "TagKey": "k", "TagValue": "v"});
    assert_eq!(answer, json!({"NextToken": "", "TagResources": {"TagResource": [tag]}}));
}
