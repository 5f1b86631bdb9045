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

use reqwest::{Method, StatusCode, header, redirect::Policy};
use serde_json::{Value, json};
use sqlx::{Connection, Executor, PgConnection};

use crate::{
    config::{Config, MissingKeys},
    domain::{LoginId, OwnIdData, Password, SharedSecret, Timestamp},
    http,
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
                if let Some(database) = $crate::tests::support::harness::TestDatabase::postgres().await {
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
            assert!(std::env::var_os("CI").is_none(), "CI must name a PostgreSQL cluster in VESTIBULE_TEST_POSTGRES");
            println!("skipped on PostgreSQL: VESTIBULE_TEST_POSTGRES is not set; `make test` sets it");
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
        environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let config = Config::load(&environment, MissingKeys::Create).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let db = Database::open(&config.database).await.unwrap();
        let server = Server::new(config, db, Clock::test(), Random::test(1)).unwrap();
        let (router, web) = (startup::application(&server).unwrap().router, server.config.web.clone());
        tokio::spawn(async move { http::listener::serve(listener, router, &web, std::future::pending()).await });
        App { server, address, client: client(), _folder: Folder(self.folder) }
    }
}

/// A running server, and a client for it.
pub(crate) struct App {
    pub(crate) server: Arc<Server>,
    pub(crate) address: SocketAddr,
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

    pub(crate) async fn account(&self, login_id: &str, password: Option<&str>, own_id_data: Option<&str>) {
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
        self.call_raw(endpoint, body, &[("ownid-signature", &signature), ("ownid-timestamp", &timestamp)]).await
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
        Browser { app: self, cookie: None, flow: None, device: None }
    }
}

/// A user's browser: it sends the headers of one, and stores our cookies.
pub(crate) struct Browser<'a> {
    app: &'a App,
    pub(crate) cookie: Option<String>,
    /// The cookie that binds a code flow to the browser.
    pub(crate) flow: Option<String>,
    /// The cookie by which accounts recognise the browser.
    pub(crate) device: Option<String>,
}

impl Browser<'_> {
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).header(header::ACCEPT, "text/html")).await
    }

    /// Posts a form with the page's current `whose`, unless the test gives one of its own.
    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let whose = crate::tests::pages::forms::whose(self.app, path, self).await.map(|whose| ("whose", whose));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).extend_pairs(whose).finish();
        let request = self.request(Method::POST, path).header(header::ACCEPT, "text/html");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.header(header::ORIGIN, self.app.origin()).header("sec-fetch-site", "same-origin");
        self.send(request.body(body)).await
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.app.client.request(method, self.app.url(path));
        match self.cookie.iter().chain(&self.flow).chain(&self.device).cloned().collect::<Vec<_>>() {
            cookies if cookies.is_empty() => request,
            cookies => request.header(header::COOKIE, cookies.join("; ")),
        }
    }

    pub(crate) async fn send(&mut self, request: reqwest::RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.unwrap()).await;
        for set in answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|set| set.to_str().ok()) {
            let (pair, attributes) = set.split_once(';').unwrap();
            let kept = (!attributes.contains("Max-Age=0")).then(|| pair.to_owned());
            match pair.split('=').next() {
                Some("vestibule" | "__Host-vestibule") => self.cookie = kept,
                Some("vestibule-code" | "__Host-vestibule-code") => self.flow = kept,
                Some("vestibule-device" | "__Host-vestibule-device") => self.device = kept,
                // Other cookies store preferences, which no test reads from here.
                _ => {}
            }
        }
        answer
    }

    /// True if the account page opens.
    pub(crate) async fn is_logged_in(&mut self) -> bool {
        self.get("/account").await.status == StatusCode::OK
    }
}

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: header::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, body: response.text().await.unwrap() }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The `Set-Cookie` header of this cookie.
    pub(crate) fn cookie(&self, name: &str) -> &str {
        let all = self.headers.get_all(header::SET_COOKIE).iter().map(|set| set.to_str().unwrap());
        all.into_iter().find(|set| set.split('=').next() == Some(name)).unwrap_or_else(|| panic!("no {name}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) fn id(login_id: &str) -> LoginId {
    LoginId::parse(login_id).unwrap()
}

/// A JSON string's text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not text")).to_owned()
}

fn client() -> reqwest::Client {
    rustls::crypto::ring::default_provider().install_default().ok();
    let builder = reqwest::Client::builder().redirect(Policy::none());
    builder.resolve("localhost", ([127, 0, 0, 1], 0).into()).build().unwrap()
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
