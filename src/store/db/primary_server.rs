//! The search for the PostgreSQL server that accepts writes.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{
    Connection, PgConnection, Postgres, Row,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPool},
};

use super::{
    OpenError,
    failure::{DatabaseFailure, Outage},
};

/// The timeout of opening a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// The time to wait for a connection of the pool before checking whether the server is reachable.
const SLOW_ACQUIRE: Duration = Duration::from_millis(400);

/// The time to wait for a connection while all of them are in use.
pub(super) const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// The time for which an observation of the servers is valid.
const OBSERVATION_MAX_AGE: Duration = Duration::from_secs(1);

/// The time that a starting server waits for a starting database.
const START_TIMEOUT: Duration = Duration::from_secs(10);

/// The servers, and the one that accepts writes.
#[derive(Debug)]
pub struct PrimaryServer {
    servers: Vec<PgConnectOptions>,
    connections: u32,
    /// Held during a search; concurrent callers wait for its result.
    search: tokio::sync::Mutex<()>,
    observed: Mutex<Observation>,
}

/// The result of the last search.
#[derive(Debug)]
struct Observation {
    state: ServerState,
    at: Option<Instant>,
    /// The index of the server in use.
    server: usize,
    /// The time of the last report of an unusable connection. Older connections are closed instead
    /// of used.
    suspected: Option<Instant>,
}

#[derive(Clone, Debug)]
enum ServerState {
    /// Not searched yet, or outdated by a failure.
    Unknown,
    Writable,
    /// No server accepts writes; the one in use can be read.
    ReadOnly,
    Down(Outage),
}

impl PrimaryServer {
    /// Creates the search over these servers, with this number of connections in the pool.
    pub(super) fn new(servers: Vec<PgConnectOptions>, connections: u32) -> Self {
        let observed =
            Observation { state: ServerState::Unknown, at: None, server: 0, suspected: None };
        Self {
            servers,
            connections,
            search: tokio::sync::Mutex::default(),
            observed: Mutex::new(observed),
        }
    }

    /// Acquires a usable connection.
    pub(in crate::store) async fn acquire(
        &self,
        pool: &PgPool,
    ) -> sqlx::Result<PoolConnection<Postgres>> {
        if !matches!(self.observed().state, ServerState::Writable) {
            self.search(pool).await?;
        }
        tokio::select! {
            biased;
            acquired = pool.acquire() => acquired.map_err(|error| self.explain(&error)),
            outage = self.search_while_slow(pool) => Err(outage.into()),
        }
    }

    /// Reports that a connection was unusable: older ones are not used any more, and the server is
    /// searched again.
    pub(in crate::store) fn report_failure(&self, failure: DatabaseFailure) {
        let mut observed = self.observed();
        if observed.suspected.is_none_or(|at| at.elapsed() >= OBSERVATION_MAX_AGE) {
            observed.suspected = Some(Instant::now());
        }
        // A full disk does not concern the other servers.
        if failure != DatabaseFailure::Full && matches!(observed.state, ServerState::Writable) {
            observed.state = ServerState::Unknown;
        }
    }

    /// Returns true if a connection of this age was opened after the last failure.
    pub(super) fn is_usable(&self, age: Duration) -> bool {
        self.observed().suspected.is_none_or(|at| age < at.elapsed())
    }

    /// Searches repeatedly, because an observation may be older than the outage. Returns the outage
    /// once it is observed.
    async fn search_while_slow(&self, pool: &PgPool) -> Outage {
        loop {
            tokio::time::sleep(SLOW_ACQUIRE).await;
            if let Err(outage) = self.search(pool).await {
                return outage;
            }
        }
    }

    /// Waits for a server when starting.
    pub(super) async fn wait_until_found(&self, pool: &PgPool) -> Result<(), OpenError> {
        let until = Instant::now() + START_TIMEOUT;
        loop {
            match self.search(pool).await {
                Ok(()) => return Ok(()),
                Err(outage) if Instant::now() > until => {
                    return Err(sqlx::Error::from(outage).into());
                }
                Err(_) => tokio::time::sleep(OBSERVATION_MAX_AGE).await,
            }
        }
    }

