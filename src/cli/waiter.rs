//! `--waiter`: repeats the request until the answer has the expected value.

use super::fields::Fields;
use super::query::{Query, QueryError};
use super::table::cell;
use serde_json::Value;
use std::ops::RangeInclusive;
use std::thread;
use std::time::{Duration, Instant};

/// A wait that cannot begin or did not end well.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum WaiterError {
    #[error("--waiter {key}={value} must be integer")]
    NoInteger { key: &'static str, value: String },
    #[error("--waiter {key}={value} must between {}-{} (seconds)", range.start(), range.end())]
    Range { key: &'static str, value: String, range: RangeInclusive<u64> },
    #[error("jmespath: '{expression}' failed {source}")]
    Expression { expression: String, source: QueryError },
    #[error("object {0} isn't string")]
    NoText(String),
    #[error("wait '{expression}' to '{wanted}' timeout({seconds}seconds), last='{last}'")]
    Timeout { expression: String, wanted: String, seconds: u64, last: String },
}

/// The expected value, and the time limits.
pub struct Waiter<'a> {
    expression: &'a str,
    wanted: &'a str,
    timeout: u64,
    interval: u64,
}

impl<'a> Waiter<'a> {
    /// Returns the waiter that the flag's fields describe.
    ///
    /// # Errors
    /// When a time is no number or out of its range.
    pub fn new(fields: &Fields<'a>) -> Result<Self, WaiterError> {
        Ok(Self {
            expression: fields.get("expr").unwrap_or_default(),
            wanted: fields.get("to").unwrap_or_default(),
            timeout: seconds(fields, "timeout", 180, 1..=600)?,
            interval: seconds(fields, "interval", 5, 2..=10)?,
        })
    }

    /// Repeats the request until the expression finds the wanted text. Returns that answer.
    ///
    /// # Errors
    /// An error of any answer, a value that is no text, or the end of the time limit.
    pub fn wait<E: From<WaiterError>>(&self, mut ask: impl FnMut() -> Result<Value, E>) -> Result<Value, E> {
        let start = Instant::now();
        loop {
            let answer = ask()?;
            let found = match self.find(&answer)? {
                Value::String(found) => found,
                other => return Err(WaiterError::NoText(cell(&other)).into()),
            };
            if found == self.wanted {
                return Ok(answer);
            }
            if start.elapsed() >= Duration::from_secs(self.timeout) {
                return Err(WaiterError::Timeout {
                    expression: self.expression.to_owned(),
                    wanted: self.wanted.to_owned(),
                    seconds: self.timeout,
                    last: found,
                }
                .into());
            }
            thread::sleep(Duration::from_secs(self.interval));
        }
    }

    fn find(&self, answer: &Value) -> Result<Value, WaiterError> {
        let found = Query::new(self.expression).and_then(|query| query.apply(answer));
        found.map_err(|source| WaiterError::Expression { expression: self.expression.to_owned(), source })
    }
}

fn seconds(
    fields: &Fields<'_>,
    key: &'static str,
    default: u64,
    range: RangeInclusive<u64>,
) -> Result<u64, WaiterError> {
    let Some(value) = fields.get(key) else { return Ok(default) };
    let number: i64 = value.parse().map_err(|_| WaiterError::NoInteger { key, value: value.to_owned() })?;
    let number = u64::try_from(number).ok().filter(|number| range.contains(number));
    number.ok_or_else(|| WaiterError::Range { key, value: value.to_owned(), range })
}
