//! A profile: a name and settings.

use crate::cli::flags::FLAGS;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

/// The keys that the program uses.
pub mod keys {
    /// The profile's name.
    pub const NAME: &str = "name";
    /// The way to sign in.
    pub const MODE: &str = "mode";
    /// The region.
    pub const REGION: &str = "region_id";
    /// The host.
    pub const ENDPOINT: &str = "endpoint";
    /// The key's id.
    pub const KEY_ID: &str = "access_key_id";
    /// The key's secret.
    pub const KEY_SECRET: &str = "access_key_secret";
    /// A temporary token.
    pub const STS_TOKEN: &str = "sts_token";
    /// The language.
    pub const LANGUAGE: &str = "language";
    /// The format of answers.
    pub const OUTPUT: &str = "output_format";
    /// The site of the account.
    pub const SITE: &str = "site";
}

/// Returns true if a key's value is shown by its end alone. Other programs keep keys here that this program does not
/// know. So the end of the name decides. A command can hold a password.
fn is_secret(key: &str) -> bool {
    let named_so = ["token", "secret", "key"].iter().any(|end| key.ends_with(end));
    let is_header = key == "bearer_token_header_key";
    (named_so && !is_header) || key == keys::KEY_ID || key == "process_command"
}

/// Settings that are numbers in the file, and those that are true or false.
const NUMBERS: [&str; 4] = ["expired_seconds", "read_timeout", "connect_timeout", "retry_count"];
const TRUTHS: [&str; 2] = ["auto_plugin_install", "auto_plugin_install_enable_pre"];

/// A profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Profile(Map<String, Value>);

/// The keys that come first in the file. The others follow, sorted.
const FIRST: [&str; 8] = [
    keys::NAME,
    keys::MODE,
    keys::KEY_ID,
    keys::KEY_SECRET,
    keys::REGION,
    keys::OUTPUT,
    keys::LANGUAGE,
    keys::SITE,
];

impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = |key: &str| FIRST.iter().position(|first| *first == key).unwrap_or(FIRST.len());
        let mut settings: Vec<_> = self.0.iter().collect();
        settings.sort_by_key(|(key, _)| place(key));
        serializer.collect_map(settings)
    }
}

impl Profile {
    /// Returns a profile with only a name.
    pub fn new(name: &str) -> Self {
        Self(Map::from_iter([(keys::NAME.to_owned(), name.into())]))
    }

    /// Returns the profile's name.
    pub fn name(&self) -> &str {
        self.text(keys::NAME).unwrap_or_default()
    }

    /// Returns a setting that is a text and not empty.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.as_str().filter(|text| !text.is_empty())
    }

    /// Returns a setting for display: empty if missing, secrets by their ends.
    pub fn shown(&self, key: &str) -> Option<String> {
        match self.0.get(key)? {
            Value::String(text) if is_secret(key) => Some(masked(text)),
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    /// Sets a setting, as the number or truth value that the file has for it. An invalid text is kept as text.
    pub fn set(&mut self, key: &str, text: &str) {
        let number = || text.parse::<u64>().ok().filter(|_| NUMBERS.contains(&key)).map(Value::from);
        let truth = || text.parse::<bool>().ok().filter(|_| TRUTHS.contains(&key)).map(Value::from);
        self.0.insert(key.to_owned(), number().or_else(truth).unwrap_or_else(|| text.into()));
    }

    /// Sets a setting unless it has a value.
    pub fn set_default(&mut self, key: &str, text: &str) {
        if self.text(key).is_none() {
            self.set(key, text);
        }
    }

    /// Returns the whole profile for display.
    pub fn masked(&self) -> Self {
        let shown = self.0.iter().map(|(key, value)| {
            let value = match value {
                Value::String(text) if is_secret(key) => masked(text).into(),
                other => other.clone(),
            };
            (key.clone(), value)
        });
        Self(shown.collect())
    }
}

/// Returns the key of the setting that a flag gives.
pub fn key_of(flag: &str) -> Option<&'static str> {
    FLAGS.iter().find(|other| other.name == flag)?.setting
}

/// Shows a secret by its last three characters; a short one by none.
pub fn masked(secret: &str) -> String {
    let count = secret.chars().count();
    let hidden = if count > 3 { count - 3 } else { count };
    "*".repeat(hidden) + &secret.chars().skip(hidden).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked() {
        assert_eq!(masked("LTAIxyz"), "****xyz");
        assert_eq!(masked("xyz"), "***");
        assert_eq!(masked(""), "");
        let mut profile = Profile::new("p");
        profile.set(keys::KEY_SECRET, "secret");
        profile.set("retry_count", "3");
        assert_eq!(
            serde_json::to_string(&profile.masked()).unwrap(),
            r#"{"name":"p","access_key_secret":"***ret","retry_count":3}"#
        );
    }

    #[test]
    fn what_is_secret() {
        for key in [
            "access_key_id",
            "access_key_secret",
            "access_token",
            "bearer_token",
            "cloud_sso_access_token",
            "oauth_access_token",
            "oauth_refresh_token",
            "private_key",
            "process_command",
            "sts_token",
            "unheard_secret",
        ] {
            let mut profile = Profile::new("p");
            profile.set(key, "abcdef");
            assert_eq!(profile.shown(key).unwrap(), "***def", "{key}");
            assert_eq!(profile.masked().text(key), Some("***def"));
        }
        let mut profile = Profile::new("p");
        for key in ["bearer_token_header_key", "key_pair_name", "oidc_token_file", "region_id"] {
            profile.set(key, "abcdef");
            assert_eq!(profile.shown(key).unwrap(), "abcdef", "{key}");
        }
    }
}
