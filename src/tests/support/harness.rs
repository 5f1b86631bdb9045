//! A real server and database; only the clock and the randomness are the test's.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use reqwest::{StatusCode, header};
use serde_json::{Value, json};
use sqlx::{Connection, Executor, PgConnection};

use super::browser::client;
pub(crate) use super::browser::{Answer, Browser, text};
use crate::{
    config::{Config, MissingKeys},
    domain::{LoginId, OwnIdData, Password, SharedSecret, Timestamp},
    http::{self, listener::Endpoint, operations::metrics::MetricsListener},
    runtime::{clock::Clock, random::Random},
    server::Server,
    service::{
        accounts::{self, NewAccountRequest, deleted},
        caller::Caller,
    },
    startup,
    store::Database,
};

/// Runs each test once on SQLite and once on PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                super::$name($crate::tests::support::harness::TestDatabase::sqlite()).await;
            }

            #[tokio::test]
            async fn postgres() {
                use $crate::tests::support::harness::TestDatabase;
                if let Some(database) = TestDatabase::postgres().await {
                    super::$name(database).await;
                }
            }
        }
    )+ };
}
pub(crate) use on_both;

/// An empty database for one test.
pub(crate) struct TestDatabase {
    pub(crate) url: String,
    pub(crate) folder: PathBuf,
}

impl TestDatabase {
    pub(crate) fn sqlite() -> Self {
        let folder = new_folder();
        Self { url: format!("sqlite:{}", folder.join("test.db").display()), folder }
    }

    /// A new database in the cluster that `VESTIBULE_TEST_POSTGRES` names. Without it the test is
    /// skipped, except in CI.
    pub(crate) async fn postgres() -> Option<Self> {
        let Ok(cluster) = std::env::var("VESTIBULE_TEST_POSTGRES") else {
            assert!(
                std::env::var_os("CI").is_none(),
                "CI must name a PostgreSQL cluster in VESTIBULE_TEST_POSTGRES"
            );
            println!(
                "skipped on PostgreSQL: VESTIBULE_TEST_POSTGRES is not set; `make test` sets it"
            );
            return None;
        };
        let name = format!("t{}", unique());
        let mut connection = PgConnection::connect(&format!("{cluster}/postgres")).await.unwrap();
        connection.execute(sqlx::AssertSqlSafe(format!("create database {name}"))).await.unwrap();
        Some(Self { url: format!("{cluster}/{name}"), folder: new_folder() })
    }

    /// Starts a server with these settings, which override the harness's own.
    pub(crate) async fn start(self, settings: &[(&str, &str)]) -> App {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut environment = BTreeMap::from([
            ("VESTIBULE_LISTEN".to_owned(), address.to_string()),
            ("VESTIBULE_PUBLIC_URL".to_owned(), format!("http://localhost:{}", address.port())),
            ("VESTIBULE_DATABASE_URL".to_owned(), self.url.clone()),
            ("VESTIBULE_DATA_DIR".to_owned(), self.folder.display().to_string()),
            ("VESTIBULE_DEVELOPMENT_PAGES".to_owned(), "true".to_owned()),
        ]);
        environment
            .extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::load(&environment, MissingKeys::Create)
            .unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let metrics_listener = MetricsListener::open(&config).await.unwrap();
        let metrics = metrics_listener.as_ref().map(|listener| listener.address().unwrap());
        let db = Database::open(&config.database).await.unwrap();
        let server = Server::new(config, db, Clock::test(), Random::test(1)).unwrap();
        if let Some(otlp) = &server.config.otlp {
            server.traces.start(otlp).unwrap();
        }
        if let Some(listener) = metrics_listener {
            tokio::spawn(listener.serve(Arc::clone(&server), std::future::pending()));
        }
        let (router, web) =
            (startup::application(&server).unwrap().router, server.config.web.clone());
        tokio::spawn(async move {
            let endpoint = Endpoint { socket: listener, router, tls: None };
            http::listener::serve(vec![endpoint], &web, std::future::pending()).await;
        });
        App { server, address, metrics, client: client(), _folder: Folder(self.folder) }
    }
}

/// A running server, and a client for it.
pub(crate) struct App {
    pub(crate) server: Arc<Server>,
    pub(crate) address: SocketAddr,
    /// The address of `/metrics`, if the settings ask for it.
    pub(crate) metrics: Option<SocketAddr>,
    pub(crate) client: reqwest::Client,
    _folder: Folder,
}

impl App {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.address.port())
    }

    /// `Origin` that browsers send from our pages.
    pub(crate) fn origin(&self) -> String {
        self.server.config.web.origin().ascii_serialization()
    }

    pub(crate) fn secret(&self) -> SharedSecret {
        self.server.config.ownid.secrets.signing().clone()
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.server.clock.now()
    }

    pub(crate) async fn account(
        &self,
        login_id: &str,
        password: Option<&str>,
        own_id_data: Option<&str>,
    ) {
        let beginning = NewAccountRequest {
            password: password.map(|password| Password::choose(password, 8).unwrap()),
            own_id_data: own_id_data.map(|data| OwnIdData::parse(data.to_owned()).unwrap()),
            ..NewAccountRequest::of(id(login_id))
        };
        accounts::create(&self.server, &Caller::command_line(), beginning).await.unwrap();
    }

    /// Deletes the account permanently.
    pub(crate) async fn delete(&self, login_id: &str) {
        let caller = Caller::command_line();
        let account = accounts::by_login_id(&self.server, &id(login_id)).await.unwrap();
        deleted::delete(&self.server, &caller, account.id, account.version).await.unwrap();
        deleted::erase(&self.server, &caller, account.id).await.unwrap();
    }

    /// Sends a callback that is signed now, as the platform signs it.
    pub(crate) async fn call(&self, endpoint: &str, body: &Value) -> Answer {
        self.call_at(endpoint, body, self.now()).await
    }

    pub(crate) async fn call_at(&self, endpoint: &str, body: &Value, at: Timestamp) -> Answer {
        let (body, timestamp) = (body.to_string(), at.as_millis().to_string());
        let signature = self.secret().sign(body.as_bytes(), &timestamp);
        self.call_raw(
            endpoint,
            body,
            &[("ownid-signature", &signature), ("ownid-timestamp", &timestamp)],
        )
        .await
    }

    /// Sends a callback with these headers only, unsigned.
    pub(crate) async fn call_raw(
        &self,
        endpoint: &str,
        body: impl Into<reqwest::Body>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = self.client.post(self.url(&format!("/api/ownid/{endpoint}"))).body(body);
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// A session token for this user, from the signed callback.
    pub(crate) async fn token(&self, login_id: &str) -> String {
        let answer = self.call("getSessionByLoginId", &json!({ "loginId": login_id })).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.json()["token"].as_str().unwrap().to_owned()
    }

    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }
}

pub(crate) fn id(login_id: &str) -> LoginId {
    LoginId::parse(login_id).unwrap()
}

/// A folder that is removed after its test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

pub(crate) fn new_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("vestibule-test-{}", unique()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A name that is unique in this process and in parallel ones.
fn unique() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let random = u64::from_be_bytes(Random::Real.bytes());
    format!("{random:016x}{}", NEXT.fetch_add(1, Ordering::SeqCst))
}
