//! Rules that several operations share. A rule of only one operation is in that operation's file.

pub mod arn;
pub mod device;
pub mod existing;
pub mod filter;
pub mod local;
pub mod name;
pub mod paging;
pub mod password;
pub mod release;
pub mod size;
pub mod tag;
pub mod task;
