//! What answers are made of.

use serde::{Serialize, Serializer};

/// An object with one field: its name, as the service writes it, and its value. Around a list the service puts
/// such an object, and many answers are nothing else.
#[derive(Clone, Debug)]
pub struct Field<T>(pub &'static str, pub T);

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, &self.1)])
    }
}
