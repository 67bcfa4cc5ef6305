//! The spellings of a declaration's parameters on the command line, and the parameters of a request.

use super::error::CliError;
use super::flags::name;
use super::grammar::{GrammarError, Line, Problem};
use super::program::Program;
use crate::ecs::{Declaration, Kind, Need, ParameterDeclaration, Parameters, find_parameter};
use std::fs::File;
use std::io::{self, Read};

/// Parameters from before there were roles: every operation accepts them, and they have no effect.
const OWNERS: [&str; 4] = ["OwnerAccount", "OwnerId", "ResourceOwnerAccount", "ResourceOwnerId"];

/// The suffix of file parameters: `--UserData-FILE path` is `--UserData` with the content of the file.
const FILE_SUFFIX: &str = "-FILE";

/// Returns the spelling of each parameter, with `index` for the index of a list's item.
pub fn spellings(
    parameters: &'static [ParameterDeclaration],
    index: &str,
) -> Vec<(String, &'static ParameterDeclaration)> {
    let mut all = Vec::new();
    for parameter in parameters {
        let name = parameter.name;
        match parameter.kind {
            Kind::RepeatStruct(fields) => {
                let fields = spellings(fields, index).into_iter();
                all.extend(fields.map(|(field, declared)| (format!("{name}.{index}.{field}"), declared)));
            }
            Kind::RepeatList => all.push((format!("{name}.{index}"), parameter)),
            _ => all.push((name.to_owned(), parameter)),
        }
    }
    all
}

/// Returns the parameters of a call of a known operation, checked: unknown ones first, in the order of the line, then
/// missing ones.
///
/// # Errors
/// When a parameter is unknown, missing, given twice (by itself and from a file), or in a file that cannot be read.
pub fn checked(
    program: Program,
    line: &Line,
    declaration: &'static Declaration,
    region: &str,
) -> Result<Parameters, CliError> {
    let mut parameters = Parameters::new();
    let mut without_value = None;
    for (given, value) in &line.parameters {
        let in_file = given.strip_suffix(FILE_SUFFIX);
        let name = in_file.unwrap_or(given);
        if find_parameter(declaration.parameters, name).is_some() {
            let is_flag = name == name::REGION_ID && line.flags.has(name);
            if is_flag || parameters.contains_key(name) {
                let problem = Problem::ParameterTwice(name.to_owned());
                return Err(GrammarError { problem, late: true }.into());
            }
            let value = if in_file.is_some() { read(value)? } else { value.clone() };
            parameters.insert(name.to_owned(), value);
        } else if !OWNERS.contains(&name) {
            let name = given.clone();
            return Err(CliError::UnknownParameter { program, declaration, name, after: without_value });
        }
        without_value = value.is_empty().then(|| given.clone());
    }
    if let Some(declared) = declaration.parameter(name::REGION_ID) {
        let named = line.flags.value(name::REGION_ID);
        if let Some(value) = named.or((declared.need == Need::Required).then_some(region)) {
            parameters.insert(name::REGION_ID.to_owned(), value.to_owned());
        }
    }
    let absent = |parameter: &&ParameterDeclaration| !parameters.contains_key(parameter.name);
    // The service decides if a list has items, as with `aliyun`.
    let is_list = |kind| matches!(kind, Kind::RepeatList | Kind::RepeatStruct(_));
    let required = declaration
        .parameters
        .iter()
        .filter(|parameter| parameter.need == Need::Required && !is_list(parameter.kind));
    let missing: Vec<&'static str> = required.filter(absent).map(|parameter| parameter.name).collect();
    if missing.is_empty() {
        Ok(parameters)
    } else {
        Err(CliError::MissingParameters { program, declaration, missing })
    }
}

/// Returns the parameters of a forced call, unchecked.
pub fn unchecked(line: &Line) -> Parameters {
    let mut parameters: Parameters = line.parameters.iter().cloned().collect();
    if let Some(region) = line.flags.value(name::REGION_ID) {
        parameters.insert(name::REGION_ID.to_owned(), region.to_owned());
    }
    parameters
}

/// The largest file of a parameter in bytes: more than the service accepts for any.
const MOST: u64 = 1 << 20;

fn read(path: &str) -> Result<String, CliError> {
    let failed = |source| CliError::ParameterFile { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MOST {
        return Err(failed(io::Error::other(format!("it is larger than {MOST} bytes"))));
    }
    String::from_utf8(bytes).map_err(|error| failed(io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::Effect;

    const fn parameter(name: &'static str, kind: Kind) -> ParameterDeclaration {
        ParameterDeclaration { name, kind, need: Need::Optional, effect: Effect::Full, help: &[] }
    }

    static FIELDS: &[ParameterDeclaration] =
        &[parameter("Key", Kind::String), parameter("Ids", Kind::RepeatList)];
    static PARAMETERS: &[ParameterDeclaration] = &[
        parameter("Filter.1.Key", Kind::String),
        parameter("SnapshotLink", Kind::RepeatList),
        parameter("Tag", Kind::RepeatStruct(FIELDS)),
    ];

    #[test]
    fn lists_are_found_by_their_items() {
        for known in [
            "Filter.1.Key",
            "SnapshotLink",
            "SnapshotLink.1",
            "SnapshotLink.anything",
            "Tag",
            "Tag.1.Key",
            "Tag.x.Key",
            "Tag.1.Ids.2",
        ] {
            assert!(find_parameter(PARAMETERS, known).is_some(), "{known}");
        }
        for unknown in
            ["Filter.2.Key", "Filter", "Tag.1", "Tag.1.Bogus", "Tags", "Tag1.Key", "tag", "SnapshotLinks"]
        {
            assert!(find_parameter(PARAMETERS, unknown).is_none(), "{unknown}");
        }
    }

    #[test]
    fn lists_are_spelled_with_their_items() {
        let names: Vec<_> = spellings(PARAMETERS, "n").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Filter.1.Key", "SnapshotLink.n", "Tag.n.Key", "Tag.n.Ids.n"]);
    }
}
