//! A credential id belongs to one account alone, whoever wrote the account's data.

use std::{process::ExitCode, time::Duration};

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::accounts,
    tests::{
        accounts::imports::{details, lines, path, write},
        operations::command_line::run,
        support::{
            admin::{ApiClient, json as with_json, send},
            authenticator::Device,
            harness::{Answer, App, TestDatabase, id, on_both, text},
            sdk::{ALICE, BOB, own_id_data, person, refusal, sdk},
        },
    },
};

on_both!(
    s10_an_imported_passkey_stays_its_owners,
    s10_every_way_to_write_own_id_data_claims_the_passkeys_in_it,
    b08_an_import_puts_no_credential_id_under_two_accounts,
    s10_the_passkey_of_another_account_is_refused_everywhere,
    s10_replaced_and_erased_credential_ids_are_free,
);

pub(crate) const EVE: &str = "eve@example.com";
const SET: &str = "setOwnIDDataByLoginId";

/// Simulates passkeys that were created at another server: their ids are unknown here.
pub(crate) async fn forget(app: &App) {
    crate::on!(&app.server.db.write, pool => sqlx::query("delete from platform_credential")
        .execute(pool).await.map(drop))
    .unwrap();
}

/// The credential id of the device's passkey.
pub(crate) async fn credential_id(app: &App, device: &Device) -> Vec<u8> {
    let (_, options) = sdk(app).start("login", None).await;
    device.forge(&options).id
}

/// A user's passkey from another server, and that server's data about the user.
async fn from_elsewhere(app: &App, login_id: &str) -> (Device, String) {
    let mut device = sdk(app).device();
    let data = sdk(app).register(&mut device, login_id).await;
    forget(app).await;
    (device, data)
}

/// Registers another user with this credential id. Returns the device and its data.
pub(crate) async fn twin(app: &App, login_id: &str, credential_id: &[u8]) -> (Device, String) {
    let mut device = sdk(app).device();
    let answer = register_as(app, &mut device, login_id, credential_id).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    (device, text(&answer.json()["data"]))
}

pub(crate) async fn register_as(
    app: &App,
    device: &mut Device,
    login_id: &str,
    credential_id: &[u8],
) -> Answer {
    sdk(app).register_forged(device, login_id, |new| new.id = credential_id.to_vec()).await
}

/// A stranger cannot register a passkey under the owner's credential id, and the owner logs in with
/// theirs.
pub(crate) async fn assert_claimed(app: &App, device: &mut Device, login_id: &str, how: &str) {
    let credential_id = credential_id(app, device).await;
    for stranger in [EVE, login_id] {
        let answer = register_as(app, &mut sdk(app).device(), stranger, &credential_id).await;
        assert_eq!(refusal(&answer), (409, "credential_in_use".to_owned()), "{how}: {stranger}");
    }
    for asked in [None, Some(login_id)] {
        app.server.clock.advance(Duration::from_millis(1));
        let answer = sdk(app).log_in(device, asked).await;
        assert_eq!(answer.status, StatusCode::OK, "{how}: {answer:?}");
        assert_eq!(answer.json()["loginId"], login_id, "{how}");
    }
}

async fn s10_an_imported_passkey_stays_its_owners(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (name, login_id) in [("a.jsonl", ALICE), ("a.csv", BOB)] {
        let (mut device, data) = from_elsewhere(&app, login_id).await;
        let rows = match name {
            "a.csv" => format!("loginId,ownIdData\n{login_id},\"{}\"\n", data.replace('"', "\"\"")),
            _ => json!({ "loginId": login_id, "ownIdData": data }).to_string(),
        };
        assert_eq!(run(&app, &["import", &write(&app, name, &rows)]).await, ExitCode::SUCCESS);
        assert_claimed(&app, &mut device, login_id, name).await;
    }
    // Wrapped, as a site may have stored it.
    let (mut device, data) = from_elsewhere(&app, "carol@example.com").await;
    let row = json!({
        "loginId": "carol@example.com", "ownIdData": json!([{ "data": data }]).to_string(),
    });
    assert_eq!(
        run(&app, &["import", &write(&app, "b.jsonl", &row.to_string())]).await,
        ExitCode::SUCCESS
    );
    assert_claimed(&app, &mut device, "carol@example.com", "wrapped").await;
}

