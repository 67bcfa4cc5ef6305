//! How far an operation on several resources came with each.

use crate::ecs::answer::Field;
use crate::ecs::error::ApiError;
use serde::Serialize;

/// The answer: `OperationProgressSet`.
pub type Done = Field<Field<Vec<Progress>>>;

/// How far the operation came with one resource.
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
    /// What came of the operation on one resource, which a parameter of this name would name.
    pub fn new(name: &'static str, id: &str, outcome: Result<(), ApiError>) -> Self {
        let (operation_status, error_code, error_msg) = match outcome {
            Ok(()) => ("Success", "", String::new()),
            Err(error) => ("Failed", error.code.as_str(), error.message),
        };
        let related_item_set = Field("RelatedItem", [RelatedItem { name, value: id.to_owned() }]);
        Self { error_code, error_msg, operation_status, related_item_set }
    }
}

/// The answer with the progress of each resource.
pub fn done(progress: Vec<Progress>) -> Done {
    Field("OperationProgressSet", Field("OperationProgress", progress))
}
