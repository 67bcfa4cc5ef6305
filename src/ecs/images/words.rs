//! The words that describe an image.

use crate::ecs::code::Code;
use crate::ecs::declaration::{ErrorDeclaration, Kind};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Scalar;
use crate::ecs::rules::existing::shown;

macro_rules! word {
    ($(#[$doc:meta])* $name:ident, $code:expr, [$($word:literal),+ $(,)?]) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub &'static str);

        impl Scalar for $name {
            const KIND: Kind = Kind::String;
            const ERRORS: &'static [ErrorDeclaration] = &[ErrorDeclaration::new($code)];

            fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
                const WORDS: &[&str] = &[$($word),+];
                WORDS.iter().copied().find(|word| *word == text).map(Self).ok_or_else(|| {
                    ApiError::new($code, format!("The specified {name} \"{}\" is not valid.", shown(text)))
                        .hint(format!("It can be {}.", WORDS.join(", ")))
                })
            }
        }
    };
}

word!(
    /// The processors that an image runs on.
    Architecture,
    Code::InvalidArchitectureMalformed,
    ["i386", "x86_64", "arm64"]
);
word!(
    /// How an image boots.
    BootMode,
    Code::InvalidBootModeNotSupport,
    ["BIOS", "UEFI", "UEFI-Preferred"]
);
word!(
    /// How an image that is imported boots.
    ImportedBootMode,
    Code::InvalidBootModeNotSupport,
    ["BIOS", "UEFI"]
);
/// Returns the default boot mode of an image: arm64 has no BIOS.
pub fn usual_boot_mode(architecture: &str) -> &'static str {
    if architecture == "arm64" { "UEFI" } else { "BIOS" }
}

word!(
    /// The metadata service that an image needs.
    ImdsSupport,
    Code::InvalidParameterFeaturesImdsSupport,
    ["v1", "v2"]
);
word!(
    /// Whether an image has NVMe drivers.
    NvmeSupport,
    Code::InvalidParameter,
    ["supported", "unsupported"]
);
word!(
    /// Whether an image supports secure boot.
    SecureBoot,
    Code::InvalidParameter,
    ["supported", "unsupported"]
);
word!(
    /// How an image's operating system is licensed.
    License,
    Code::InvalidParameter,
    ["Auto", "Aliyun", "BYOL"]
);
word!(
    /// The operating system on an image.
    Platform,
    Code::InvalidPlatformMalformed,
    [
        "Aliyun",
        "Anolis",
        "CentOS",
        "CentOS Stream",
        "Ubuntu",
        "CoreOS",
        "Fedora CoreOS",
        "SUSE",
        "Debian",
        "OpenSUSE",
        "FreeBSD",
        "RedHat",
        "Kylin",
        "UOS",
        "Fedora",
        "AlmaLinux",
        "Rocky Linux",
        "Gentoo",
        "Customized Linux",
        "Others",
        "Others Linux",
        "Windows",
        "Other Windows",
        "Windows Server 2003",
        "Windows Server 2008",
        "Windows Server 2012",
        "Windows Server 2016",
        "Windows Server 2019",
        "Windows Server 2022",
        "Windows Server 2025",
    ]
);

/// The version of an image: 1 to 40 letters, digits, dots, dashes and underscores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version(pub String);

impl Scalar for Version {
    const KIND: Kind = Kind::String;

    fn parse(text: &str, name: &str) -> Result<Self, ApiError> {
        let is_version =
            text.len() <= 40 && text.bytes().all(|c| c.is_ascii_alphanumeric() || b".-_".contains(&c));
        if is_version {
            return Ok(Self(text.to_owned()));
        }
        Err(ApiError::new(
            Code::InvalidImageVersionMalformed,
            format!("The specified {name} \"{}\" is not valid.", shown(text)),
        ))
    }
}

/// The default platform of an image.
pub const UNKNOWN_LINUX: &str = "Others Linux";

/// The default platform of a Windows image.
pub const UNKNOWN_WINDOWS: &str = "Other Windows";

/// The platform that can be Linux or Windows.
pub const ANY: &str = "Others";

/// Returns `windows` or `linux` according to the platform.
pub fn os_type(platform: &str) -> &'static str {
    if platform.contains("Windows") { "windows" } else { "linux" }
}
