//! `--pager`: joins all pages into one answer that holds only the list.

use super::fields::Fields;
use super::query::{Query, QueryError};
use crate::ecs::Parameters;
use serde_json::{Value, json};

/// Pages that cannot be joined.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum PagerError {
    #[error(
        "call failed can't auto recognize collections path: you need add `--pager path=[jmespath]` to assign manually"
    )]
    NoPath,
    #[error("jmespath: '{path}' failed {source}")]
    Path { path: String, source: QueryError },
    #[error("jmespath: '{0}' failed Need Array Expr")]
    NoArray(String),
}

/// The fields of the flag: the path of an answer's page number or token, and the parameter that asks for another page.
#[derive(Clone, Debug, Default)]
pub struct Pager<'a> {
    fields: Fields<'a>,
}

/// The default paths of a page's fields, each under the key by which the flag replaces it.
const TOKEN: &str = "NextToken";
const NUMBER: &str = "PageNumber";
const SIZE: &str = "PageSize";
const TOTAL: &str = "TotalCount";

impl<'a> Pager<'a> {
    /// Returns the pager with these fields.
    pub fn new(fields: Fields<'a>) -> Self {
        Self { fields }
    }

    /// Requests page after page, and joins their lists.
    ///
    /// # Errors
    /// The first error of any page, or when the pages hold no list.
    pub fn all<E: From<PagerError>>(
        &self,
        mut parameters: Parameters,
        mut ask: impl FnMut(&Parameters) -> Result<Value, E>,
    ) -> Result<Value, E> {
        let mut page = ask(&parameters)?;
        let path = match self.fields.get("path") {
            Some(path) if !path.is_empty() => path.to_owned(),
            _ => list_path(&page).ok_or(PagerError::NoPath)?,
        };
        let mut items = list(&path, &page)?;
        let mut by_token = false;
        while let Some((name, value)) = self.following(&page, by_token)? {
            by_token = name == self.parameter(TOKEN);
            if parameters.insert(name, value.clone()).as_ref() == Some(&value) {
                break;
            }
            page = ask(&parameters)?;
            // All pages that follow tokens have the first number. By number, the first page must not be added again.
            if !by_token && self.number(&page)?.is_some_and(|number| number.to_string() != value) {
                break;
            }
            items.extend(list(&path, &page)?);
        }
        Ok(nested(&path, items))
    }

    /// Returns the parameter that asks for the page after this one: by token where the answer has one, else by number.
    /// With an empty `NextToken=`, tokens are ignored; with a non-empty one, numbers are. Pages that came `by_token`
    /// end where there is no token, whatever their numbers say.
    fn following(&self, page: &Value, by_token: bool) -> Result<Option<(String, String)>, PagerError> {
        let token = self.fields.get(TOKEN);
        if token != Some("")
            && let Value::String(next) = self.read(TOKEN, page)?
            && !next.is_empty()
        {
            return Ok(Some((self.parameter(TOKEN), next)));
        }
        if by_token || token.is_some_and(|token| !token.is_empty()) {
            return Ok(None);
        }
        let number = |key| self.read(key, page).map(|value| as_number(&value));
        let (Some(now), Some(size), Some(total)) = (number(NUMBER)?, number(SIZE)?, number(TOTAL)?) else {
            return Ok(None);
        };
        let more = size > 0 && now < total.div_ceil(size);
        Ok(more.then(|| (self.parameter(NUMBER), (now + 1).to_string())))
    }

    /// Returns the number that a page says it has.
    fn number(&self, page: &Value) -> Result<Option<u64>, PagerError> {
        Ok(as_number(&self.read(NUMBER, page)?))
    }

    fn path(&self, key: &'static str) -> &str {
        self.fields.get(key).filter(|path| !path.is_empty()).unwrap_or(key)
    }

    /// Returns the parameter's name, which is the last step of the path.
    fn parameter(&self, key: &'static str) -> String {
        let path = self.path(key);
        path.rsplit('.').next().unwrap_or(path).to_owned()
    }

    fn read(&self, key: &'static str, page: &Value) -> Result<Value, PagerError> {
        search(self.path(key), page)
    }
}

fn search(path: &str, page: &Value) -> Result<Value, PagerError> {
    let found = Query::new(path).and_then(|query| query.apply(page));
    found.map_err(|source| PagerError::Path { path: path.to_owned(), source })
}

