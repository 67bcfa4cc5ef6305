//! `complete -C`: the shell runs the program with the line so far in its environment, and prints what
//! it may go on with.

use super::flags::FLAGS;
use super::grammar::Line;
use super::{local, parameters, product};
use crate::ecs::{self, OPERATIONS};

/// The line so far, if a shell asks for completion.
pub fn asked() -> Option<String> {
    let line = std::env::var("COMP_LINE").ok()?;
    let point = std::env::var("COMP_POINT").ok().and_then(|point| point.parse().ok());
    let point: usize = point.unwrap_or(line.len());
    Some(line.get(..point).unwrap_or(&line).to_owned())
}

/// What may stand where the line ends, one a line.
pub fn candidates(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    let (current, before) = match words.split_last() {
        Some((last, before)) if !line.ends_with(char::is_whitespace) => (*last, before),
        _ => ("", words.as_slice()),
    };
    let positionals = Line::read(before).map(|line| line.positionals).unwrap_or_default();
    let positionals: Vec<&str> = positionals.iter().map(String::as_str).collect();
    let found: Vec<String> = match positionals.as_slice() {
        [] if current.starts_with('-') => flags(current),
        [] => {
            let words = local::nouns().chain([product::CODE]);
            words.filter(|word| word.starts_with(current)).map(str::to_owned).collect()
        }
        [named] if product::is_named(named) && !current.starts_with('-') => operations(current),
        [named, operation, ..] if product::is_named(named) => options(operation, current),
        _ => Vec::new(),
    };
    found.into_iter().map(|word| word + "\n").collect()
}

fn flags(current: &str) -> Vec<String> {
    let names = FLAGS.iter().filter(|flag| !flag.hidden).map(|flag| format!("--{}", flag.name));
    names.filter(|name| name.starts_with(current)).collect()
}

fn operations(current: &str) -> Vec<String> {
    let current = current.to_ascii_lowercase();
    let names = OPERATIONS.iter().map(|entry| entry.declaration.name);
    names.filter(|name| name.to_ascii_lowercase().starts_with(&current)).map(str::to_owned).collect()
}

fn options(operation: &str, current: &str) -> Vec<String> {
    let declared = ecs::find(operation).map_or(&[][..], |entry| entry.declaration.parameters);
    let names = parameters::spellings(declared, "1").into_iter().map(|(name, _)| format!("--{name}"));
    names.filter(|name| name.starts_with(current)).collect()
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn each_place_has_its_words() {
        assert_eq!(candidates("snap ec"), "ecs\n");
        assert_eq!(candidates("snap st"), "store\n");
        assert_eq!(candidates("snap --quie"), "--quiet\n");
        assert_eq!(candidates("snap ecs describereg"), "DescribeRegions\n");
        assert_eq!(candidates("snap ecs DescribeRegions --Acc"), "--AcceptLanguage\n");
        assert!(candidates("snap ecs DescribeRegions ").starts_with("--AcceptLanguage\n"));
        assert_eq!(candidates("snap foo "), "");
    }
}
