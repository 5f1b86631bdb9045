//! A server that is killed at any moment loses no event of what it has confirmed.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::Receiver;
use crate::{
    config::{Config, MissingKeys},
    domain::{
        access::scope::Scopes,
        credentials::api_token::{self, TokenName},
        webhook::{WebhookUrl, event_type::EventTypes},
    },
    runtime::{clock::Clock, http_client, random::Random},
    server::Server,
    service::{
        admin::api_tokens::{self, NewApiToken},
        caller::Caller,
        webhooks,
    },
    store::Database,
    tests::support::{
        harness::{TestDatabase, on_both, text},
        ports::free_address,
    },
};

on_both!(kill_9_loses_no_event);

const KILLS: usize = 200;

async fn kill_9_loses_no_event(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let server = KilledServer::new(&database, &receiver).await;
    let mut confirmed = BTreeSet::new();
    for round in 0..KILLS {
        let mut child = server.start().await;
        confirmed.extend(server.create(format!("person{round}@example.com")).await);
        let wait = Duration::from_micros(u64::from(u16::from_be_bytes(Random::Real.bytes())));
        let creating = futures::future::join_all(
            (0..4).map(|n| server.create(format!("person{round}x{n}@example.com"))),
        );
        let killing = async {
            tokio::time::sleep(wait).await;
            child.kill().unwrap();
            child.wait().unwrap();
        };
        let (created, ()) = tokio::join!(creating, killing);
        confirmed.extend(created.into_iter().flatten());
    }
    assert!(confirmed.len() >= KILLS, "only {}: the test proves nothing", confirmed.len());

    let mut child = server.start().await;
    let until = Instant::now() + Duration::from_secs(180);
    loop {
        let told: BTreeSet<_> =
            receiver.bodies().iter().map(|body| text(&body["data"]["accountId"])).collect();
        let lost = confirmed.difference(&told).count();
        if lost == 0 {
            break;
        }
        assert!(Instant::now() < until, "{lost} of {} events are lost", confirmed.len());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    println!("{} events of {KILLS} killed servers, 0 lost", confirmed.len());
}

/// The server under test: this very program, as a process of its own.
struct KilledServer {
    environment: BTreeMap<String, String>,
    address: String,
    token: String,
    client: reqwest::Client,
}

impl KilledServer {
    /// Prepares the database: a webhook for the receiver, and a token.
    async fn new(database: &TestDatabase, receiver: &Receiver) -> Self {
        let address = free_address().to_string();
        let environment = BTreeMap::from(
            [
                ("VESTIBULE_LISTEN", address.clone()),
                ("VESTIBULE_DATABASE_URL", database.url.clone()),
                ("VESTIBULE_DATA_DIR", database.folder.display().to_string()),
                ("VESTIBULE_WEBHOOK_PRIVATE_HOSTS", receiver.provider.address.to_string()),
            ]
            .map(|(name, value)| (name.to_owned(), value)),
        );
        let config = Config::load(&environment, MissingKeys::Create)
            .unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let db = Database::open(&config.database).await.unwrap();
        let server = Server::new(config, db, Clock::Real, Random::Real).unwrap();

        let caller = Caller::command_line();
        let url = WebhookUrl::parse(&receiver.url).unwrap();
        let types = EventTypes::parse(["account.created"]).unwrap();
        webhooks::create(&server, &caller, url, types).await.unwrap();
        let new = NewApiToken {
            name: TokenName::parse("test").unwrap(),
            scopes: Scopes::parse("accounts:write").unwrap(),
            lifetime: None,
        };
        let (_, secret) = api_tokens::create(&server, &caller, new).await.unwrap();
        server.db.close().await;

        http_client::install_tls_provider();
        Self {
            environment,
            address,
            token: api_token::reveal(&secret),
            client: reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap(),
        }
    }

    async fn start(&self) -> Child {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "tests::operations::crash::a_server_to_be_killed"])
            .envs(&self.environment)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while self.client.get(format!("http://{}/healthz", self.address)).send().await.is_err() {
            assert!(child.try_wait().unwrap().is_none(), "the server ended by itself");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        child
    }

    /// Creates an account. Returns its id, if the server confirmed it.
    async fn create(&self, login_id: String) -> Option<String> {
        let request = self
            .client
            .post(format!("http://{}/api/admin/accounts", self.address))
            .bearer_auth(&self.token)
            .header("content-type", "application/json")
            .body(json!({ "loginId": login_id }).to_string());
        let answer = request.send().await.ok()?;
        if answer.status() != StatusCode::CREATED {
            return None;
        }
        let account: Value = serde_json::from_str(&answer.text().await.ok()?).ok()?;
        Some(text(&account["id"]))
    }
}