fn list(path: &str, page: &Value) -> Result<Vec<Value>, PagerError> {
    match search(path, page)? {
        Value::Array(items) => Ok(items),
        _ => Err(PagerError::NoArray(path.to_owned())),
    }
}

fn as_number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Returns the path of the first list that is two steps down.
fn list_path(page: &Value) -> Option<String> {
    page.as_object()?.iter().find_map(|(outer, value)| {
        let (inner, _) = value.as_object()?.iter().find(|(_, value)| value.is_array())?;
        Some(format!("{outer}.{inner}[]"))
    })
}

/// Returns the list under the last two steps of its path.
fn nested(path: &str, items: Vec<Value>) -> Value {
    let names = path.rsplit('.').take(2).map(|step| step.split('[').next().unwrap_or(step));
    names.filter(|name| !name.is_empty()).fold(Value::Array(items), |inner, name| json!({ name: inner }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::flags::{Flag, name};
    use crate::cli::grammar::Line;

    /// Joins 5 items in pages of 2. Returns the answer and the parameters that asked for the pages.
    fn all(flag: &str, by_token: bool) -> (String, Vec<String>) {
        let line = Line::read(&flag.split(' ').collect::<Vec<_>>()).unwrap();
        let fields = Fields::read(Flag::named(name::PAGER).unwrap(), &line.flags).unwrap();
        let mut asked = Vec::new();
        let joined = Pager::new(fields).all::<PagerError>(Parameters::new(), |parameters| {
            asked.push(parameters.iter().map(|(name, value)| format!("{name}={value}")).collect());
            let page: u64 = parameters.values().next().map_or(1, |page| page.parse().unwrap());
            let things: Vec<u64> = (2 * page - 1..=(2 * page).min(5)).collect();
            let mut answer = json!({"Things": {"Thing": things}, "RequestId": "r"});
            if by_token {
                answer["NextToken"] = if page < 3 { (page + 1).to_string() } else { String::new() }.into();
            } else {
                answer["PageNumber"] = page.into();
                answer["PageSize"] = "2".into();
                answer["TotalCount"] = 5.into();
            }
            Ok(answer)
        });
        (joined.map_or_else(|error| error.to_string(), |value| value.to_string()), asked)
    }

    const FIVE: &str = r#"{"Things":{"Thing":[1,2,3,4,5]}}"#;

    #[test]
    fn pages_by_number_and_by_token() {
        let numbers = vec![String::new(), "PageNumber=2".into(), "PageNumber=3".into()];
        let tokens = vec![String::new(), "NextToken=2".into(), "NextToken=3".into()];
        assert_eq!(all("--pager", false), (FIVE.into(), numbers.clone()));
        assert_eq!(all("--all-pages", false), (FIVE.into(), numbers.clone()));
        assert_eq!(all("--pager NextToken=", false), (FIVE.into(), numbers));
        assert_eq!(all("--pager", true), (FIVE.into(), tokens.clone()));
        assert_eq!(all("--pager path=Things.Thing NextToken=NextToken", true), (FIVE.into(), tokens));
        assert_eq!(all("--pager NextToken=", true).0, r#"{"Things":{"Thing":[1,2]}}"#);
        assert_eq!(all("--pager NextToken=NextToken", false).0, r#"{"Things":{"Thing":[1,2]}}"#);
    }

    #[test]
    fn pages_by_token_end_without_one() {
        let mut asked = 0;
        let joined = Pager::default().all::<PagerError>(Parameters::new(), |parameters| {
            asked += 1;
            let last = parameters.contains_key("NextToken");
            let (things, next) = if last { ([3, 4], "") } else { ([1, 2], "more") };
            Ok(json!({
                "Things": {"Thing": things}, "NextToken": next,
                "PageNumber": 1, "PageSize": 2, "TotalCount": 4,
            }))
        });
        assert_eq!(joined.unwrap(), json!({"Things": {"Thing": [1, 2, 3, 4]}}));
        assert_eq!(asked, 2);
    }

    #[test]
    fn paths() {
        assert_eq!(all("--pager path=RequestId", false).0, "jmespath: 'RequestId' failed Need Array Expr");
        assert!(all("--pager path=a[", false).0.starts_with("jmespath: 'a[' failed SyntaxError: "));
        assert_eq!(nested("A.B.C[]", vec![]).to_string(), r#"{"B":{"C":[]}}"#);
        assert_eq!(nested("A[*]", vec![]).to_string(), r#"{"A":[]}"#);
    }
}
