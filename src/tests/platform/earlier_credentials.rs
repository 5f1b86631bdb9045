//! Credential ids of restored accounts, and of accounts from before every write claimed them.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;

use super::credential_claims::{EVE, assert_claimed, credential_id, forget, register_as, twin};
use crate::{
    domain::AccountId,
    service::{
        accounts::{self, deleted},
        caller::Caller,
        login::credential_claims,
    },
    tests::support::{
        admin::ApiClient,
        harness::{App, TestDatabase, id, on_both},
        sdk::{ALICE, person, refusal, sdk},
    },
};

on_both!(
    s10_a_restored_account_has_its_passkey_or_is_not_restored,
    s10_accounts_from_before_are_claimed_once,
    s10_a_credential_id_taken_before_returns_to_its_owner,
);

/// Deletes the account, and returns its id.
async fn delete(app: &App, login_id: &str) -> AccountId {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    deleted::delete(&app.server, &Caller::command_line(), account.id, account.version)
        .await
        .unwrap();
    account.id
}

async fn s10_a_restored_account_has_its_passkey_or_is_not_restored(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let mut alice = person(&app, ALICE).await;
    let credential = credential_id(&app, &alice).await;
    let deleted = delete(&app, ALICE).await;
    let answer = register_as(&app, &mut sdk(&app).device(), EVE, &credential).await;
    assert_eq!(refusal(&answer), (409, "credential_in_use".to_owned()), "it may come back");
    // As if it had been deleted by an earlier version.
    forget(&app).await;
    let restore = format!("/accounts/{deleted}:restore");
    assert!(root.post(&restore, &Value::Null).await.status.is_success());
    assert_claimed(&app, &mut alice, ALICE, "restored").await;

    app.server.clock.advance(Duration::from_secs(1));
    delete(&app, ALICE).await;
    forget(&app).await;
    let (mut eve, eves) = twin(&app, EVE, &credential).await;
    app.account(EVE, None, Some(&eves)).await;
    assert_eq!(
        refusal(&root.post(&restore, &Value::Null).await),
        (409, "credential_taken".to_owned())
    );
    assert_claimed(&app, &mut eve, EVE, "taken in the meantime").await;
    app.server.clock.advance(Duration::from_secs(1));
    app.delete(EVE).await;
    assert!(root.post(&restore, &Value::Null).await.status.is_success(), "it was still in the bin");
    assert_claimed(&app, &mut alice, ALICE, "restored at last").await;
}

async fn s10_accounts_from_before_are_claimed_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut people = Vec::new();
    for at in 0..3 {
        let login_id = format!("user{at}@example.com");
        people.push((person(&app, &login_id).await, login_id));
    }
    app.account("opaque@example.com", None, Some("opaque")).await;
    forget(&app).await;
    credential_claims::fill(&app.server).await.unwrap();
    for (device, login_id) in &mut people {
        assert_claimed(&app, device, login_id, "from before").await;
    }
    forget(&app).await;
    credential_claims::fill(&app.server).await.unwrap();
    let (device, login_id) = &mut people[0];
    assert_eq!(
        refusal(&sdk(&app).log_in(device, None).await).1,
        "passkey_refused",
        "once was enough"
    );
    assert_eq!(sdk(&app).log_in(device, Some(login_id)).await.status, StatusCode::OK);
}

async fn s10_a_credential_id_taken_before_returns_to_its_owner(database: TestDatabase) {
    let app = database.start(&[]).await;
    // The owner is the account that had the passkey first, whichever comes first in the order of
    // login ids.
    for (owner, stranger) in
        [("a-owner@example.com", "b-eve@example.com"), ("d-owner@example.com", "c-eve@example.com")]
    {
        let mut device = person(&app, owner).await;
        forget(&app).await;
        app.server.clock.advance(Duration::from_secs(1));
        let (mut eve, eves) = twin(&app, stranger, &credential_id(&app, &device).await).await;
        app.account(stranger, None, Some(&eves)).await;
        // As an earlier version left it.
        let earlier = "update platform_credential set state = 'claimed'";
        crate::on!(&app.server.db.write, pool => sqlx::query(earlier)
            .execute(pool).await.map(drop))
        .unwrap();
        let forgotten = "delete from platform_credential_filled";
        crate::on!(&app.server.db.write, pool => sqlx::query(forgotten)
            .execute(pool).await.map(drop))
        .unwrap();
        assert_eq!(
            sdk(&app).log_in(&mut device, Some(owner)).await.status,
            StatusCode::UNAUTHORIZED
        );

        credential_claims::fill(&app.server).await.unwrap();
        assert_claimed(&app, &mut device, owner, "its owner's again").await;
        assert_eq!(
            sdk(&app).log_in(&mut eve, Some(stranger)).await.status,
            StatusCode::UNAUTHORIZED
        );
    }
}
