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
    /// The language that a name in a profile says, else the one of `LANG`.
    pub fn named(name: Option<&str>) -> Self {
        match name {
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
