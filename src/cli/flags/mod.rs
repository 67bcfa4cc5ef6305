//! The global flags, declared once: the grammar, the checks, the help, the man pages and the
//! completions all read this table.

mod list;

pub use list::FLAGS;

use super::language::Language;

/// How many values a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// None: a switch.
    None,
    /// One, and it must be there.
    One,
    /// One or none.
    Optional,
    /// All words up to the next flag; may be given many times.
    Many,
}

/// What a flag does in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What its help says.
    Works,
    /// Nothing: it is about accounts, networks or terminals that a local service does not have.
    Harmless,
    /// Nothing, and ignoring it would change what a script gets, so it is refused.
    Absent,
}

/// A `key=value` word that a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub required: bool,
}

/// A global flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its name, without dashes.
    pub name: &'static str,
    /// Another name that means the same.
    pub alias: Option<&'static str>,
    /// Its one-letter form.
    pub shorthand: Option<char>,
    /// How many values it takes.
    pub arity: Arity,
    /// Whether help leaves it out.
    pub hidden: bool,
    /// What it does here.
    pub standing: Standing,
    /// The `key=value` words that it takes.
    pub fields: &'static [Field],
    /// The single words that stand in for the fields.
    pub words: &'static [&'static str],
    /// The key of the setting in a profile that it gives for a call.
    pub setting: Option<&'static str>,
    /// The flags that cannot be beside it.
    pub exclusive_with: &'static [&'static str],
    /// Its help.
    pub help: &'static str,
    /// The same in Chinese.
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

/// The names of the flags that the program asks about.
pub mod name {
    /// The region that is asked.
    pub const REGION: &str = "region";
    /// The same, in the service's spelling; also a parameter of most operations.
    pub const REGION_ID: &str = "RegionId";
    /// Answers at once; long work goes on.
    pub const BACKGROUND: &str = "background";
    /// Skips the checks of names.
    pub const FORCE: &str = "force";
    /// The version of the product's API.
    pub const VERSION: &str = "version";
    /// HTTP headers to add.
    pub const HEADER: &str = "header";
    /// How the answer is printed.
    pub const OUTPUT: &str = "output";
    /// Prints no answer.
    pub const QUIET: &str = "quiet";
    /// The HTTP method.
    pub const METHOD: &str = "method";
    /// The profile whose settings count.
    pub const PROFILE: &str = "profile";
    /// The file of the profiles.
    pub const CONFIG_PATH: &str = "config-path";
    /// How the caller would sign in.
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
    /// What that price depends on besides.
    pub const ESTIMATE_COST_CONTEXT: &str = "estimate-cost-context";
    /// Prints a part of the answer.
    pub const QUERY: &str = "cli-query";
    /// Confirms what the safety policy asks about.
    pub const YES: &str = "yes";
    /// Prints help.
    pub const HELP: &str = "help";
}

impl Flag {
    /// The flag with this name or alias.
    pub fn named(name: &str) -> Option<&'static Self> {
        FLAGS.iter().find(|flag| flag.name == name || flag.alias == Some(name))
    }

    /// The flag with this one-letter form.
    pub fn abbreviated(letter: char) -> Option<&'static Self> {
        FLAGS.iter().find(|flag| flag.shorthand == Some(letter))
    }

    /// Its help, with what it does here where that is not what it says.
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
