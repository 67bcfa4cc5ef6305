//! The id of this start of the machine.

/// Returns the id of this start of the machine; `None` where the kernel does not say.
///
/// A file's times reach the disk a while after its content. So stamps from before a power cut can be wrong after it.
pub fn id() -> Option<String> {
    let id = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(id.trim_end().to_owned()).filter(|id| !id.is_empty())
}
