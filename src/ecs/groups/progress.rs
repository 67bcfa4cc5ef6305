//! The progress of an operation on several resources, for each resource.

use crate::ecs::answer::Field;
use crate::ecs::error::ApiError;
use serde::Serialize;

/// The answer: `OperationProgressSet`.
pub type Done = Field<Field<Vec<Progress>>>;

/// The progress of the operation on one resource.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Progress {
    error_code: &'static str,
    error_msg: String,
    operation_status: &'static str,
    related_item_set: Field<[RelatedItem; 1]>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RelatedItem {
    name: &'static str,
    value: String,
}

impl Progress {
    /// Returns the outcome of the operation on one resource; `name` is the parameter that would name the resource.
    pub fn new(name: &'static str, id: &str, outcome: Result<(), ApiError>) -> Self {
        let (operation_status, error_code, error_msg) = match outcome {
            Ok(()) => ("Success", "", String::new()),
            Err(error) => ("Failed", error.code.as_str(), error.message),
        };
        let related_item_set = Field("RelatedItem", [RelatedItem { name, value: id.to_owned() }]);
        Self { error_code, error_msg, operation_status, related_item_set }
    }
}

/// Returns the answer with the progress of each resource.
pub fn done(progress: Vec<Progress>) -> Done {
    Field("OperationProgressSet", Field("OperationProgress", progress))
}
