//! Limits of the messages that the platform requests: by number, in total and by country.

use std::time::Duration;

use reqwest::StatusCode;

use super::send_requests::{NUMBER, email, outbox, sms};
use crate::tests::support::harness::{TestDatabase, on_both};

on_both!(
    messages_to_one_number_are_limited,
    the_total_of_messages_is_limited,
    countries_are_allowed_or_blocked
);

async fn messages_to_one_number_are_limited(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SMS_PER_NUMBER_PER_HOUR", "3")]).await;
    let mut last = app.now();
    for code in ["1111", "2222", "3333"] {
        last = app.now();
        assert_eq!(app.call("sendSms", &sms(NUMBER, code)).await.status, StatusCode::ACCEPTED);
        app.server.clock.advance(Duration::from_millis(1));
    }
    let refused = app.call("sendSms", &sms("+1 (415) 555-2671", "4444")).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert_eq!(outbox(&app).await.len(), 3);
    let replay = app.call_at("sendSms", &sms(NUMBER, "3333"), last).await;
    assert_eq!(replay.status, StatusCode::ACCEPTED, "a replay is no new message");
    assert_eq!(
        app.call("sendSms", &sms("+14155552672", "5555")).await.status,
        StatusCode::ACCEPTED
    );
    app.server.clock.advance(Duration::from_secs(wait));
    assert_eq!(app.call("sendSms", &sms(NUMBER, "6666")).await.status, StatusCode::ACCEPTED);
}

async fn the_total_of_messages_is_limited(database: TestDatabase) {
    let app =
        database.start(&[("VESTIBULE_SMS_PER_HOUR", "5"), ("VESTIBULE_EMAIL_PER_HOUR", "5")]).await;
    for (endpoint, accepted) in [("sendSms", 5), ("sendEmail", 5)] {
        for n in 0..8 {
            let body = if endpoint == "sendSms" {
                sms(&format!("+1415555267{n}"), "1234")
            } else {
                email(&format!("user{n}@example.com"), "1234")
            };
            let answer = app.call(endpoint, &body).await;
            let expected =
                if n < accepted { StatusCode::ACCEPTED } else { StatusCode::TOO_MANY_REQUESTS };
            assert_eq!(answer.status, expected, "{endpoint} {n}");
        }
    }
    assert_eq!(outbox(&app).await.len(), 10);
}

async fn countries_are_allowed_or_blocked(database: TestDatabase) {
    let app = database
        .start(&[
            ("VESTIBULE_SMS_COUNTRIES_ALLOWED", "us, de"),
            ("VESTIBULE_SMS_COUNTRIES_BLOCKED", "DE"),
        ])
        .await;
    for (number, status) in [
        (NUMBER, StatusCode::ACCEPTED),
        ("+4930901820", StatusCode::UNPROCESSABLE_ENTITY),
        ("+442079460958", StatusCode::UNPROCESSABLE_ENTITY),
        ("+881612345678", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let answer = app.call("sendSms", &sms(number, "1234")).await;
        assert_eq!(answer.status, status, "{number}");
        if status != StatusCode::ACCEPTED {
            assert_eq!(answer.json()["pointer"], "/phoneNumber");
        }
    }
    assert_eq!(outbox(&app).await.len(), 1);
}

#[tokio::test]
async fn a_number_outside_every_plan_may_belong_to_any_country_of_its_code() {
    for (setting, list, number, status) in [
        ("BLOCKED", "US", "+15551234567", StatusCode::UNPROCESSABLE_ENTITY),
        ("BLOCKED", "JM", "+15551234567", StatusCode::UNPROCESSABLE_ENTITY),
        ("BLOCKED", "KZ", "+71234", StatusCode::UNPROCESSABLE_ENTITY),
        ("BLOCKED", "GG", "+4411", StatusCode::UNPROCESSABLE_ENTITY),
        ("BLOCKED", "DE", "+15551234567", StatusCode::ACCEPTED),
        ("BLOCKED", "JM", NUMBER, StatusCode::ACCEPTED),
        ("ALLOWED", "US, CA", "+15551234567", StatusCode::UNPROCESSABLE_ENTITY),
        ("ALLOWED", "RU", "+71234", StatusCode::UNPROCESSABLE_ENTITY),
        ("ALLOWED", "RU, KZ", "+71234", StatusCode::ACCEPTED),
        ("ALLOWED", "GB, GG, IM, JE", "+4411", StatusCode::ACCEPTED),
    ] {
        let setting = format!("VESTIBULE_SMS_COUNTRIES_{setting}");
        let app = TestDatabase::sqlite().start(&[(&setting, list)]).await;
        let answer = app.call("sendSms", &sms(number, "1234")).await;
        assert_eq!(answer.status, status, "{number} under {setting}={list}");
    }
}
