//! Conversions between the model's types and columns. A column holds the text of the value. Only this program writes
//! the columns, so a text that does not parse is an error.

use crate::model::{
    Attributes, BlockNumber, ByteSize, ChainId, Digest, DiskCategory, DiskId, DiskStatus, DiskType, GroupId,
    Hours, ImageId, ImageStatus, InstanceId, InstanceStatus, PackName, PerformanceLevel, PolicyId, RegionId,
    ResourceType, Seen, Sequence, Slot, SnapshotCategory, SnapshotId, SnapshotStatus, SnapshotType, TaskId,
    TaskStatus, Time, Weekdays, ZoneId,
};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

macro_rules! text_columns {
    ($($name:ty),+ $(,)?) => { $(
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.as_str().into())
            }
        }
    )+ };
}

text_columns!(
    ChainId,
    DiskCategory,
    DiskId,
    DiskStatus,
    DiskType,
    ImageId,
    ImageStatus,
    GroupId,
    InstanceId,
    InstanceStatus,
    PerformanceLevel,
    PolicyId,
    RegionId,
    ResourceType,
    SnapshotCategory,
    SnapshotId,
    SnapshotStatus,
    SnapshotType,
    TaskId,
    TaskStatus,
    ZoneId,
);

macro_rules! told_columns {
    ($($name:ty),+ $(,)?) => { $(
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }
    )+ };
}

told_columns!(PackName, Seen);

impl FromSql for Digest {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?.try_into().map_err(|_| FromSqlError::InvalidType)?;
        Ok(Self::from_bytes(bytes))
    }
}

impl ToSql for Digest {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_bytes().to_vec().into())
    }
}

impl FromSql for Attributes {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl ToSql for Attributes {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(self)
            .map(Into::into)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
    }
}

macro_rules! number_columns {
    ($($name:ident($number:ty)),+ $(,)?) => { $(
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <$number>::try_from(value.as_i64()?).map(Self).map_err(|_| FromSqlError::InvalidType)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                i64::try_from(self.0)
                    .map(Into::into)
                    .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
            }
        }
    )+ };
}

number_columns!(
    BlockNumber(u64),
    ByteSize(u64),
    Hours(u32),
    Sequence(u32),
    Slot(u32),
    Time(i64),
    Weekdays(u32),
);

