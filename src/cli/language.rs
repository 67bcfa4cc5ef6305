//! The language of the help: English or Chinese.

use super::grammar::Given;
use super::profiles::{Config, Profile, keys};

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Chinese.
    Chinese,
}

impl Language {
    /// That of help: what the current profile of the usual file says, else what `LANG` does. The line has no
    /// say, since `aliyun` reads the file before the line. A file that cannot be read says nothing.
    pub fn of_help() -> Self {
        let config = Config::find(&Given::default()).unwrap_or_default();
        Self::of_profile(config.profile(config.current()))
    }

    /// That of what is printed when a profile counts.
    pub fn of_profile(profile: Option<&Profile>) -> Self {
        match profile.and_then(|profile| profile.text(keys::LANGUAGE)) {
            Some("zh") => Self::Chinese,
            Some(_) => Self::English,
            None if std::env::var("LANG").is_ok_and(|lang| lang.starts_with("zh_CN")) => Self::Chinese,
            None => Self::English,
        }
    }

    /// The text of two that is in this language.
    pub fn of<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}
