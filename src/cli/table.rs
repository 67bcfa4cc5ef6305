//! `--output cols=… [rows=…] [num=true]`: prints columns by JMESPath in the layout of `aliyun`, which scripts parse
//! with awk.

use super::fields::Fields;
use super::query::{Query, QueryError};
use serde_json::Value;
use std::fmt::Write as _;

/// A table that cannot be made.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each message says it")]
pub enum TableError {
    #[error("jmespath: '{path}' failed {source}")]
    Path { path: String, source: QueryError },
    #[error("jmespath: '{0}' failed Need Array Expr")]
    NoArray(String),
    #[error("colNames: name must be string:number format, like 'name:0', 0 is the array index")]
    Index,
}

/// The name of the answer in the value that the rows' path searches.
const ROOT: &str = "RootFilter";

/// Formats the table, with the empty line that follows it.
///
/// # Errors
/// When the path of the rows is invalid or leads to no list, or a column of a list has no index.
pub fn render(fields: &Fields<'_>, answer: &Value) -> Result<String, TableError> {
    let path = fields.get("rows").map_or(ROOT.to_owned(), |rows| format!("{ROOT}[0].{rows}"));
    let rows = rows(&path, answer)?;
    let listed = rows.first().is_some_and(|row| row.is_array());
    let mut columns = columns(fields.get("cols").unwrap_or_default(), listed)?;
    if fields.get("num") == Some("true") {
        columns.insert(0, Column { title: "Num".into(), content: Content::Number });
    }
    let header: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
    let dashes = header.iter().map(|title| "-".repeat(title.chars().count())).collect();
    let mut lines = vec![header, dashes];
    for (number, row) in rows.iter().enumerate() {
        lines.push(columns.iter().map(|column| column.cell(number, row)).collect());
    }
    let mut text = layout(&lines);
    text.push('\n');
    Ok(text)
}

fn rows(path: &str, answer: &Value) -> Result<Vec<Value>, TableError> {
    let broken = |source: QueryError| TableError::Path { path: path.to_owned(), source };
    let root = serde_json::json!({ ROOT: [answer] });
    match Query::new(path).and_then(|query| query.apply(&root)).map_err(broken)? {
        Value::Array(rows) => Ok(rows),
        _ => Err(TableError::NoArray(path.to_owned())),
    }
}

struct Column {
    title: String,
    content: Content,
}

enum Content {
    /// The number of the row, from 0.
    Number,
    /// An item of a row that is a list.
    Index(usize),
    /// The result of an expression in the row; `None` for an invalid expression.
    Search(Option<Query>),
}

fn columns(names: &str, listed: bool) -> Result<Vec<Column>, TableError> {
    names
        .split(',')
        .map(|name| {
            let quoted = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let name = quoted.unwrap_or(name);
            if listed {
                let (title, index) = name.split_once(':').ok_or(TableError::Index)?;
                let index = index.parse().map_err(|_| TableError::Index)?;
                Ok(Column { title: title.to_owned(), content: Content::Index(index) })
            } else {
                Ok(Column { title: name.to_owned(), content: Content::Search(Query::new(name).ok()) })
            }
        })
        .collect()
}

impl Column {
    fn cell(&self, number: usize, row: &Value) -> String {
        let found = match &self.content {
            Content::Number => return number.to_string(),
            Content::Index(index) => row.get(index).cloned(),
            Content::Search(query) => query.as_ref().and_then(|query| query.apply(row).ok()),
        };
        cell(&found.unwrap_or_default())
    }
}

/// Formats a value like Go's `%v`.
pub fn cell(value: &Value) -> String {
    let list = |items: Vec<String>| items.join(" ");
    match value {
        Value::Null => "<nil>".to_owned(),
        Value::String(string) => string.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(items) => format!("[{}]", list(items.iter().map(cell).collect())),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key}:{}", cell(value)));
            format!("map[{}]", list(entries.collect()))
        }
    }
}

/// Pads all columns but the last to their widest cell, counted in characters, and parts them by `| `.
pub fn layout(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    let mut text = String::new();
    for line in lines {
        for (i, (cell, width)) in line.iter().zip(&widths).enumerate() {
            // Writing to a String cannot fail.
            let _ =
                if i + 1 == columns { writeln!(text, "{cell}") } else { write!(text, "{cell:width$} | ") };
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::flags::{Flag, name};
    use crate::cli::grammar::Line;
    use serde_json::json;

    fn table(output: &str, answer: Value) -> String {
        let words: Vec<&str> = std::iter::once("--output").chain(output.split(' ')).collect();
        let line = Line::read(&words).unwrap();
        let fields = Fields::read(Flag::named(name::OUTPUT).unwrap(), &line.flags).unwrap();
        render(&fields, &answer).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn the_layout() {
        let answer = json!({"List": [{"name": "test", "type": "test2"}, {"name": "test1", "type": "test3"}]});
        assert_eq!(
            table("cols=name,type rows=List num=true", answer.clone()),
            "Num | name  | type\n--- | ----  | ----\n0   | test  | test2\n1   | test1 | test3\n\n"
        );
        assert_eq!(
            table("cols=name,type rows=List[?name=='x']", answer.clone()),
            "name | type\n---- | ----\n\n"
        );
        assert_eq!(table("cols=length(List)", answer), "length(List)\n------------\n2\n\n");
    }

    #[test]
    fn the_cells() {
        let answer = json!({"s": "é x", "n": 1.0, "b": true, "o": {"b": [], "a": {}}, "l": [1, null, "z"]});
        assert_eq!(
            table("cols=s,n,b,o,l,nope,a[", answer),
            "s   | n   | b    | o                 | l           | nope  | a[\n\
             -   | -   | -    | -                 | -           | ----  | --\n\
             é x | 1.0 | true | map[a:map[] b:[]] | [1 <nil> z] | <nil> | <nil>\n\n"
        );
    }

    #[test]
    fn rows_that_are_lists() {
        let answer = json!({"L": [{"a": 1, "b": 2}]});
        assert_eq!(
            table("cols=x:1,y:0,z:7 rows=L[*].[a,b]", answer.clone()),
            "x | y | z\n- | - | -\n2 | 1 | <nil>\n\n"
        );
        assert!(table("cols=x rows=L[*].[a,b]", answer).starts_with("colNames: name must be string:number"));
    }

    #[test]
    fn bad_paths() {
        assert_eq!(
            table("cols=a rows=No.X", json!({})),
            "jmespath: 'RootFilter[0].No.X' failed Need Array Expr"
        );
        assert!(
            table("cols=a rows=", json!({})).starts_with("jmespath: 'RootFilter[0].' failed SyntaxError: ")
        );
    }
}
