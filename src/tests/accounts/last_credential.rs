//! The last passkey and the password: concurrent requests do not remove both
//! (`docs/regressions.md` s14).

use std::time::Duration;

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use crate::{
    domain::{AccountId, OwnIdData, Password},
    on,
    service::{
        accounts::{self, AccountPatch, NewPassword, details},
        caller::Caller,
    },
    store::admin::audit,
    tests::{
        login::sessions::log_in,
        pages::forms,
        support::{
            admin::{ApiClient, send},
            harness::{Answer, App, Browser, TestDatabase, id, on_both, text},
            sdk::{ALICE, BOB, begun, own_id_data, person, refusal, sdk},
        },
    },
};

on_both!(
    s14_two_tabs_cannot_remove_the_last_passkey_and_the_password,
    s14_an_administrator_and_the_owner_cannot_remove_both_credentials,
    s14_two_tabs_cannot_remove_both_passkeys,
    an_administrator_removes_the_last_credential_by_force,
    s14_a_passkey_that_went_meanwhile_keeps_the_password,
    s14_a_password_that_went_meanwhile_keeps_the_passkey,
    s14_the_callback_without_passkeys_needs_a_password,
);

const WORDS: &str = "correct horse battery";

/// Rounds of each race.
const ROUNDS: usize = 15;

/// The time in which a request reads and decides, and then waits for a lock.
const DECISION_TIME: Duration = Duration::from_millis(700);

/// An account with one passkey and a password, which are given back before each round.
struct Owner<'a> {
    app: &'a App,
    id: AccountId,
    own_id_data: String,
    password: NewPassword,
    passkey: String,
}

impl<'a> Owner<'a> {
    async fn of(app: &'a App) -> Self {
        person(app, ALICE).await;
        let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
        let password = NewPassword::Typed(Password::choose(WORDS, 8).unwrap())
            .hashed(&app.server)
            .await
            .unwrap();
        let (_, options) = sdk(app).start("login", Some(ALICE)).await;
        let passkey = text(&options["allowCredentials"][0]["id"]);
        Self { app, id: account.id, own_id_data: own_id_data(app, ALICE).await, password, passkey }
    }

    async fn restore(&self) {
        let version = details::own(&self.app.server, self.id).await.unwrap().version;
        let patch = AccountPatch {
            password: Some(self.password.clone()),
            own_id_data: Some(OwnIdData::parse(self.own_id_data.clone()).unwrap()),
            ..AccountPatch::default()
        };
        accounts::change(&self.app.server, &Caller::command_line(), self.id, version, patch)
            .await
            .unwrap();
        // The next callback must not be signed in the same millisecond.
        self.app.server.clock.advance(Duration::from_millis(1));
    }

    async fn has_credential(&self) -> bool {
        self.has_password().await || !own_id_data(self.app, ALICE).await.contains("\"passkeys\":[]")
    }

    async fn has_password(&self) -> bool {
        details::has_password(&self.app.server, self.id).await.unwrap()
    }

    async fn remove_password(&self, tab: &mut Browser<'_>) -> Answer {
        post(self.app, tab, "/account/security/password", "act=remove").await
    }

    async fn remove_passkey(&self, tab: &mut Browser<'_>, passkey: &str) -> Answer {
        post(self.app, tab, "/account/security/passkeys", &format!("act=remove&id={passkey}")).await
    }
}

