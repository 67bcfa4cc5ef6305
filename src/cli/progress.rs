//! The progress bar of long work on a terminal.

use crate::engine::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};

/// A bar on standard error if that is a terminal, else nothing.
#[derive(Debug)]
pub struct Bar(ProgressBar);

impl Bar {
    /// Returns a bar that is hidden until work starts.
    pub fn new() -> Self {
        Self(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()))
    }
}

impl Progress for Bar {
    fn start(&self, what: &str, total: u64) {
        if !io::stderr().is_terminal() {
            return;
        }
        let template = "{msg} {wide_bar} {binary_bytes}/{binary_total_bytes} {binary_bytes_per_sec} {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
        self.0.reset();
        self.0.set_length(total);
        self.0.set_message(what.to_owned());
        self.0.set_draw_target(ProgressDrawTarget::stderr());
    }

    fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Default for Bar {
    fn default() -> Self {
        Self::new()
    }
}
