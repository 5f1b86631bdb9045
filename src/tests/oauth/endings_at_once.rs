//! Sessions and grants of one account that end at the same time, while others begin: nothing waits
//! for each other, and what has ended gives nothing.

use std::time::Duration;

use futures::future::{BoxFuture, FutureExt, join_all};
use serde_json::Value;

use super::{PERSON, logged_in, session_of, with_person};
use crate::{
    domain::{AccountId, ApplicationId},
    service::{
        accounts,
        applications::{self, account_access, live_access},
        caller::Caller,
        housekeeping,
        login::sessions,
    },
    tests::support::{
        harness::{App, Browser, TestDatabase, id, on_both},
        relying_party::RelyingParty,
    },
};

on_both!(
    ends_of_sessions_and_of_access_do_not_block_each_other,
    exchanges_do_not_block_the_ends_of_sessions,
    logins_anew_do_not_block_the_end_of_all_sessions,
);

const ROUNDS: usize = 12;

const OFFLINE: [(&str, &str); 1] = [("scope", "openid offline_access")];

async fn account_id(app: &App) -> AccountId {
    accounts::by_login_id(&app.server, &id(PERSON)).await.unwrap().id
}

/// Browsers of the person, each with codes of this application.
async fn with_codes<'a>(
    app: &'a App,
    party: &RelyingParty<'_>,
    browsers: usize,
) -> (Vec<Browser<'a>>, Vec<String>) {
    // The logins of earlier rounds do not count any more.
    app.server.clock.advance(Duration::from_hours(1));
    let mut found = Vec::new();
    for _ in 0..browsers {
        found.push(logged_in(app).await);
    }
    // The grants of the sessions alternate, so that no order of theirs is that of the sessions.
    let mut codes = Vec::new();
    for _ in 0..4 {
        for browser in &mut found {
            codes.push(party.code(browser, &OFFLINE).await);
        }
    }
    (found, codes)
}

async fn ends_of_sessions_and_of_access_do_not_block_each_other(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let application: ApplicationId = party.id.clone().try_into().unwrap();
    let (account, caller) = (account_id(&app).await, Caller::command_line());

    for round in 0..ROUNDS {
        let (browsers, _) = with_codes(&app, &party, 3).await;
        let server = &app.server;
        let first = session_of(&browsers[0]);
        let ends: Vec<BoxFuture<'_, crate::service::Result<()>>> = vec![
            async { sessions::end_all(server, account).await.map(drop) }.boxed(),
            async { sessions::end_others(server, account, &first).await.map(drop) }.boxed(),
            async { sessions::end(server, &first).await }.boxed(),
            async {
                let ended = account_access::end(server, &caller, account, Some(&application));
                ended.await.map(drop)
            }
            .boxed(),
            async { live_access::end_grants(server, &caller, &application).await.map(drop) }
                .boxed(),
            async { housekeeping::tidy(server).await }.boxed(),
        ];
        for (number, ended) in join_all(ends).await.into_iter().enumerate() {
            assert!(ended.is_ok(), "round {round}, {number}: {ended:?}");
        }
    }
    applications::delete(&app.server, &caller, &application, 1).await.unwrap();
}

async fn exchanges_do_not_block_the_ends_of_sessions(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let account = account_id(&app).await;

    for round in 0..ROUNDS {
        let (mut browsers, codes) = with_codes(&app, &party, 3).await;
        let refresh_tokens = join_all(codes[..6].iter().map(|code| party.redeem(code))).await;
        let refresh_tokens: Vec<String> = refresh_tokens
            .iter()
            .map(|answer| answer.json()["refresh_token"].as_str().unwrap().to_owned())
            .collect();

        let redeemed = join_all(codes[6..].iter().map(|code| party.redeem(code)));
        let refreshed = join_all(refresh_tokens.iter().map(|token| party.refresh(token)));
        let path = party.authorize_path(&OFFLINE);
        let authorized = join_all(browsers.iter_mut().map(|browser| browser.get(&path)));
        let (ended, redeemed, refreshed, authorized) =
            tokio::join!(sessions::end_all(&app.server, account), redeemed, refreshed, authorized);

        ended.unwrap();
        for answer in redeemed.iter().chain(&refreshed).chain(&authorized) {
            assert!(!answer.status.is_server_error(), "round {round}: {answer:?}");
        }
        for answer in redeemed.iter().chain(&refreshed).filter(|answer| answer.status == 200) {
            let token: Value = answer.json()["access_token"].clone();
            assert_eq!(party.userinfo(&token).await.status, 401, "round {round}: it has ended");
        }
    }
}

async fn logins_anew_do_not_block_the_end_of_all_sessions(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let account = account_id(&app).await;

    for round in 0..ROUNDS / 2 {
        let (mut browsers, _) = with_codes(&app, &party, 3).await;
        let form = [("loginId", PERSON), ("password", "a long password"), ("again", "1")];
        let anew = join_all(browsers.iter_mut().map(|browser| browser.post("/login", &form)));
        let (ended, anew) = tokio::join!(sessions::end_all(&app.server, account), anew);
        ended.unwrap();
        for answer in anew {
            assert_eq!(answer.status, 303, "round {round}: {answer:?}");
        }
    }
}
