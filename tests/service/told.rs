//! What help tells of parameters, and what operations do with them.

use crate::common;

use common::service::World;
use ecs_snap::ecs::{Declaration, Effect, Kind, Need, OPERATIONS, ParameterDeclaration, effect};
use std::collections::BTreeSet;

fn operations() -> impl Iterator<Item = &'static Declaration> {
    OPERATIONS.iter().map(|entry| entry.declaration)
}

/// Every parameter with the name that help shows, those of lists' items among them.
fn spelled(parameters: &'static [ParameterDeclaration]) -> Vec<(String, &'static ParameterDeclaration)> {
    let mut all = Vec::new();
    for parameter in parameters {
        all.push((parameter.name.to_owned(), parameter));
        if let Kind::RepeatStruct(fields) = parameter.kind {
            let fields = spelled(fields).into_iter();
            all.extend(fields.map(|(field, declared)| (format!("{}.n.{field}", parameter.name), declared)));
        }
    }
    all
}

#[test]
fn what_has_no_effect_says_why() {
    let mut without_reason = Vec::new();
    for operation in operations() {
        for (name, parameter) in spelled(operation.parameters) {
            let reason = effect::reason(operation.name, &name);
            if parameter.effect == Effect::Nothing && reason.is_none() {
                without_reason.push(format!("{} {name}", operation.name));
            }
        }
    }
    assert_eq!(without_reason, Vec::<String>::new());
}

#[test]
fn no_reason_is_given_for_what_has_an_effect() {
    let mut without_effect = BTreeSet::new();
    for operation in operations() {
        for (name, parameter) in spelled(operation.parameters) {
            // A reason for a list goes for its fields.
            let mut rest = (parameter.effect == Effect::Nothing).then_some(&*name);
            while let Some(name) = rest {
                without_effect.insert(format!("{}/{name}", operation.name));
                without_effect.insert(name.to_owned());
                rest = name.rsplit_once('.').map(|(list, _)| list);
            }
        }
    }
    let idle: Vec<&str> = effect::reasoned().filter(|name| !without_effect.contains(*name)).collect();
    assert_eq!(
        idle,
        Vec::<&str>::new(),
        "src/ecs/effect.rs gives reasons for what has an effect, or is not there"
    );
}

#[test]
fn what_is_not_built_is_refused_by_its_name() {
    let mut world = World::empty();
    let mut refused = 0;
    for operation in operations() {
        for (name, parameter) in spelled(operation.parameters) {
            if parameter.effect != Effect::Refusal {
                continue;
            }
            refused += 1;
            let name = match parameter.kind {
                Kind::RepeatList => format!("{name}.1"),
                _ => name.replace(".n.", ".1."),
            };
            let failure = world.failure(operation.name, &[(&name, "something")]);
            assert_eq!(failure.error.code, "InvalidParameter", "{} {name}", operation.name);
            assert!(failure.error.message.contains(&name), "{} {name}", operation.name);
        }
    }
    assert!(refused >= 2);
    world.call("DescribeTags", &[("Category", "")]).unwrap();
}

/// The least and the largest number of characters that help tells of a parameter.
fn lengths(parameter: &ParameterDeclaration) -> Option<(usize, usize)> {
    let help = parameter.help.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let (before, rest) = help.split_once(" characters")?;
    // Of passwords more is asked than a length.
    if rest.contains("kinds") {
        return None;
    }
    let mut words = before.rsplit(' ');
    let most = words.next()?.parse().ok()?;
    (words.next()? == "to").then(|| words.next()?.parse().ok().map(|least| (least, most)))?
}

/// A well-formed value of a parameter: that it names nothing is found out later than what is malformed.
fn stand_in(name: &str) -> &'static str {
    match name {
        "DiskId" => "d-bp1none",
        "SnapshotId" => "s-bp1none",
        "SnapshotGroupId" => "ssg-bp1none",
        "InstanceId" => "i-bp1none",
        "ImageId" => "m-bp1none",
        "autoSnapshotPolicyId" => "sp-bp1none",
        "regionId" | "RegionId" => "cn-hangzhou",
        "DestinationRegionId" => "cn-beijing",
        "ZoneId" => "cn-hangzhou-h",
        "timePoints" | "repeatWeekdays" => "[\"1\"]",
        "retentionDays" => "7",
        _ => "ecs.g6.large",
    }
}

#[test]
fn names_and_descriptions_have_the_lengths_that_help_tells() {
    let mut world = World::empty();
    let mut checked = 0;
    for operation in operations() {
        for parameter in operation.parameters {
            let Some((least, most)) = lengths(parameter) else { continue };
            checked += 1;
            let required = operation
                .parameters
                .iter()
                .filter(|one| one.need == Need::Required && one.name != parameter.name);
            let fixed: Vec<_> = required.map(|one| (one.name, stand_in(one.name))).collect();
            // What it must be given is not what the test is about, wherever it is demanded later.
            let demanded = ["DestinationSnapshotName", "DestinationSnapshotDescription"];
            let demanded = demanded.into_iter().filter(|name| {
                *name != parameter.name && operation.parameters.iter().any(|one| one.name == *name)
            });
            let fixed: Vec<_> = fixed.into_iter().chain(demanded.map(|name| (name, "something"))).collect();
            let mut finds_fault = |length: usize| {
                let value = "a".repeat(length);
                let parameters: Vec<_> = fixed.iter().copied().chain([(parameter.name, &*value)]).collect();
                let outcome = world.outcome(operation.name, &parameters);
                outcome.is_err_and(|failure| {
                    failure.error.message.contains(&format!("The specified {} ", parameter.name))
                })
            };
            let place = format!("{} {}: {least} to {most}", operation.name, parameter.name);
            assert!(!finds_fault(least) && !finds_fault(most), "{place} are refused");
            assert!(finds_fault(most + 1), "{place}: one more is taken");
            // An empty value is as good as none, where it is not a value of its own.
            assert!(least < 2 || finds_fault(least - 1), "{place}: one less is taken");
        }
    }
    assert!(checked >= 15, "{checked}");
}
