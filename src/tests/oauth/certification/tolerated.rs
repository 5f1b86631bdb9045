//! Modules of scopes, claims and parameters that no provider may stumble over.

use serde_json::{Value, json};

use super::{
    modules,
    plan::{Plan, ResponsePlan},
};
use crate::tests::{oauth::PERSON, support::harness::App};

modules!(
    oidcc_scope_profile,
    oidcc_scope_email,
    oidcc_scope_address,
    oidcc_scope_phone,
    oidcc_scope_all,
    oidcc_ensure_other_scope_order_succeeds,
    oidcc_display_page,
    oidcc_display_popup,
    oidcc_ui_locales,
    oidcc_claims_locales,
    oidcc_login_hint,
    oidcc_ensure_request_with_unknown_parameter_succeeds,
    oidcc_ensure_request_with_acr_values_succeeds,
    oidcc_claims_essential,
);

/// The tokens and the claims of userinfo of a request with changes.
async fn claims(plan: &Plan<'_>, changes: &[(&str, &str)]) -> Value {
    let tokens = plan.new_tokens(&mut plan.logged_in().await, changes).await;
    plan.id_token(&tokens).await;
    Value::Object(plan.userinfo(&tokens).await)
}

async fn oidcc_scope_profile(plan: &Plan<'_>) {
    let claims = claims(plan, &[("scope", "openid profile")]).await;
    for (claim, value) in [
        ("name", "Ada Lovelace"),
        ("given_name", "Ada"),
        ("family_name", "Lovelace"),
        ("preferred_username", PERSON),
    ] {
        assert_eq!(claims[claim], value, "{claim}");
    }
    assert!(claims["updated_at"].is_i64() && claims.get("email").is_none());
}

async fn oidcc_scope_email(plan: &Plan<'_>) {
    let claims = claims(plan, &[("scope", "openid email")]).await;
    assert_eq!((&claims["email"], &claims["email_verified"]), (&json!(PERSON), &json!(true)));
    assert_eq!(claims.get("name"), None);
}

/// An account without an address has no claim of it.
async fn oidcc_scope_address(plan: &Plan<'_>) {
    let claims = claims(plan, &[("scope", "openid address")]).await;
    assert_eq!(claims.get("address"), None);
}

async fn oidcc_scope_phone(plan: &Plan<'_>) {
    let claims = claims(plan, &[("scope", "openid phone")]).await;
    assert_eq!(claims.get("phone_number"), None);
}

async fn oidcc_scope_all(plan: &Plan<'_>) {
    let claims = claims(plan, &[("scope", "openid profile email address phone")]).await;
    assert_eq!((&claims["name"], &claims["email"]), (&json!("Ada Lovelace"), &json!(PERSON)));
}

async fn oidcc_ensure_other_scope_order_succeeds(plan: &Plan<'_>) {
    let claims = claims(plan, &[("scope", "email openid")]).await;
    assert_eq!(claims["email"], PERSON);

    // Nor does the order of the parameters matter.
    let path = plan.path(&[]);
    let (path, query) = path.split_once('?').unwrap();
    let reversed: Vec<_> = query.split('&').rev().collect();
    let mut browser = plan.logged_in().await;
    let answer = browser.get(&format!("{path}?{}", reversed.join("&"))).await;
    plan.id_token(&plan.tokens(&plan.response(&answer)).await).await;
}

async fn oidcc_display_page(plan: &Plan<'_>) {
    claims(plan, &[("display", "page")]).await;
}

async fn oidcc_display_popup(plan: &Plan<'_>) {
    claims(plan, &[("display", "popup")]).await;
}

async fn oidcc_ui_locales(plan: &Plan<'_>) {
    let locales = [("ui_locales", "se xx-unknown")];
    let mut browser = plan.app.browser();
    let response = plan.authorize_after_login(&mut browser, &plan.path(&locales)).await;
    plan.id_token(&plan.tokens(&response).await).await;
}

async fn oidcc_claims_locales(plan: &Plan<'_>) {
    claims(plan, &[("claims_locales", "se")]).await;
}

async fn oidcc_login_hint(plan: &Plan<'_>) {
    let hint = [("login_hint", "buffy@suite.example")];
    let mut browser = plan.app.browser();
    let response = plan.authorize_after_login(&mut browser, &plan.path(&hint)).await;
    plan.id_token(&plan.tokens(&response).await).await;
}

async fn oidcc_ensure_request_with_unknown_parameter_succeeds(plan: &Plan<'_>) {
    claims(plan, &[("extra", "foobar"), ("nonce", "\u{e4} \u{1f600} %")]).await;
}

async fn oidcc_ensure_request_with_acr_values_succeeds(plan: &Plan<'_>) {
    claims(plan, &[("acr_values", "1 2")]).await;

    // Those of the metadata: a passkey is asked for once, and this person has none.
    let values = "urn:vestibule:acr:passkey urn:vestibule:acr:basic";
    let path = plan.path(&[("acr_values", values)]);
    let response = plan.authorize_after_login(&mut plan.logged_in().await, &path).await;
    let claims = plan.id_token(&plan.tokens(&response).await).await;
    assert!(values.split(' ').any(|value| claims["acr"] == value), "{claims}");
}

async fn oidcc_claims_essential(plan: &Plan<'_>) {
    let essential = r#"{"userinfo":{"name":{"essential":true}}}"#;
    let claims = claims(plan, &[("scope", "openid"), ("claims", essential)]).await;
    assert_eq!(claims["name"], "Ada Lovelace");
}
