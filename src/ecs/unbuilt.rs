//! The service's operations that are not built here: they say so, rather than pretend or be unknown.

use super::code::Code;
use super::error::ApiError;

/// The code of their errors.
const CODE: Code = Code::UnsupportedOperation;

/// Returns true if the service has an operation with this exact name that is not built here.
pub fn is(name: &str) -> bool {
    names().any(|unbuilt| unbuilt == name)
}

/// Returns the error of an operation that is not in the table.
pub(super) fn error(name: &str) -> ApiError {
    if is(name) {
        ApiError::new(CODE, format!("{name} is an operation of ECS that is not built here yet."))
            .hint("`snap help ecs` lists the operations that are.")
    } else {
        ApiError::new(Code::InvalidApiNotFound, format!("Specified api is not found: {name}."))
    }
}

/// Returns the HTTP status of the error.
pub(super) fn status(error: &ApiError) -> u16 {
    if error.code == CODE { 400 } else { 404 }
}

/// Returns the names, sorted.
pub fn names() -> std::str::Lines<'static> {
    include_str!("unbuilt.txt").lines()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::OPERATIONS;

    #[test]
    fn names_are_sorted_and_of_operations_that_are_not_built() {
        assert!(names().is_sorted_by(|a, b| a < b));
        for entry in OPERATIONS {
            assert!(!is(entry.declaration.name), "{} is built", entry.declaration.name);
        }
    }
}
