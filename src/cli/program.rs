//! The name under which the program was started, and its effects.

use super::language::Language;
use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

/// The name under which the program was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The program's own name.
    Snap,
    /// The name of the program that it replaces.
    Aliyun,
}

impl Program {
    /// Reads the name from the program's first argument.
    pub fn new(argument: Option<&OsStr>) -> Self {
        match argument.and_then(|path| Path::new(path).file_stem()) {
            Some(stem) if stem == "aliyun" => Self::Aliyun,
            _ => Self::Snap,
        }
    }

    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Snap => "snap",
            Self::Aliyun => "aliyun",
        }
    }

    /// Returns a text that names commands, with the names of this program.
    pub fn in_its_words(self, text: &str) -> String {
        text.replace("snap ", &format!("{} ", self.name()))
    }

    /// Returns the version that is printed. As `aliyun` it is the version whose behaviour is kept, since scripts check
    /// it for features.
    pub fn version(self) -> &'static str {
        match self {
            Self::Snap => env!("CARGO_PKG_VERSION"),
            Self::Aliyun => "3.4.11",
        }
    }

    /// Returns the first line of the help.
    pub fn head(self, language: Language) -> String {
        match self {
            Self::Snap => {
                let about = language.of("the ECS snapshot service on one machine", "单机上的 ECS 快照服务");
                format!("snap {}: {about}", self.version())
            }
            Self::Aliyun => {
                let name = language.of("Alibaba Cloud Command Line Interface Version", "阿里云CLI命令行工具");
                format!("{name} {}", self.version())
            }
        }
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
