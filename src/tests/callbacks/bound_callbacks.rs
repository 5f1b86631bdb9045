//! Callbacks are valid only at the endpoint that they were signed for.

use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};

use crate::{
    service::accounts,
    tests::support::{
        harness::{TestDatabase, id, on_both, text},
        mailbox::received_messages,
        sdk::{ALICE, refusal, sdk},
    },
};

on_both!(
    s13_a_body_of_another_endpoint_gives_no_session_and_no_data,
    s13_the_platform_may_add_further_members,
    s13_a_platform_that_serves_another_back_end_accepts_no_callbacks,
);

fn bodies_of_others() -> [Value; 3] {
    let document = json!({
        "number": "X1", "firstName": "A", "lastName": "B", "gender": "F",
        "dateOfBirth": "1990-01-01", "dateOfIssue": "2020-01-01", "dateOfExpiry": "2030-01-01",
    });
    [
        json!({ "loginId": ALICE, "ownIdData": "keys" }),
        json!({ "loginId": ALICE, "ownIdData": "keys", "sessionType": "browser" }),
        json!({ "loginId": ALICE, "type": "PASSPORT", "data": document }),
    ]
}

async fn s13_a_body_of_another_endpoint_gives_no_session_and_no_data(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("keys")).await;
    for body in bodies_of_others() {
        for endpoint in ["getSessionByLoginId", "getOwnIDDataByLoginId"] {
            let answer = app.call(endpoint, &body).await;
            assert_eq!(
                refusal(&answer),
                (422, "body_of_another_endpoint".to_owned()),
                "{endpoint} {body}"
            );
        }
    }
    // These lack members that another endpoint requires in any case.
    for (endpoint, body) in [
        ("setOwnIDDataByLoginId", json!({ "loginId": ALICE, "sessionType": "browser" })),
        ("setOwnIDDataByLoginId", bodies_of_others()[2].clone()),
        ("verifyIdDoc", bodies_of_others()[0].clone()),
    ] {
        assert_eq!(
            app.call(endpoint, &body).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{endpoint} {body}"
        );
    }
}

async fn s13_the_platform_may_add_further_members(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, None, Some("keys")).await;
    for more in [
        json!({ "requestId": 7, "context": { "ownIdData": "of something else" } }),
        json!({ "type": "login" }),
        json!({ "data": { "device": "phone" }, "locale": "en" }),
        json!({ "email": ALICE, "code": null, "subject": "" }),
    ] {
        let mut body = json!({ "loginId": ALICE });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        assert_eq!(
            app.call("getOwnIDDataByLoginId", &body).await.json()["ownIdData"],
            "keys",
            "{body}"
        );
        assert_eq!(app.call("getSessionByLoginId", &body).await.status, StatusCode::OK, "{body}");
    }
}

async fn s13_a_platform_that_serves_another_back_end_accepts_no_callbacks(database: TestDatabase) {
    // Another name of this very server, to which its own callbacks would return.
    let alias = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/ownid", alias.local_addr().unwrap());
    let app = database.start(&[("VESTIBULE_PLATFORM_CALLBACK_URL", &url)]).await;
    let server = app.address;
    tokio::spawn(async move {
        while let Ok((mut from, _)) = alias.accept().await {
            tokio::spawn(async move {
                let mut to = TcpStream::connect(server).await.unwrap();
                tokio::io::copy_bidirectional(&mut from, &mut to).await.ok();
            });
        }
    });
    app.account(ALICE, Some("a long password"), None).await;
    for endpoint in [
        "getSessionByLoginId",
        "getOwnIDDataByLoginId",
        "setOwnIDDataByLoginId",
        "sendEmail",
        "verifyIdDoc",
    ] {
        let answer = app.call(endpoint, &json!({ "loginId": ALICE })).await;
        assert_eq!(refusal(&answer), (421, "callbacks_elsewhere".to_owned()), "{endpoint}");
    }
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    let begun = sdk(&app).post("code/start", &body).await;
    let ceremony = text(&begun.json()["ceremonyId"]);
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(
        received_messages(&app, ALICE).await.is_empty(),
        "no code is mailed that would count as a passkey"
    );
    let answer =
        sdk(&app).post("code/finish", &json!({ "ceremonyId": ceremony, "code": "000000" })).await;
    assert_eq!(refusal(&answer), (422, "code_wrong".to_owned()));
    assert!(accounts::by_login_id(&app.server, &id(ALICE)).await.is_ok());
}
