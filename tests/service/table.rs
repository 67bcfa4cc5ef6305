//! The table of operations as a whole, and that it and the source tell the same.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "the helpers of tests")]

use ecs_snap::ecs::{Code, Declaration, Effect, Family, Kind, Need, OPERATIONS, ParameterDeclaration, find};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Codes that every operation may report, whatever it declares.
const COMMON: [Code; 4] =
    [Code::InternalError, Code::InvalidParameter, Code::InvalidRegionIdNotFound, Code::MissingParameter];

fn operations() -> impl Iterator<Item = &'static Declaration> {
    OPERATIONS.iter().map(|entry| entry.declaration)
}

fn is_sorted<T: Ord>(list: &[T]) -> bool {
    list.windows(2).all(|pair| pair[0] < pair[1])
}

#[test]
fn operations_are_sorted_and_found_by_their_names() {
    let names: Vec<&str> = operations().map(|operation| operation.name).collect();
    assert!(is_sorted(&names), "{names:?}");
    for name in names {
        assert_eq!(find(name).unwrap().declaration.name, name);
        assert!(find(&name.to_lowercase()).is_none(), "names are exact");
    }
}

/// Parameters are sorted and unique, and say what they are for.
fn check_parameters(parameters: &[ParameterDeclaration], place: &str) {
    for parameter in parameters {
        let place = format!("{place}.{}", parameter.name);
        let help: String = parameter.help.concat();
        assert!(help.trim().len() > 3, "{place} has no help");
        assert!(!parameter.help[0].trim().is_empty(), "the help of {place} begins with an empty line");
        assert!(
            !(parameter.need != Need::Optional && parameter.effect != Effect::Full),
            "{place} is required and has no effect"
        );
        let well_named = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric());
        assert!(parameter.name.split('.').all(well_named), "{place} is no name");
        if let Kind::RepeatStruct(fields) = parameter.kind {
            assert!(!fields.is_empty(), "{place} has no fields");
            let names: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), fields.len(), "{place} has a field twice");
            check_parameters(fields, &place);
        }
    }
}

#[test]
fn parameters_are_sorted_unique_and_explained() {
    for operation in operations() {
        let names: Vec<&str> = operation.parameters.iter().map(|parameter| parameter.name).collect();
        assert!(is_sorted(&names), "{}: {names:?}", operation.name);
        check_parameters(operation.parameters, operation.name);
        for name in names {
            assert_eq!(operation.parameter(name).unwrap().name, name);
        }
    }
}

#[test]
fn operations_are_explained_in_a_sentence() {
    for operation in operations() {
        let summary = operation.summary();
        assert!(summary.len() > 10 && summary.ends_with('.'), "{}: {summary:?}", operation.name);
        let chinese = operation.chinese;
        assert!(chinese.chars().count() > 4 && chinese.ends_with('。'), "{}: {chinese:?}", operation.name);
    }
}

#[test]
fn errors_are_sane_and_declared_once() {
    for operation in operations() {
        let mut seen = BTreeSet::new();
        for error in operation.errors {
            let place = format!("{} {}", operation.name, error.code);
            assert!((400..=503).contains(&error.status), "{place}: {}", error.status);
            assert!(seen.insert((error.code, error.status)), "{place} is declared twice");
            assert!(is_code(error.code.as_str()), "{place} is no code");
            assert!(error.when.len() > 5, "{place} does not say when");
            let same_code = || operation.errors.iter().filter(|other| other.code == error.code);
            assert!(same_code().any(|other| other.status == operation.status(error.code)), "{place}");
        }
        assert_eq!(operation.status(Code::InternalError), 500);
        if !operation.errors.iter().any(|error| error.code == Code::InvalidRegionIdNotFound) {
            assert_eq!(operation.status(Code::InvalidRegionIdNotFound), 404, "{}", operation.name);
        }
    }
}

/// `CreateSnapshot` in `create_snapshot.rs`.
fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, letter) in letters.iter().enumerate() {
        // An abbreviation such as KMS is one word.
        let after_small = at > 0 && letters[at - 1].is_lowercase();
        let before_small = at > 0 && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && (after_small || before_small) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ecs")
}

fn folder(family: Family) -> PathBuf {
    source().join(match family {
        Family::Regions => "regions",
        Family::Disks => "disks",
        Family::Instances => "instances",
        Family::Images => "images",
        Family::Tasks => "tasks",
        Family::Snapshots => "snapshots",
        Family::Groups => "groups",
        Family::Policies => "policies",
        Family::Tags => "tags",
        Family::Misc => "misc",
    })
}

#[test]
fn the_readme_lists_what_is_built() {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("\n| Family | Operations |\n|---|---|\n").unwrap();
    let table = rest.split("\n\n").next().unwrap();
    let rows = table.lines().map(|line| {
        let (family, names) = line.trim_matches('|').split_once('|').unwrap();
        let names = names.trim().split(", ").map(str::to_owned).collect::<Vec<_>>();
        (family.trim().to_owned(), names)
    });
    let listed: BTreeMap<String, Vec<String>> =
        rows.filter(|(family, _)| family != "Local commands").collect();
    let mut built: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for operation in operations() {
        let family = match operation.family {
            Family::Misc => "Other".to_owned(),
            family => format!("{family:?}"),
        };
        built.entry(family).or_default().push(operation.name.to_owned());
    }
    assert_eq!(listed, built);
}

/// The code of an operation's file, less its tests.
fn code(operation: &Declaration) -> String {
    let path = folder(operation.family).join(format!("{}.rs", snake_case(operation.name)));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

#[test]
fn an_operation_is_found_by_its_name() {
    for operation in operations() {
        let code = code(operation);
        let declared = format!("    {} in {:?} \"", operation.name, operation.family);
        assert!(code.contains(&declared), "{} is not declared in its file", operation.name);
        assert!(code.contains(&format!("impl Operation for {}", operation.name)), "{}", operation.name);
    }
}

fn is_code(text: &str) -> bool {
    let well_formed = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric());
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.split('.').all(well_formed)
}

/// The codes that some code names, less those that it only looks for in another's error.
fn raised(code: &str) -> BTreeSet<Code> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = lines.flat_map(|line| line.split("Code::").skip(1)).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        (!after.starts_with(" =>")).then_some(name)
    });
    named.filter_map(|name| Code::ALL.iter().copied().find(|code| format!("{code:?}") == name)).collect()
}

#[test]
fn what_an_operation_raises_is_declared() {
    let mut undeclared = Vec::new();
    for operation in operations() {
        let code = code(operation);
        // What follows the declaration.
        let body = code.split_once("\nimpl Operation for").unwrap().1;
        for raised in raised(body) {
            let declared = operation.errors.iter().any(|error| error.code == raised);
            if !declared && !COMMON.contains(&raised) {
                undeclared.push(format!("{} {raised}", operation.name));
            }
        }
    }
    assert_eq!(undeclared, Vec::<String>::new());
}

/// Every source file of the service, less declarations and tests.
fn bodies(folder: &Path, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bodies(&path, into);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let mut declaring = false;
            let lines = text.lines().filter(|line| {
                declaring |= *line == "    errors {";
                declaring &= *line != "    }";
                !declaring
            });
            into.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

#[test]
fn what_an_operation_declares_is_raised_somewhere() {
    let mut all = Vec::new();
    bodies(&source(), &mut all);
    let raised: BTreeSet<Code> = all.iter().flat_map(|body| raised(body)).collect();
    for operation in operations() {
        for error in operation.errors {
            assert!(
                raised.contains(&error.code),
                "{} declares {}, which nobody raises",
                operation.name,
                error.code
            );
        }
    }
}