/// Declares a row of a table once: the struct, its columns, reading, inserting and updating. Fields have the names of
/// their columns; the first is the primary key. `sealed by` names the columns under the row's seal; `sealed as a whole`
/// seals all columns.
macro_rules! table_row {
    (
        $(#[$doc:meta])*
        $name:ident in $table:literal sealed as a whole {
            $(#[$key_doc:meta])* $key:ident: $key_type:ty,
            $($(#[$field_doc:meta])* $field:ident: $field_type:ty,)+
        }
    ) => {
        crate::catalog::column::table_row! {
            $(#[$doc])*
            $name in $table sealed by [$key, $($field),+] {
                $(#[$key_doc])* $key: $key_type,
                $($(#[$field_doc])* $field: $field_type,)+
            }
        }
    };
    (
        $(#[$doc:meta])*
        $name:ident in $table:literal $(sealed by [$($sealed:ident),+ $(,)?])? {
            $(#[$key_doc:meta])* $key:ident: $key_type:ty,
            $($(#[$field_doc:meta])* $field:ident: $field_type:ty,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $(#[$key_doc])* pub $key: $key_type,
            $($(#[$field_doc])* pub $field: $field_type,)+
        }

        impl $name {
            const COLUMNS: &'static str = concat!(stringify!($key), $(", ", stringify!($field)),+);

            /// The sealed columns of a row.
            pub(super) const SEALED: Option<crate::catalog::seal::Sealed> =
                crate::catalog::column::sealed!($table, $key $(, $($sealed)+)?);

            /// Returns the columns' values with the columns' names in SQL.
            fn values(&self) -> Vec<(&'static str, &dyn rusqlite::ToSql)> {
                vec![
                    (concat!(":", stringify!($key)), &self.$key),
                    $((concat!(":", stringify!($field)), &self.$field),)+
                ]
            }

            fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self {
                    $key: row.get(stringify!($key))?,
                    $($field: row.get(stringify!($field))?,)+
                })
            }

            /// Calls `work` with the columns' values and, if the row is sealed, the seal.
            fn with_values<T>(
                &self,
                work: impl FnOnce(&[(&'static str, &dyn rusqlite::ToSql)]) -> crate::catalog::Result<T>,
            ) -> crate::catalog::Result<T> {
                let mut values = self.values();
                let seal = Self::SEALED.map(|sealed| sealed.of_named(&values)).transpose()?;
                values.extend(seal.as_ref().map(|seal| (":seal", seal as &dyn rusqlite::ToSql)));
                work(&values)
            }

            /// Adds the row.
            ///
            /// # Errors
            /// When it is there already or the catalog fails.
            pub fn insert(&self, connection: &crate::catalog::WriteTx) -> crate::catalog::Result<()> {
                self.with_values(|values| {
                    let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
                    let columns = names.join(", ").replace(':', "");
                    let sql = format!("INSERT INTO {} ({columns}) VALUES ({})", $table, names.join(", "));
                    connection.prepare_cached(&sql)?.execute(values)?;
                    Ok(())
                })
            }

            /// Writes every column of the row with this key.
            ///
            /// # Errors
            /// When the catalog fails.
            pub fn update(&self, connection: &crate::catalog::WriteTx) -> crate::catalog::Result<()> {
                self.with_values(|values| {
                    let set = |name: &str| format!("{} = {name}", name.trim_start_matches(':'));
                    let sets: Vec<String> = values.iter().map(|(name, _)| set(name)).collect();
                    let sql = format!("UPDATE {} SET {} WHERE {}", $table, sets.join(", "), sets[0]);
                    connection.prepare_cached(&sql)?.execute(values)?;
                    Ok(())
                })
            }

            /// Deletes the row with this key.
            ///
            /// # Errors
            /// When other rows refer to it or the catalog fails.
            pub fn delete(&self, connection: &crate::catalog::WriteTx) -> crate::catalog::Result<()> {
                connection
                    .prepare_cached(concat!("DELETE FROM ", $table, " WHERE ", stringify!($key), " = ?1"))?
                    .execute([&self.$key])?;
                Ok(())
            }

            /// Returns the rows that match `condition` (the end of a SELECT, with `?1` …), each checked by its seal.
            fn select(
                connection: &crate::catalog::ReadTx,
                condition: &str,
                values: impl rusqlite::Params,
            ) -> crate::catalog::Result<Vec<Self>> {
                let seal = if Self::SEALED.is_some() { ", seal" } else { "" };
                let sql = format!("SELECT {}{seal} FROM {} {condition}", Self::COLUMNS, $table);
                let mut statement = connection.prepare_cached(&sql)?;
                let mut rows = statement.query(values)?;
                let mut all = Vec::new();
                while let Some(row) = rows.next()? {
                    if let Some(sealed) = Self::SEALED {
                        sealed.check(row)?;
                    }
                    let read = Self::from_row(row);
                    all.push(read.map_err(|_| crate::catalog::seal::unreadable($table, stringify!($key), row))?);
                }
                Ok(all)
            }
        }
    };
}
pub(super) use table_row;

/// Declares the sealed columns of a table's rows. Rows have no seal if no columns follow the key.
macro_rules! sealed {
    ($table:literal, $key:ident) => {
        None
    };
    ($table:literal, $key:ident, $($sealed:ident)+) => {
        Some(crate::catalog::seal::Sealed {
            table: $table,
            key: stringify!($key),
            columns: &[$(stringify!($sealed)),+],
        })
    };
}
pub(super) use sealed;
