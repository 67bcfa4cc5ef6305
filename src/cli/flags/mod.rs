//! The global flags, declared once: the grammar, the checks, the help, the man pages and the completions all read this
//! table.

mod list;

pub use list::FLAGS;

use super::language::Language;

/// The number of values that a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// None: a switch.
    None,
    /// One required value.
    One,
    /// An optional value.
    Optional,
    /// All words up to the next flag; can be given many times.
    Many,
}

/// The effect of a flag in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The effect that its help tells.
    Works,
    /// No effect: the flag is about accounts, networks or terminals that a local service does not have.
    Harmless,
    /// Refused: the flag has no effect here, and ignoring it would change the output for a script.
    Absent,
}

/// A `key=value` word that a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// True if the field is required.
    pub required: bool,
}

/// A global flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The flag's name, without dashes.
    pub name: &'static str,
    /// Another name of the same flag.
    pub alias: Option<&'static str>,
    /// The flag's one-letter form.
    pub shorthand: Option<char>,
    /// The number of values that the flag takes.
    pub arity: Arity,
    /// True if help leaves the flag out.
    pub hidden: bool,
    /// The effect of the flag here.
    pub standing: Standing,
    /// The `key=value` words that the flag takes.
    pub fields: &'static [Field],
    /// The single words that replace the fields.
    pub words: &'static [&'static str],
    /// The key of the profile setting that the flag overrides for a call.
    pub setting: Option<&'static str>,
    /// The flags that exclude this one.
    pub exclusive_with: &'static [&'static str],
    /// The flag's help.
    pub help: &'static str,
    /// The flag's help in Chinese.
    pub chinese: &'static str,
}

const fn flag(
    name: &'static str,
    arity: Arity,
    standing: Standing,
    help: &'static str,
    chinese: &'static str,
) -> Flag {
    Flag {
        name,
        alias: None,
        shorthand: None,
        arity,
        hidden: false,
        standing,
        fields: &[],
        words: &[],
        setting: None,
        exclusive_with: &[],
        help,
        chinese,
    }
}

impl Flag {
    const fn short(self, shorthand: char) -> Self {
        Self { shorthand: Some(shorthand), ..self }
    }

    const fn alias(self, alias: &'static str) -> Self {
        Self { alias: Some(alias), ..self }
    }

    const fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }

    const fn fields(self, fields: &'static [Field]) -> Self {
        Self { fields, ..self }
    }

    const fn words(self, words: &'static [&'static str]) -> Self {
        Self { words, ..self }
    }

    const fn setting(self, key: &'static str) -> Self {
        Self { setting: Some(key), ..self }
    }

    const fn without(self, exclusive_with: &'static [&'static str]) -> Self {
        Self { exclusive_with, ..self }
    }
}

/// The names of the flags that the program uses.
pub mod name {
    /// The region of the call.
    pub const REGION: &str = "region";
    /// The region of the call, in the service's spelling; also a parameter of most operations.
    pub const REGION_ID: &str = "RegionId";
    /// Answers at once; long work goes on.
    pub const BACKGROUND: &str = "background";
    /// Skips the checks of names.
    pub const FORCE: &str = "force";
    /// The version of the product's API.
    pub const VERSION: &str = "version";
    /// HTTP headers to add.
    pub const HEADER: &str = "header";
    /// The format of the answer.
    pub const OUTPUT: &str = "output";
    /// Prints no answer.
    pub const QUIET: &str = "quiet";
    /// The HTTP method.
    pub const METHOD: &str = "method";
    /// The profile whose settings count.
    pub const PROFILE: &str = "profile";
    /// The file of the profiles.
    pub const CONFIG_PATH: &str = "config-path";
    /// The way to sign in.
    pub const MODE: &str = "mode";
    /// The language of the profile.
    pub const LANGUAGE: &str = "language";
    /// The host that would be asked.
    pub const ENDPOINT: &str = "endpoint";
    /// Brings all pages.
    pub const PAGER: &str = "pager";
    /// Asks again until the answer is the expected one.
    pub const WAITER: &str = "waiter";
    /// Prints the signed request.
    pub const DRY_RUN: &str = "dryrun";
    /// Prints the request.
    pub const CLI_DRY_RUN: &str = "cli-dry-run";
    /// Prints the request as JSON.
    pub const CLI_DRY_RUN_JSON: &str = "cli-dry-run-json";
    /// Asks for the price instead of calling.
    pub const ESTIMATE_COST: &str = "estimate-cost";
    /// The other facts that the price depends on.
    pub const ESTIMATE_COST_CONTEXT: &str = "estimate-cost-context";
    /// Prints a part of the answer.
    pub const QUERY: &str = "cli-query";
    /// Confirms a call for which the safety policy asks.
    pub const YES: &str = "yes";
    /// Prints help.
    pub const HELP: &str = "help";
}

impl Flag {
    /// Returns the flag with this name or alias.
    pub fn named(name: &str) -> Option<&'static Self> {
        FLAGS.iter().find(|flag| flag.name == name || flag.alias == Some(name))
    }

    /// Returns the flag with this one-letter form.
    pub fn abbreviated(letter: char) -> Option<&'static Self> {
        FLAGS.iter().find(|flag| flag.shorthand == Some(letter))
    }

    /// Returns the flag's help, with a note if the flag has no such effect here.
    pub fn honest_help(&self, language: Language) -> String {
        let help = language.of(self.help, self.chinese);
        let note = match self.standing {
            Standing::Works => return help.to_owned(),
            Standing::Harmless => language.of(" (accepted, without effect here)", "（可以使用，此处无效果）"),
            Standing::Absent => language.of(" (not available here)", "（此处不可用）"),
        };
        format!("{help}{note}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_the_names_mentioned_exist() {
        for (i, flag) in FLAGS.iter().enumerate() {
            for other in &FLAGS[..i] {
                assert_ne!(flag.name, other.name);
                assert!(flag.shorthand.is_none() || flag.shorthand != other.shorthand, "{}", flag.name);
            }
            for other in flag.exclusive_with {
                assert!(Flag::named(other).is_some(), "{other}");
            }
        }
    }
}
