//! Prints errors.

use super::advice;
use super::error::{CliError, Exit, ServerError};
use super::program::Program;
use super::stream::{Paint, answer, complain, paint};
use crate::sys::clock;
use jiff::Timestamp;
use std::io;

/// Prints an error, its tip and its suggestions, and returns the exit status.
pub fn report(program: Program, error: &CliError) -> Exit {
    let exit = error.exit();
    if exit == Exit::Success {
        return exit;
    }
    let message = match error {
        CliError::Server(server) => layout(server),
        other => other.to_string(),
    };
    complain(&paint(&io::stderr(), Paint::Red, &format!("ERROR: {message}\n")));
    if let Some(tip) = advice::tip(error, program) {
        complain(&paint(&io::stderr(), Paint::Yellow, &format!("\n{tip}\n")));
    }
    let suggestions = advice::suggestions(error);
    if !suggestions.is_empty() {
        let lines = suggestions.iter().map(|word| format!("  {word}\n"));
        let lines = std::iter::once("\nDid you mean:\n".to_owned()).chain(lines);
        let text: String = lines.map(|line| paint(&io::stdout(), Paint::Yellow, &line)).collect();
        // The error is the result: a failure to print suggestions does not change the exit status.
        let _ = answer(text);
    }
    exit
}

/// Formats the service's error like the SDK of `aliyun`, with the headers that its answer would have had.
fn layout(server: &ServerError) -> String {
    let ServerError { error, recommend, request_id, length, .. } = server;
    format!(
        "SDK.ServerError\nErrorCode: {}\nRecommend: {recommend}\nRequestId: {request_id}\nMessage: {}\n\
         RespHeaders: map[Content-Length:[{length}] Content-Type:[application/json;charset=utf-8] \
         Date:[{}] X-Acs-Request-Id:[{request_id}]]",
        error.code,
        error.message,
        date()
    )
}

fn date() -> String {
    let now = clock::now().ok().and_then(|time| Timestamp::from_second(time.0).ok());
    now.unwrap_or_default().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::{ApiError, Code};

    #[test]
    fn a_server_error_has_six_lines() {
        let text = layout(&ServerError {
            error: ApiError::new(Code::InvalidDiskIdNotFound, "m"),
            operation: "CreateSnapshot".into(),
            recommend: "u".into(),
            request_id: "r".into(),
            length: 9,
        });
        let start = "SDK.ServerError\nErrorCode: InvalidDiskId.NotFound\nRecommend: u\nRequestId: r\nMessage: m\nRespHeaders: map[Content-Length:[9] ";
        assert!(text.starts_with(start), "{text}");
        assert!(text.ends_with(" GMT] X-Acs-Request-Id:[r]]"), "{text}");
    }
}
