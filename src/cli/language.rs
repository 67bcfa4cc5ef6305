//! The language of the help: English or Chinese.

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Chinese.
    Chinese,
}

impl Language {
    /// Returns the language that a name in a profile means (default: the one of `LANG`).
    pub fn named(name: Option<&str>) -> Self {
        match name {
            Some("zh") => Self::Chinese,
            Some(_) => Self::English,
            None if std::env::var("LANG").is_ok_and(|lang| lang.starts_with("zh_CN")) => Self::Chinese,
            None => Self::English,
        }
    }

    /// Returns the one of two texts that is in this language.
    pub fn of<'a>(self, english: &'a str, chinese: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }
}
