//! The operations over a home of its own, without a process.
#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use ecs_snap::catalog::{CatalogError, WriteTx};
use ecs_snap::ecs::{Failure, Request, Service};
use ecs_snap::engine::Engine;
use ecs_snap::home::Home;
use serde_json::Value;

/// A parameter: its name and its value.
pub type Pair<'a> = (&'a str, &'a str);

/// A service over a temporary home. Each test file adds what it asks often.
pub struct World {
    pub service: Service,
    pub home: tempfile::TempDir,
}

impl World {
    /// Nothing in it yet.
    pub fn empty() -> Self {
        let home = tempfile::tempdir().unwrap();
        let service = Service::new(Engine::open(Home::new(home.path())).unwrap());
        Self { service, home }
    }

    /// Writes rows past the rules of the operations.
    pub fn write<T>(&mut self, work: impl FnOnce(&WriteTx) -> Result<T, CatalogError>) -> T {
        self.service.engine().catalog().write(work).unwrap()
    }

    /// The answer, or all of the failure.
    pub fn outcome(&mut self, operation: &str, parameters: &[Pair<'_>]) -> Result<Value, Box<Failure>> {
        let parameters = parameters.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let request = Request { operation: operation.into(), parameters, region: "cn-hangzhou".into() };
        self.service.call(&request)
    }

    /// The answer, or the error's code and HTTP status.
    pub fn call(&mut self, operation: &str, parameters: &[Pair<'_>]) -> Result<Value, (String, u16)> {
        let outcome = self.outcome(operation, parameters);
        outcome.map_err(|failure| (failure.error.code.to_string(), failure.status))
    }

    /// The failure.
    pub fn failure(&mut self, operation: &str, parameters: &[Pair<'_>]) -> Box<Failure> {
        self.outcome(operation, parameters).unwrap_err()
    }

    /// The code of the error.
    pub fn refusal(&mut self, operation: &str, parameters: &[Pair<'_>]) -> String {
        self.call(operation, parameters).unwrap_err().0
    }
}
