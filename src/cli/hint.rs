//! The hints after an error of the service: the error's own hint, else the help of the invalid parameter.

use crate::ecs::{self, ApiError, find_parameter};

/// Returns the hint after an error of an operation.
pub fn after(operation: &str, error: &ApiError) -> Option<String> {
    error.hint.clone().or_else(|| of_parameter(operation, error))
}

/// Returns the help of the parameter that an error names.
fn of_parameter(operation: &str, error: &ApiError) -> Option<String> {
    if !(error.code.as_str().starts_with("Missing") || error.message.starts_with("The specified ")) {
        return None;
    }
    let declared = ecs::find(operation)?.declaration.parameters;
    let words = error.message.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.');
    let (name, parameter) = words
        .map(|word| word.trim_end_matches('.'))
        .find_map(|word| Some((word, find_parameter(declared, word)?)))?;
    let help = parameter.help.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    Some(format!("--{name}: {help}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::Code;

    #[test]
    fn an_error_about_a_parameter_tells_what_it_is_for() {
        let hint = |error: ApiError| after("CreateSnapshot", &error).unwrap_or_default();
        let malformed = ApiError::new(
            Code::InvalidSnapshotNameMalformed,
            "The specified SnapshotName is wrongly formed.",
        );
        assert!(hint(malformed.clone()).starts_with("--SnapshotName: The snapshot's name: 2 to 128 "));
        assert_eq!(hint(malformed.hint("own")), "own");
        assert_eq!(hint(ApiError::missing("DiskId")), "--DiskId: The disk.");
        assert!(
            hint(ApiError::new(Code::InvalidTagKeyMalformed, "The specified Tag.n.Key is not valid."))
                .starts_with("--Tag.n.Key: ")
        );
        assert_eq!(hint(ApiError::new(Code::IncorrectDiskStatus, "The disk d-1 is Creating.")), "");
        assert_eq!(after("Nope", &ApiError::missing("DiskId")), None);
    }
}
