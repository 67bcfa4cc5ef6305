//! Rules that several operations share. A rule of one operation only lives in that operation's file.

pub mod name;
pub mod paging;
pub mod tag;
