//! The safety policy: rules that stop a call, or ask before a call.

use super::flags::name;
use super::grammar::Line;
use super::product;
use super::profiles::{self, ProfilesError};
use super::stream::complain;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

/// A call that the policy stopped.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum SafetyError {
    #[error("operation blocked by safety policy: {call} (rule: {rule})")]
    Denied { call: String, rule: String },
    #[error(
        "Safety policy requires confirmation for: {0}\nThis operation cannot run in non-interactive mode without explicit approval. If you are an agent, ask the user whether this operation is allowed; after they confirm (e.g. reply yes or 确认), re-run the same command with --yes."
    )]
    Unconfirmed(String),
    #[error("operation cancelled by user")]
    Cancelled,
    #[error("{0} is no rule: use <product>:<Operation>={{deny|confirm}}")]
    NoRule(String),
}

/// The effect of a rule on the calls that match it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Stops the calls.
    #[serde(alias = "forbid")]
    Deny,
    /// Asks before the calls.
    Confirm,
}

impl Action {
    /// The words for actions.
    pub const WORDS: [&'static str; 3] = ["deny", "confirm", "forbid"];

    /// Reads the word for an action.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "deny" | "forbid" => Some(Self::Deny),
            "confirm" => Some(Self::Confirm),
            _ => None,
        }
    }

    /// Returns the word for the action.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Confirm => "confirm",
        }
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The pattern of the calls: `product:Operation`, with `*` for anything, in any case.
    pub pattern: String,
    /// The effect of the rule.
    pub action: Action,
}

/// The policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// True if the policy counts.
    #[serde(default)]
    pub enabled: bool,
    /// The rules; the first that matches a call counts.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// Returns the policy's file. The file is the same for all lines: a line that names other profiles does not switch the
/// policy off.
///
/// # Errors
/// When there is no home directory.
pub fn path() -> Result<PathBuf, ProfilesError> {
    Ok(profiles::path(None)?.with_file_name("safety-policy.json"))
}

impl Policy {
    /// Reads the file; without a file, no call is stopped.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load(path: &Path) -> Result<Self, ProfilesError> {
        Ok(profiles::read(path)?.unwrap_or_default())
    }

    /// Returns the rule that counts for a call.
    fn rule(&self, call: &str) -> Option<&Rule> {
        let call = call.to_lowercase();
        let about = |rule: &&Rule| matches(rule.pattern.to_lowercase().as_bytes(), call.as_bytes());
        self.rules.iter().find(about).filter(|_| self.enabled)
    }

    /// Returns the file's policy, with the overrides of the environment.
    fn in_effect() -> Result<Self, super::CliError> {
        let mut policy = match path() {
            Err(ProfilesError::NoHome) => Self::default(),
            path => Self::load(&path?)?,
        };
        if let Ok(enabled) = std::env::var("ALIBABA_CLOUD_SAFETY_POLICY_ENABLED") {
            policy.enabled = is_yes(&enabled);
        }
        if let Ok(rules) = std::env::var("ALIBABA_CLOUD_SAFETY_POLICY_RULES") {
            policy.rules = read_rules(&rules)?;
        }
        Ok(policy)
    }
}

/// Stops a call that the policy forbids.
///
/// # Errors
/// When the call is denied, or needs a confirmation and has none.
pub fn check(line: &Line, product: &str, operation: &str) -> Result<(), super::CliError> {
    let policy = Policy::in_effect()?;
    let Some(rule) = policy.rule(&format!("{product}:{operation}")) else { return Ok(()) };
    // The policy counts for unknown products, too: the product is looked up only afterwards.
    let call = format!("{} {operation}", if product::is_named(product) { "Ecs" } else { product });
    match rule.action {
        Action::Deny => Err(SafetyError::Denied { call, rule: rule.pattern.clone() }.into()),
        Action::Confirm if line.flags.has(name::YES) || skips_confirmation() => Ok(()),
        Action::Confirm if !io::stdin().is_terminal() => Err(SafetyError::Unconfirmed(call).into()),
        Action::Confirm => {
            complain(&format!(
                "Safety policy requires confirmation for: {call}\nType 'yes' to proceed, anything else to cancel: "
            ));
            let mut answer = String::new();
            io::stdin().lock().read_line(&mut answer)?;
            let agreed = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
            if agreed { Ok(()) } else { Err(SafetyError::Cancelled.into()) }
        }
    }
}

fn skips_confirmation() -> bool {
    std::env::var("ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM").is_ok_and(|value| is_yes(&value))
}

fn is_yes(text: &str) -> bool {
    text == "1" || text.eq_ignore_ascii_case("true")
}

/// Returns true if a pattern can match a call: it names a product, or begins with a wildcard.
pub fn is_about_calls(pattern: &str) -> bool {
    pattern.contains(':') || pattern.starts_with('*')
}

/// Reads rules in the form of the environment: `*:Delete*=deny,ecs:Stop*=confirm`.
fn read_rules(text: &str) -> Result<Vec<Rule>, SafetyError> {
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let rule = word.split_once('=').and_then(|(pattern, action)| {
                Some(Rule { pattern: pattern.trim().to_owned(), action: Action::parse(action.trim())? })
            });
            rule.filter(|rule| is_about_calls(&rule.pattern))
                .ok_or_else(|| SafetyError::NoRule(word.to_owned()))
        })
        .collect()
}

/// Returns true if a pattern, with `*` for anything and `?` for one character, matches a text.
fn matches(mut pattern: &[u8], mut text: &[u8]) -> bool {
    // The rest after the last `*`, and the text to try it on next: an earlier `*` never has to take more.
    let mut again: Option<(&[u8], &[u8])> = None;
    loop {
        match (pattern.split_first(), text.split_first()) {
            (None, None) => return true,
            (Some((b'*', rest)), _) => {
                again = Some((rest, text));
                pattern = rest;
            }
            (Some((letter, rest)), Some((other, more))) if letter == other || *letter == b'?' => {
                (pattern, text) = (rest, more);
            }
            _ => {
                let Some((rest, [_, more @ ..])) = again else { return false };
                again = Some((rest, more));
                (pattern, text) = (rest, more);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(rules: &str, call: &str) -> Option<Action> {
        let policy = Policy { enabled: true, rules: read_rules(rules).unwrap() };
        policy.rule(call).map(|rule| rule.action)
    }

    #[test]
    fn the_first_rule_about_a_call_counts() {
        let rules = "ecs:DeleteSnapshot=confirm, *:delete*=deny,ecs:Stop?nstance=forbid";
        assert_eq!(action(rules, "ecs:DeleteSnapshot"), Some(Action::Confirm));
        assert_eq!(action(rules, "ecs:DeleteDisk"), Some(Action::Deny));
        assert_eq!(action(rules, "ecs:StopInstance"), Some(Action::Deny));
        assert_eq!(action(rules, "ecs:StopInstances"), None);
        assert_eq!(action(rules, "ecs:DescribeDisks"), None);
        assert_eq!(action("*:*Snap*Group*=deny", "ecs:CreateSnapshotGroup"), Some(Action::Deny));
        assert_eq!(action("*:*Snap*Group?=deny", "ecs:CreateSnapshotGroup"), None);
        assert_eq!(action("*ecs:*t=deny", "ecs:CreateSnapshot"), Some(Action::Deny));
        assert_eq!(action(&format!("{}x=deny", "*".repeat(200)), "ecs:CreateSnapshot"), None);
        assert!(read_rules("ecs:*=maybe").is_err());
        assert!(read_rules("ecs:*").is_err());
        assert!(read_rules("Delete*=deny").is_err(), "it would stop nothing");
    }
}
