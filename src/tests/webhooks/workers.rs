//! The workers that send: several at once, beside endpoints that hang.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::{sync::watch, task::JoinHandle};

use super::{Receiver, deliveries, rename, serving, webhook};
use crate::{
    service::webhooks::sending,
    tests::support::{
        admin::ApiClient,
        harness::{App, TestDatabase, on_both, text},
        peers::Reply,
    },
};

on_both!(
    two_workers_send_each_event_once_and_those_of_an_account_in_order,
    an_endpoint_that_hangs_holds_up_no_other,
);

/// Workers that run until they are stopped.
struct Workers {
    tasks: Vec<JoinHandle<()>>,
    stop: watch::Sender<bool>,
}

impl Workers {
    fn start(app: &App, count: usize) -> Self {
        let (stop, stopping) = watch::channel(false);
        let tasks = (0..count)
            .map(|_| tokio::spawn(sending::run(Arc::clone(&app.server), stopping.clone())));
        Self { tasks: tasks.collect(), stop }
    }

    async fn stop(self) {
        self.stop.send(true).unwrap();
        for task in self.tasks {
            task.await.unwrap();
        }
    }
}

async fn wait_for(receiver: &Receiver, count: usize, limit: Duration) {
    let until = Instant::now() + limit;
    while receiver.seen().len() < count {
        assert!(Instant::now() < until, "{} of {count} came", receiver.seen().len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn two_workers_send_each_event_once_and_those_of_an_account_in_order(database: TestDatabase) {
    const PEOPLE: usize = 20;
    const NAMES: usize = 4;
    let receiver = Receiver::willing().await;
    let app = serving(database, &[&receiver]).await;
    let root = ApiClient::root(&app).await;
    let made = webhook(&root, &receiver.url, &["account.created", "account.updated"]).await;

    let workers = Workers::start(&app, 2);
    let mut accounts = Vec::new();
    for number in 0..PEOPLE {
        let body = json!({ "loginId": format!("person{number}@example.com") });
        accounts.push(root.create(&body).await);
    }
    for number in 0..NAMES {
        for account in &accounts {
            rename(&root, account, &format!("name {number}")).await;
        }
    }
    wait_for(&receiver, PEOPLE * (1 + NAMES), Duration::from_secs(60)).await;
    workers.stop().await;

    let mut ids = HashMap::new();
    for seen in receiver.seen() {
        *ids.entry(seen.header("webhook-id").unwrap().to_owned()).or_insert(0) += 1;
    }
    assert_eq!(ids.len(), PEOPLE * (1 + NAMES));
    assert!(ids.values().all(|times| *times == 1), "{ids:?}");

    // Each id stands for a place in the list of what happened.
    let order: Vec<_> =
        deliveries(&root, &made).await.iter().rev().map(|one| text(&one["eventId"])).collect();
    let place = |id: &str| order.iter().position(|other| other == id).unwrap();
    for account in &accounts {
        let came: Vec<_> = receiver
            .seen()
            .iter()
            .filter(|seen| seen.body.contains(account.as_str()))
            .map(|seen| place(seen.header("webhook-id").unwrap()))
            .collect();
        assert_eq!(came.len(), 1 + NAMES);
        assert!(came.is_sorted(), "{came:?}");
    }
}

async fn an_endpoint_that_hangs_holds_up_no_other(database: TestDatabase) {
    let (hanging, willing) = (Receiver::start([Reply::Hang]).await, Receiver::willing().await);
    let app = serving(database, &[&hanging, &willing]).await;
    let root = ApiClient::root(&app).await;
    let stuck = webhook(&root, &hanging.url, &["account.created"]).await;
    webhook(&root, &willing.url, &["account.created"]).await;
    for number in 0..20 {
        root.create(&json!({ "loginId": format!("person{number}@example.com") })).await;
    }

    let workers = Workers::start(&app, 1);
    wait_for(&willing, 20, Duration::from_secs(10)).await;
    wait_for(&hanging, 8, Duration::from_secs(5)).await;
    let states = deliveries(&root, &stuck).await;
    let sending = states.iter().filter(|one| one["state"] == "sending").count();
    assert_eq!((sending, hanging.seen().len()), (8, 8), "no more at once");
    workers.stop().await;

    let found = deliveries(&root, &stuck).await;
    let failed: Vec<_> = found.iter().filter(|one| one["failure"] == "timeout").collect();
    assert_eq!(failed.len(), 8, "what was on its way is finished: {found:?}");
}
