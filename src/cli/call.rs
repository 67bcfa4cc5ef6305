//! Makes a call: from the read line to the answer on standard output.

use super::ask::ask;
use super::check;
use super::error::CliError;
use super::fields::Fields;
use super::flags::{Flag, name};
use super::grammar::Line;
use super::pager::Pager;
use super::profiles::{ProfilesError, Settings, help_language};
use super::program::Program;
use super::waiter::Waiter;
use super::{damage, dry, help, lineage, open, output, parameters, product, safety, stream};
use crate::ecs::{self, Declaration, Request, Service, unbuilt};
use crate::engine::Runner;
use serde_json::Value;

/// Does the work of a line. The order of the checks decides which error a line with several is given. Users of
/// `aliyun` rely on that order.
///
/// # Errors
/// The first error of the line.
pub fn run(program: Program, line: &Line) -> Result<(), CliError> {
    check::flags(line)?;
    check::estimate(program, line)?;
    let words: Vec<&str> = line.positionals.iter().map(String::as_str).collect();
    let text = match (words.as_slice(), line.help) {
        ([], products) => help::usage(program, help_language(), products),
        ([named], headed) => {
            let language = if headed { help_language() } else { settings(program, line)?.language() };
            product(program, named)?;
            help::operations(program, language, headed)
        }
        // An operation that is not built has no help; the service says why.
        ([named, operation], help) if !help || unbuilt::is(operation) => {
            return call(program, line, named, operation);
        }
        ([named, operation], _) => {
            product(program, named)?;
            let language = help_language();
            let Some(entry) = ecs::find(operation) else {
                stream::answer(format!("{}\n", program.head(language)))?;
                return Err(unknown_operation(program, operation));
            };
            help::operation(program, language, entry.declaration)
        }
        ([_, _, ..], true) => return Err(CliError::TooManyArgumentsForHelp(words.len())),
        ([named, _, path], false) => {
            settings(program, line)?;
            version(line)?;
            product(program, named)?;
            check::headers(line)?;
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

/// Reads the settings that count for the line.
fn settings(program: Program, line: &Line) -> Result<Settings, CliError> {
    Settings::read(&line.flags).map_err(|source| setup(program, source))
}

/// Returns the error of settings that cannot be used.
pub fn setup(program: Program, source: ProfilesError) -> CliError {
    match source {
        ProfilesError::UnknownProfile(_) | ProfilesError::Region(_) => CliError::Setup { program, source },
        other => other.into(),
    }
}

/// Checks `--version`.
fn version(line: &Line) -> Result<(), CliError> {
    match line.flags.value(name::VERSION) {
        Some(version) if !product::VERSIONS.contains(&version) => Err(CliError::Version(version.to_owned())),
        _ => Ok(()),
    }
}

fn unknown_operation(program: Program, name: &str) -> CliError {
    CliError::UnknownOperation { program, name: name.to_owned() }
}

/// Checks the call, makes it, and prints the answer.
fn call(program: Program, line: &Line, named: &str, operation: &str) -> Result<(), CliError> {
    if line.flags.has(name::QUIET) {
        stream::hush();
    }
    let settings = settings(program, line)?;
    version(line)?;
    safety::check(line, named, operation)?;
    product(program, named)?;
    check::headers(line)?;
    let parameters = match declared(program, line, operation)? {
        None => {
            check::method(line)?;
            parameters::unchecked(line)
        }
        Some(declaration) => {
            check::method(line)?;
            parameters::checked(program, line, declaration, &settings.region)?
        }
    };
    check::available(line)?;
    let region = settings.region.clone();
    let request = Request { operation: operation.to_owned(), parameters, region };
    if let Some(text) = dry::render(line, &settings, &request)? {
        return Ok(stream::answer(text)?);
    }
    let as_tree = lineage::asked(line, operation)?;
    let in_background = line.flags.has(name::BACKGROUND) || background_by_environment();
    let frees = operation.starts_with("Delete");
    let opened = if frees { open::service_to_free()? } else { open::service()? };
    let service = opened.with_runner(if in_background { Runner::Process } else { Runner::Inline });
    if ecs::find(operation).is_some_and(|entry| !entry.declaration.only_reads()) {
        open::tell_exposures(&service);
    }
    let answer = answer(line, &service, &request)?;
    let text = if as_tree {
        lineage::render(&service, &request, &answer)?
    } else {
        let marked = damage::marked(line, &service, &request, answer.clone())?;
        output::render(line, &marked)?
    };
    stream::answer(text)?;
    if let Some(part) = output::part(line, &answer) {
        stream::complain(&format!(
            "{part}
"
        ));
    }
    Ok(())
}

/// Returns the answer of one call, of one for each page, or of the last of a wait.
fn answer(line: &Line, service: &Service, request: &Request) -> Result<Value, CliError> {
    let fields = |name| {
        let flag = Flag::named(name).filter(|_| line.flags.has(name));
        flag.map(|flag| Fields::read(flag, &line.flags)).transpose()
    };
    if let Some(fields) = fields(name::PAGER)? {
        Pager::new(fields).all(request.parameters.clone(), |parameters| {
            ask(service, &Request { parameters: parameters.clone(), ..request.clone() })
        })
    } else if let Some(fields) = fields(name::WAITER)? {
        Waiter::new(&fields)?.wait(|| ask(service, request))
    } else {
        ask(service, request)
    }
}

/// Returns the operation's declaration. `None` when the line forces the call, and for operations that are not built:
/// the service says so.
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

/// Returns true if the environment asks for answers at once.
fn background_by_environment() -> bool {
    std::env::var("SNAP_BACKGROUND").is_ok_and(|value| matches!(value.as_str(), "1" | "true"))
}
