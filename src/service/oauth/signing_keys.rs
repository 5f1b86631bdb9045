//! Keys that sign tokens: made at the first need, shared by all servers of the database, and
//! replaced every 90 days.

use std::{sync::Arc, time::Duration};

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        Timestamp,
        access::{scope::Scope, strength::ProtectedAction},
        credentials::jws::{KeySet, SigningAlgorithm, SigningKey, key_set::PublishedKey},
    },
    server::Server,
    service::{
        Error, Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::oauth::signing_keys::{self as store, NewSigningKey},
};

pub use crate::store::oauth::signing_keys::StoredSigningKey;

/// Time after which a key is replaced.
const ROTATION_INTERVAL: Duration = Duration::from_hours(90 * 24);

/// Time for which a key is published before it signs, so that every verifier has read it by then.
const PUBLICATION_LEAD: Duration = Duration::from_hours(24);

/// The published keys. Those that are missing are made.
pub async fn published(server: &Server) -> Result<Arc<KeySet>> {
    let now = server.clock.now();
    if let Some(keys) = server.signing_keys.get(now) {
        return Ok(keys);
    }

    let mut keys = read(server).await?;
    let mut is_complete = true;
    for algorithm in SigningAlgorithm::ALL {
        if keys.signing(algorithm, now).is_none() {
            create(server, &Caller::server(), NextKey::first(algorithm, now)).await?;
            is_complete = false;
        }
    }
    if !is_complete {
        keys = read(server).await?;
    }

    let keys = Arc::new(keys);
    server.signing_keys.set(Arc::clone(&keys), now);
    Ok(keys)
}

/// The published keys for an administrator, the oldest first.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed).
pub async fn list(server: &Server, caller: &Caller) -> Result<Vec<StoredSigningKey>> {
    caller.require(Scope::ApplicationsRead)?;
    published(server).await?;
    Ok(store::list(&server.db, server.clock.now()).await?)
}

/// The time at which a new key begins to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyStart {
    /// After every verifier could read it.
    Published,
    /// At once, because the present one has leaked: it is not published any more.
    Now,
}

/// Replaces the signing keys.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::service::Refusal::NotAllowed),
/// [`Refusal::TooWeak`](crate::service::Refusal::TooWeak).
pub async fn rotate(server: &Server, caller: &Caller, start: KeyStart) -> Result<()> {
    caller.require(Scope::ApplicationsWrite)?;
    caller.require_strength(ProtectedAction::ChangeApplication, server.clock.now())?;

    // The missing ones are made first. What another server has made meanwhile is not kept here.
    published(server).await?;
    let keys = read(server).await?;
    for algorithm in SigningAlgorithm::ALL {
        replace(server, caller, &keys, algorithm, start).await?;
    }

    let now = server.clock.now();
    server.signing_keys.set(Arc::new(read(server).await?), now);
    Ok(())
}

/// Replaces the keys that have signed for 90 days, or will have by the time at which the next
/// begins to.
pub async fn rotate_old(server: &Server) -> Result<()> {
    let now = server.clock.now();
    let keys = read(server).await?;

    for algorithm in SigningAlgorithm::ALL {
        let Some(last) = keys.last(algorithm) else { continue };
        if last.signs_at.plus(ROTATION_INTERVAL) <= now.plus(PUBLICATION_LEAD) {
            replace(server, &Caller::server(), &keys, algorithm, KeyStart::Published).await?;
        }
    }
    Ok(())
}

async fn replace(
    server: &Server,
    caller: &Caller,
    keys: &KeySet,
    algorithm: SigningAlgorithm,
    start: KeyStart,
) -> Result<()> {
    let now = server.clock.now();
    let replaces = keys.last(algorithm).map(|last| last.key.id().to_owned());
    let openid = &server.config.openid;
    let longest = openid.access_token_lifetime.max(openid.id_token_lifetime);

    let next = match start {
        KeyStart::Published => {
            let signs_at = now.plus(PUBLICATION_LEAD);
            let others_until = signs_at.plus(longest).plus(PUBLICATION_LEAD);
            NextKey { algorithm, replaces, signs_at, others_until }
        }
        KeyStart::Now => NextKey { algorithm, replaces, signs_at: now, others_until: now },
    };
    create(server, caller, next).await
}

