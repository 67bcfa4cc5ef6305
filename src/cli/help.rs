//! Help, made from the declarations.

use super::flags::{FLAGS, Flag, Standing};
use super::program::Program;
use super::{local, parameters, product};
use crate::ecs::{Declaration, OPERATIONS, ParameterDeclaration};

/// The least width of a column.
const LEAST: usize = 8;

/// Lines of documentation as one text.
pub fn prose(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n")
}

/// What is printed when no product is named; with the products when help is asked for.
pub fn usage(program: Program, products: bool) -> String {
    let commands = local::nouns().map(|noun| (format!("  {noun}"), local::about(&[noun]).to_owned()));
    let products = if products {
        format!("\nProducts:\n  {:<20} {}\n", product::CODE, product::NAME)
    } else {
        String::new()
    };
    format!(
        "{}\n\nUsage:\n  {program} <product> <operation> [--parameter1 value1 --parameter2 value2 ...]\n\
         \nCommands:\n{}\nFlags:\n{}\nSample:\n  {program} {} DescribeRegions\n{products}\
         \nUse `{program} --help` for more information.\n",
        program.head(),
        aligned(commands.collect()),
        flags(program),
        product::CODE,
    )
}

/// The flags. Under its own name the program lists those that do nothing here in a line at the end;
/// under the other, whose help has them all, each says so.
fn flags(program: Program) -> String {
    let idle = |flag: &&Flag| program == Program::Snap && flag.standing == Standing::Harmless;
    let (idle, listed): (Vec<&Flag>, Vec<&Flag>) = FLAGS.iter().filter(|flag| !flag.hidden).partition(idle);
    let listed = listed.into_iter().map(|flag| {
        let short = flag.shorthand.map(|letter| format!(",-{letter}")).unwrap_or_default();
        (format!("  --{}{short}", flag.name), flag.honest_help())
    });
    let mut text = aligned(listed.collect());
    if !idle.is_empty() {
        let names = idle.iter().map(|flag| format!("--{}", flag.name)).collect::<Vec<_>>().join(", ");
        text.push_str(&format!("\nAccepted, without effect here:\n  {names}\n"));
    }
    text
}

/// The operations of the product; under a head when help is asked for.
pub fn operations(program: Program, headed: bool) -> String {
    let head = if headed { format!("{}\n", program.head()) } else { String::new() };
    let list: String = OPERATIONS
        .iter()
        .map(|entry| format!("  {:<50} {}\n", entry.declaration.name, entry.declaration.summary()))
        .collect();
    format!(
        "{head}\nUsage:\n  {program} {code} <ApiName> --parameter1 value1 --parameter2 value2 ...\n\
         \nProduct: {}\nVersion: {} \n\nAvailable Api List: \n{list}\
         \nRun `{program} {code} <ApiName> --help` to get more information about this API\n",
        product::TITLE,
        product::VERSION,
        code = product::CODE,
    )
}

/// One operation: its parameters, the required ones first. Under its own name the program also says what
/// the operation does and which errors it has; `aliyun` does not.
pub fn operation(program: Program, declaration: &'static Declaration) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = parameters::spellings(declaration.parameters, "n")
        .into_iter()
        .partition(|(_, parameter)| parameter.required);
    let list: String =
        required.iter().chain(&optional).map(|(name, declared)| parameter(name, declared)).collect();
    let (about, errors) = match program {
        Program::Snap => (format!("\n{}\n", prose(declaration.help)), errors(declaration)),
        Program::Aliyun => (String::new(), String::new()),
    };
    format!("{}\n\nProduct: {}\n{about}\nParameters:\n{list}{errors}", program.head(), product::TITLE)
}

fn parameter(name: &str, declared: &ParameterDeclaration) -> String {
    let need = if declared.required { "Required" } else { "Optional" };
    let first = format!("  --{name}");
    let (first_width, kind_width) = (column(&first), column(declared.kind.word()));
    let lines: String = declared.help.iter().map(|line| format!("  {}\n", line.trim())).collect();
    format!("{first:<first_width$}{:<kind_width$}{need}\n\n{lines}\n", declared.kind.word())
}

/// The errors that an operation has of its own; nothing if it has none.
pub fn errors(declaration: &Declaration) -> String {
    let rows = declaration.errors.iter().map(|error| (format!("  {}", error.code), error.when.to_owned()));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { String::new() } else { format!("Errors:\n{}", aligned(rows)) }
}

/// The width of a column that holds `cell`.
fn column(cell: &str) -> usize {
    LEAST.max(cell.chars().count() + 1)
}

/// Two columns.
fn aligned(rows: Vec<(String, String)>) -> String {
    let width = rows.iter().map(|(cell, _)| column(cell)).max().unwrap_or_default();
    rows.iter().map(|(cell, text)| format!("{cell:<width$}{text}\n")).collect()
}