async fn s10_every_way_to_write_own_id_data_claims_the_passkeys_in_it(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for way in ["post", "batch", "command", "patch", "batch patch", "update", "callback"] {
        let login_id = format!("{}@example.com", way.replace(' ', "-"));
        let (mut device, data) = from_elsewhere(&app, &login_id).await;
        let (new, change) =
            (json!({ "loginId": login_id, "ownIdData": data }), json!({ "ownIdData": data }));
        if !["post", "batch", "command"].contains(&way) {
            app.account(&login_id, None, Some("opaque")).await;
        }
        let batch = |operation: Value| json!({ "operations": [operation] });
        let done = match way {
            "post" => root.post("/accounts", &new).await.status,
            "batch" => {
                root.post("/accounts:batch", &batch(json!({ "op": "create", "account": new })))
                    .await
                    .status
            }
            "command" => {
                let command = ["account", "create", &login_id, "--own-id-data", &data];
                assert_eq!(run(&app, &command).await, ExitCode::SUCCESS);
                StatusCode::OK
            }
            "patch" => {
                let path = format!("/accounts/{}", details(&app, &login_id).await.id);
                root.change(Method::PATCH, &path, "*", &change).await.status
            }
            "batch patch" => {
                let id = details(&app, &login_id).await.id;
                let operation =
                    json!({ "op": "patch", "id": id, "ifMatch": "*", "account": change });
                send(with_json(root.request(Method::POST, "/accounts:batch"), &batch(operation)))
                    .await
                    .status
            }
            "update" => {
                let file = write(&app, "update.jsonl", &new.to_string());
                assert_eq!(run(&app, &["import", &file, "--update"]).await, ExitCode::SUCCESS);
                StatusCode::OK
            }
            _ => app.call(SET, &new).await.status,
        };
        assert!(done.is_success(), "{way}: {done}");
        assert_eq!(own_id_data(&app, &login_id).await, data, "{way}");
        assert_claimed(&app, &mut device, &login_id, way).await;
    }
}

async fn b08_an_import_puts_no_credential_id_under_two_accounts(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (mut alice, data) = from_elsewhere(&app, ALICE).await;
    let credential = credential_id(&app, &alice).await;
    let (_, twins) = twin(&app, BOB, &credential).await;
    forget(&app).await;
    let rows = [
        json!({ "loginId": "before@example.com" }),
        json!({ "loginId": ALICE, "ownIdData": data }),
        json!({ "loginId": BOB, "ownIdData": twins }),
        json!({ "loginId": "after@example.com", "ownIdData": "opaque" }),
    ];
    let file = write(&app, "accounts.jsonl", &rows.map(|row| row.to_string()).join("\n"));
    let problems = path(&app, "problems.jsonl");
    let told = json!({
        "row": 3, "pointer": "/ownIdData", "code": "credential_taken",
        "message": "has a passkey that belongs to another account",
    });
    for dry_run in [true, false] {
        let mut command = vec!["import", &file, "--problems", &problems];
        command.extend(dry_run.then_some("--dry-run"));
        assert_eq!(run(&app, &command).await, ExitCode::from(1));
        assert_eq!(lines(&problems), std::slice::from_ref(&told), "dry run: {dry_run}");
    }
    for login_id in ["before@example.com", ALICE, "after@example.com"] {
        details(&app, login_id).await;
    }
    assert!(accounts::by_login_id(&app.server, &id(BOB)).await.is_err());
    assert_claimed(&app, &mut alice, ALICE, "of two in a file").await;

    // The owner is an account from before; what else is in the file is imported, and nothing of the
    // row is left behind.
    let more = [
        json!({ "loginId": BOB, "ownIdData": twins, "profile": { "firstName": "Bob" } }),
        json!({ "loginId": "late@example.com", "ownIdData": "opaque" }),
    ];
    let file = write(&app, "more.jsonl", &more.map(|row| row.to_string()).join("\n"));
    for (command, codes) in
        [(&["--dry-run"][..], vec![1]), (&[], vec![1]), (&["--update"], vec![1])]
    {
        let command = [&["import", &file, "--problems", &problems][..], command].concat();
        assert_eq!(run(&app, &command).await, ExitCode::from(1), "{command:?}");
        let taken = lines(&problems).into_iter().filter(|told| told["code"] == "credential_taken");
        assert_eq!(
            taken.map(|told| told["row"].as_u64().unwrap()).collect::<Vec<_>>(),
            codes,
            "{command:?}"
        );
    }
    details(&app, "late@example.com").await;
    assert!(accounts::by_login_id(&app.server, &id(BOB)).await.is_err());
    assert_claimed(&app, &mut alice, ALICE, "of an account from before").await;
}

