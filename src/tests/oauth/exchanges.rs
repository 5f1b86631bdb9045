//! Exchanges of codes that the table of negative requests cannot show.

use serde_json::json;

use super::{logged_in, with_person};
use crate::{
    domain::ApplicationKind,
    tests::support::{
        harness::{TestDatabase, on_both},
        relying_party::{REDIRECT_URI, RelyingParty},
    },
};

on_both!(
    two_exchanges_of_one_code_at_once_give_tokens_once,
    pkce_can_be_left_out_only_where_an_administrator_says_so,
);

async fn two_exchanges_of_one_code_at_once_give_tokens_once(database: TestDatabase) {
    let app = with_person(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    for _ in 0..5 {
        let code = party.code(&mut browser, &[]).await;
        let (one, two) = tokio::join!(party.redeem(&code), party.redeem(&code));
        let successes = [one, two].iter().filter(|answer| answer.status == 200).count();
        assert!(successes <= 1);
    }
}

async fn pkce_can_be_left_out_only_where_an_administrator_says_so(database: TestDatabase) {
    let app = with_person(database).await;
    let settings = json!({ "redirectUris": [REDIRECT_URI], "requirePkce": false });
    let party = RelyingParty::register(&app, "Old", ApplicationKind::Web, settings).await;
    let mut browser = logged_in(&app).await;
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let code = party.code(&mut browser, &without).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
    ];
    assert_eq!(party.post("/oauth2/token", &form).await.status, 200);
}
