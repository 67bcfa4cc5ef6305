//! The attributes of an instance, which have no further effect here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Values that are kept only to be shown again. Each has as key its place in the answers of the service:
/// `SpotStrategy`, `MetadataOptions.HttpTokens` …
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attributes(Map<String, Value>);

impl Attributes {
    /// Returns the value at a place.
    pub fn get(&self, place: &str) -> Option<&Value> {
        self.0.get(place)
    }

    /// Returns the text at a place.
    pub fn text(&self, place: &str) -> Option<&str> {
        self.get(place).and_then(Value::as_str)
    }

    /// Returns the texts at a place that holds several; none if the place is empty.
    pub fn texts(&self, place: &str) -> impl Iterator<Item = &str> {
        self.get(place).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    /// Puts a value at a place, and replaces the previous one.
    pub fn set(&mut self, place: &str, value: Value) {
        self.0.insert(place.to_owned(), value);
    }

    /// Takes over all values of `newer`.
    pub fn merge(&mut self, newer: Self) {
        self.0.extend(newer.0);
    }
}
