//! Modules of logins: silent ones, repeated ones, and those that a hint names.

use std::time::Duration;

use serde_json::Value;

use super::{
    modules,
    plan::{Plan, ResponsePlan},
};
use crate::tests::support::{
    administrators::with_passkey,
    harness::{App, text},
};

modules!(
    oidcc_prompt_login,
    oidcc_prompt_none_not_logged_in,
    oidcc_prompt_none_logged_in,
    oidcc_max_age_1,
    oidcc_max_age_10000,
    oidcc_id_token_hint,
);

/// The claims of a first login, and those after a second request for which the person logs in.
async fn twice(plan: &Plan<'_>, changes: &[(&str, &str)]) -> [Value; 2] {
    let mut browser = plan.logged_in().await;
    let first = plan.new_tokens(&mut browser, &[]).await;
    let first = plan.id_token(&first).await;
    plan.app.server.clock.advance(Duration::from_secs(2));
    let response = plan.authorize_after_login(&mut browser, &plan.path(changes)).await;
    let second = plan.id_token(&plan.tokens(&response).await).await;
    [first, second]
}

async fn oidcc_prompt_login(plan: &Plan<'_>) {
    let [first, second] = twice(plan, &[("prompt", "login")]).await;
    assert_eq!(first["sub"], second["sub"]);
    assert!(second["auth_time"].as_i64() > first["auth_time"].as_i64());
}

async fn oidcc_prompt_none_not_logged_in(plan: &Plan<'_>) {
    let response = plan.authorize(&mut plan.app.browser(), &[("prompt", "none")]).await;
    assert_eq!(response["error"], "login_required");
}

async fn oidcc_prompt_none_logged_in(plan: &Plan<'_>) {
    let [first, second] = silently(plan, &[("prompt", "none")]).await;
    assert_eq!(first["sub"], second["sub"]);
    assert_eq!(first["auth_time"], second["auth_time"]);
}

/// The claims of a first login, and those of a second request that shows nothing.
async fn silently(plan: &Plan<'_>, changes: &[(&str, &str)]) -> [Value; 2] {
    let mut browser = plan.logged_in().await;
    let first = plan.new_tokens(&mut browser, &[]).await;
    let first = plan.id_token(&first).await;
    plan.app.server.clock.advance(Duration::from_secs(2));
    let second = plan.new_tokens(&mut browser, changes).await;
    [first, plan.id_token(&second).await]
}

async fn oidcc_max_age_1(plan: &Plan<'_>) {
    let [first, second] = twice(plan, &[("max_age", "1")]).await;
    assert!(second["auth_time"].as_i64() > first["auth_time"].as_i64());
    assert_eq!(second["auth_time"], second["iat"], "just now");
}

async fn oidcc_max_age_10000(plan: &Plan<'_>) {
    let [first, second] = silently(plan, &[("max_age", "10000")]).await;
    assert_eq!(first["auth_time"], second["auth_time"]);
    assert_eq!(first["sub"], second["sub"]);
}

async fn oidcc_id_token_hint(plan: &Plan<'_>) {
    let mut browser = plan.logged_in().await;
    let first = plan.new_tokens(&mut browser, &[]).await;
    let hint = text(&first["id_token"]);
    let changes = [("prompt", "none"), ("id_token_hint", hint.as_str())];
    let second = plan.new_tokens(&mut browser, &changes).await;
    assert_eq!(plan.id_token(&first).await["sub"], plan.id_token(&second).await["sub"]);

    let other = format!("{}@example.com", plan.party.id);
    plan.app.account(&other, None, None).await;
    let mut other = with_passkey(plan.app, &other).await;
    assert_eq!(plan.authorize(&mut other, &changes).await["error"], "login_required");
}