/// A key to be created.
struct NextKey {
    algorithm: SigningAlgorithm,
    /// The id of the key before it.
    replaces: Option<String>,
    signs_at: Timestamp,
    /// The time until which the other keys of the algorithm are published at the longest.
    others_until: Timestamp,
}

impl NextKey {
    fn first(algorithm: SigningAlgorithm, now: Timestamp) -> Self {
        Self { algorithm, replaces: None, signs_at: now, others_until: now }
    }
}

/// Creates a key. If another server did, that one is as good.
async fn create(server: &Server, caller: &Caller, next: NextKey) -> Result<()> {
    let NextKey { algorithm, replaces, signs_at, others_until } = next;
    let pkcs8 = generate(algorithm).await?;
    let key = SigningKey::from_pkcs8(algorithm, &pkcs8)
        .map_err(|error| Error::Corrupt(format!("the new signing key {error}")))?;

    let nonce = server.random.bytes();
    let private_key = server.signing_keys.encryption.encrypt(nonce, key.id().as_bytes(), &pkcs8);
    let stored = StoredSigningKey {
        id: key.id().to_owned(),
        algorithm,
        private_key: private_key.ok_or(Error::Sealing)?,
        created_at: server.clock.now(),
        signs_at,
        expires_at: None,
    };
    let new = NewSigningKey {
        key: &stored,
        public_key: Value::Object(key.public_jwk().clone()).to_string(),
        replaces: replaces.as_deref().unwrap_or_default(),
    };

    let mut tx = server.db.begin().await?;
    if !store::create(&mut tx, &new).await? {
        return Ok(());
    }
    store::expire_others(&mut tx, &stored, others_until).await?;
    let changes = Map::from_iter([
        ("algorithm".to_owned(), json!([null, algorithm.as_str()])),
        ("signsAt".to_owned(), json!([null, signs_at.to_rfc3339()])),
    ]);
    let act = Act { account_id: None, target: stored.id.clone(), changes };
    audit::record(&mut tx, server, caller, "signing_key_created", act).await?;
    Ok(tx.commit().await?)
}

/// Generates a private key. Returns it in PKCS #8.
async fn generate(algorithm: SigningAlgorithm) -> Result<Vec<u8>> {
    let generated = tokio::task::spawn_blocking(move || SigningKey::generate(algorithm));
    let generated = generated.await.map_err(|error| Error::Corrupt(error.to_string()))?;
    generated.ok_or_else(|| Error::Corrupt("a signing key could not be generated".to_owned()))
}

/// Opens all keys that are published. Returns their number.
///
/// # Errors
/// One cannot be opened with the key of this server.
pub async fn open_all(server: &Server) -> Result<usize> {
    let rows = store::list(&server.db, server.clock.now()).await?;
    rows.iter().try_for_each(|row| to_published(server, row).map(drop))?;
    Ok(rows.len())
}

async fn read(server: &Server) -> Result<KeySet> {
    let rows = store::list(&server.db, server.clock.now()).await?;
    let keys: Result<Vec<_>> = rows.iter().map(|row| to_published(server, row)).collect();
    Ok(KeySet::new(keys?))
}

fn to_published(server: &Server, row: &StoredSigningKey) -> Result<PublishedKey> {
    let unreadable = || {
        Error::Corrupt(format!("the signing key {} cannot be read with this message_key", row.id))
    };
    let encryption = &server.signing_keys.encryption;
    let pkcs8 = encryption.decrypt(row.id.as_bytes(), &row.private_key).ok_or_else(unreadable)?;
    let key = SigningKey::from_pkcs8(row.algorithm, &pkcs8).map_err(|_| unreadable())?;

    Ok(PublishedKey { key: Arc::new(key), signs_at: row.signs_at, expires_at: row.expires_at })
}
