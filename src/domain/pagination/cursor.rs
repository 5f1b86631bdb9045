//! Cursors: opaque positions in a list.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Sort, SortBy};
use crate::domain::{AccountId, Filter, Timestamp};

/// The last row of a page; the next page begins after it.
#[derive(Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The sort key; `None` if the row has no value.
    pub key: Option<SortKey>,
    pub id: AccountId,
}

/// The value by which a list is sorted.
#[derive(Clone, PartialEq, Eq)]
pub enum SortKey {
    /// The time, in lists sorted by time.
    Time(Timestamp),
    /// The login id, or the key of a field.
    Text(String),
}

/// The query that a cursor belongs to. It is not valid for any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CursorQuery {
    text: String,
    by_time: bool,
}

impl CursorQuery {
    pub fn of(sort: &Sort, filter: Option<&Filter>, search: Option<&str>) -> Self {
        let filter = filter.map(ToString::to_string);
        // A JSON list is unambiguous: no two different queries have the same text.
        let text = serde_json::json!([sort.to_string(), filter, search]).to_string();
        Self { text, by_time: matches!(sort.by, SortBy::CreatedAt | SortBy::LastLoginAt) }
    }
}

/// Length of the hash that ties a cursor to its query, in bytes. It detects mistakes; forging one
/// gains nothing, because every page evaluates the query and checks the caller's rights.
const TAG_BYTES: usize = 8;

const ID_BYTES: usize = 16;

/// The mark before a text key.
const TEXT_MARK: u8 = b'=';

impl Cursor {
    /// The maximum length, in characters: enough for a key of 254 characters of four bytes.
    const MAX_CHARACTERS: usize = 1500;

    /// Encodes the cursor for a URL. It is not encrypted: callers have seen the row.
    pub fn encode(&self, query: &CursorQuery) -> String {
        let mut row = self.id.as_bytes().to_vec();
        match &self.key {
            None => {}
            Some(SortKey::Time(time)) => row.extend(time.as_millis().to_be_bytes()),
            Some(SortKey::Text(text)) => {
                // The mark distinguishes an empty text from no key.
                row.push(TEXT_MARK);
                row.extend(text.as_bytes());
            }
        }
        BASE64_URL_SAFE_NO_PAD.encode([&tag(&row, query)[..], &row].concat())
    }

    /// Decodes a cursor.
    ///
    /// # Errors
    /// [`InvalidCursor`] when it belongs to another query or was changed.
    pub fn parse(text: &str, query: &CursorQuery) -> Result<Self, InvalidCursor> {
        if text.len() > Self::MAX_CHARACTERS {
            return Err(InvalidCursor);
        }

        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| InvalidCursor)?;
        let (found_tag, row) = bytes.split_at_checked(TAG_BYTES).ok_or(InvalidCursor)?;
        if found_tag != tag(row, query) {
            return Err(InvalidCursor);
        }
        let (id, key) = row.split_at_checked(ID_BYTES).ok_or(InvalidCursor)?;
        let key = match key {
            [] => None,
            time if query.by_time => {
                let millis = time.try_into().map_err(|_| InvalidCursor)?;
                Some(SortKey::Time(Timestamp::from_millis(i64::from_be_bytes(millis))))
            }
            [TEXT_MARK, text @ ..] => Some(SortKey::Text(parse_key_text(text)?)),
            _ => return Err(InvalidCursor),
        };
        Ok(Self { key, id: Uuid::from_slice(id).map_err(|_| InvalidCursor)?.into() })
    }
}

impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({})", self.id)
    }
}

/// Omits the key, which may be a login id or a name.
impl fmt::Debug for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SortKey(…)")
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor does not belong to this query: omit it to get the first page")]
pub struct InvalidCursor;

/// Checks the text of a cursor, which may be forged: PostgreSQL cannot store U+0000.
fn parse_key_text(bytes: &[u8]) -> Result<String, InvalidCursor> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| InvalidCursor)?;
    if text.contains('\0') { Err(InvalidCursor) } else { Ok(text) }
}

fn tag(row: &[u8], query: &CursorQuery) -> [u8; TAG_BYTES] {
    let query = &query.text;
    let hash = Sha256::new()
        .chain_update(query.len().to_be_bytes())
        .chain_update(query)
        .chain_update(row)
        .finalize();
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
            CursorQuery::of(&newest, None, None),
            CursorQuery::of(&by_name, None, None),
            CursorQuery::of(&newest, Some(&filter), None),
            CursorQuery::of(&newest, None, Some("status eq \"active\"")),
        ];

        let time = SortKey::Time(Timestamp::from_millis(1_767_225_600_000));
        for query in &queries {
            let key = if query.by_time {
                time.clone()
            } else {
                SortKey::Text("zoë@example.com".to_owned())
            };
            let cursor = Cursor { key: Some(key), id: Uuid::from_u128(7).into() };
            let text = cursor.encode(query);
            for other in &queries {
                let found = Cursor::parse(&text, other);
                assert_eq!(
                    found,
                    if other == query { Ok(cursor.clone()) } else { Err(InvalidCursor) }
                );
            }
        }

        let forged = Cursor { key: Some(SortKey::Text("soon".to_owned())), id: AccountId::MIN };
        assert_eq!(Cursor::parse(&forged.encode(&queries[0]), &queries[0]), Err(InvalidCursor));
        let cursor = Cursor { key: Some(time), id: Uuid::from_u128(7).into() };

        assert_eq!(format!("{cursor:?}"), "Cursor(00000000-0000-0000-0000-000000000007)");
    }

    proptest! {
        #[test]
        fn cursors_come_back_and_changed_ones_are_refused(
            key in prop::option::of("[^\0]{0,254}"), millis in any::<i64>(), by_time: bool,
            id in any::<u128>(), at in any::<prop::sample::Index>(), to in "[A-Za-z0-9_=-]",
        ) {
            let by = if by_time { SortBy::LastLoginAt } else { SortBy::LoginId };
            let query = CursorQuery::of(&Sort { by, descending: false }, None, None);
            let time = SortKey::Time(Timestamp::from_millis(millis));
            let key = key.map(|key| if by_time { time } else { SortKey::Text(key) });
            let cursor = Cursor { key, id: Uuid::from_u128(id).into() };
            let text = cursor.encode(&query);
            prop_assert_eq!(Cursor::parse(&text, &query), Ok(cursor));
            let at = at.index(text.len());
            let changed = format!("{}{to}{}", &text[..at], &text[at + 1..]);
            prop_assert_eq!(Cursor::parse(&changed, &query).is_ok(), changed == text);
            prop_assert_eq!(Cursor::parse(&text[..at], &query), Err(InvalidCursor));
        }

        #[test]
        fn no_text_makes_the_cursor_panic(text in "\\PC{0,60}|[A-Za-z0-9_-]{0,60}") {
            let parsed = Cursor::parse(&text, &CursorQuery::of(&Sort::default(), None, None));
            prop_assert_eq!(parsed, Err(InvalidCursor));
        }
    }
}
