//! Where the next page begins.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use sqlx::types::Uuid;

use super::{Sort, SortBy};
use crate::domain::{Filter, Timestamp};

/// The last row of a page, and so where the next one begins.
#[derive(Clone, PartialEq, Eq)]
pub struct Cursor {
    /// What the list is sorted by; none where the row has no value.
    pub key: Option<SortKey>,
    pub id: Uuid,
}

#[derive(Clone, PartialEq, Eq)]
pub enum SortKey {
    /// In lists by a time.
    Time(Timestamp),
    /// In all others: the login id, or the field's key.
    Text(String),
}

/// What a cursor belongs to: a place in one list is none in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    text: String,
    by_time: bool,
}

impl Query {
    pub fn of(sort: &Sort, filter: Option<&Filter>, search: Option<&str>) -> Self {
        let filter = filter.map(ToString::to_string);
        // As a list in JSON, so that no two queries are written alike.
        let text = serde_json::json!([sort.to_string(), filter, search]).to_string();
        Self { text, by_time: matches!(sort.by, SortBy::CreatedAt | SortBy::LastLoginAt) }
    }
}

/// The bytes that tie a cursor to its query: enough to notice mistakes. Forging one gains nothing, because the query is
/// asked, and the asker's rights are checked, for each page anew.
const TAG: usize = 8;

const ID: usize = 16;

/// Stands before a text.
const TEXT: u8 = b'=';

impl Cursor {
    /// The longest cursor, in characters: a key of 254 characters of four bytes fits.
    const MAX: usize = 1500;

    /// As text for a URL. It is not encrypted: who may see the row may see it.
    pub fn encode(&self, query: &Query) -> String {
        let mut row = self.id.as_bytes().to_vec();
        match &self.key {
            None => {}
            Some(SortKey::Time(time)) => row.extend(time.as_millis().to_be_bytes()),
            Some(SortKey::Text(text)) => {
                // Nothing and an empty text are two things.
                row.push(TEXT);
                row.extend(text.as_bytes());
            }
        }
        BASE64_URL_SAFE_NO_PAD.encode([&tag(&row, query)[..], &row].concat())
    }

    /// # Errors
    /// [`InvalidCursor`] when it was not made for this query, or has been changed since.
    pub fn parse(text: &str, query: &Query) -> Result<Self, InvalidCursor> {
        if text.len() > Self::MAX {
            return Err(InvalidCursor);
        }
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| InvalidCursor)?;
        let (tagged, row) = bytes.split_at_checked(TAG).ok_or(InvalidCursor)?;
        if tagged != tag(row, query) {
            return Err(InvalidCursor);
        }
        let (id, key) = row.split_at_checked(ID).ok_or(InvalidCursor)?;
        let key = match key {
            [] => None,
            time if query.by_time => {
                let millis = time.try_into().map_err(|_| InvalidCursor)?;
                Some(SortKey::Time(Timestamp::from_millis(i64::from_be_bytes(millis))))
            }
            [TEXT, text @ ..] => Some(SortKey::Text(stored_text(text)?)),
            _ => return Err(InvalidCursor),
        };
        Ok(Self { key, id: Uuid::from_slice(id).map_err(|_| InvalidCursor)? })
    }
}

impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({})", self.id)
    }
}

/// The key may be a login id or a name: a debug print does not carry it into a log by accident.
impl fmt::Debug for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SortKey(…)")
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor is not one of this query: ask without one for the first page")]
pub struct InvalidCursor;

/// A forged cursor must not bring a text for which PostgreSQL has no place.
fn stored_text(bytes: &[u8]) -> Result<String, InvalidCursor> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| InvalidCursor)?;
    if text.contains('\0') { Err(InvalidCursor) } else { Ok(text) }
}

fn tag(row: &[u8], query: &Query) -> [u8; TAG] {
    let query = &query.text;
    let hash = Sha256::new().chain_update(query.len().to_be_bytes()).chain_update(query).chain_update(row).finalize();
    std::array::from_fn(|index| hash[index])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::domain::AccountSchema;

    #[test]
    fn a_cursor_belongs_to_its_query() {
        let schema = AccountSchema::parse(&json!({"type": "object"}).to_string()).unwrap();
        let filter = Filter::parse("status eq \"active\"", &schema).unwrap();
        let (newest, by_name) = (Sort::default(), Sort { by: SortBy::LoginId, descending: false });
        let queries = [
            Query::of(&newest, None, None),
            Query::of(&by_name, None, None),
            Query::of(&newest, Some(&filter), None),
            Query::of(&newest, None, Some("status eq \"active\"")),
        ];
        let time = SortKey::Time(Timestamp::from_millis(1_767_225_600_000));
        for query in &queries {
            let key = if query.by_time { time.clone() } else { SortKey::Text("zoë@example.com".to_owned()) };
            let cursor = Cursor { key: Some(key), id: Uuid::from_u128(7) };
            let text = cursor.encode(query);
            for other in &queries {
                let found = Cursor::parse(&text, other);
                assert_eq!(found, if other == query { Ok(cursor.clone()) } else { Err(InvalidCursor) });
            }
        }
        let forged = Cursor { key: Some(SortKey::Text("soon".to_owned())), id: Uuid::nil() };
        assert_eq!(Cursor::parse(&forged.encode(&queries[0]), &queries[0]), Err(InvalidCursor));
        let cursor = Cursor { key: Some(time), id: Uuid::from_u128(7) };
        assert_eq!(format!("{cursor:?}"), "Cursor(00000000-0000-0000-0000-000000000007)");
    }

    proptest! {
        #[test]
        fn cursors_come_back_and_changed_ones_are_refused(
            key in prop::option::of("[^\0]{0,254}"), millis in any::<i64>(), by_time: bool, id in any::<u128>(),
            at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_=-]",
        ) {
            let by = if by_time { SortBy::LastLoginAt } else { SortBy::LoginId };
            let query = Query::of(&Sort { by, descending: false }, None, None);
            let time = SortKey::Time(Timestamp::from_millis(millis));
            let key = key.map(|key| if by_time { time } else { SortKey::Text(key) });
            let cursor = Cursor { key, id: Uuid::from_u128(id) };
            let text = cursor.encode(&query);
            prop_assert_eq!(Cursor::parse(&text, &query), Ok(cursor));
            let at = at.index(text.len());
            let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
            prop_assert_eq!(Cursor::parse(&changed, &query).is_ok(), changed == text);
            prop_assert_eq!(Cursor::parse(&text[..at], &query), Err(InvalidCursor));
        }

        #[test]
        fn no_text_makes_the_cursor_panic(text in "\\PC{0,60}|[A-Za-z0-9_-]{0,60}") {
            prop_assert_eq!(Cursor::parse(&text, &Query::of(&Sort::default(), None, None)), Err(InvalidCursor));
        }
    }
}
