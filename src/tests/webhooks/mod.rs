//! Webhooks: endpoints that are told of events.

mod administration;
mod bounds;
mod crash;
mod delivery;
mod events;
mod messages;
mod order;
mod pages;
mod requests;
mod signatures;
mod workers;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{
    admin::ApiClient,
    harness::{App, TestDatabase, text},
    peers::{HttpProvider, Reply, Seen},
};
use crate::{
    domain::webhook::event_type::EventType, service::webhooks::sending, store::webhooks as store,
};

/// A receiver of events on this machine.
struct Receiver {
    provider: HttpProvider,
    url: String,
}

impl Receiver {
    async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let provider = HttpProvider::start(replies).await;
        let url = format!("http://{}/hook", provider.address);
        Self { provider, url }
    }

    /// One that accepts everything.
    async fn willing() -> Self {
        Self::start([Reply::Answer(204, "", "")]).await
    }

    fn seen(&self) -> Vec<Seen> {
        self.provider.seen()
    }

    /// The bodies that came, in order.
    fn bodies(&self) -> Vec<Value> {
        self.seen().iter().map(|seen| serde_json::from_str(&seen.body).unwrap()).collect()
    }

    /// The types of the events that came, in order.
    fn types(&self) -> Vec<String> {
        self.bodies().iter().map(|body| text(&body["type"])).collect()
    }
}

/// A server that may send to these receivers.
async fn serving(database: TestDatabase, receivers: &[&Receiver]) -> App {
    let hosts: Vec<_> =
        receivers.iter().map(|receiver| receiver.provider.address.to_string()).collect();
    database.start(&[("VESTIBULE_WEBHOOK_PRIVATE_HOSTS", &hosts.join(","))]).await
}

/// A webhook as its creator knows it.
struct Made {
    id: String,
    secret: String,
}

impl Made {
    fn path(&self) -> String {
        format!("/webhooks/{}", self.id)
    }
}

/// Creates a webhook for events of these types.
async fn webhook(root: &ApiClient<'_>, url: &str, types: &[&str]) -> Made {
    let created = root.post("/webhooks", &json!({ "url": url, "types": types })).await;
    assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
    let view = created.json();
    Made { id: text(&view["id"]), secret: text(&view["secret"]) }
}

/// The names of all types.
fn all_types() -> Vec<&'static str> {
    EventType::ALL.iter().copied().map(EventType::as_str).collect()
}

/// The deliveries to a webhook, the newest first.
async fn deliveries(root: &ApiClient<'_>, made: &Made) -> Vec<Value> {
    let answer = root.get(&format!("{}/deliveries?limit=200", made.path())).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.json()["items"].as_array().unwrap().clone()
}

/// Does the worker's job until nothing is due. Returns the number of attempts.
async fn deliver(app: &App) -> usize {
    let mut attempts = 0;
    loop {
        let mut claimed = Vec::new();
        for endpoint in store::with_due(&app.server.db, app.now()).await.unwrap() {
            for delivery in sending::claim(&app.server, endpoint.id, 8).await.unwrap() {
                claimed.push((endpoint.clone(), delivery));
            }
        }
        if claimed.is_empty() {
            return attempts;
        }
        attempts += claimed.len();
        let sent = claimed
            .iter()
            .map(|(endpoint, delivery)| sending::send(&app.server, endpoint, delivery.clone()));
        futures::future::join_all(sent).await;
    }
}

/// Changes the profile of an account, from any version.
async fn rename(root: &ApiClient<'_>, account: &str, name: &str) {
    let path = format!("/accounts/{account}");
    let body = json!({ "profile": { "firstName": name } });
    let changed = root.change(Method::PATCH, &path, "*", &body).await;
    assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
}
