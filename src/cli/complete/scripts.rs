//! The completion scripts of shells.

use super::super::program::Program;

/// The shells that have a script. Each entry is the shell's name, the usual file name of the script for `snap`, and
/// the script. The script has `PROGRAM` in place of the program's name.
pub const SHELLS: [(&str, &str, &str); 3] = [
    ("bash", "snap.bash", include_str!("snap.bash")),
    ("zsh", "_snap", include_str!("snap.zsh")),
    ("fish", "snap.fish", include_str!("snap.fish")),
];

/// Returns the completion script of a shell; `None` for a shell without one.
pub fn script(program: Program, shell: &str) -> Option<String> {
    let script = SHELLS.iter().find(|(name, ..)| *name == shell).map(|(.., script)| script);
    script.map(|script| script.replace("PROGRAM", program.name()))
}
