//! Messages that failed, as webhooks tell of them.

use std::time::Duration;

use serde_json::json;

use super::{Receiver, deliver, webhook};
use crate::tests::{
    messages::send_requests,
    support::{
        admin::ApiClient,
        harness::{TestDatabase, on_both},
        peers::{HttpProvider, Reply},
    },
};

on_both!(a_message_that_is_given_up_is_told_of);

async fn a_message_that_is_given_up_is_told_of(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let gateway =
        HttpProvider::start([Reply::Answer(400, "", ""), Reply::Answer(503, "", "")]).await;
    let app = database
        .start(&[
            ("VESTIBULE_WEBHOOK_PRIVATE_HOSTS", &receiver.provider.address.to_string()),
            ("VESTIBULE_SMS_PROVIDER", "webhook"),
            ("VESTIBULE_SMS_WEBHOOK_URL", &format!("http://{}/", gateway.address)),
        ])
        .await;
    let root = ApiClient::root(&app).await;
    webhook(&root, &receiver.url, &["message.failed"]).await;

    for code in ["112233", "445566"] {
        app.call("sendSms", &send_requests::sms(send_requests::NUMBER, code)).await;
        send_requests::deliver(&app).await;
        app.server.clock.advance(Duration::from_secs(1));
    }
    deliver(&app).await;
    let [refused] = &receiver.bodies()[..] else { panic!("one is not given up yet") };
    assert_eq!(refused["type"], "message.failed");
    let data = &refused["data"];
    assert_eq!(
        (&data["kind"], &data["channel"], &data["reason"]),
        (&json!("code"), &json!("sms"), &json!("http_400"))
    );
    assert!(!refused.to_string().contains(send_requests::NUMBER), "the number is masked");

    app.server.clock.advance(Duration::from_hours(1));
    send_requests::deliver(&app).await;
    deliver(&app).await;
    let bodies = receiver.bodies();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[1]["data"]["reason"], "expired");
    assert!(!bodies[1].to_string().contains("445566"));
}
