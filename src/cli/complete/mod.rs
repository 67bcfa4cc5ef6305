//! `complete -C`: the shell runs the program with the incomplete line in its environment. The program prints the words
//! that can continue the line.
//!
//! The scripts of [`script()`] do the same for shells that show descriptions. With `SNAP_DESCRIBE` in the environment,
//! each word is followed by a tab and its description.

pub mod scripts;

pub use scripts::{SHELLS, script};

use super::flags::{FLAGS, Flag, Standing};
use super::grammar::{Given, Line};
use super::program::Program;
use super::{live, local, parameters, product};
use crate::ecs::{self, Effect, Kind, OPERATIONS, find_parameter};
use clap::{Arg, Command};
use std::ffi::OsStr;

/// The variable that asks for descriptions and for whole words.
const DESCRIBED: &str = "SNAP_DESCRIBE";

/// A word and its description.
type Candidate = (String, String);

/// Returns the incomplete line, if a shell asks for completion.
pub fn asked() -> Option<String> {
    let line = std::env::var("COMP_LINE").ok()?;
    let point = std::env::var("COMP_POINT").ok().and_then(|point| point.parse().ok());
    let point: usize = point.unwrap_or(line.len());
    Some(line.get(..point).unwrap_or(&line).to_owned())
}

/// Returns the words that can stand where the line ends, one a line. The line begins with the name that was typed. The
/// shell can have started the program under another name.
pub fn answer(line: &str) -> String {
    let program = Program::new(line.split_whitespace().next().map(OsStr::new));
    let described = std::env::var_os(DESCRIBED).is_some();
    let found = candidates(program, line, described).into_iter();
    let line = |(word, about): Candidate| {
        if described && !about.is_empty() { format!("{word}\t{about}\n") } else { format!("{word}\n") }
    };
    found.map(line).collect()
}

fn candidates(program: Program, line: &str, whole: bool) -> Vec<Candidate> {
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    let (current, before) = match words.split_last() {
        Some((last, before)) if !line.ends_with(char::is_whitespace) => (*last, before),
        _ => ("", words.as_slice()),
    };
    let line = Line::read(before).unwrap_or_default();
    let positionals: Vec<&str> = line.positionals.iter().map(String::as_str).collect();
    let mut found = match positionals.as_slice() {
        [] if current.starts_with('-') => flags(|flag| !flag.hidden),
        [] => nouns(),
        [named, rest @ ..] if product::is_named(named) => match (rest, current.starts_with('-')) {
            ([], true) => Vec::new(),
            ([], false) => return operations(current),
            ([operation, ..], _) => {
                return of_operation(program, operation, &line.flags, before, current, whole);
            }
        },
        words => of_local(words, &line.flags, current),
    };
    found.retain(|(word, _)| word.starts_with(current));
    found
}

fn flags(which: impl Fn(&Flag) -> bool) -> Vec<Candidate> {
    let flags = FLAGS.iter().filter(|flag| which(flag));
    flags.map(|flag| (format!("--{}", flag.name), flag.help.to_owned())).collect()
}

fn nouns() -> Vec<Candidate> {
    let nouns = local::nouns().map(|noun| (noun, local::about(&[noun])));
    let all = nouns.chain([(product::CODE, product::NAME)]);
    all.map(|(word, about)| (word.to_owned(), about.to_owned())).collect()
}

fn operations(current: &str) -> Vec<Candidate> {
    let current = current.to_ascii_lowercase();
    let all = OPERATIONS.iter().map(|entry| entry.declaration);
    let near = all.filter(|declaration| declaration.name.to_ascii_lowercase().starts_with(&current));
    near.map(|declaration| (declaration.name.to_owned(), declaration.summary().to_owned())).collect()
}

