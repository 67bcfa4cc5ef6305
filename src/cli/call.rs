//! From a line that was read to an answer on standard output.

use super::error::{CliError, ServerError};
use super::flags::name;
use super::grammar::Line;
use super::program::Program;
use super::{check, help, open, output, parameters, product, stream};
use crate::ecs::{self, Declaration, Request, unbuilt};
use serde_json::Value;

/// The region where none is configured.
const DEFAULT_REGION: &str = "cn-hangzhou";

/// The variables that may name the region, the first of which counts that is there.
const REGION_VARIABLES: [&str; 5] =
    ["ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID", "REGION_ID", "REGION"];

/// Does what the line says. What comes first decides which error a line with several is given, and users
/// of `aliyun` rely on the order.
///
/// # Errors
/// The first thing wrong.
pub fn run(program: Program, line: &Line) -> Result<(), CliError> {
    check::flags(line)?;
    let words: Vec<&str> = line.positionals.iter().map(String::as_str).collect();
    let text = match (words.as_slice(), line.help) {
        ([], products) => help::usage(program, products),
        ([named], headed) => {
            product(program, named)?;
            help::operations(program, headed)
        }
        // Of an operation that is not built there is no help; the service says why.
        ([named, operation], help) if !help || unbuilt::is(operation) => {
            call(program, line, named, operation)?
        }
        ([named, operation], _) => {
            product(program, named)?;
            let Some(entry) = ecs::find(operation) else {
                stream::answer(format!("{}\n", program.head()))?;
                return Err(unknown_operation(program, operation));
            };
            help::operation(program, entry.declaration)
        }
        ([_, _, ..], true) => return Err(CliError::TooManyArgumentsForHelp(words.len())),
        ([named, _, path], false) => {
            product(program, named)?;
            return Err(CliError::Path((*path).to_owned()));
        }
        _ => return Err(CliError::TooManyArguments(program)),
    };
    Ok(stream::answer(text)?)
}

fn product(program: Program, named: &str) -> Result<(), CliError> {
    if product::is_named(named) {
        Ok(())
    } else {
        Err(CliError::UnknownProduct { program, name: named.to_lowercase() })
    }
}

fn unknown_operation(program: Program, name: &str) -> CliError {
    CliError::UnknownOperation { program, name: name.to_owned() }
}

/// Checks the call, makes it, and returns what is to be printed.
fn call(program: Program, line: &Line, named: &str, operation: &str) -> Result<String, CliError> {
    let region = region(program, line)?;
    product(program, named)?;
    if let Some(version) = line.flags.value(name::VERSION)
        && !product::VERSIONS.contains(&version)
    {
        return Err(CliError::Version(version.to_owned()));
    }
    check::headers(line)?;
    let parameters = match declared(program, line, operation)? {
        None => {
            check::method(line)?;
            parameters::unchecked(line)
        }
        Some(declaration) => {
            check::method(line)?;
            parameters::checked(program, line, declaration, &region)?
        }
    };
    check::available(line)?;
    let request = Request { operation: operation.to_owned(), parameters, region };
    let answer = ask(&request, line.flags.has(name::BACKGROUND) || background_by_environment())?;
    output::render(line, &answer)
}

/// The operation's declaration; `None` when the line forces the call, whatever it is, and for operations
/// that are not built: the service says so.
fn declared(
    program: Program,
    line: &Line,
    operation: &str,
) -> Result<Option<&'static Declaration>, CliError> {
    if line.flags.has(name::FORCE) {
        return Ok(None);
    }
    match ecs::find(operation) {
        Some(entry) => Ok(Some(entry.declaration)),
        None if unbuilt::is(operation) => Ok(None),
        None => Err(unknown_operation(program, operation)),
    }
}

/// The region that is asked: from the line, else the environment, else the default.
fn region(program: Program, line: &Line) -> Result<String, CliError> {
    let named = line.flags.value(name::REGION).or_else(|| line.flags.value(name::REGION_ID));
    let region = named.map_or_else(configured_region, str::to_owned);
    if region.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        Ok(region)
    } else {
        Err(CliError::Region { program, region })
    }
}

/// The region of the environment, else the default.
pub(super) fn configured_region() -> String {
    let variable = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    REGION_VARIABLES.iter().find_map(variable).unwrap_or_else(|| DEFAULT_REGION.to_owned())
}

/// Whether the environment asks for answers at once.
fn background_by_environment() -> bool {
    std::env::var("SNAP_BACKGROUND").is_ok_and(|value| matches!(value.as_str(), "1" | "true"))
}

fn ask(request: &Request, in_background: bool) -> Result<Value, CliError> {
    let mut service = open::service()?.in_background(in_background);
    let answer = service.call(request);
    open::warn(&mut service);
    answer.map_err(|failure| {
        CliError::Server(Box::new(ServerError {
            recommend: failure.recommend(),
            length: failure.body().to_string().len(),
            request_id: failure.request_id,
            error: failure.error,
        }))
    })
}
