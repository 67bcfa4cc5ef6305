//! The public images. Each is blank: it has no operating system, and a system disk begins as an empty disk. The
//! well-known names exist for scripts that use them.

use crate::model::Time;

/// The time when the public images were made: before anything else.
pub const CREATED: Time = Time(1_704_067_200);

/// A public image.
#[derive(Debug, PartialEq, Eq)]
pub struct PublicImage {
    /// Its id.
    pub id: &'static str,
    /// The operating system in its name.
    pub os: &'static str,
    /// The family of operating systems.
    pub platform: &'static str,
    /// The minimum size of a system disk made from the image, in GiB.
    pub size: u64,
}

const fn linux(id: &'static str, os: &'static str, platform: &'static str) -> PublicImage {
    PublicImage { id, os, platform, size: 20 }
}

/// The default image.
pub static BLANK: PublicImage = linux("blank_x64_20G.vhd", "Blank", "Others");

/// Every other image.
static WELL_KNOWN: &[PublicImage] = &[
    linux("aliyun_3_x64_20G_alibase_20240528.vhd", "Alibaba Cloud Linux 3.2104 LTS 64-bit", "Aliyun"),
    linux("aliyun_2_1903_x64_20G_alibase_20240628.vhd", "Alibaba Cloud Linux 2.1903 LTS 64-bit", "Aliyun"),
    linux("centos_7_9_x64_20G_alibase_20240628.vhd", "CentOS 7.9 64-bit", "CentOS"),
    linux("debian_12_6_x64_20G_alibase_20240711.vhd", "Debian 12.6 64-bit", "Debian"),
    linux("ubuntu_22_04_x64_20G_alibase_20240710.vhd", "Ubuntu 22.04 64-bit", "Ubuntu"),
    linux("ubuntu_24_04_x64_20G_alibase_20240812.vhd", "Ubuntu 24.04 64-bit", "Ubuntu"),
];

/// Returns every public image.
pub fn all() -> impl Iterator<Item = &'static PublicImage> {
    std::iter::once(&BLANK).chain(WELL_KNOWN)
}

/// Returns the public image with this id.
pub fn known(id: &str) -> Option<&'static PublicImage> {
    all().find(|image| image.id == id)
}
