//! The terminal.

use std::io;

/// Returns the width of standard output in characters, if it is a terminal that tells its width.
pub fn width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|width| *width > 0)
}
