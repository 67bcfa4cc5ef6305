//! The footer of a VHD file.

use super::checksum;
use crate::disk::format::input::{be32, be64, put};
use crate::disk::format::{Format, Input, MAX_SIZE, Result};
use std::ops::Range;

const MAGIC: [u8; 8] = *b"conectix";
const CHECKSUM: usize = 64;
/// The seconds from 1970 to 2000.
const EPOCH: i128 = 946_684_800;

/// The bytes in a footer.
pub(super) const LENGTH: usize = 512;

/// A kind of VHD image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The bytes of the disk.
    Fixed,
    /// Blocks, with the dynamic header at that offset.
    Dynamic(u64),
}

/// The part of a footer that a reader needs and a writer writes, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Footer {
    pub(super) kind: Kind,
    pub(super) size: u64,
}

/// Returns true if a file has a footer at its end or its start, valid or not.
pub(in super::super) fn has_footer(input: &Input) -> Result<bool> {
    let begins = |bytes: Option<[u8; LENGTH]>| bytes.is_some_and(|bytes| bytes.starts_with(&MAGIC));
    Ok(begins(at_end(input)?) || begins(at_start(input)?))
}

/// Returns the range of the footer at the end of a file, if it is valid.
pub(super) fn footer_at_end(input: &Input) -> Result<Option<Range<u64>>> {
    let is_there = at_end(input)?.is_some_and(|bytes| is_sound(&bytes));
    Ok(is_there.then(|| input.length() - LENGTH as u64..input.length()))
}

fn at_end(input: &Input) -> Result<Option<[u8; LENGTH]>> {
    input.length().checked_sub(LENGTH as u64).map(|offset| at(input, offset)).transpose()
}

fn at_start(input: &Input) -> Result<Option<[u8; LENGTH]>> {
    if input.length() < LENGTH as u64 { Ok(None) } else { at(input, 0).map(Some) }
}

fn at(input: &Input, offset: u64) -> Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    input.read(offset, &mut bytes, "the footer")?;
    Ok(bytes)
}

fn is_sound(bytes: &[u8; LENGTH]) -> bool {
    bytes.starts_with(&MAGIC) && be32(bytes, CHECKSUM) == checksum(bytes, CHECKSUM)
}

impl Footer {
    /// Reads the footer at the end; where that is lost, the copy at the start of a dynamic image. The start of a fixed
    /// image belongs to the disk and says nothing.
    pub(super) fn read(input: &Input) -> Result<Self> {
        if let Some(bytes) = at_end(input)?.filter(is_sound) {
            return Self::parse(&bytes);
        }
        let copy = at_start(input)?.filter(is_sound).map(|bytes| Self::parse(&bytes)).transpose()?;
        copy.filter(|footer| footer.kind != Kind::Fixed)
            .ok_or_else(|| Format::Vhd.damaged("no footer with the right checksum at its end"))
    }

    fn parse(bytes: &[u8; LENGTH]) -> Result<Self> {
        let version = be32(bytes, 12);
        if version >> 16 != 1 {
            return Err(Format::Vhd.unsupported(format!("has version {}", version >> 16)));
        }
        let kind = match be32(bytes, 60) {
            2 => Kind::Fixed,
            3 => Kind::Dynamic(be64(bytes, 16)),
            4 => return Err(Format::Vhd.unsupported("is differencing: it has a parent")),
            other => return Err(Format::Vhd.unsupported(format!("has type {other}"))),
        };
        let size = be64(bytes, 48);
        Format::Vhd.limit(size, MAX_SIZE)?;
        Ok(Self { kind, size })
    }

