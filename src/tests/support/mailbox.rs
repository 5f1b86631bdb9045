//! The messages that users receive, and their answers to them.

use std::time::Duration;

use reqwest::StatusCode;

use super::harness::{Answer, App, Browser};
use crate::{
    domain::message::Message,
    tests::messages::send_requests::{deliver, outbox},
};

/// A message as its recipient sees it: the subject and the text.
#[derive(Clone, Debug)]
pub(crate) struct ReceivedMessage {
    pub(crate) subject: String,
    pub(crate) text: String,
}

impl ReceivedMessage {
    pub(crate) fn code(&self) -> String {
        let mut runs = self.text.split(|c: char| !c.is_ascii_digit());
        runs.find(|run| run.len() == 6).unwrap_or_else(|| panic!("no code in {self:?}")).to_owned()
    }

    /// The path of the link.
    pub(crate) fn link(&self) -> String {
        self.path("/link/")
    }

    /// The path with this beginning.
    pub(crate) fn path(&self, beginning: &str) -> String {
        let url = self.text.split(['"', ' ']).find(|word| word.contains(beginning));
        let url = url::Url::parse(url.unwrap_or_else(|| panic!("no link in {self:?}"))).unwrap();
        url.path().to_owned()
    }
}

/// All messages to this address, the newest first, except the [`new_browser_messages`]: most tests
/// log in from new browsers.
pub(crate) async fn received_messages(app: &App, to: &str) -> Vec<ReceivedMessage> {
    sent(app, to).await.into_iter().filter(|letter| !letter.text.contains("/not-me/")).collect()
}

/// The messages to this address about new browsers, the newest first. Waits until there are `count`
/// of them, because they are sent after the response.
pub(crate) async fn new_browser_messages(
    app: &App,
    to: &str,
    count: usize,
) -> Vec<ReceivedMessage> {
    for _ in 0..500 {
        let mut letters = sent(app, to).await;
        letters.retain(|letter| letter.text.contains("/not-me/"));
        if letters.len() >= count {
            assert_eq!(letters.len(), count, "{letters:?}");
            app.server.clock.advance(Duration::from_millis(1));
            return letters;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{to} was not told of {count} browsers");
}

async fn sent(app: &App, to: &str) -> Vec<ReceivedMessage> {
    deliver(app).await;
    let rows = outbox(app).await;
    let messages = rows
        .iter()
        .filter_map(|row| app.server.delivery.open::<Message>(row.id, row.content.as_deref()?));
    let mine = messages.filter(|message| message.recipient() == to).map(|message| match message {
        Message::Sms { text, .. } => ReceivedMessage { subject: String::new(), text },
        Message::Email { subject, html, .. } => ReceivedMessage { subject, text: html },
    });
    mine.collect()
}

/// The newest message to this address. Waits until there are `count` of them, because they are sent
/// after the response. It must be the newest by time: the test's clock stands still, and messages
/// of one moment have no order.
pub(crate) async fn newest_message(app: &App, to: &str, count: usize) -> ReceivedMessage {
    for _ in 0..500 {
        let letters = received_messages(app, to).await;
        if letters.len() >= count {
            assert_eq!(letters.len(), count, "{letters:?}");
            app.server.clock.advance(Duration::from_millis(1));
            return letters[0].clone();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{to} was not sent {count} messages");
}

/// The number of messages to this address once the work behind all earlier responses is done. The
/// next message is later than each of them.
pub(crate) async fn messages_so_far(app: &App, to: &str) -> usize {
    app.finish_background_tasks().await;
    let count = received_messages(app, to).await.len();
    app.server.clock.advance(Duration::from_millis(1));
    count
}

/// The newest message to this address, once it differs from this one: earlier ones may have expired
/// and been erased.
pub(crate) async fn newer_message(app: &App, to: &str, than: &ReceivedMessage) -> ReceivedMessage {
    for _ in 0..500 {
        let newest = received_messages(app, to).await.into_iter().next();
        if let Some(letter) = newest.filter(|letter| letter.text != than.text) {
            app.server.clock.advance(Duration::from_millis(1));
            return letter;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{to} was sent nothing new");
}

impl Browser<'_> {
    /// Registers with a password, and verifies the address.
    pub(crate) async fn register(&mut self, app: &App, login_id: &str, password: &str) -> Answer {
        let answer = self.post("/register", &[("loginId", login_id), ("password", password)]).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, "/code"),
            "{}",
            answer.body
        );
        self.type_code(&newest_message(app, login_id, 1).await).await
    }

    /// Requests a new code, and returns the page with the result.
    pub(crate) async fn renew(&mut self) -> Answer {
        let answer = self.post("/code/new", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        self.get(answer.header("location")).await
    }

    pub(crate) async fn type_code(&mut self, letter: &ReceivedMessage) -> Answer {
        self.post("/code", &[("code", &letter.code())]).await
    }
}

impl App {
    /// Waits until all work after responses is done.
    pub(crate) async fn finish_background_tasks(&self) {
        self.server.background_tasks.close();
        self.server.background_tasks.wait().await;
    }
}
