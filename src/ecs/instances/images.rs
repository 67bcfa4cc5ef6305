//! The public images. Every one of them is blank: there is no operating system in it, and a system
//! disk begins as an empty disk. The well-known names are there for scripts that use them.

use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;

/// An image.
#[derive(Debug, PartialEq, Eq)]
pub struct Image {
    /// Its id.
    pub id: &'static str,
    /// The operating system that it stands for.
    pub os: &'static str,
    /// `linux` or `windows`.
    pub kind: &'static str,
    /// The least size of a system disk made from it, in GiB.
    pub size: u64,
}

const fn linux(id: &'static str, os: &'static str) -> Image {
    Image { id, os, kind: "linux", size: 20 }
}

/// Every image; the first is used when a request names none.
pub static IMAGES: &[Image] = &[
    linux("blank_x64_20G.vhd", "Blank"),
    linux("aliyun_3_x64_20G_alibase_20240528.vhd", "Alibaba Cloud Linux 3.2104 LTS 64-bit"),
    linux("aliyun_2_1903_x64_20G_alibase_20240628.vhd", "Alibaba Cloud Linux 2.1903 LTS 64-bit"),
    linux("centos_7_9_x64_20G_alibase_20240628.vhd", "CentOS 7.9 64-bit"),
    linux("debian_12_6_x64_20G_alibase_20240711.vhd", "Debian 12.6 64-bit"),
    linux("ubuntu_22_04_x64_20G_alibase_20240710.vhd", "Ubuntu 22.04 64-bit"),
    linux("ubuntu_24_04_x64_20G_alibase_20240812.vhd", "Ubuntu 24.04 64-bit"),
];

/// The image with this id.
pub fn known(id: &str) -> Option<&'static Image> {
    IMAGES.iter().find(|image| image.id == id)
}

/// The image that a request asks for; the blank one if it names none.
///
/// # Errors
/// `InvalidImageId.NotFound` if there is no such image.
pub fn wanted(id: Option<&str>) -> Result<&'static Image, ApiError> {
    let Some(id) = id else { return Ok(&IMAGES[0]) };
    known(id).ok_or_else(|| {
        let names: Vec<&str> = IMAGES.iter().map(|image| image.id).collect();
        ApiError::new(
            "InvalidImageId.NotFound",
            format!("The specified ImageId \"{}\" does not exist.", existing::shown(id)),
        )
        .hint(format!("There are only blank images: {}; without ImageId it is the first.", names.join(", ")))
    })
}
