//! `--output table`: formats an answer as a table for people.

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The most columns of a table.
const COLUMNS: usize = 8;
/// The fewest columns of a table, however narrow the terminal is.
const LEAST: usize = 3;
/// The last rank of columns that stay, however narrow the terminal is: the id, the name, the status and the size.
const KEPT: u8 = SIZE;

/// The ranks of the most telling columns.
const ID: u8 = 0;
const NAME: u8 = 1;
const STATUS: u8 = 2;
const SIZE: u8 = 3;

/// The least readable width of a name in characters, with a space on either side.
const NAME_WIDTH: usize = 12;

/// Formats the answer's list with its most telling columns, as far as they fit a width in characters. An answer
/// without a list is formatted as names and values.
pub fn render(answer: &Value, width: Option<usize>) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    match list(answer) {
        Some((_, rows)) if rows.is_empty() => return "(none)\n".to_owned(),
        Some((item, rows)) => {
            let mut columns = columns(item, &rows);
            if let Some(width) = width {
                columns.truncate(fitting(item, &columns, &rows, width));
            }
            table.set_header(&columns);
            if let Some(width) = width {
                wrap_texts(&mut table, item, &columns, &rows, width);
            }
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

/// Returns the first `Things.Thing` list of objects, and the word for a thing. The result of a query can be the list
/// itself.
fn list(answer: &Value) -> Option<(&str, Vec<&Map<String, Value>>)> {
    if answer.is_array() {
        return Some(("", objects(answer)?));
    }
    let entries = answer.as_object()?.values().filter_map(Value::as_object).flatten();
    entries.filter_map(|(item, list)| Some((item.as_str(), objects(list)?))).next()
}

/// Returns the items of a list, if all are objects.
fn objects(list: &Value) -> Option<Vec<&Map<String, Value>>> {
    list.as_array()?.iter().map(Value::as_object).collect()
}

/// Returns the columns that are not empty, the most telling first.
fn columns<'a>(item: &str, rows: &[&'a Map<String, Value>]) -> Vec<&'a str> {
    let filled = rows.iter().flat_map(|row| row.iter()).filter(|(_, value)| !text(value).is_empty());
    let names: BTreeSet<&str> = filled.map(|(name, _)| name.as_str()).collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(|name| rank(item, name));
    names.truncate(COLUMNS);
    names
}

/// Returns the shown share of a list, if the list is longer.
pub fn part(answer: &Value) -> Option<String> {
    let (_, rows) = list(answer)?;
    let shown = rows.len();
    let is_token = |token: &Value| token.as_str().is_some_and(|token| !token.is_empty());
    match answer.get("TotalCount").and_then(Value::as_u64) {
        Some(total) => (total > shown as u64).then(|| format!("{shown} of {total}; --pager brings all")),
        None => {
            let is_more = answer.get("NextToken").is_some_and(is_token);
            is_more.then(|| format!("{shown}, and there are more; --pager brings all"))
        }
    }
}

/// Returns the number of columns that fit a width, each with its border and two spaces.
fn fitting(item: &str, columns: &[&str], rows: &[&Map<String, Value>], width: usize) -> usize {
    let mut used = 1;
    let fits = columns.iter().take_while(|column| {
        used += longest(column, rows) + 3;
        used <= width
    });
    let kept = columns.iter().filter(|column| rank(item, column) <= KEPT).count();
    fits.count().max(kept).max(LEAST)
}

/// Wraps long names, lists and texts where the columns that stay do not fit a width.
fn wrap_texts(table: &mut Table, item: &str, columns: &[&str], rows: &[&Map<String, Value>], width: usize) {
    let used: usize = columns.iter().map(|column| longest(column, rows) + 3).sum();
    if used < width {
        return;
    }
    let number = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(number(width));
    for (at, name) in columns.iter().enumerate() {
        let Some(column) = table.column_mut(at) else { continue };
        column.set_constraint(if rank(item, name) == NAME || has_spaces(name, rows) {
            let least = NAME_WIDTH.min(longest(name, rows) + 2);
            ColumnConstraint::LowerBoundary(Width::Fixed(number(least)))
        } else {
            ColumnConstraint::ContentWidth
        });
    }
}

/// Returns true if a column has cells of several words, which can be parted.
fn has_spaces(column: &str, rows: &[&Map<String, Value>]) -> bool {
    rows.iter().filter_map(|row| row.get(column)).any(|value| text(value).contains(' '))
}

