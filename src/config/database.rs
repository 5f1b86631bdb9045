//! The URL of the database.

use std::path::{Path, PathBuf};

use url::form_urlencoded;

use super::Source;

/// The embedded SQLite file, or a PostgreSQL server for many nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(PostgresUrl),
}

/// A `postgres://` URL. It may hold a password, so it is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl {
    /// The URL as configured.
    pub text: Box<str>,
    /// One URL per server, in the order in which they are tried.
    pub servers: Vec<Box<str>>,
    /// True behind a pooler that assigns sessions per transaction, such as `PgBouncer`.
    pub is_pooled: bool,
    /// Maximum number of connections.
    pub max_connections: u32,
}

impl std::fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PostgresUrl(…)")
    }
}

/// Maximum number of connections to PostgreSQL if none is configured.
const DEFAULT_CONNECTIONS: u32 = 16;

impl DatabaseUrl {
    pub(super) fn read(source: &mut Source, data_dir: &Path) -> Self {
        let mut database =
            source.parsed("database_url", Self::Sqlite(data_dir.join("vestibule.db")), Self::parse);
        let max_connections = source.number("database_connections", DEFAULT_CONNECTIONS, 2..=1_000);
        if let Self::Postgres(url) = &mut database {
            url.max_connections = max_connections;
        }
        database
    }

    /// Parses a URL that begins with `sqlite:`, `postgres://` or `postgresql://`.
    ///
    /// # Errors
    /// A description of the mistake, without the URL, which may hold a password.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() || path == ":memory:" {
                Err("names no file; accounts must outlive the process")
            } else {
                Ok(Self::Sqlite(path.into()))
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return PostgresUrl::parse(text).map(Self::Postgres);
        }
        Err("must begin with sqlite: or postgres://")
    }
}

impl PostgresUrl {
    /// The same database, with only the tables of this schema in sight.
    #[must_use]
    pub fn within_schema(&self, schema: &str) -> Self {
        let within = |server: &str| format!("{server}&options[search_path]={schema}").into();
        Self { servers: self.servers.iter().map(|server| within(server)).collect(), ..self.clone() }
    }

    /// Parses a URL as libpq does, with several hosts and their ports in the authority or in the
    /// parameters `host` and `port`:
    /// <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS>.
    fn parse(text: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = text.split_once("://").ok_or("must begin with postgres://")?;
        let (rest, query_string) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (user, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
        let mut query = UrlQuery::default();
        for (name, value) in form_urlencoded::parse(query_string.as_bytes()) {
            query.take(&name, &value)?;
        }

        let at = if user.is_empty() { String::new() } else { format!("{user}@") };
        let servers = server_addresses(hosts, &query)?.into_iter().map(|(host, extra)| {
            let mut rest = form_urlencoded::Serializer::new(String::new());
            rest.extend_pairs(query.driver_parameters.iter().chain(&extra));
            format!("{scheme}://{at}{host}{path}?{}", rest.finish()).into_boxed_str()
        });
        let servers: Vec<_> = servers.collect();
        if servers.iter().any(|server| server.parse::<url::Url>().is_err()) {
            return Err(
                "is not a URL: percent-encode what the user's name or the password has of :/?#[]@",
            );
        }
        Ok(Self {
            text: text.into(),
            servers,
            is_pooled: query.is_pooled,
            max_connections: DEFAULT_CONNECTIONS,
        })
    }
}

/// The parameters of a URL.
#[derive(Default)]
struct UrlQuery {
    hosts: Vec<String>,
    ports: Vec<String>,
    is_pooled: bool,
    /// The parameters that are passed on to the driver.
    driver_parameters: Vec<(String, String)>,
}

impl UrlQuery {
    fn take(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let list = || value.split(',').map(str::to_owned).collect();
        match name {
            "host" | "hostaddr" => self.hosts = list(),
            "port" => self.ports = list(),
            "pgbouncer" => self.is_pooled = value == "true",
            // A writable server is chosen in any case, and connecting has its own timeout.
            "target_session_attrs" if matches!(value, "any" | "read-write" | "primary") => {}
            "target_session_attrs" => {
                return Err(
                    "requests a standby; it must be read-write, because accounts are written",
                );
            }
            "connect_timeout" | "load_balance_hosts" => {}
            _ => self.driver_parameters.push((name.to_owned(), value.to_owned())),
        }
        Ok(())
    }
}

type Pairs = Vec<(String, String)>;

/// Each server as an authority, with the parameters that its URL needs in addition.
fn server_addresses(
    authority: &str,
    query: &UrlQuery,
) -> Result<Vec<(String, Pairs)>, &'static str> {
    if query.hosts.is_empty() {
        return Ok(authority
            .split(',')
            .map(|host| (host.to_owned(), port_parameter(query, 0)))
            .collect());
    }
    if query.ports.len() > 1 && query.ports.len() != query.hosts.len() {
        return Err("must have as many ports as hosts, or one port for all");
    }
    let each = query.hosts.iter().enumerate().map(|(at, host)| {
        let mut pairs = port_parameter(query, at);
        pairs.push(("host".to_owned(), host.clone()));
        // The driver requires a host in the authority, but connects to the one in the parameter.
        ("localhost".to_owned(), pairs)
    });
    Ok(each.collect())
}

fn port_parameter(query: &UrlQuery, at: usize) -> Pairs {
    let port = query.ports.get(at).or(query.ports.first()).filter(|port| !port.is_empty());
    port.map(|port| ("port".to_owned(), port.clone())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{DatabaseUrl, PostgresUrl};

    fn parsed(text: &str) -> Result<PostgresUrl, &'static str> {
        match DatabaseUrl::parse(text)? {
            DatabaseUrl::Postgres(url) => Ok(url),
            DatabaseUrl::Sqlite(_) => Err("is SQLite"),
        }
    }

    #[test]
    fn a02_a_url_names_several_servers() {
        let servers =
            |text| parsed(text).unwrap().servers.into_iter().map(String::from).collect::<Vec<_>>();
        assert_eq!(
            servers(concat!(
                "postgres://u:p%40@one:5433,[::1]:5434,three/db",
                "?sslmode=require&target_session_attrs=read-write"
            )),
            [
                "postgres://u:p%40@one:5433/db?sslmode=require",
                "postgres://u:p%40@[::1]:5434/db?sslmode=require",
                "postgres://u:p%40@three/db?sslmode=require"
            ]
        );
        assert_eq!(
            servers("postgresql:///db?host=one,two&port=5433,5434"),
            [
                "postgresql://localhost/db?port=5433&host=one",
                "postgresql://localhost/db?port=5434&host=two"
            ]
        );
        assert_eq!(servers("postgres:///db?host=%2Frun%2Fpostgresql").len(), 1);
        assert!(parsed("postgres://one,two/db?target_session_attrs=standby").is_err());
        assert!(parsed("postgres://u:p/w@one/db").is_err());
        assert!(parsed("postgres://one/db?pgbouncer=true").unwrap().is_pooled);
        assert!(!parsed("postgres://one/db").unwrap().is_pooled);
    }
}
