//! The errors of image files.

use super::Format;
use crate::sys::lack::told;
use std::io;

/// The reason why an image file cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The image, or the source of a new image, cannot be read.
    #[error("reading the image: {}", told(.0, ""))]
    Read(#[source] io::Error),
    /// The new file cannot be written.
    #[error("writing the image: {}", told(.0, ""))]
    Write(#[source] io::Error),
    /// A valid image of an unsupported kind.
    #[error("this {format} image {what}, which is not supported")]
    Unsupported {
        /// The image's format.
        format: Format,
        /// The unsupported property: the end of a sentence.
        what: String,
    },
    /// The file contradicts its format or itself.
    #[error("this {format} image is damaged: {what}")]
    Damaged {
        /// The image's format.
        format: Format,
        /// The damage in words.
        what: String,
    },
    /// A size above the limit of the format or of this program.
    #[error("{size} bytes are more than a {format} image may have here: {limit}")]
    TooLarge {
        /// The format.
        format: Format,
        /// The requested or claimed size in bytes.
        size: u64,
        /// The largest possible size in bytes.
        limit: u64,
    },
    /// A file of a program whose format is none of these.
    #[error("a {0} image cannot be read; qemu-img convert makes a RAW, qcow2 or VHD image of it")]
    Foreign(&'static str),
    /// A word that names no format.
    #[error("no image format: {0:?}; it is one of RAW, qcow2, VHD")]
    Unknown(String),
}

/// A result of this module.
pub type Result<T, E = FormatError> = std::result::Result<T, E>;

impl Format {
    pub(super) fn damaged(self, what: impl Into<String>) -> FormatError {
        FormatError::Damaged { format: self, what: what.into() }
    }

    pub(super) fn unsupported(self, what: impl Into<String>) -> FormatError {
        FormatError::Unsupported { format: self, what: what.into() }
    }

    pub(super) fn limit(self, size: u64, limit: u64) -> Result<()> {
        if size > limit { Err(FormatError::TooLarge { format: self, size, limit }) } else { Ok(()) }
    }
}