/// Returns the most characters in a cell of a column.
fn longest(column: &str, rows: &[&Map<String, Value>]) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(column)).map(|value| text(value).chars().count());
    cells.chain([column.chars().count()]).max().unwrap_or_default()
}

fn rank(item: &str, name: &str) -> u8 {
    match name {
        _ if name.strip_prefix(item) == Some("Id") => ID,
        // A chain is called as its disk is.
        "Name" | "SourceDiskName" => NAME,
        _ if name.strip_prefix(item) == Some("Name") => NAME,
        "Status" => STATUS,
        _ if name.strip_prefix(item) == Some("Status") => STATUS,
        // Of a task, the action tells more than its start time.
        _ if name.strip_prefix(item) == Some("Action") => SIZE,
        "Tags" => 5,
        // The caller knows the region.
        "RegionId" => 8,
        _ if name.ends_with("Size") => SIZE,
        _ if ["DiskId", "InstanceId", "Progress", "CreationTime"].iter().any(|end| name.ends_with(end)) => 4,
        _ if name.ends_with("Id") => 6,
        _ => 7,
    }
}

/// Formats a value for a cell: scalars as they are, lists joined, tags as `key=value`.
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

/// Returns a character as a terminal can see it: a character that would move the cursor or change colours is spelt
/// out.
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
        assert_eq!(header(Some(5)), "│ DiskId ┆ DiskName ┆ Status ┆ Size │");
    }

    #[test]
    fn eighty_characters_have_the_id_the_name_the_status_and_the_size() {
        let row = |name: &str| {
            json!({
                "SnapshotId": "s-bp1bhl8kd3ejxc6u5a5x", "SnapshotName": name, "Status": "accomplished",
                "SourceDiskSize": "2048", "SourceDiskId": "d-bp1gxv66h2xc2udw3k8x", "Progress": "100%",
                "CreationTime": "2026-11-27T14:00:00Z",
            })
        };
        let long = "n".repeat(128);
        let text = render(&json!({"Snapshots": {"Snapshot": [row(&long), row("short")]}}), Some(80));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        for column in ["SnapshotId", "SnapshotName", "Status", "SourceDiskSize"] {
            assert!(text.lines().nth(1).unwrap_or_default().contains(column), "{text}");
        }
        assert_eq!(text.matches('n').count(), 128 + 2, "all of the name, and two letters of titles: {text}");
        assert_eq!(text.matches("s-bp1bhl8kd3ejxc6u5a5x").count(), 2, "{text}");
    }

    #[test]
    fn eighty_characters_have_what_a_task_does_before_its_times() {
        let row = json!({
            "TaskId": "t-bp1bhl8kd3ejxc6u5a5x", "TaskStatus": "Processing", "TaskAction": "ModifyDiskSpec",
            "CreationTime": "2026-11-27T14:00Z", "FinishedTime": "2026-11-27T15:00Z", "SupportCancel": "false",
            "ResourceId": "d-bp1gxv66h2xc2udw3k8x",
        });
        let text = render(&json!({"TaskSet": {"Task": [row]}}), Some(80));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        let header = text.lines().nth(1).unwrap_or_default();
        assert!(header.starts_with("│ TaskId                 ┆ TaskStatus ┆ TaskAction     ┆"), "{text}");
    }

    #[test]
    fn lists_go_on_in_the_next_line() {
        let words: Vec<String> = (0..9).map(|number| format!("cloud_category_{number}")).collect();
        let row = json!({"ZoneId": "cn-hangzhou-b", "Categories": {"Category": words}, "Kinds": {"Kind": ["Disk", "Instance"]}});
        let text = render(&json!({"Zones": {"Zone": [row]}}), Some(80));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(words.iter().all(|word| text.contains(word)) && text.contains("Instance"), "{text}");
    }

    #[test]
    fn a_part_of_a_list_is_told() {
        let answer = |total: Value| json!({"Disks": {"Disk": [{"DiskId": "d-1"}]}, "TotalCount": total});
        assert_eq!(part(&answer(json!(15))).as_deref(), Some("1 of 15; --pager brings all"));
        assert_eq!(part(&answer(json!(1))), None);
        let by_token = |token: &str| json!({"Disks": {"Disk": [{"DiskId": "d-1"}]}, "NextToken": token});
        assert!(part(&by_token("t")).is_some() && part(&by_token("")).is_none());
        assert_eq!(part(&json!({"Disks": {"Disk": [{"DiskId": "d-1"}]}})), None);
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