    /// Searches for the server that accepts writes, unless the last observation is still valid.
    async fn search(&self, pool: &PgPool) -> Result<(), Outage> {
        let _turn = self.search.lock().await;

        let before = {
            let observed = self.observed();
            let is_valid = observed.at.is_some_and(|at| at.elapsed() < OBSERVATION_MAX_AGE);
            match &observed.state {
                ServerState::Down(outage) if is_valid => return Err(outage.clone()),
                ServerState::Writable | ServerState::ReadOnly if is_valid => return Ok(()),
                state => state.clone(),
            }
        };

        let (server, state) = self.find_server().await;
        let mut observed = self.observed();
        let has_moved = observed.server != server;
        // Connections opened while no server accepted writes may be in a read only session.
        if has_moved || matches!((&before, &state), (ServerState::ReadOnly, ServerState::Writable))
        {
            observed.suspected = Some(Instant::now());
        }
        (observed.server, observed.state, observed.at) = (server, state, Some(Instant::now()));
        if has_moved {
            pool.set_connect_options(self.server(server));
        }
        match &observed.state {
            ServerState::Down(outage) => Err(outage.clone()),
            ServerState::Unknown | ServerState::Writable | ServerState::ReadOnly => Ok(()),
        }
    }

    /// Finds the first server that accepts writes; without one, the first that answers.
    async fn find_server(&self) -> (usize, ServerState) {
        let mut readable = None;
        let mut causes = Vec::new();

        for (at, server) in self.servers.iter().enumerate() {
            let result = tokio::time::timeout(CONNECT_TIMEOUT, accepts_writes(server)).await;
            let result = result
                .unwrap_or_else(|_| Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())));
            match result {
                Ok(true) => return (at, ServerState::Writable),
                Ok(false) => readable = readable.or(Some(at)),
                Err(error) => causes.push(format!("{}: {error}", host_and_port(server))),
            }
        }

        if let Some(at) = readable {
            return (at, ServerState::ReadOnly);
        }

        let cause = format!("PostgreSQL cannot be reached at {}", causes.join("; "));
        (
            self.observed().server,
            ServerState::Down(Outage::new(DatabaseFailure::Unreachable, cause)),
        )
    }

    /// Adds the cause to an error of the pool, for the log.
    fn explain(&self, error: &sqlx::Error) -> sqlx::Error {
        let cause = match error {
            sqlx::Error::PoolClosed => return sqlx::Error::PoolClosed,
            sqlx::Error::PoolTimedOut => {
                let cause = format!(
                    "all {} connections to PostgreSQL were in use for {} seconds: see \
                     database_connections",
                    self.connections,
                    ACQUIRE_TIMEOUT.as_secs()
                );
                return Outage::new(DatabaseFailure::Busy, cause).into();
            }
            error => format!(
                "PostgreSQL cannot be reached at {}: {error}",
                host_and_port(&self.current())
            ),
        };

        Outage::new(DatabaseFailure::Unreachable, cause).into()
    }

    pub(super) fn server(&self, at: usize) -> PgConnectOptions {
        self.servers.get(at).cloned().unwrap_or_default()
    }

    pub(super) fn current(&self) -> PgConnectOptions {
        self.server(self.observed().server)
    }

    fn observed(&self) -> std::sync::MutexGuard<'_, Observation> {
        self.observed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns true if the server accepts writes: a standby does not, nor does a session that is set to
/// read only.
async fn accepts_writes(server: &PgConnectOptions) -> sqlx::Result<bool> {
    let mut connection = PgConnection::connect_with(server).await?;
    let read_only = read_setting("show transaction_read_only", &mut connection).await?;
    connection.close().await.ok();
    Ok(read_only == "off")
}

/// Returns the server's address, for the log.
fn host_and_port(server: &PgConnectOptions) -> String {
    match server.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", server.get_host(), server.get_port()),
    }
}

/// Reads a setting of the server by the simple query protocol, which leaves nothing behind in a
/// session.
pub(super) async fn read_setting(
    statement: &'static str,
    connection: &mut PgConnection,
) -> sqlx::Result<String> {
    sqlx::raw_sql(statement).fetch_one(connection).await?.try_get(0)
}
