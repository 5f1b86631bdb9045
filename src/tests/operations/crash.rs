//! A server that is killed at any moment loses no message, and sends none twice except those that
//! were being sent.

use std::{
    collections::{BTreeMap, HashMap},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    cli,
    domain::SharedSecret,
    runtime::{clock::Clock, http_client, random::Random},
    tests::support::{
        harness::{TestDatabase, on_both},
        peers::{HttpProvider, Reply},
        ports::free_address,
    },
};

on_both!(kill_9_loses_no_message);

const KILLS: usize = 200;
const SECRET: &str = "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk=";
/// The worker's lease, less the ten seconds that the first delivery may have taken.
const LEASE: Duration = Duration::from_secs(20);

#[tokio::test]
#[ignore = "the process that the crash test starts and kills"]
async fn a_server_to_be_killed() {
    use clap::Parser;
    let environment: BTreeMap<String, String> = std::env::vars().collect();
    cli::run(cli::Arguments::parse_from(["vestibule"]), &environment).await;
}

async fn kill_9_loses_no_message(database: TestDatabase) {
    let hook = HttpProvider::start([Reply::Answer(200, "", "")]).await;
    let server = Victim::new(&database, &hook);
    let mut accepted = Vec::new();
    for round in 0..KILLS {
        let mut child = server.start().await;
        // The first message of a process waits for the numbering plans to load; killing is
        // worthwhile only after that.
        accepted.push(server.insist(format!("message {round}")).await);
        let wait = Duration::from_micros(u64::from(u16::from_be_bytes(Random::Real.bytes())));
        let sending =
            futures::future::join_all((0..4).map(|n| server.send(format!("message {round}/{n}"))));
        let killing = async {
            tokio::time::sleep(wait).await;
            child.kill().unwrap();
            child.wait().unwrap();
        };
        let (sent, ()) = tokio::join!(sending, killing);
        accepted.extend(sent.into_iter().flatten());
    }
    // Each process accepted one before the time of its kill was drawn; further ones show that the
    // kills hit busy servers.
    assert!(
        accepted.len() > KILLS + KILLS / 10,
        "only {} messages were accepted: the test proves nothing",
        accepted.len()
    );
    let mut child = server.start().await;
    let until = Instant::now() + Duration::from_secs(120);
    while !accepted.iter().all(|text| received(&hook, "text").contains_key(text)) {
        assert!(Instant::now() < until, "messages are lost");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // By the id: a text whose response was lost was requested again, as a message of its own.
    for (id, times) in received(&hook, "id") {
        for (first, second) in times.iter().zip(&times[1..]) {
            let apart = second.duration_since(*first);
            assert!(
                apart >= LEASE,
                "message {id} came twice within {apart:?}, while its lease held"
            );
        }
    }
}

/// Times at which each text, or each id, reached the provider.
fn received(hook: &HttpProvider, member: &str) -> HashMap<String, Vec<Instant>> {
    let mut received: HashMap<String, Vec<Instant>> = HashMap::new();
    for seen in hook.seen() {
        let body: Value = serde_json::from_str(&seen.body).unwrap();
        received.entry(body[member].as_str().unwrap().to_owned()).or_default().push(seen.at);
    }
    received
}

/// The server under test: this very program, as a process of its own.
struct Victim {
    environment: Vec<(&'static str, String)>,
    address: std::net::SocketAddr,
    client: reqwest::Client,
    secret: SharedSecret,
}

impl Victim {
    fn new(database: &TestDatabase, hook: &HttpProvider) -> Self {
        let address = free_address();
        http_client::install_tls_provider();
        Self {
            environment: vec![
                ("VESTIBULE_LISTEN", address.to_string()),
                ("VESTIBULE_DATABASE_URL", database.url.clone()),
                ("VESTIBULE_DATA_DIR", database.folder.display().to_string()),
                ("VESTIBULE_OWNID_SHARED_SECRET", SECRET.to_owned()),
                ("VESTIBULE_SMS_PROVIDER", "webhook".to_owned()),
                ("VESTIBULE_SMS_WEBHOOK_URL", format!("http://{}/", hook.address)),
                ("VESTIBULE_SMS_PER_NUMBER_PER_HOUR", "1000000".to_owned()),
                ("VESTIBULE_SMS_PER_HOUR", "1000000".to_owned()),
            ],
            address,
            client: reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap(),
            secret: SharedSecret::parse(SECRET).unwrap(),
        }
    }

    async fn start(&self) -> Child {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "tests::operations::crash::a_server_to_be_killed"])
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
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

    /// Sends the text until the server confirms it.
    async fn insist(&self, text: String) -> String {
        loop {
            if let Some(accepted) = self.send(text.clone()).await {
                return accepted;
            }
        }
    }

    /// The text, if the server confirmed it.
    async fn send(&self, text: String) -> Option<String> {
        let body = json!({ "phoneNumber": "+14155552671", "messageText": text, "code": "1234" })
            .to_string();
        let timestamp = Clock::Real.now().as_millis().to_string();
        let request = self
            .client
            .post(format!("http://{}/api/ownid/sendSms", self.address))
            .header("content-type", "application/json")
            .header("ownid-signature", self.secret.sign(body.as_bytes(), &timestamp))
            .header("ownid-timestamp", timestamp)
            .body(body);
        let answer = request.send().await.ok()?;
        (answer.status() == reqwest::StatusCode::ACCEPTED).then_some(text)
    }
}
