//! `DescribeSnapshotMonitorData`.

use crate::catalog::SizeSample;
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::{SnapshotCategory, Time};
use serde::Serialize;

operation! {
    /// Says how large the snapshots of the region were over time.
    ///
    /// Looks 15 days back. Archived snapshots stay in the same store here, so that all sizes are those of
    /// the category Standard; the others are 0.
    DescribeSnapshotMonitorData in Snapshots "查询地域内快照容量随时间的变化。" {
        /// The first point: yyyy-MM-ddTHH:mm:ssZ.
        "StartTime" start: String,
        /// Where points end: yyyy-MM-ddTHH:mm:ssZ.
        "EndTime" end: String,
        /// The seconds between two points: 60 (the default), 600 or 3600.
        "Period" period: Option<i64>,
        /// Standard (the default), Flash or Archive.
        "Category" category: Option<String>,
    }
    common { REGION_ID }
    errors {
        InvalidEndTimeMalformed, InvalidParameterTooManyDataQueried, InvalidPeriodValueNotSupported,
        InvalidStartTimeMalformed, InvalidStartTimeTooEarly,
    }
}

/// A point in time.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Point {
    size: u64,
    time_stamp: String,
}

impl Operation for DescribeSnapshotMonitorData {
    type Answer = Field<Field<Vec<Point>>>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        let period = match self.period.unwrap_or(60) {
            period @ (60 | 600 | 3600) => period,
            other => {
                return Err(ApiError::new(
                    Code::InvalidPeriodValueNotSupported,
                    format!("The specified Period {other} is not 60, 600 or 3600."),
                ));
            }
        };
        let category = match self.category.as_deref() {
            None => SnapshotCategory::Standard,
            Some(text) => SnapshotCategory::parse(&text.to_ascii_lowercase())
                .ok_or_else(|| ApiError::invalid("Category"))?,
        };
        let time = |text: &str, code, name| {
            Time::parse(text).map(to_minute).ok_or_else(|| {
                ApiError::new(
                    code,
                    format!("The specified {name} is no time in the form yyyy-MM-ddTHH:mm:ssZ."),
                )
            })
        };
        let start = time(&self.start, Code::InvalidStartTimeMalformed, "StartTime")?;
        let end = time(&self.end, Code::InvalidEndTimeMalformed, "EndTime")?;
        if end <= start {
            return Err(ApiError::new(
                Code::InvalidEndTimeMalformed,
                "The EndTime is not after the StartTime.",
            ));
        }
        let days = context.quotas.monitor_days;
        if start.plus_days(days) < context.now {
            return Err(ApiError::new(
                Code::InvalidStartTimeTooEarly,
                format!("The specified StartTime is more than {days} days back."),
            ));
        }
        let (span, most) = (end.0.saturating_sub(start.0), context.quotas.monitor_points);
        if span / period > i64::from(most) {
            return Err(ApiError::new(
                Code::InvalidParameterTooManyDataQueried,
                format!("The request asks for {} points; {most} is the limit.", span / period),
            )
            .hint("Ask for a shorter time or a longer Period."));
        }
        let samples = match category {
            SnapshotCategory::Standard => SizeSample::of_region(&context.catalog(), &context.region)?,
            SnapshotCategory::Flash | SnapshotCategory::Archive => Vec::new(),
        };
        // Future points have no size yet.
        let points =
            (0..span / period).map(|n| Time(start.0 + n * period)).take_while(|at| *at <= context.now);
        let point = |at: Time| {
            let known = samples.partition_point(|sample| sample.time <= at);
            let size =
                known.checked_sub(1).and_then(|last| samples.get(last)).map_or(0, |sample| sample.bytes);
            Point { size, time_stamp: at.to_seconds() }
        };
        Ok(Field("MonitorData", Field("DataPoint", points.map(point).collect())))
    }
}

/// Returns the time, or the next full minute.
fn to_minute(time: Time) -> Time {
    Time(time.0 + (60 - time.0.rem_euclid(60)) % 60)
}