/// Returns the values of the parameter that waits for one, else the parameters.
fn of_operation(
    program: Program,
    operation: &str,
    given: &Given,
    before: &[&str],
    current: &str,
    whole: bool,
) -> Vec<Candidate> {
    let declared = ecs::find(operation).map_or(&[][..], |entry| entry.declaration.parameters);
    let values = |name: &str| match find_parameter(declared, name).map(|parameter| parameter.kind) {
        Some(Kind::Boolean) => ["true", "false"].map(|word| (word.to_owned(), String::new())).to_vec(),
        Some(_) => live::ids(name, given),
        None => Vec::new(),
    };
    // In bash `=` parts words, so the part after it is completed alone.
    if let Some((name, start)) = current.strip_prefix("--").and_then(|word| word.split_once('=')) {
        let lead = if whole { format!("--{name}=") } else { String::new() };
        let fitting = values(name).into_iter().filter(|(value, _)| value.starts_with(start));
        return fitting.map(|(value, about)| (format!("{lead}{value}"), about)).collect();
    }
    let open = before.last().and_then(|word| word.strip_prefix("--")).filter(|_| !current.starts_with('-'));
    let mut found = open.map(values).unwrap_or_default();
    if found.is_empty() {
        let names = parameters::spellings(declared, "1").into_iter();
        let names = names.filter(|(_, declared)| declared.effect != Effect::Refusal);
        let first_line = |help: &[&str]| help.first().map(|line| line.trim().to_owned()).unwrap_or_default();
        found = names.map(|(name, declared)| (format!("--{name}"), first_line(declared.help))).collect();
        if program == Program::Snap {
            found.extend(flags(|flag| !flag.hidden && flag.standing == Standing::Works));
        }
    }
    found.retain(|(word, _)| word.starts_with(current));
    found
}

/// Returns the next words of the command, the ids that it can take, and its flags.
fn of_local(words: &[&str], given: &Given, current: &str) -> Vec<Candidate> {
    let following = local::following(words);
    let following =
        following.map(|word| (word.to_owned(), local::about(&[words, &[word]].concat()).to_owned()));
    let mut found: Vec<Candidate> = following.collect();
    if let Some(local) = local::find(words) {
        let command = local::with_arguments(local, Command::new(""));
        for argument in command.get_arguments() {
            match argument.get_long() {
                Some(long) if current.starts_with('-') => found.push((format!("--{long}"), about(argument))),
                Some(_) => {}
                None => found.extend(positional(argument, given)),
            }
        }
    }
    found
}

fn positional(argument: &Arg, given: &Given) -> Vec<Candidate> {
    let words = argument.get_possible_values();
    if !words.is_empty() {
        return words.iter().map(|word| (word.get_name().to_owned(), String::new())).collect();
    }
    let names = argument.get_value_names().unwrap_or_default();
    names.first().map(|name| live::ids(name, given)).unwrap_or_default()
}

fn about(argument: &Arg) -> String {
    argument.get_help().map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        let program = if line.starts_with("snap") { Program::Snap } else { Program::Aliyun };
        candidates(program, line, false).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn each_place_has_its_words() {
        assert_eq!(words("snap ec"), ["ecs"]);
        assert_eq!(words("snap st"), ["store"]);
        assert_eq!(words("snap --quie"), ["--quiet"]);
        assert_eq!(words("snap ecs describereg"), ["DescribeRegions"]);
        assert_eq!(words("snap ecs DescribeRegions --Acc"), ["--AcceptLanguage"]);
        assert_eq!(words("aliyun ecs DescribeRegions --acc"), [""; 0]);
        assert_eq!(words("snap ecs DescribeRegions --cli-q"), ["--cli-query"]);
        assert_eq!(words("aliyun ecs DescribeRegions --cli-q"), [""; 0]);
        assert_eq!(words("snap ecs DescribeRegions ")[0], "--AcceptLanguage");
        assert_eq!(words("snap foo "), [""; 0]);
    }

    #[test]
    fn values_and_local_commands() {
        assert_eq!(words("snap ecs DeleteSnapshot --Force "), ["true", "false"]);
        assert_eq!(words("snap ecs DeleteSnapshot --Force=t"), ["true"]);
        assert_eq!(candidates(Program::Snap, "snap ecs DeleteSnapshot --Force=t", true)[0].0, "--Force=true");
        assert_eq!(words("snap store rec"), ["reclaim", "recover"]);
        assert_eq!(words("snap store reclaim --dry"), ["--dry-run"]);
        assert_eq!(words("snap completion z"), ["zsh"]);
        assert_eq!(words("snap configure safety-policy e"), ["enable"]);
    }
}
