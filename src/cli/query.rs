//! JMESPath: the standard functions, and `to_entries`.

use jmespath::functions::{ArgumentType, CustomFunction, Function, Signature};
use jmespath::{Context, ErrorReason, Expression, JmespathError, Rcvar, Runtime, SearchResult, Variable};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The longest part of an expression outside quotes, in bytes: the parser recurses as deep as the expression nests.
const LONGEST: usize = 2048;

/// An invalid expression.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The text is no expression.
    #[error("SyntaxError: {0}")]
    Syntax(String),
    /// The expression could nest so deep that the parser would end the program.
    #[error("the expression has more than {LONGEST} bytes outside of quotes")]
    Long,
    /// The expression cannot be applied to this answer.
    #[error("{0}")]
    Apply(String),
}

impl From<JmespathError> for QueryError {
    fn from(error: JmespathError) -> Self {
        match error.reason {
            ErrorReason::Parse(reason) => Self::Syntax(reason),
            ErrorReason::Runtime(reason) => Self::Apply(reason.to_string()),
        }
    }
}

/// An expression, ready to be applied.
#[derive(Debug)]
pub struct Query(Expression<'static>);

impl Query {
    /// Reads an expression.
    ///
    /// # Errors
    /// When the text is no expression.
    pub fn new(text: &str) -> Result<Self, QueryError> {
        if unquoted(text) > LONGEST {
            return Err(QueryError::Long);
        }
        Ok(Self(RUNTIME.compile(text)?))
    }

    /// Applies the expression; a missing value is `null`.
    ///
    /// # Errors
    /// When a function is unknown or gets an invalid argument.
    pub fn apply(&self, value: &Value) -> Result<Value, QueryError> {
        let found = self.0.search(value)?;
        serde_json::to_value(&*found).map_err(|error| QueryError::Apply(error.to_string()))
    }
}

/// Returns the number of bytes of an expression outside quotes of any kind.
fn unquoted(text: &str) -> usize {
    let (mut quote, mut is_escaped) = (None, false);
    let mut is_outside = |byte: &u8| {
        let is_plain = !std::mem::take(&mut is_escaped);
        match quote {
            Some(_) if is_plain && *byte == b'\\' => is_escaped = true,
            Some(open) if is_plain && *byte == open => quote = None,
            None if [b'\'', b'"', b'`'].contains(byte) => quote = Some(*byte),
            _ => {}
        }
        quote.is_none()
    };
    text.as_bytes().iter().filter(|byte| is_outside(byte)).count()
}

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = Runtime::new();
    runtime.register_builtin_functions();
    // The standard versions of these count in floating point, and would make 40.0 of 40.
    for name in ["abs", "avg", "ceil", "floor", "sum"] {
        if let Some(inner) = runtime.deregister_function(name) {
            runtime.register_function(name, Box::new(Whole(inner)));
        }
    }
    let signature = Signature::new(vec![ArgumentType::Object], None);
    runtime.register_function("to_entries", Box::new(CustomFunction::new(signature, Box::new(to_entries))));
    runtime
});

/// A function that writes whole results without a point.
struct Whole(Box<dyn Function>);

impl Function for Whole {
    fn evaluate(&self, arguments: &[Rcvar], context: &mut Context<'_>) -> SearchResult {
        let found = self.0.evaluate(arguments, context)?;
        Ok(found.as_number().and_then(whole).map_or(found, |number| Rcvar::new(Variable::Number(number))))
    }
}

/// Returns the number as an integer, if it is one and is exact.
fn whole(number: f64) -> Option<serde_json::Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() != 0.0 || number.abs() > EXACT {
        return None;
    }
    format!("{number:.0}").parse::<i64>().ok().map(Into::into)
}

/// Returns an object as the list of its keys and values, sorted by key.
fn to_entries(arguments: &[Rcvar], _: &mut Context<'_>) -> SearchResult {
    let entries = arguments.first().and_then(|argument| argument.as_object());
    let entry = |(key, value): (&String, &Rcvar)| {
        let key = Rcvar::new(Variable::String(key.clone()));
        let fields = BTreeMap::from([("key".to_owned(), key), ("value".to_owned(), value.clone())]);
        Rcvar::new(Variable::Object(fields))
    };
    Ok(Rcvar::new(Variable::Array(entries.into_iter().flatten().map(entry).collect())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn apply(text: &str, value: &Value) -> String {
        let found = Query::new(text).and_then(|query| query.apply(value));
        found.map_or_else(|error| error.to_string(), |value| value.to_string())
    }

    #[test]
    fn numbers_compare_and_stay_whole() {
        let value = json!({"L": [{"n": 10, "s": "a"}, {"n": 30, "s": "b"}]});
        assert_eq!(apply("L[?n>`20`].s", &value), r#"["b"]"#);
        assert_eq!(apply("sum(L[].n)", &value), "40");
        assert_eq!(apply("avg(L[].n)", &value), "20");
        assert_eq!(apply("avg(`[1, 2]`)", &value), "1.5");
        assert_eq!(apply("max_by(L, &n).s", &value), r#""b""#);
        assert_eq!(apply("length(L)", &value), "2");
        assert_eq!(apply("nope.x", &value), "null");
    }

    #[test]
    fn entries_of_an_object() {
        let value = json!({"b": 1, "a": [2]});
        assert_eq!(apply("to_entries(@)", &value), r#"[{"key":"a","value":[2]},{"key":"b","value":1}]"#);
        assert!(
            apply("to_entries(a)", &value).contains("expects type"),
            "{}",
            apply("to_entries(a)", &value)
        );
    }

    #[test]
    fn expressions_that_are_none() {
        assert!(apply("a[", &json!({})).starts_with("SyntaxError: "));
        assert!(apply("nope(@)", &json!({})).contains("nope"));
        let deep = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
        assert_eq!(apply(&deep(1000), &json!({"a": 1})), "1");
        assert!(apply(&deep(100_000), &json!({})).contains("2048 bytes outside of quotes"));
        // Quoted text does not nest.
        let many = vec![r#""s-bp12345678901234567""#; 500].join(",");
        assert_eq!(
            apply(&format!("contains(`[{many}]`, a)"), &json!({"a": "s-bp12345678901234567"})),
            "true"
        );
        assert_eq!(apply(&format!("length('{}\\'`\"')", "x".repeat(5000)), &json!({})), "5003");
    }
}
