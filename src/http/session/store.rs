//! Storage of sessions: our table, as tower-sessions uses it.

use std::{fmt, sync::Arc};

use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store,
};

use super::{LOGIN_KEY, Login};
use crate::{
    domain::{Timestamp, TokenHash},
    server::Server,
    service::{
        self,
        login::sessions::{self, SessionLogin},
    },
};

/// Our session table. It stores the hash of a session's id, never the id.
#[derive(Clone)]
pub struct DbSessionStore(pub(super) Arc<Server>);

#[async_trait::async_trait]
impl SessionStore for DbSessionStore {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let login = record
            .data
            .get(LOGIN_KEY)
            .cloned()
            .ok_or_else(|| session_store::Error::Encode("a session without a login".into()))?;
        let login: Login = serde_json::from_value(login).map_err(encode)?;

        let data = serde_json::to_string(&record.data).map_err(encode)?;
        let Login { account_id, session_type, device } = login;
        let login =
            SessionLogin { account_id, session_type, device: device.map(TokenHash::from), data };

        while !sessions::begin(&self.0, hash(record.id), login.clone()).await.map_err(backend)? {
            record.id = Id::default();
        }

        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let data = serde_json::to_string(&record.data).map_err(encode)?;
        sessions::save(&self.0, &hash(record.id), &data).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some(row) = sessions::find(&self.0, &hash(*id)).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&row.data)
            .map_err(|error| session_store::Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date: date(row.expires_at) }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        sessions::end(&self.0, &hash(*id)).await.map_err(backend)
    }
}

impl fmt::Debug for DbSessionStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DbSessionStore")
    }
}

/// Hash of a session's id in the form in which the cookie carries it.
pub(super) fn hash(id: Id) -> TokenHash {
    TokenHash::of(id.to_string().as_bytes())
}

pub(super) fn date(at: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.as_millis()) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
fn encode(error: serde_json::Error) -> session_store::Error {
    session_store::Error::Encode(error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
fn backend(error: service::Error) -> session_store::Error {
    // Only the text of an error passes through tower-sessions, and its kind.
    match error.retry_after() {
        Some(_) => session_store::Error::Backend(error.to_string()),
        None => session_store::Error::Decode(error.to_string()),
    }
}
