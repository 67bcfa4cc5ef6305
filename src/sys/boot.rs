//! Which start of the machine this is.

/// What tells this start of the machine from every other; `None` where the kernel does not say.
///
/// A file's times are on the disk a while after its content, so what they told before a power cut they
/// need not tell after it.
pub fn id() -> Option<String> {
    let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(id.trim_end().to_owned()).filter(|id| !id.is_empty())
}
