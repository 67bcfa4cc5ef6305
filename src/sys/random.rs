//! Randomness, from the kernel.

use std::io;

/// Fills `bytes` from the kernel's generator.
///
/// # Errors
/// When the kernel has none to give.
pub fn fill(bytes: &mut [u8]) -> io::Result<()> {
    let mut filled = 0;
    while filled < bytes.len() {
        filled += rustix::rand::getrandom(&mut bytes[filled..], rustix::rand::GetRandomFlags::empty())?;
    }
    Ok(())
}

/// Returns `length` random lower-case letters and digits.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn letters(length: usize) -> io::Result<String> {
    const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut text = String::with_capacity(length);
    let mut bytes = [0u8; 32];
    while text.len() < length {
        fill(&mut bytes)?;
        // 252 is the largest multiple of 36 in a byte: above it the draw would not be even.
        let even = bytes.iter().filter(|byte| **byte < 252);
        text.extend(even.take(length - text.len()).map(|byte| char::from(ALPHABET[usize::from(*byte) % 36])));
    }
    Ok(text)
}

/// Returns a random (version 4) UUID in upper case, as the service writes request ids.
///
/// # Errors
/// When the kernel has no randomness to give.
pub fn uuid() -> io::Result<String> {
    let mut bytes = [0u8; 16];
    fill(&mut bytes)?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (position, byte) in bytes.iter().enumerate() {
        if matches!(position, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02X}"));
    }
    Ok(text)
}
