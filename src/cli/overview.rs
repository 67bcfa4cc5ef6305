//! `--output table`: an answer as a table for people.

use comfy_table::Table;
use comfy_table::presets::UTF8_FULL_CONDENSED;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// More columns than this are too many to read.
const COLUMNS: usize = 8;
/// Fewer than this tell too little, however narrow the terminal is.
const LEAST: usize = 3;

/// The answer's list with its most telling columns, as far as they fit a width in characters; an answer without
/// a list as names and values.
pub fn render(answer: &Value, width: Option<usize>) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    match list(answer) {
        Some((_, rows)) if rows.is_empty() => return "(none)\n".to_owned(),
        Some((item, rows)) => {
            let mut columns = columns(item, &rows);
            if let Some(width) = width {
                columns.truncate(fitting(&columns, &rows, width));
            }
            table.set_header(&columns);
            for row in rows {
                table.add_row(columns.iter().map(|column| row.get(*column).map(text).unwrap_or_default()));
            }
        }
        None => match answer {
            Value::Object(entries) => {
                table.add_rows(entries.iter().map(|(name, value)| [name.clone(), text(value)]));
            }
            Value::Array(items) => {
                table.add_rows(items.iter().map(|item| [text(item)]));
            }
            one => {
                table.add_row([text(one)]);
            }
        },
    }
    format!("{table}\n")
}

/// The first `Things.Thing` list of objects, and the word for a thing; what a query found may be the list
/// itself.
fn list(answer: &Value) -> Option<(&str, Vec<&Map<String, Value>>)> {
    if answer.is_array() {
        return Some(("", objects(answer)?));
    }
    let entries = answer.as_object()?.values().filter_map(Value::as_object).flatten();
    entries.filter_map(|(item, list)| Some((item.as_str(), objects(list)?))).next()
}

/// The items of a list, if all are objects.
fn objects(list: &Value) -> Option<Vec<&Map<String, Value>>> {
    list.as_array()?.iter().map(Value::as_object).collect()
}

/// The columns with something in them, the most telling first.
fn columns<'a>(item: &str, rows: &[&'a Map<String, Value>]) -> Vec<&'a str> {
    let filled = rows.iter().flat_map(|row| row.iter()).filter(|(_, value)| !text(value).is_empty());
    let names: BTreeSet<&str> = filled.map(|(name, _)| name.as_str()).collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(|name| rank(item, name));
    names.truncate(COLUMNS);
    names
}

/// How many of the columns fit a width, each with its border and two spaces.
fn fitting(columns: &[&str], rows: &[&Map<String, Value>], width: usize) -> usize {
    let longest = |column: &str| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|value| text(value).chars().count());
        cells.chain([column.chars().count()]).max().unwrap_or_default()
    };
    let mut used = 1;
    let fits = columns.iter().take_while(|column| {
        used += longest(column) + 3;
        used <= width
    });
    fits.count().max(LEAST)
}

fn rank(item: &str, name: &str) -> u8 {
    match name {
        _ if name.strip_prefix(item) == Some("Id") => 0,
        "Name" => 1,
        _ if name.strip_prefix(item) == Some("Name") => 1,
        "Status" => 2,
        "Tags" => 4,
        // The asker knows the region.
        "RegionId" => 7,
        _ if ["DiskId", "InstanceId", "Size", "Progress", "CreationTime"]
            .iter()
            .any(|end| name.ends_with(end)) =>
        {
            3
        }
        _ if name.ends_with("Id") => 5,
        _ => 6,
    }
}

/// A value in a cell: scalars as they are, lists joined, tags as `key=value`.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.chars().flat_map(shown).collect(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Object(entries) => tag(entries).unwrap_or_else(|| {
            entries.values().map(text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        }),
    }
}

/// A character as a terminal may see it: what would move its cursor or change its colours is spelt out.
fn shown(character: char) -> impl Iterator<Item = char> {
    let is_spelt_out = character.is_control() && character != '\n';
    let spelt = is_spelt_out.then(|| character.escape_default());
    spelt.into_iter().flatten().chain((!is_spelt_out).then_some(character))
}

fn tag(entries: &Map<String, Value>) -> Option<String> {
    let part = |end: &str| entries.iter().find(|(name, _)| name.ends_with(end)).map(|(_, value)| text(value));
    (entries.len() == 2).then_some(())?;
    Some(format!("{}={}", part("Key")?, part("Value")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_with_its_telling_columns_first() {
        let tags = json!({"Tag": [{"TagKey": "a", "TagValue": "b"}, {"TagKey": "c", "TagValue": ""}]});
        let answer = json!({
            "RequestId": "r",
            "Snapshots": {"Snapshot": [
                {"Status": "accomplished", "SnapshotId": "s-1", "Description": "", "Tags": tags, "Encrypted": false},
            ]},
        });
        let text = render(&answer, None);
        let header = text.lines().nth(1).unwrap();
        let words: Vec<&str> = header.split_whitespace().filter(|word| word.len() > 3).collect();
        assert_eq!(words, ["SnapshotId", "Status", "Tags", "Encrypted"], "{text}");
        assert!(text.contains("a=b, c="), "{text}");
    }

    #[test]
    fn an_answer_without_a_list() {
        let text = render(&json!({"DiskId": "d-1", "RequestId": "r"}), None);
        assert!(text.contains("DiskId") && text.contains("d-1"), "{text}");
        assert_eq!(render(&json!({"Disks": {"Disk": []}, "TotalCount": 0}), None), "(none)\n");
    }

    #[test]
    fn a_narrow_terminal_gets_the_first_columns() {
        let row = json!({"DiskId": "d-1", "DiskName": "n", "Status": "In_use", "Size": 20, "Tags": "x"});
        let answer = json!({"Disks": {"Disk": [row]}});
        let header = |width| render(&answer, width).lines().nth(1).unwrap_or_default().to_owned();
        assert_eq!(header(None), "│ DiskId ┆ DiskName ┆ Status ┆ Size ┆ Tags │");
        assert_eq!(header(Some(44)), header(None));
        assert_eq!(header(Some(43)), "│ DiskId ┆ DiskName ┆ Status ┆ Size │");
        assert_eq!(header(Some(5)), "│ DiskId ┆ DiskName ┆ Status │");
    }

    #[test]
    fn what_a_query_found() {
        let text = render(&json!([{"DiskId": "d-1"}, {"DiskId": "d-2"}]), None);
        assert!(text.contains("DiskId") && text.contains("d-2"), "{text}");
        assert!(render(&json!(["a", "b"]), None).contains('b'));
        assert!(render(&json!(7), None).contains('7'));
        let hostile = render(&json!([{"Description": "a\u{1b}[31mb\tc é"}]), None);
        assert!(hostile.contains("a\\u{1b}[31mb\\tc é"), "{hostile}");
        assert_eq!(render(&json!([]), None), "(none)\n");
    }
}
