//! The ECS snapshot service on one machine.

pub mod catalog;
pub mod cli;
pub mod disk;
pub mod ecs;
pub mod engine;
pub mod home;
pub mod model;
pub mod store;
pub mod sys;
