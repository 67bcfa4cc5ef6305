//! What an instance was given that has no further effect here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Values that are kept only to be shown again, each under its place in the answers of the service:
/// `SpotStrategy`, `MetadataOptions.HttpTokens` …
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attributes(Map<String, Value>);

impl Attributes {
    /// The value at a place.
    pub fn get(&self, place: &str) -> Option<&Value> {
        self.0.get(place)
    }

    /// The text at a place.
    pub fn text(&self, place: &str) -> Option<&str> {
        self.get(place).and_then(Value::as_str)
    }

    /// The texts at a place that holds several; none if there is nothing.
    pub fn texts(&self, place: &str) -> impl Iterator<Item = &str> {
        self.get(place).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    /// Puts a value at a place, instead of the one that was there.
    pub fn set(&mut self, place: &str, value: Value) {
        self.0.insert(place.to_owned(), value);
    }

    /// Takes over all values of `newer`.
    pub fn merge(&mut self, newer: Self) {
        self.0.extend(newer.0);
    }
}