/// Posts a form without a request before it, so that two of them run at the same time.
async fn post(app: &App, tab: &mut Browser<'_>, path: &str, form: &str) -> Answer {
    let whose = forms::whose(app, path, tab).await.unwrap();
    let request = tab
        .request(Method::POST, path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    tab.send(request.header(header::ORIGIN, app.origin()).body(format!("{form}&whose={whose}")))
        .await
}

async fn s14_two_tabs_cannot_remove_the_last_passkey_and_the_password(database: TestDatabase) {
    let app = database.start(&[]).await;
    let owner = Owner::of(&app).await;
    let (mut one, mut other) = (log_in(&app, ALICE).await, log_in(&app, ALICE).await);
    for round in 0..ROUNDS {
        owner.restore().await;
        let (password, passkey) = tokio::join!(
            owner.remove_password(&mut one),
            owner.remove_passkey(&mut other, &owner.passkey)
        );
        assert!(owner.has_credential().await, "round {round}: {password:?} {passkey:?}");
        let mut statuses = [password.status, passkey.status];
        statuses.sort_unstable();
        assert_eq!(
            statuses,
            [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY],
            "{password:?} {passkey:?}"
        );
        let refused = if password.status == StatusCode::SEE_OTHER { passkey } else { password };
        assert!(refused.body.contains("your only way to log in"), "{refused:?}");
    }
}

async fn s14_an_administrator_and_the_owner_cannot_remove_both_credentials(database: TestDatabase) {
    let app = database.start(&[]).await;
    let owner = Owner::of(&app).await;
    let root = ApiClient::root(&app).await;
    let mut tab = log_in(&app, ALICE).await;
    let path = format!("/accounts/{}/passkeys/{}", owner.id, owner.passkey);
    for round in 0..ROUNDS {
        owner.restore().await;
        let (password, passkey) = tokio::join!(
            owner.remove_password(&mut tab),
            send(root.request(Method::DELETE, &path))
        );
        assert!(owner.has_credential().await, "round {round}: {password:?} {passkey:?}");
        if password.status == StatusCode::SEE_OTHER {
            assert_eq!(refusal(&passkey), (409, "last_passkey".to_owned()));
        } else {
            assert_eq!(
                (password.status, passkey.status),
                (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::NO_CONTENT)
            );
        }
    }
}

async fn s14_two_tabs_cannot_remove_both_passkeys(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut owner = Owner::of(&app).await;
    let (mut one, mut other) = (log_in(&app, ALICE).await, log_in(&app, ALICE).await);
    let second = add_passkey(&app, &mut one).await;
    owner.own_id_data = own_id_data(&app, ALICE).await;
    for round in 0..ROUNDS {
        owner.restore().await;
        assert_eq!(
            owner.remove_password(&mut one).await.status,
            StatusCode::SEE_OTHER,
            "round {round}"
        );
        let (first, second) = tokio::join!(
            owner.remove_passkey(&mut one, &owner.passkey),
            owner.remove_passkey(&mut other, &second)
        );
        assert!(owner.has_credential().await, "round {round}: {first:?} {second:?}");
    }
}

async fn add_passkey(app: &App, tab: &mut Browser<'_>) -> String {
    let vouched = tab.post("/account/security/enrolment", &[]).await.json();
    let body = json!({
        "appId": app.server.config.ownid.app_id, "loginId": vouched["loginId"],
        "authToken": vouched["authToken"],
    });
    let (ceremony_id, options) = begun(&sdk(app).post("enroll/start", &body).await);
    let credential = sdk(app).device().create(&options).await;
    text(&sdk(app).finish("enroll", &ceremony_id, &credential).await.json()["id"])
}

async fn an_administrator_removes_the_last_credential_by_force(database: TestDatabase) {
    let app = database.start(&[]).await;
    let owner = Owner::of(&app).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}/passkeys/{}?force=true", owner.id, owner.passkey);
    let mut tab = log_in(&app, ALICE).await;
    owner.restore().await;
    assert_eq!(owner.remove_password(&mut tab).await.status, StatusCode::SEE_OTHER);
    assert_eq!(send(root.request(Method::DELETE, &path)).await.status, StatusCode::NO_CONTENT);
    assert!(!owner.has_credential().await, "that is what force is for");
}

async fn s14_a_passkey_that_went_meanwhile_keeps_the_password(database: TestDatabase) {
    let app = database.start(&[]).await;
    let owner = Owner::of(&app).await;
    let mut tab = log_in(&app, ALICE).await;
    owner.restore().await;
    assert_eq!(owner.remove_passkey(&mut tab, &owner.passkey).await.status, StatusCode::SEE_OTHER);
    let without_passkey = own_id_data(&app, ALICE).await;
    owner.restore().await;

    let mut tx = app.server.db.begin().await.unwrap();
    audit::lock_chain(&mut tx).await.unwrap();
    let removing_passkey = async {
        tokio::time::sleep(DECISION_TIME).await;
        on!(&mut tx, tx => sqlx::query("update own_id_data set data = $2 where login_id = $1")
            .bind(ALICE).bind(&without_passkey).execute(&mut **tx).await.map(drop))
        .unwrap();
        tx.commit().await.unwrap();
    };
    let (refused, ()) = tokio::join!(owner.remove_password(&mut tab), removing_passkey);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
    assert!(owner.has_password().await);
}

async fn s14_a_password_that_went_meanwhile_keeps_the_passkey(database: TestDatabase) {
    let app = database.start(&[]).await;
    let owner = Owner::of(&app).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}/passkeys/{}", owner.id, owner.passkey);
    let mut tab = log_in(&app, ALICE).await;
    for is_disabled in [false, true] {
        owner.restore().await;
        if is_disabled {
            accounts::disable(&app.server, &Caller::command_line(), &id(ALICE)).await.unwrap();
        }

        let mut tx = app.server.db.begin().await.unwrap();
        on!(&mut tx, tx => sqlx::query("update account set password_hash = null where id = $1")
            .bind(owner.id).execute(&mut **tx).await.map(drop))
        .unwrap();
        let removing_password = async {
            tokio::time::sleep(DECISION_TIME).await;
            tx.commit().await.unwrap();
        };
        let removing_passkey = async {
            if is_disabled {
                (send(root.request(Method::DELETE, &path)).await.status, StatusCode::CONFLICT)
            } else {
                (
                    owner.remove_passkey(&mut tab, &owner.passkey).await.status,
                    StatusCode::UNPROCESSABLE_ENTITY,
                )
            }
        };
        let ((status, expected), ()) = tokio::join!(removing_passkey, removing_password);
        assert_eq!(status, expected);
        assert_eq!(root.get(&format!("/accounts/{}", owner.id)).await.json()["passkeyCount"], 1);
    }
}

async fn s14_the_callback_without_passkeys_needs_a_password(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("data")).await;
    app.account(BOB, Some(WORDS), Some("data")).await;
    let write =
        |login_id: &str| json!({ "loginId": login_id, "ownIdData": "less", "ifPassword": true });
    let refused = app.call("setOwnIDDataByLoginId", &write(ALICE)).await;
    assert_eq!(refusal(&refused), (409, "last_credential".to_owned()));
    assert_eq!(own_id_data(&app, ALICE).await, "data");
    assert_eq!(app.call("setOwnIDDataByLoginId", &write(BOB)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(own_id_data(&app, BOB).await, "less");
    let unknown = app.call("setOwnIDDataByLoginId", &write("nobody@example.com")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
