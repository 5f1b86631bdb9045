//! Timing reveals nothing about whether a login id has an account: neither that of a response, nor
//! that of the next write.

use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::json;
use tokio::sync::watch;

use crate::{
    domain::message::Channel,
    service::outbox,
    tests::support::{
        harness::{App, TestDatabase, on_both},
        sdk::{ALICE, person, sdk},
    },
};

on_both!(
    b12_the_time_to_start_a_login_reveals_nothing,
    b17_the_time_of_a_response_and_of_the_next_write_reveals_nothing,
);

const PASSWORD: &str = "a long password";
const PAIRS: usize = 40;

/// Durations of the same request for a known and an unknown login id, in turns.
#[derive(Debug, Default)]
struct Pairs(Vec<(Duration, Duration)>);

impl Pairs {
    /// Decides if two series of durations differ by chance alone: then far more than a tenth of the
    /// pairs go either way, and the medians are close. A busy machine makes both slow.
    fn tell_nothing(mut self, what: &str) {
        let known_slower = self.0.iter().filter(|(known, unknown)| known > unknown).count();
        let mut known: Vec<_> = self.0.iter().map(|(known, _)| *known).collect();
        let mut unknown: Vec<_> = self.0.drain(..).map(|(_, unknown)| unknown).collect();
        known.sort_unstable();
        unknown.sort_unstable();
        let (known, unknown) = (known[known.len() / 2], unknown[unknown.len() / 2]);
        println!(
            "{what}: {known:?} known, {unknown:?} unknown, known slower in {known_slower} of \
             {PAIRS}"
        );
        let one_sided = !(PAIRS / 10..=PAIRS - PAIRS / 10).contains(&known_slower);
        let apart = known.max(unknown) > known.min(unknown) * 3 / 2;
        assert!(
            !(one_sided && apart),
            "{what}: {known:?} known, {unknown:?} unknown, {known_slower} of {PAIRS}"
        );
    }
}

async fn timed<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let began = Instant::now();
    let done = work.await;
    (began.elapsed(), done)
}

async fn b12_the_time_to_start_a_login_reveals_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    let sdk = sdk(&app);
    for kind in ["login", "recover"] {
        let mut pairs = Pairs::default();
        for at in 0..PAIRS {
            let nobody = format!("nobody{at}@example.com");
            let (known, _) = timed(sdk.start(kind, Some(ALICE))).await;
            let (unknown, _) = timed(sdk.start(kind, Some(&nobody))).await;
            pairs.0.push((known, unknown));
        }
        pairs.tell_nothing(kind);
    }
}

async fn b17_the_time_of_a_response_and_of_the_next_write_reveals_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(PASSWORD), None).await;
    let (stop, stopped) = watch::channel(false);
    let work = tokio::spawn(outbox::run(app.server.clone(), Channel::Email, stopped));
    let wrong = [("password", "another long password")];
    for (path, more, status) in [
        ("/login/code", &[][..], StatusCode::SEE_OTHER),
        ("/recover", &[], StatusCode::SEE_OTHER),
        ("/register", &wrong, StatusCode::SEE_OTHER),
        ("/login", &wrong, StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let (mut answers, mut writes) = (Pairs::default(), Pairs::default());
        for at in 0..PAIRS {
            // No earlier attempt counts any more.
            app.server.clock.advance(Duration::from_secs(3_600));
            let nobody = format!("nobody{at}{}@example.com", path.replace('/', "."));
            let known = one(&app, path, ALICE, more, status).await;
            let unknown = one(&app, path, &nobody, more, status).await;
            answers.0.push((known.0, unknown.0));
            writes.0.push((known.1, unknown.1));
        }
        answers.tell_nothing(&format!("{path}: the answer"));
        writes.tell_nothing(&format!("{path}: the next writes"));
    }
    stop.send(true).unwrap();
    work.await.unwrap();
}

/// The duration of a response, and that of some writes right after it.
async fn one(
    app: &App,
    path: &str,
    login_id: &str,
    more: &[(&str, &str)],
    status: StatusCode,
) -> (Duration, Duration) {
    let form: Vec<_> = more.iter().copied().chain([("loginId", login_id)]).collect();
    let (answered, answer) = timed(app.browser().post(path, &form)).await;
    assert_eq!(answer.status, status, "{path} {login_id}: {answer:?}");
    let begin = json!({ "appId": app.server.config.ownid.app_id });
    let (written, ()) = timed(async {
        for _ in 0..3 {
            assert_eq!(sdk(app).post("login/start", &begin).await.status, StatusCode::OK);
        }
    })
    .await;
    // Work left over is done before the next pair.
    tokio::time::sleep(Duration::from_millis(30)).await;
    (answered, written)
}