async fn s10_the_passkey_of_another_account_is_refused_everywhere(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let (mut alice, data) = from_elsewhere(&app, ALICE).await;
    let credential = credential_id(&app, &alice).await;
    let (_, twins) = twin(&app, BOB, &credential).await;
    forget(&app).await;
    app.account(ALICE, None, Some(&data)).await;
    let taken = (409, "credential_taken".to_owned());
    assert_eq!(
        refusal(&root.post("/accounts", &json!({ "loginId": BOB, "ownIdData": twins })).await),
        taken
    );
    assert!(accounts::by_login_id(&app.server, &id(BOB)).await.is_err());

    app.account(BOB, None, Some("opaque")).await;
    let path = format!("/accounts/{}", details(&app, BOB).await.id);
    let change = json!({ "ownIdData": twins, "profile": { "firstName": "Bob" } });
    assert_eq!(refusal(&root.change(Method::PATCH, &path, "*", &change).await), taken);
    assert!(details(&app, BOB).await.profile.get("firstName").is_none());
    app.server.clock.advance(Duration::from_millis(1));
    assert_eq!(
        refusal(&app.call(SET, &json!({ "loginId": BOB, "ownIdData": twins })).await),
        taken
    );
    let row = json!({ "loginId": BOB, "ownIdData": twins }).to_string();
    assert_eq!(
        run(&app, &["import", &write(&app, "bob.jsonl", &row), "--update"]).await,
        ExitCode::from(1)
    );
    assert_eq!(own_id_data(&app, BOB).await, "opaque");
    assert_claimed(&app, &mut alice, ALICE, "after all that").await;
}

async fn s10_replaced_and_erased_credential_ids_are_free(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let mut old = person(&app, ALICE).await;
    let (credential, mut new) = (credential_id(&app, &old).await, sdk(&app).device());
    let data = sdk(&app).register(&mut new, ALICE).await;
    let path = format!("/accounts/{}", details(&app, ALICE).await.id);
    let change = json!({ "ownIdData": data });
    assert_eq!(root.change(Method::PATCH, &path, "*", &change).await.status, StatusCode::OK);
    let answer = sdk(&app).log_in(&mut old, None).await;
    assert_eq!(
        refusal(&answer),
        (401, "credential_unknown".to_owned()),
        "a password manager may drop it"
    );
    let (mut eve, eves) = twin(&app, EVE, &credential).await;
    app.account(EVE, None, Some(&eves)).await;
    assert_claimed(&app, &mut eve, EVE, "free after it was replaced").await;
    assert_claimed(&app, &mut new, ALICE, "what replaced it").await;

    // By a callback too, with another passkey or with none.
    let credential = credential_id(&app, &new).await;
    app.server.clock.advance(Duration::from_secs(5));
    let emptied = json!({ "loginId": ALICE, "ownIdData": "" });
    assert_eq!(app.call(SET, &emptied).await.status, StatusCode::NO_CONTENT);
    let (mut bob, bobs) = twin(&app, BOB, &credential).await;
    app.account(BOB, None, Some(&bobs)).await;
    assert_claimed(&app, &mut bob, BOB, "free after it was taken back").await;

    let credential = credential_id(&app, &bob).await;
    app.server.clock.advance(Duration::from_secs(1));
    app.delete(BOB).await;
    let (mut carol, carols) = twin(&app, "carol@example.com", &credential).await;
    app.account("carol@example.com", None, Some(&carols)).await;
    assert_claimed(&app, &mut carol, "carol@example.com", "free after its account was erased")
        .await;
}
