//! Hashing passwords: argon2id, a few at a time (behaviour b42). Hashes that an import brought are verified too.

use std::{
    fmt,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use argon2::{
    Argon2, Params,
    password_hash::{PasswordHasher, phc},
};
use tokio::sync::Semaphore;

use crate::{
    domain::{Password, credentials::password_hash::PasswordHash},
    random::Random,
    service::{Error, Result},
};

/// The OWASP password storage cheat sheet's first choice for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The most passwords that wait for their turn; beyond it the answer is "busy". Each costs about 20 ms.
const MOST_WAITING: usize = 100;

/// Bounds how many hashes run at once, and so their memory and their share of the processor.
pub struct Hasher {
    argon2: Arc<Argon2<'static>>,
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
}

impl Hasher {
    pub fn new() -> Self {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
        // Half of the cores: a flood of passwords must leave the passkeys their pace.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            argon2: Arc::new(params.into()),
            turns: Arc::new(Semaphore::new((cores / 2).max(1))),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Hashes a new password into a PHC string.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait.
    pub async fn hash(&self, password: Password, random: &Random) -> Result<String> {
        let salt = random.bytes::<16>();
        self.in_turn(move |argon2| {
            let hash: phc::PasswordHash = argon2.hash_password_with_salt(password.expose(), &salt)?;
            Ok(hash.to_string())
        })
        .await?
        .map_err(|error: argon2::password_hash::Error| Error::Hashing(error.to_string()))
    }

    /// Holds the password against a hash, ours or one made elsewhere. Without one it takes as long as with one of ours, and is wrong.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait.
    pub async fn verify(&self, password: Password, hash: Option<String>) -> Result<Verdict> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODYS.clone());
        let verdict = self.in_turn(move |_| judge(&password, hash)).await?;
        Ok(if known { verdict } else { Verdict::Wrong })
    }

    /// Does the work when it is its turn. Who leaves before that gives up the place in the queue; the turn belongs to the work, which
    /// goes on when the client has gone.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(&Argon2<'static>) -> T + Send + 'static) -> Result<T> {
        let place = Place::take(&self.waiting)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Error::Busy)?;
        drop(place);
        let argon2 = Arc::clone(&self.argon2);
        let work = move || {
            let done = work(&argon2);
            drop(turn);
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Hashing(error.to_string()))
    }
}

/// The outcome of holding a password against a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right,
    /// It is right, but the hash was made elsewhere, or before our parameters were raised: it is to be made anew.
    RightButOutdated,
}

fn judge(password: &Password, hash: String) -> Verdict {
    let ours = hash.starts_with(OURS.as_str());
    let Ok(hash) = PasswordHash::parse(hash) else {
        return Verdict::Wrong;
    };

    if hash.matches(password.expose()) {
        if ours { Verdict::Right } else { Verdict::RightButOutdated }
    } else if password.expose_raw().is_some_and(|raw| hash.matches(raw)) {
        // Another program hashed what was typed, perhaps with our parameters.
        Verdict::RightButOutdated
    } else {
        Verdict::Wrong
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher")
    }
}

/// A place in the queue, given back when it is dropped: also when the client goes away.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self> {
        let place = Self(waiting);
        if waiting.fetch_add(1, Ordering::SeqCst) < MOST_WAITING { Ok(place) } else { Err(Error::Busy) }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// What our own hashes begin with.
static OURS: LazyLock<String> = LazyLock::new(|| format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"));

/// A hash that no password is known for, of the same cost as everybody's.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| format!("{}AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", *OURS));
