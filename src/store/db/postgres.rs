//! PostgreSQL: which server takes writes, and a pool of connections to it.

use std::{
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{
    ConnectOptions, Connection, PgConnection, Postgres, Row,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
};

use super::{
    OpenError,
    connections::Connections,
    failure::{Failure, Outage},
};
use crate::config::database::PostgresUrl;

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long to wait for a connection of the pool before looking whether the server is there at all.
const SLOW: Duration = Duration::from_millis(400);
/// How long to wait for a connection while others use all of them.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// For how long it stands what was found about the servers.
const FRESH: Duration = Duration::from_secs(1);
/// How long a start waits for a database that starts, too.
const START_TIMEOUT: Duration = Duration::from_secs(10);

/// Opens the database and brings its tables up to date.
pub(in crate::store) async fn open(url: &PostgresUrl) -> Result<Connections<Postgres>, OpenError> {
    let servers = url.servers.iter().map(|server| {
        // `extra_float_digits` is refused by PgBouncer, and no number here is a float.
        PgConnectOptions::from_str(server).map(|server| server.application_name("vestibule").extra_float_digits(None))
    });
    let primary = Arc::new(PrimaryServer {
        servers: servers.collect::<Result<_, _>>()?,
        connections: url.connections,
        looking: tokio::sync::Mutex::default(),
        seen: Mutex::new(Seen { state: State::Unknown, at: None, server: 0, suspected: None }),
    });
    let judge = Arc::clone(&primary);
    let pool = PgPoolOptions::new()
        .max_connections(url.connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .before_acquire(move |_, found| {
            let fit = judge.is_fit(found.age);
            Box::pin(async move { Ok(fit) })
        })
        .connect_lazy_with(primary.server(0));
    primary.wait(&pool).await?;
    migrate(&primary.current(), url.pooled).await?;
    Ok(Connections::new(pool, primary).one_transaction_each(url.pooled))
}

/// Brings the tables up to date. One server at a time does, whoever else starts: the lock ends with the transaction, so that it
/// holds behind a pooler of transactions, too.
async fn migrate(server: &PgConnectOptions, pooled: bool) -> Result<(), OpenError> {
    let mut connection = server.connect().await?;
    let encoding = show("show server_encoding", &mut connection).await?;
    if encoding != "UTF8" {
        return Err(OpenError::Encoding(encoding));
    }
    if !pooled {
        find_pooler(server).await?;
    }
    let mut tx = connection.begin().await?;
    sqlx::raw_sql("select pg_advisory_xact_lock(7521960330246178)").execute(&mut *tx).await?;
    // Whoever keeps extensions in a schema of their own has trigrams there.
    sqlx::raw_sql(
        "select set_config('search_path', current_setting('search_path') || ', ' || quote_ident(n.nspname), true)
           from pg_extension e join pg_namespace n on n.oid = e.extnamespace
          where e.extname = 'pg_trgm' and n.nspname <> all (current_schemas(true))",
    )
    .execute(&mut *tx)
    .await?;
    if pooled {
        // The session is somebody else's before and after: statements with names are in the way.
        sqlx::raw_sql("deallocate all").execute(&mut *tx).await?;
    }
    let mut migrator = sqlx::migrate!("migrations/postgres");
    migrator.set_locking(false);
    migrator.run(&mut *tx).await?;
    if pooled {
        sqlx::raw_sql("deallocate all").execute(&mut *tx).await?;
    }
    tx.commit().await?;
    connection.close().await?;
    Ok(())
}

/// Looks whether two connections share a session, in which the second finds the statements of the first in its way.
async fn find_pooler(server: &PgConnectOptions) -> Result<(), OpenError> {
    let (mut one, mut two) = (server.connect().await?, server.connect().await?);
    for connection in [&mut one, &mut two] {
        let prepared = sqlx::query("select $1::bigint").bind(1_i64).fetch_one(connection).await;
        match prepared {
            Err(sqlx::Error::Database(error)) if matches!(error.code().as_deref(), Some("42P05" | "26000")) => {
                return Err(OpenError::Pooler);
            }
            other => other?,
        };
    }
    one.close().await?;
    two.close().await?;
    Ok(())
}

/// What the server says of a setting, asked in the one way that leaves nothing behind in a session.
async fn show(statement: &'static str, connection: &mut PgConnection) -> sqlx::Result<String> {
    sqlx::raw_sql(statement).fetch_one(connection).await?.try_get(0)
}

/// The servers, and which of them takes writes.
#[derive(Debug)]
pub struct PrimaryServer {
    servers: Vec<PgConnectOptions>,
    connections: u32,
    /// Held by the one who looks; the others wait for what it finds.
    looking: tokio::sync::Mutex<()>,
    seen: Mutex<Seen>,
}

#[derive(Debug)]
struct Seen {
    state: State,
    at: Option<Instant>,
    /// The place in the list of the one in use.
    server: usize,
    /// Connections from before are closed instead of used.
    suspected: Option<Instant>,
}

#[derive(Clone, Debug)]
enum State {
    /// Nobody looked yet, or something happened since.
    Unknown,
    Writable,
    /// No server takes writes; the one in use can be read.
    ReadOnly,
    Down(Outage),
}

impl PrimaryServer {
    /// A connection that is fit for use.
    pub(in crate::store) async fn acquire(&self, pool: &PgPool) -> sqlx::Result<PoolConnection<Postgres>> {
        if !matches!(self.seen().state, State::Writable) {
            self.look(pool).await?;
        }
        tokio::select! {
            biased;
            acquired = pool.acquire() => acquired.map_err(|error| self.explain(&error)),
            outage = self.look_when_slow(pool) => Err(outage.into()),
        }
    }

    /// Told that a connection was of no use: those from before are not used any more, and it is looked who takes writes.
    pub(in crate::store) fn suspect(&self, failure: Failure) {
        let mut seen = self.seen();
        if seen.suspected.is_none_or(|at| at.elapsed() >= FRESH) {
            seen.suspected = Some(Instant::now());
        }
        // A full disk is no other server's affair.
        if failure != Failure::Full && matches!(seen.state, State::Writable) {
            seen.state = State::Unknown;
        }
    }

    /// Whether a connection of this age came about after the last suspicion.
    fn is_fit(&self, age: Duration) -> bool {
        self.seen().suspected.is_none_or(|at| age < at.elapsed())
    }

    /// Looks again and again: what was found just now may be from before the server went away.
    async fn look_when_slow(&self, pool: &PgPool) -> Outage {
        loop {
            tokio::time::sleep(SLOW).await;
            if let Err(outage) = self.look(pool).await {
                return outage;
            }
        }
    }

    /// Waits for a server at the start.
    async fn wait(&self, pool: &PgPool) -> Result<(), OpenError> {
        let until = Instant::now() + START_TIMEOUT;
        loop {
            match self.look(pool).await {
                Ok(()) => return Ok(()),
                Err(outage) if Instant::now() > until => return Err(sqlx::Error::from(outage).into()),
                Err(_) => tokio::time::sleep(FRESH).await,
            }
        }
    }

    /// Looks which server takes writes, unless somebody just did.
    async fn look(&self, pool: &PgPool) -> Result<(), Outage> {
        let _turn = self.looking.lock().await;
        let before = {
            let seen = self.seen();
            let fresh = seen.at.is_some_and(|at| at.elapsed() < FRESH);
            match &seen.state {
                State::Down(outage) if fresh => return Err(outage.clone()),
                State::Writable | State::ReadOnly if fresh => return Ok(()),
                state => state.clone(),
            }
        };
        let (server, state) = self.find().await;
        let mut seen = self.seen();
        let moved = seen.server != server;
        // What was opened while nobody took writes stays so in a session that was told to be read only.
        if moved || matches!((&before, &state), (State::ReadOnly, State::Writable)) {
            seen.suspected = Some(Instant::now());
        }
        (seen.server, seen.state, seen.at) = (server, state, Some(Instant::now()));
        if moved {
            pool.set_connect_options(self.server(server));
        }
        match &seen.state {
            State::Down(outage) => Err(outage.clone()),
            State::Unknown | State::Writable | State::ReadOnly => Ok(()),
        }
    }

    /// The first server that takes writes; without one, the first that answers.
    async fn find(&self) -> (usize, State) {
        let (mut readable, mut causes) = (None, Vec::new());
        for (at, server) in self.servers.iter().enumerate() {
            let looked = tokio::time::timeout(CONNECT_TIMEOUT, takes_writes(server)).await;
            let looked = looked.unwrap_or_else(|_| Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())));
            match looked {
                Ok(true) => return (at, State::Writable),
                Ok(false) => readable = readable.or(Some(at)),
                Err(error) => causes.push(format!("{}: {error}", name(server))),
            }
        }
        let down =
            || Outage::new(Failure::Unreachable, format!("PostgreSQL cannot be reached at {}", causes.join("; ")));
        readable.map_or_else(|| (self.seen().server, State::Down(down())), |at| (at, State::ReadOnly))
    }

    fn explain(&self, error: &sqlx::Error) -> sqlx::Error {
        let cause = match error {
            sqlx::Error::PoolClosed => return sqlx::Error::PoolClosed,
            sqlx::Error::PoolTimedOut => {
                let cause = format!(
                    "all {} connections to PostgreSQL were in use for {} seconds: see database_connections",
                    self.connections,
                    ACQUIRE_TIMEOUT.as_secs()
                );
                return Outage::new(Failure::Busy, cause).into();
            }
            error => format!("PostgreSQL cannot be reached at {}: {error}", name(&self.current())),
        };
        Outage::new(Failure::Unreachable, cause).into()
    }

    fn server(&self, at: usize) -> PgConnectOptions {
        self.servers.get(at).cloned().unwrap_or_default()
    }

    fn current(&self) -> PgConnectOptions {
        self.server(self.seen().server)
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the server takes writes. A standby says so, too, and a session that is told to be read only.
async fn takes_writes(server: &PgConnectOptions) -> sqlx::Result<bool> {
    let mut connection = PgConnection::connect_with(server).await?;
    let read_only = show("show transaction_read_only", &mut connection).await?;
    connection.close().await.ok();
    Ok(read_only == "off")
}

/// Where the server is, for the log.
fn name(server: &PgConnectOptions) -> String {
    match server.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", server.get_host(), server.get_port()),
    }
}
