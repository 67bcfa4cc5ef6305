//! The service: its operations, rules, errors and ids.
//!
//! [`Service::call`] is the only entry: it takes an operation's name and its flat parameters, and returns the JSON
//! answer or an [`ApiError`]. Each operation is one file, in the folder of its family; [`OPERATIONS`] lists them all.
//! The content of disks and packs belongs to the engine.

mod answer;
mod code;
pub mod declaration;
mod declare;
mod disks;
pub mod effect;
mod error;
mod groups;
mod ids;
mod images;
mod import;
mod instances;
mod misc;
mod parameter;
pub(crate) mod places;
mod policies;
pub mod price;
mod quotas;
mod refresh;
mod regions;
mod relocate;
mod rules;
mod schedule;
mod service;
mod snapshots;
mod table;
mod tags;
mod tasks;
mod token;
pub mod unbuilt;

pub use code::Code;
pub use declaration::{Declaration, ErrorDeclaration, Family, Kind, Need, ParameterDeclaration};
pub use effect::Effect;
pub use error::ApiError;
pub use import::{Import, Imported};
pub use parameter::{Parameters, find_parameter};
pub use quotas::{Quota, Quotas};
pub use refresh::Refresh;
pub use relocate::Relocated;
pub use rules::existing::region_of;
pub use schedule::{Due, Pass};
pub use service::{Context, Failure, Request, Service};
pub use table::{OPERATIONS, find};
