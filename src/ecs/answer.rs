//! The parts that answers are made of.

use serde::{Serialize, Serializer};

/// An object with one field: its name, as the service writes it, and its value. The service wraps lists in such
/// objects, and many answers consist of one.
#[derive(Clone, Debug)]
pub struct Field<T>(pub &'static str, pub T);

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, &self.1)])
    }
}
