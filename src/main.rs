//! `snap`: the ECS snapshot service on one machine.

fn main() -> std::process::ExitCode {
    ecs_snap::cli::run(std::env::args_os().collect())
}
