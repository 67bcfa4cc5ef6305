//! Passwords: they are checked and then dropped, since nobody signs in to an instance.

use crate::ecs::code::Code;
use crate::ecs::declaration::Kind;
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;

/// A valid password.
#[derive(Clone, Copy, Debug)]
pub struct Password;

impl Scalar for Password {
    const KIND: Kind = Kind::String;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        if is_password(text) {
            return Ok(Self);
        }
        Err(ApiError::new(
            Code::InvalidPasswordMalformed,
            format!(
                "The specified {name} must have 8 to 30 characters of three kinds: A-Z, a-z, 0-9, others."
            ),
        ))
    }
}

/// Returns true if a text is a valid password: 8 to 30 characters, of at least three of the four kinds.
pub fn is_password(text: &str) -> bool {
    const SPECIAL: &str = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/";
    let kinds = [
        text.chars().any(|c| c.is_ascii_uppercase()),
        text.chars().any(|c| c.is_ascii_lowercase()),
        text.chars().any(|c| c.is_ascii_digit()),
        text.chars().any(|c| SPECIAL.contains(c)),
    ];
    (8..=30).contains(&text.chars().count())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || SPECIAL.contains(c))
        && kinds.iter().filter(|kind| **kind).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_keep_the_rules() {
        for good in ["Abcdefg1", "abc123!!", "ABC-def-12", &format!("Aa1{}", "x".repeat(27))] {
            assert!(is_password(good), "{good}");
        }
        for bad in ["", "Abcde1!", "abcdefgh", "abcdefg1", "Abc 1234", "Abcdefg1é", &"Aa1".repeat(11)] {
            assert!(!is_password(bad), "{bad}");
        }
    }
}