    /// Returns the footer's bytes, for a disk that is made at `now` (nanoseconds since 1970) and known by `uuid`.
    pub(super) fn bytes(&self, now: i128, uuid: [u8; 16]) -> [u8; LENGTH] {
        let (kind, header) = match self.kind {
            Kind::Fixed => (2u32, u64::MAX),
            Kind::Dynamic(header) => (3, header),
        };
        let seconds = u32::try_from(now / 1_000_000_000 - EPOCH).unwrap_or(0);
        let mut bytes = [0; LENGTH];
        put(&mut bytes, 0, &MAGIC);
        put(&mut bytes, 8, &2u32.to_be_bytes());
        put(&mut bytes, 12, &0x0001_0000u32.to_be_bytes());
        put(&mut bytes, 16, &header.to_be_bytes());
        put(&mut bytes, 24, &seconds.to_be_bytes());
        put(&mut bytes, 28, b"win ");
        put(&mut bytes, 32, &0x0006_0001u32.to_be_bytes());
        put(&mut bytes, 36, b"Wi2k");
        put(&mut bytes, 40, &self.size.to_be_bytes());
        put(&mut bytes, 48, &self.size.to_be_bytes());
        put(&mut bytes, 56, &geometry(self.size / 512));
        put(&mut bytes, 60, &kind.to_be_bytes());
        put(&mut bytes, 68, &uuid);
        let sum = checksum(&bytes, CHECKSUM);
        put(&mut bytes, CHECKSUM, &sum.to_be_bytes());
        bytes
    }
}

/// Returns cylinders, heads and sectors of a disk of `sectors` sectors, by the rules of the specification. The
/// geometry never names more sectors than there are.
fn geometry(sectors: u64) -> [u8; 4] {
    let sectors = sectors.min(65535 * 16 * 255);
    let (heads, track) = if sectors >= 65535 * 16 * 63 {
        (16, 255)
    } else {
        let heads = (sectors / 17).div_ceil(1024).max(4);
        if heads <= 16 && sectors / 17 < heads * 1024 {
            (heads, 17)
        } else if sectors / 31 < 16 * 1024 {
            (16, 31)
        } else {
            (16, 63)
        }
    };
    let [.., high, low] = (sectors / track / heads).to_be_bytes();
    [high, low, u8::try_from(heads).unwrap_or(16), u8::try_from(track).unwrap_or(255)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footers_come_back() {
        for kind in [Kind::Fixed, Kind::Dynamic(512)] {
            let footer = Footer { kind, size: 5 << 30 };
            let bytes = footer.bytes(1_700_000_000_000_000_000, [7; 16]);
            assert!(is_sound(&bytes));
            assert_eq!(Footer::parse(&bytes).unwrap(), footer);
            let mut wrong = bytes;
            wrong[50] ^= 1;
            assert!(!is_sound(&wrong));
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_name() {
        let refusal = |at: usize, value: &[u8]| {
            let mut bytes = Footer { kind: Kind::Fixed, size: 1 << 20 }.bytes(0, [0; 16]);
            put(&mut bytes, at, value);
            Footer::parse(&bytes).unwrap_err().to_string()
        };
        assert!(refusal(12, &0x0002_0000u32.to_be_bytes()).contains("version 2"));
        assert!(refusal(48, &u64::MAX.to_be_bytes()).contains("more than"));
        assert!(refusal(60, &4u32.to_be_bytes()).contains("parent"));
        assert!(refusal(60, &9u32.to_be_bytes()).contains("type 9"));
    }

    #[test]
    fn geometries_are_the_known_ones() {
        // The expected values are those of qemu-img for the same numbers of sectors.
        assert_eq!(geometry(0x0010_7800 / 512), [0x00, 0x1f, 4, 17]);
        assert_eq!(geometry(0x0640_2000 / 512), [0x03, 0xec, 12, 17]);
        assert_eq!(geometry(0x0002_8007_4000 / 512), [0x51, 0x46, 16, 63]);
        assert_eq!(geometry(0x0019_0006_e000 / 512), [0xc8, 0xc9, 16, 255]);
        assert_eq!(geometry(u64::MAX), [0xff, 0xff, 16, 255]);
        for sectors in (0..1u64 << 32).step_by(999_983) {
            let [high, low, heads, track] = geometry(sectors).map(u64::from);
            assert!((high * 256 + low) * heads * track <= sectors);
        }
    }
}
