//! Storage of sessions: our table, as tower-sessions uses it.

use std::{fmt, sync::Arc};

use serde_json::json;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store,
};

use super::{BEGUN_KEY, LOGIN_KEY, Login};
use crate::{
    domain::{Timestamp, TokenHash, session::AuthenticationContext},
    http::error::Problem,
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
    /// Gives the record the id of its row, which [`begin`] has written.
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let begun = record.data.remove(BEGUN_KEY);
        record.id = begun
            .as_ref()
            .and_then(|id| id.as_str()?.parse().ok())
            .ok_or_else(|| session_store::Error::Encode("a session without a login".into()))?;
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let data = serde_json::to_string(&record.data)
            .map_err(|error| session_store::Error::Encode(error.to_string()))?;
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

/// Begins a session in place of the previous one of its browser, in one transaction. Returns its
/// id.
pub(super) async fn begin(
    server: &Server,
    previous: Option<&TokenHash>,
    login: &Login,
    authentication: &AuthenticationContext,
) -> Result<Id, Problem> {
    let data = json!({ AuthenticationContext::KEY: authentication, LOGIN_KEY: login });
    let login = SessionLogin {
        account_id: login.account_id,
        session_type: login.session_type,
        device: login.device.clone().map(TokenHash::from),
        data: data.to_string(),
    };

    loop {
        let id = Id::default();
        if sessions::begin(server, hash(id), previous, login.clone()).await? {
            return Ok(id);
        }
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
fn backend(error: service::Error) -> session_store::Error {
    // Only the text of an error passes through tower-sessions, and its kind.
    match error.retry_after() {
        Some(_) => session_store::Error::Backend(error.to_string()),
        None => session_store::Error::Decode(error.to_string()),
    }
}
