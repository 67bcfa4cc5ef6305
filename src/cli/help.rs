//! Help, generated from the declarations.

use super::flags::{FLAGS, Flag, Standing, name};
use super::language::Language;
use super::program::Program;
use super::{local, parameters, product};
use crate::ecs::{Declaration, Need, OPERATIONS, ParameterDeclaration, effect};

/// The least width of a column in characters.
const LEAST: usize = 8;

/// The environment variables that the program reads.
pub const ENVIRONMENT: &str = "Environment:
  SNAP_HOME  The directory that holds disks, snapshots and their catalog
  SNAP_TRUST_HOME
             With 1, a home is used though another user owns it, or, for root, though others may write to it
  SNAP_CLOCK The present: an RFC 3339 time, or a step from the machine's time such as +8d or -3h (units: s, m, h, d, w).
             Any other value is an error, status 2
  SNAP_COMPRESSION
             How new blocks are compressed: off, auto, or a level of zstd from -7 (fast) to 19 (small)
  SNAP_BACKGROUND
             With 1, long work goes on after the answer, as with --background
  ALIBABA_CLOUD_REGION_ID
             The region that is asked where neither the line nor the profile names one
  ALIBABA_CLOUD_PROFILE
             The profile, where the line names none
  ALIBABA_CLOUD_SAFETY_POLICY_ENABLED, ALIBABA_CLOUD_SAFETY_POLICY_RULES, ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM
             Whether the safety policy counts, its rules, and with 1 no questions
  NO_COLOR   No colours, not even on a terminal";

/// Joins lines of documentation into one text.
pub fn prose(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n")
}

/// Returns the text that is printed when no product is named. With `--help`, the text includes the products. Under the
/// program's own name it then also includes the environment.
pub fn usage(program: Program, language: Language, products: bool) -> String {
    let environment = match (program, products) {
        (Program::Snap, true) => format!("\n{ENVIRONMENT}\n"),
        _ => String::new(),
    };
    let about = |noun| language.of(local::about(&[noun]), local::in_chinese(noun)).to_owned();
    let commands = local::nouns().map(|noun| (format!("  {noun}"), about(noun)));
    let products = if products {
        format!("\nProducts:\n  {:<20} {}\n", product::CODE, product::name(language))
    } else {
        String::new()
    };
    format!(
        "{}\n\nUsage:\n  {program} <product> <operation> [--parameter1 value1 --parameter2 value2 ...]\n\
         \nCommands:\n{}\nFlags:\n{}\nSample:\n  {program} {} DescribeRegions\n{products}{environment}\
         \nUse `{program} --help` for more information.\n",
        program.head(language),
        aligned(commands.collect()),
        flags(program, language),
        product::CODE,
    )
}

/// Lists the flags. Under its own name the program lists those without effect here in one line at the end. As
/// `aliyun`, whose help has them all, each flag says so.
fn flags(program: Program, language: Language) -> String {
    let idle = |flag: &&Flag| program == Program::Snap && flag.standing == Standing::Harmless;
    let (idle, listed): (Vec<&Flag>, Vec<&Flag>) = FLAGS.iter().filter(|flag| !flag.hidden).partition(idle);
    let listed = listed.into_iter().map(|flag| {
        let short = flag.shorthand.map(|letter| format!(",-{letter}")).unwrap_or_default();
        (format!("  --{}{short}", flag.name), flag.honest_help(language))
    });
    let mut text = aligned(listed.collect());
    if !idle.is_empty() {
        let names = idle.iter().map(|flag| format!("--{}", flag.name)).collect::<Vec<_>>().join(", ");
        let title = language.of("Accepted, without effect here:", "可以使用，此处无效果：");
        text.push_str(&format!("\n{title}\n  {names}\n"));
    }
    text
}

/// Lists the operations of the product; help shows them under a head.
pub fn operations(program: Program, language: Language, headed: bool) -> String {
    let head = if headed { format!("{}\n", program.head(language)) } else { String::new() };
    let list: String = OPERATIONS
        .iter()
        .map(|entry| entry.declaration)
        .map(|operation| {
            let summary = language.of(operation.summary(), operation.chinese);
            format!("  {:<50} {summary}\n", operation.name)
        })
        .collect();
    format!(
        "{head}\nUsage:\n  {program} {code} <ApiName> --parameter1 value1 --parameter2 value2 ...\n\
         \nProduct: {}\nVersion: {} \n\nAvailable Api List: \n{list}\
         \nRun `{program} {code} <ApiName> --help` to get more information about this API\n",
        product::title(language),
        product::VERSION,
        code = product::CODE,
    )
}

/// Describes one operation: its parameters, the required ones first. Under its own name the program also tells the
/// operation's effect and errors; `aliyun` does not.
pub fn operation(program: Program, language: Language, declaration: &'static Declaration) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = parameters::spellings(declaration.parameters, "n")
        .into_iter()
        .partition(|(_, parameter)| is_required(program, parameter));
    let list: String = required
        .iter()
        .chain(&optional)
        .map(|(name, one)| parameter(program, declaration, name, one))
        .collect();
    let (about, errors) = match program {
        Program::Snap => {
            let about = match language {
                Language::English => prose(declaration.help),
                // The text after the summary exists in English only.
                Language::Chinese => {
                    let rest = declaration.help.get(1..).unwrap_or_default();
                    format!("{}\n{}", declaration.chinese, prose(rest)).trim_end().to_owned()
                }
            };
            (format!("\n{about}\n"), errors(declaration))
        }
        Program::Aliyun => (String::new(), String::new()),
    };
    format!(
        "{}\n\nProduct: {}\n{about}\nParameters:\n{list}{errors}",
        program.head(language),
        product::title(language)
    )
}

/// Returns true if a parameter is required. Under its own name the program tells the rules that count here: the region
/// has a default, and a parameter that the service demands is required.
fn is_required(program: Program, parameter: &ParameterDeclaration) -> bool {
    match program {
        Program::Snap => parameter.need != Need::Optional && parameter.name != name::REGION_ID,
        Program::Aliyun => parameter.need == Need::Required,
    }
}

fn parameter(
    program: Program,
    operation: &Declaration,
    name: &str,
    declared: &ParameterDeclaration,
) -> String {
    let need = if is_required(program, declared) { "Required" } else { "Optional" };
    let first = format!("  --{name}");
    let (first_width, kind_width) = (column(&first), column(declared.kind.word()));
    let lines: String =
        effect::help(operation, name, declared).iter().map(|line| format!("  {line}\n")).collect();
    format!("{first:<first_width$}{:<kind_width$}{need}\n\n{lines}\n", declared.kind.word())
}

/// Lists the errors that an operation has of its own; empty if it has none.
pub fn errors(declaration: &Declaration) -> String {
    let rows = declaration.errors.iter().map(|error| (format!("  {}", error.code), error.when.to_owned()));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { String::new() } else { format!("Errors:\n{}", aligned(rows)) }
}

/// Returns the width of a column that holds `cell`.
fn column(cell: &str) -> usize {
    LEAST.max(cell.chars().count() + 1)
}

/// Aligns rows of two columns.
fn aligned(rows: Vec<(String, String)>) -> String {
    let width = rows.iter().map(|(cell, _)| column(cell)).max().unwrap_or_default();
    rows.iter().map(|(cell, text)| format!("{cell:<width$}{text}\n")).collect()
}
