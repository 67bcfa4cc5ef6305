//! `snap configure safety-policy …`.

use super::super::super::safety::{self, Action, Policy, Rule};
use super::*;
use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;

/// The second word.
const VERB: &str = "safety-policy";

/// Prints the policy.
pub static BARE: Local =
    Local { words: &[NOUN, VERB], about: "Rules that stop calls, or ask before them", ..SHOW };
/// Prints the policy, by its full name.
pub static SHOW: Local = Local {
    words: &[NOUN, VERB, "show"],
    about: "Prints the safety policy as JSON",
    arguments: file,
    run: Run::Own(show),
};
/// Lists the policy's rules.
pub static LIST: Local = Local {
    words: &[NOUN, VERB, "list"],
    about: "Lists the rules, the first of which counts that is about a call",
    arguments: file,
    run: Run::Own(list),
};
/// Enables the policy.
pub static ENABLE: Local = Local {
    words: &[NOUN, VERB, "enable"],
    about: "Lets the safety policy count",
    arguments: file,
    run: Run::Own(|_, _| switch(true)),
};
/// Disables the policy.
pub static DISABLE: Local = Local {
    words: &[NOUN, VERB, "disable"],
    about: "Lets the safety policy not count",
    arguments: file,
    run: Run::Own(|_, _| switch(false)),
};
/// Adds a rule.
pub static ADD: Local = Local {
    words: &[NOUN, VERB, "add"],
    about: "Adds a rule, or gives the rule of that pattern another action",
    arguments: |command: Command| {
        let words = PossibleValuesParser::new(Action::WORDS);
        let action = Arg::new("action").long("action").required(true).value_parser(words);
        file(command).arg(pattern()).arg(action.help("What it does to the calls that it is about"))
    },
    run: Run::Own(add),
};
/// Removes a rule.
pub static REMOVE: Local = Local {
    words: &[NOUN, VERB, "remove"],
    about: "Removes a rule",
    arguments: |command: Command| file(command).arg(pattern()),
    run: Run::Own(remove),
};

fn pattern() -> Arg {
    let help = "The calls that it is about, such as ecs:Delete*";
    Arg::new("pattern").long("pattern").value_name("product:Operation").required(true).help(help)
}

fn show(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    stream::answer(output::json(&serde_json::to_value(Policy::load(&safety::path()?)?)?)?)?;
    Ok(Exit::Success)
}

fn list(_: Program, _: &ArgMatches) -> anyhow::Result<Exit> {
    let rules = Policy::load(&safety::path()?)?.rules;
    let rules = rules.into_iter().map(|rule| vec![rule.pattern, rule.action.word().to_owned()]);
    let header = ["Pattern", "Action"].map(str::to_owned).to_vec();
    let dashes = header.iter().map(|title| "-".repeat(title.len())).collect();
    let lines: Vec<Vec<String>> = [header, dashes].into_iter().chain(rules).collect();
    stream::answer(table::layout(&lines))?;
    Ok(Exit::Success)
}

fn change(change: impl Fn(&mut Policy) -> anyhow::Result<()>) -> anyhow::Result<Exit> {
    profiles::change(&safety::path()?, |policy: Option<Policy>| {
        let mut policy = policy.unwrap_or_default();
        change(&mut policy)?;
        anyhow::Ok(policy)
    })?;
    Ok(Exit::Success)
}

fn switch(enabled: bool) -> anyhow::Result<Exit> {
    change(|policy| {
        policy.enabled = enabled;
        Ok(())
    })
}

fn add(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let pattern = value(matches, "pattern").context("--pattern is empty")?;
    let action = value(matches, "action").and_then(Action::parse).context("--action is none")?;
    if !safety::is_about_calls(pattern) {
        bail!("{pattern} would stop nothing: name the product too, such as ecs:{pattern}");
    }
    change(|policy| {
        match policy.rules.iter_mut().find(|rule| rule.pattern == pattern) {
            Some(rule) => rule.action = action,
            None => policy.rules.push(Rule { pattern: pattern.to_owned(), action }),
        }
        Ok(())
    })
}

fn remove(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let pattern = value(matches, "pattern").context("--pattern is empty")?;
    change(|policy| {
        if !policy.rules.iter().any(|rule| rule.pattern == pattern) {
            bail!("there is no rule {pattern}");
        }
        policy.rules.retain(|rule| rule.pattern != pattern);
        Ok(())
    })
}
