//! Hashes passwords with argon2id, a few at a time (`docs/security-behaviours.md` b42). Verifies
//! hashes that an import brought, too.

use std::{
    fmt,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use argon2::{
    Argon2, Params,
    password_hash::{PasswordHasher as _, phc},
};
use tokio::sync::Semaphore;

use super::{
    metrics::catalogue::{LIMITS_HIT, PASSWORD_HASH_DURATION},
    random::Random,
    traces::TraceSpan,
};
use crate::domain::{Password, credentials::password_hash::PasswordHash};

/// The OWASP password storage cheat sheet's first choice for argon2id: 19 MiB, two passes, one
/// lane.
const MEMORY_KIB: u32 = 19 * 1024;
/// The memory that one password takes, in bytes.
pub const PASSWORD_MEMORY_BYTES: u64 = MEMORY_KIB as u64 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Maximum number of passwords that wait to be hashed. Each takes about 20 ms.
const MAX_WAITING_PASSWORDS: usize = 100;

/// The reason why a password was neither hashed nor verified.
#[derive(Debug, thiserror::Error)]
pub enum HashingError {
    #[error("too many passwords wait to be hashed")]
    Busy,
    #[error("{0}")]
    Failed(String),
}

/// Bounds how many hashes run at once, and so their memory and their share of the processor.
pub struct PasswordHasher {
    argon2: Arc<Argon2<'static>>,
    permits: Arc<Semaphore>,
    max_running: usize,
    waiting: AtomicUsize,
}

/// The passwords in a [`PasswordHasher`].
#[derive(Clone, Copy, Debug)]
pub struct PasswordQueue {
    pub waiting: usize,
    pub running: usize,
}

impl PasswordHasher {
    pub fn new() -> Self {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
        // Half of the cores: a flood of passwords must leave the passkeys their pace.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let max_running = (cores / 2).max(1);
        Self {
            argon2: Arc::new(params.into()),
            permits: Arc::new(Semaphore::new(max_running)),
            max_running,
            waiting: AtomicUsize::new(0),
        }
    }

    /// Hashes a new password into a PHC string.
    ///
    /// # Errors
    /// [`HashingError::Busy`] when too many passwords wait.
    pub async fn hash(&self, password: Password, random: &Random) -> Result<String, HashingError> {
        let salt = random.bytes::<16>();
        self.run_when_permitted(move |argon2| {
            let hash: phc::PasswordHash =
                argon2.hash_password_with_salt(password.expose(), &salt)?;
            Ok(hash.to_string())
        })
        .await?
        .map_err(|error: argon2::password_hash::Error| HashingError::Failed(error.to_string()))
    }

    /// Verifies the password against a hash, ours or one made elsewhere. Without a hash it takes as
    /// long as with one of ours, and the verdict is [`Verdict::Wrong`].
    ///
    /// # Errors
    /// [`HashingError::Busy`] when too many passwords wait.
    pub async fn verify(
        &self,
        password: Password,
        hash: Option<String>,
    ) -> Result<Verdict, HashingError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DECOY_HASH.clone());
        let verdict = self.run_when_permitted(move |_| verify_against(&password, hash)).await?;
        Ok(if known { verdict } else { Verdict::Wrong })
    }

    /// Number of passwords that are hashed at the same time at most.
    pub fn max_running(&self) -> usize {
        self.max_running
    }

    pub fn queue(&self) -> PasswordQueue {
        PasswordQueue {
            waiting: self.waiting.load(Ordering::Relaxed),
            running: self.max_running.saturating_sub(self.permits.available_permits()),
        }
    }

    /// Does the work when a processor is free for it. A caller that leaves before that gives up its
    /// place in the queue; work that has begun ends, and keeps its permit until then, though its
    /// caller has left.
    async fn run_when_permitted<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Argon2<'static>) -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let _span = TraceSpan::of_operation("password.hash");
        let place = QueuePlace::take(&self.waiting)?;
        let permit =
            Arc::clone(&self.permits).acquire_owned().await.map_err(|_| HashingError::Busy)?;
        drop(place);
        let argon2 = Arc::clone(&self.argon2);
        let work = move || {
            let _timer = PASSWORD_HASH_DURATION.start([]);
            let done = work(&argon2);
            drop(permit);
            done
        };
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| HashingError::Failed(error.to_string()))
    }
}

/// The outcome of the verification of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right,
    /// Right, but the hash was made elsewhere or before our parameters were raised: it should be
    /// replaced.
    RightButOutdated,
}

fn verify_against(password: &Password, hash: String) -> Verdict {
    let ours = hash.starts_with(OUR_PREFIX.as_str());
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

impl Default for PasswordHasher {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHasher")
    }
}

/// A place in the queue. Dropping it frees it, so that a client that leaves frees it too.
struct QueuePlace<'a>(&'a AtomicUsize);

impl<'a> QueuePlace<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, HashingError> {
        let place = Self(waiting);
        if waiting.fetch_add(1, Ordering::SeqCst) < MAX_WAITING_PASSWORDS {
            Ok(place)
        } else {
            LIMITS_HIT.increment(["password_queue"]);
            Err(HashingError::Busy)
        }
    }
}

impl Drop for QueuePlace<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Prefix of our own hashes.
static OUR_PREFIX: LazyLock<String> =
    LazyLock::new(|| format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"));

/// A hash of the same cost for which no password is known.
static DECOY_HASH: LazyLock<String> = LazyLock::new(|| {
    format!("{}AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", *OUR_PREFIX)
});
