//! `snap`: the ECS snapshot service on one machine.

use ecs_snap::sys::limit::TellingAllocator;

#[global_allocator]
static ALLOCATOR: TellingAllocator = TellingAllocator;

fn main() -> std::process::ExitCode {
    ecs_snap::cli::run(std::env::args_os().collect())
}
