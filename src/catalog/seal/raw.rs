//! Values of a row that can be damaged.

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// A value as it lies in a row, in which a text can be invalid UTF-8.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Raw {
    Null,
    Integer(i64),
    Real(f64),
    Text(Vec<u8>),
    Blob(Vec<u8>),
}

impl From<ValueRef<'_>> for Raw {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(text) => Self::Text(text.to_vec()),
            ValueRef::Blob(blob) => Self::Blob(blob.to_vec()),
        }
    }
}

impl<'a> From<&'a Raw> for ValueRef<'a> {
    fn from(value: &'a Raw) -> Self {
        match value {
            Raw::Null => Self::Null,
            Raw::Integer(number) => Self::Integer(*number),
            Raw::Real(number) => Self::Real(*number),
            Raw::Text(text) => Self::Text(text),
            Raw::Blob(blob) => Self::Blob(blob),
        }
    }
}

impl ToSql for Raw {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.into()))
    }
}

impl Raw {
    /// Returns all values that one flipped bit can turn into this value.
    pub fn neighbours(&self) -> Vec<Self> {
        let flips = |bytes: &[u8]| -> Vec<Vec<u8>> {
            let flip = |bit: usize| {
                let mut flipped = bytes.to_vec();
                flipped[bit / 8] ^= 1 << (bit % 8);
                flipped
            };
            (0..8 * bytes.len()).map(flip).collect()
        };
        match self {
            Self::Integer(number) => {
                let bits = (0..64).map(|bit| number ^ (1 << bit));
                // SQLite keeps a number in 1, 2, 3, 4, 6 or 8 bytes, whose first bit is the sign.
                let signs = [8, 16, 24, 32, 48]
                    .map(|width| (number ^ (1 << (width - 1))) << (64 - width) >> (64 - width));
                bits.chain(signs).map(Self::Integer).collect()
            }
            Self::Text(text) => flips(text).into_iter().map(Self::Text).collect(),
            Self::Blob(blob) => flips(blob).into_iter().map(Self::Blob).collect(),
            Self::Null | Self::Real(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_of_a_short_number_is_one_bit() {
        for (number, flipped) in
            [(5, -123), (-123, 5), (300, 300 - (1 << 15)), (1 << 33, (1 << 33) - (1 << 47))]
        {
            assert!(Raw::Integer(flipped).neighbours().contains(&Raw::Integer(number)), "{number}");
        }
        let text = Raw::Text(b"cn-hangzho\xf5".to_vec());
        assert!(text.neighbours().contains(&Raw::Text(b"cn-hangzhou".to_vec())));
    }
}
