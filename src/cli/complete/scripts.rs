//! The completion scripts of shells.

use super::super::program::Program;

/// The shells that there are scripts for: name, usual name of the script for `snap`, and the script with
/// `PROGRAM` for the program's name.
pub const SHELLS: [(&str, &str, &str); 3] = [
    ("bash", "snap.bash", include_str!("snap.bash")),
    ("zsh", "_snap", include_str!("snap.zsh")),
    ("fish", "snap.fish", include_str!("snap.fish")),
];

/// The script that lets a shell ask; `None` for a shell that there is none for.
pub fn script(program: Program, shell: &str) -> Option<String> {
    let script = SHELLS.iter().find(|(name, ..)| *name == shell).map(|(.., script)| script);
    script.map(|script| script.replace("PROGRAM", program.name()))
}
