//! What people read in their mail and on their phones, and what they do with it.

use std::time::Duration;

use reqwest::StatusCode;

use super::harness::{Answer, App, Browser};
use crate::{
    domain::message::Message,
    tests::messages::send_requests::{deliver, outbox},
};

/// A message as its receiver sees it: the subject and the text.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) subject: String,
    pub(crate) text: String,
}

impl Letter {
    pub(crate) fn code(&self) -> String {
        let mut runs = self.text.split(|c: char| !c.is_ascii_digit());
        runs.find(|run| run.len() == 6).unwrap_or_else(|| panic!("no code in {self:?}")).to_owned()
    }

    /// The path of the link.
    pub(crate) fn link(&self) -> String {
        self.path("/link/")
    }

    /// The path that begins so.
    pub(crate) fn path(&self, beginning: &str) -> String {
        let url = self.text.split(['"', ' ']).find(|word| word.contains(beginning));
        let url = url::Url::parse(url.unwrap_or_else(|| panic!("no link in {self:?}"))).unwrap();
        url.path().to_owned()
    }
}

/// All that was sent to this address, the newest first, but for the [`alarms`]: most tests log in from new browsers.
pub(crate) async fn letters(app: &App, to: &str) -> Vec<Letter> {
    sent(app, to).await.into_iter().filter(|letter| !letter.text.contains("/not-me/")).collect()
}

/// What was sent to this address about new browsers, the newest first, once there are so many: they are sent after the answer.
pub(crate) async fn alarms(app: &App, to: &str, count: usize) -> Vec<Letter> {
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

async fn sent(app: &App, to: &str) -> Vec<Letter> {
    deliver(app).await;
    let rows = outbox(app).await;
    let messages = rows.iter().filter_map(|row| app.server.delivery.open(row.id, row.content.as_deref()?));
    let mine = messages.filter(|message| message.recipient() == to).map(|message| match message {
        Message::Sms { text, .. } => Letter { subject: String::new(), text },
        Message::Email { subject, html, .. } => Letter { subject, text: html },
    });
    mine.collect()
}

/// The newest message to this address, once there are so many: they are sent after the answer. What is sent from now on is newer:
/// the test's clock stands still, and messages of one moment have no order.
pub(crate) async fn letter(app: &App, to: &str, count: usize) -> Letter {
    for _ in 0..500 {
        let letters = letters(app, to).await;
        if letters.len() >= count {
            assert_eq!(letters.len(), count, "{letters:?}");
            app.server.clock.advance(Duration::from_millis(1));
            return letters[0].clone();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{to} was not sent {count} messages");
}

/// The newest message to this address, once it is another than this one: those before may have expired, and be erased.
pub(crate) async fn newer(app: &App, to: &str, than: &Letter) -> Letter {
    for _ in 0..500 {
        let newest = letters(app, to).await.into_iter().next();
        if let Some(letter) = newest.filter(|letter| letter.text != than.text) {
            app.server.clock.advance(Duration::from_millis(1));
            return letter;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{to} was sent nothing new");
}

impl Browser<'_> {
    /// Registers with a password, and proves the address.
    pub(crate) async fn register(&mut self, app: &App, login_id: &str, password: &str) -> Answer {
        let answer = self.post("/register", &[("loginId", login_id), ("password", password)]).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/code"), "{}", answer.body);
        self.type_code(&letter(app, login_id, 1).await).await
    }

    /// Asks for a new code, and returns the page that says what became of it.
    pub(crate) async fn renew(&mut self) -> Answer {
        let answer = self.post("/code/new", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        self.get(answer.header("location")).await
    }

    pub(crate) async fn type_code(&mut self, letter: &Letter) -> Answer {
        self.post("/code", &[("code", &letter.code())]).await
    }
}

impl App {
    /// Waits until everything is done that goes on after answers.
    pub(crate) async fn afterwards(&self) {
        self.server.background_tasks.close();
        self.server.background_tasks.wait().await;
    }
}
