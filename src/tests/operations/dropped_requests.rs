//! A browser that disconnects in the middle leaves nothing behind: no lock, no half of a change.

use std::time::Duration;

use serde_json::{Map, json};

use crate::{
    runtime::random::Random,
    service::{
        accounts::{self, AccountPatch, ProfilePatch, details},
        admin::audit_check::{self, AuditExpectation, AuditVerdict},
        caller::Caller,
    },
    tests::support::{
        harness::{TestDatabase, on_both},
        sdk::ALICE,
    },
};

on_both!(a_cancelled_change_does_not_delay_others);

async fn a_cancelled_change_does_not_delay_others(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, None).await;
    let caller = Caller::command_line();
    let id = accounts::by_login_id(&app.server, &crate::tests::support::harness::id(ALICE))
        .await
        .unwrap()
        .id;
    let change = async |name: String| {
        let version = details::get(&app.server, &caller, id).await.unwrap().version;
        let patch = Map::from_iter([("firstName".to_owned(), json!(name))]);
        let patch =
            AccountPatch { profile: Some(ProfilePatch::Merge(patch)), ..AccountPatch::default() };
        accounts::change(&app.server, &caller, id, version, patch).await
    };
    for round in 0..100 {
        // Simulates a client that closes its connection, at a random moment.
        let moment = Duration::from_micros(u64::from(u16::from_be_bytes(Random::Real.bytes())) / 4);
        tokio::time::timeout(moment, change(format!("dropped {round}"))).await.ok();
        let whole = async {
            // A commit that had started may have completed.
            while change(format!("whole {round}")).await.is_err() {}
        };
        let whole = tokio::time::timeout(Duration::from_secs(10), whole).await;
        assert!(whole.is_ok(), "round {round} waited for a cancelled change");
    }
    let verdict = audit_check::verify(&app.server, &AuditExpectation::default()).await.unwrap();
    assert!(matches!(verdict, AuditVerdict::Whole { rows, .. } if rows > 100));
}
