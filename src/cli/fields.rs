//! The `key=value` words of a flag.

use super::flags::Flag;
use super::grammar::Given;
use std::collections::BTreeMap;

/// Invalid fields.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum FieldsError {
    #[error("bad flag format --{flag} with field {key}= required")]
    Missing { flag: &'static str, key: &'static str },
    #[error("bad flag format --{flag} with field {key}= duplicated")]
    Twice { flag: &'static str, key: &'static str },
}

/// The `key=value` words of a flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields<'a>(BTreeMap<&'static str, &'a str>);

impl<'a> Fields<'a> {
    /// Reads the fields; words of other keys, or without a key, are skipped.
    ///
    /// # Errors
    /// When a field is given twice, or missing.
    pub fn read(flag: &'static Flag, given: &'a Given) -> Result<Self, FieldsError> {
        let mut fields = BTreeMap::new();
        for word in given.values(flag.name) {
            let Some((key, value)) = word.split_once('=') else { continue };
            let Some(field) = flag.fields.iter().find(|field| field.key == key) else { continue };
            if fields.insert(field.key, value).is_some() {
                return Err(FieldsError::Twice { flag: flag.name, key: field.key });
            }
        }
        match flag.fields.iter().find(|field| field.required && !fields.contains_key(field.key)) {
            Some(field) => Err(FieldsError::Missing { flag: flag.name, key: field.key }),
            None => Ok(Self(fields)),
        }
    }

    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.0.get(key).copied()
    }
}

/// Returns the single word of the flag, if it is the only word given.
pub fn word(flag: &Flag, given: &Given) -> Option<&'static str> {
    flag.words.iter().find(|word| given.values(flag.name) == [**word]).copied()
}
