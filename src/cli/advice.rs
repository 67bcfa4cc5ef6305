//! Tips and suggestions for errors.

use super::error::CliError;
use super::flags::{FLAGS, Flag};
use super::profiles::ProfilesError;
use super::program::Program;
use super::suggest::nearest;
use super::{hint, local, product};
use crate::ecs::{OPERATIONS, unbuilt};
use crate::sys;
use crate::sys::lack::Lack;
use std::path::Path;

/// Returns the tip for an error. As `aliyun`, an error of the service has none: scripts know its lines.
pub fn tip(error: &CliError, program: Program) -> Option<String> {
    match error {
        CliError::MissingParameters { program, declaration, .. } => Some(format!(
            "use `{program} {} {} --help` to get more information",
            product::CODE,
            declaration.name
        )),
        CliError::Path(_) => Some("Please confirm if the API path exists".into()),
        CliError::UnknownParameter { name, after, .. }
            if program == Program::Snap
                && (name.bytes().all(|byte| byte.is_ascii_digit())
                    || (name.chars().count() == 1 && after.is_some())) =>
        {
            let parameter = after.as_deref().unwrap_or("Name");
            Some(format!("Write a value that begins with - after an equals sign: --{parameter}=-{name}"))
        }
        CliError::TooManyArguments(program) => Some(format!("Use `{program} --help` to show usage")),
        CliError::NothingToEstimate(program) | CliError::ContextAlone(program) => {
            Some(format!("use `{program} <product> <ApiName> ... --estimate-cost`"))
        }
        CliError::Version(_) => {
            Some("Please contact the customer support to get more info about API version".into())
        }
        CliError::Setup { program, .. } => {
            Some(format!("Configuration failed, use `{program} configure` to configure it"))
        }
        CliError::Absent(_) if program == Program::Snap => Some(
            "`snap bill` says what the snapshots would cost, `snap ecs DescribePrice` what one costs.".into(),
        ),
        CliError::Profiles(ProfilesError::Broken { path, .. }) => {
            Some(format!("Correct or remove {}", path.display()))
        }
        CliError::Engine { home, .. } if sys::file::is_full(Path::new(home)) => {
            Some(format!("The file system of {home} is full: make room on it first"))
        }
        CliError::Engine { home, source } => {
            let lack = || Lack::at(Path::new(home)).map(|lack| lack.remedy().to_owned());
            source.hint().or_else(lack)
        }
        CliError::Home(error) => error.hint(),
        CliError::Server(server) if program == Program::Snap => hint::after(&server.operation, &server.error),
        _ => None,
    }
}

/// Returns the words that the user can have meant.
pub fn suggestions(error: &CliError) -> Vec<&str> {
    match error {
        CliError::UnknownProduct { name, .. } => {
            nearest(name, std::iter::once(product::CODE).chain(local::nouns()))
        }
        CliError::UnknownCommand { name, known } => nearest(name, known.iter().copied()),
        CliError::UnknownOperation { name, .. } => {
            let names = || OPERATIONS.iter().map(|entry| entry.declaration.name);
            let mut near = nearest(name, names());
            if near.is_empty() {
                near = nearest(name, unbuilt::names());
            }
            if near.is_empty() {
                // The plugins of `aliyun` spell it `create-snapshot`.
                let plain = name.replace('-', "");
                near = names().filter(|name| name.eq_ignore_ascii_case(&plain)).collect();
            }
            near
        }
        CliError::UnknownParameter { declaration, name, .. } => {
            let parameters = declaration.parameters.iter().map(|parameter| parameter.name);
            nearest(name, parameters.chain(FLAGS.iter().map(|flag: &Flag| flag.name)))
        }
        _ => Vec::new(),
    }
}
