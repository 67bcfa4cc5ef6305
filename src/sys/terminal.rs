//! The terminal.

use std::io;

/// How many characters a line of standard output has, if that is a terminal that says so.
pub fn width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|width| *width > 0)
}
