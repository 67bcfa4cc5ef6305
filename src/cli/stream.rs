//! The two streams: standard output for answers, standard error for everything else.

use crate::sys::lack::told;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// True if the line asks for no answer.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// An answer that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write the answer: {}", told(.0, ""))]
pub struct WriteError(#[from] io::Error);

impl WriteError {
    /// Returns true if the reader has gone away: it has read enough.
    pub fn has_no_reader(&self) -> bool {
        self.0.kind() == io::ErrorKind::BrokenPipe
    }
}

/// Suppresses every answer from here on, and each note that changes nothing.
pub fn hush() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

/// Returns true if the line asks for no answer.
pub fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Writes `text`, an answer or a part of one, to standard output.
///
/// # Errors
/// When the text cannot be written, also because the reader has gone away.
pub fn answer(text: impl AsRef<[u8]>) -> Result<(), WriteError> {
    if is_quiet() {
        return Ok(());
    }
    let mut stream = io::stdout().lock();
    stream.write_all(text.as_ref())?;
    Ok(stream.flush()?)
}

/// Writes `text` to standard error; a failure cannot be reported anywhere.
pub fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// The colour of a text for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Errors.
    Red,
    /// Tips and suggestions.
    Yellow,
}

/// Paints `text` if `stream` is a terminal that has colours and `NO_COLOR` is not set.
pub fn paint(stream: &impl IsTerminal, paint: Paint, text: &str) -> String {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let has_colours = std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb");
    if !(wanted && has_colours && stream.is_terminal()) {
        return text.to_owned();
    }
    let code = match paint {
        Paint::Red => 31,
        Paint::Yellow => 33,
    };
    format!("\u{1b}[1;{code}m{text}\u{1b}[0m")
}
