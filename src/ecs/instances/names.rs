//! The names of instances that are made together.

use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::ecs::rules::name::InstanceName;

/// `head[begin,digits]tail`: a name with a number that counts up.
struct Counting<'a> {
    head: &'a str,
    begin: u32,
    digits: usize,
    tail: &'a str,
}

impl<'a> Counting<'a> {
    /// Reads the pattern; `begin` is 0 to 999999 and `digits` 1 to 6, and each can be omitted.
    fn parse(text: &'a str) -> Option<Self> {
        let (head, rest) = text.split_once('[')?;
        let (numbers, tail) = rest.split_once(']')?;
        let (begin, digits) = numbers.split_once(',')?;
        let number =
            |text: &str, default: u32| if text.is_empty() { Some(default) } else { text.parse().ok() };
        let begin = number(begin, 0).filter(|begin| *begin <= 999_999)?;
        let digits = number(digits, 6).filter(|digits| (1..=6).contains(digits))?;
        Some(Self { head, begin, digits: digits as usize, tail })
    }

    fn name(&self, index: u32) -> String {
        // A number that is too long starts again, with the requested number of digits.
        let number = (self.begin + index) % 10_u32.pow(self.digits as u32);
        format!("{}{number:0width$}{}", self.head, self.tail, width = self.digits)
    }
}

/// Returns the names of `count` instances (default: empty names).
///
/// # Errors
/// `InvalidInstanceName.Malformed` for an invalid name.
pub fn of_instances(pattern: Option<&str>, count: u32, unique: bool) -> Result<Vec<String>, ApiError> {
    let rule = |text: &str| InstanceName::parse(text, "InstanceName").is_ok();
    expand(pattern, count, unique, rule).ok_or_else(|| {
        ApiError::new(Code::InvalidInstanceNameMalformed, "The specified InstanceName is wrongly formed.")
            .hint(
                "2 to 128 characters, a letter first, then letters, digits and : _ . -; [1,3] in it counts.",
            )
    })
}

/// Returns the host names of `count` instances (default: empty names).
///
/// # Errors
/// `InvalidHostName.Malformed` for an invalid name.
pub fn of_hosts(pattern: Option<&str>, count: u32, unique: bool) -> Result<Vec<String>, ApiError> {
    expand(pattern, count, unique, is_host_name).ok_or_else(malformed)
}

/// Returns the host names that the request gives one by one, `HostNames.N`.
///
/// # Errors
/// When there is not one name for each of `count` instances, or `HostName` is given too. `InvalidHostName.Malformed`
/// for an invalid name.
pub fn each_of_hosts(names: Vec<String>, pattern: Option<&str>, count: u32) -> Result<Vec<String>, ApiError> {
    if pattern.is_some() {
        return Err(ApiError::new(
            Code::InvalidParameterConflict,
            "HostName and HostNames exclude each other.",
        ));
    }
    if names.len() != count as usize {
        return Err(ApiError::new(
            Code::InvalidParamsHostnameExceed,
            format!("The request asks for {count} instances, and gives {} host names.", names.len()),
        ));
    }
    names.into_iter().map(|name| if is_host_name(&name) { Ok(name) } else { Err(malformed()) }).collect()
}

fn malformed() -> ApiError {
    ApiError::new(Code::InvalidHostNameMalformed, "The specified HostName is wrongly formed.")
        .hint("2 to 64 letters, digits, . and -; neither of these first, last or twice in a row.")
}

fn is_host_name(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text
            .split(['.', '-'])
            .all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric()))
}

/// Expands a pattern to `count` names; `None` if a name is invalid.
fn expand(pattern: Option<&str>, count: u32, unique: bool, rule: fn(&str) -> bool) -> Option<Vec<String>> {
    let Some(pattern) = pattern else { return Some(vec![String::new(); count as usize]) };
    let counting = Counting::parse(pattern);
    let name = |index| match &counting {
        Some(counting) => counting.name(index),
        None if unique && count > 1 => format!("{pattern}{:03}", index + 1),
        None => pattern.to_owned(),
    };
    // The check of the first name is enough: the other names differ in digits only.
    rule(&name(0)).then(|| (0..count).map(name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(pattern: &str, count: u32, unique: bool) -> Vec<String> {
        of_instances(Some(pattern), count, unique).unwrap()
    }

    #[test]
    fn patterns_count() {
        assert_eq!(names("node-[1,4]-x", 2, false), ["node-0001-x", "node-0002-x"]);
        assert_eq!(names("node[,]", 1, true), ["node000000"]);
        assert_eq!(names("node[9,1]", 2, false), ["node9", "node0"]);
        assert_eq!(names("web", 2, true), ["web001", "web002"]);
        assert_eq!(names("web", 2, false), ["web", "web"]);
        assert_eq!(names("web", 1, true), ["web"]);
    }

    #[test]
    fn host_names_keep_the_rules() {
        for good in ["web-1.example", "h1", "node[1,3]"] {
            assert!(of_hosts(Some(good), 1, false).is_ok(), "{good}");
        }
        for bad in ["-web", "web.", "a..b", "a_b", "x", "é.example"] {
            assert!(of_hosts(Some(bad), 1, false).is_err(), "{bad}");
        }
        assert_eq!(of_hosts(None, 2, true).unwrap(), ["", ""]);
    }

    #[test]
    fn other_names_are_refused() {
        for bad in ["node[x,1]", "node[1,7]", "node[1000000,6]", "n", "1node", "a\0b", &"a".repeat(1 << 20)] {
            assert!(of_instances(Some(bad), 1, false).is_err(), "{bad:.20}");
        }
    }
}
