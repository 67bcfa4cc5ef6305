//! What clients know is known here: every operation and every parameter that the service's own SDK can send.
//!
//! `tests/sdk/` holds the names in the models of alibabacloud_ecs20140526 7.11.8: a line an operation, and
//! behind those that are built their parameters, with `1` for the index of a list's item. Parameters from
//! before there were roles (`OwnerId` …) are left out: the command line takes them everywhere.

use ecs_snap::ecs::{find, find_parameter, unbuilt};

const NAMES: &str = include_str!("sdk/ecs20140526-7.11.8.txt");

#[test]
fn every_operation_and_parameter_of_the_sdk_is_known() {
    let (mut operations, mut parameters) = (Vec::new(), Vec::new());
    for line in NAMES.lines() {
        let mut words = line.split(' ');
        let operation = words.next().unwrap();
        match find(operation) {
            Some(entry) => parameters.extend(
                words
                    .filter(|name| find_parameter(entry.declaration.parameters, name).is_none())
                    .map(|name| format!("{operation} {name}")),
            ),
            None if unbuilt::is(operation) => {}
            None => operations.push(operation),
        }
    }
    assert_eq!(operations, Vec::<&str>::new());
    assert_eq!(parameters, Vec::<String>::new());
}
