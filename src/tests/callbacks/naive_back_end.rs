//! Mistakes of a naive back end, all of which `vestibule check` finds.

use serde_json::json;

use super::conformance::{ON_DEMAND, answer, names, report, secret};
use crate::tests::support::naive;

/// The checks that a naive back end passes.
const NAIVELY_RIGHT: [&str; 19] = [
    "signature-right",
    "timestamp-old-enough",
    "body-key-order",
    "body-spaces",
    "body-non-ascii",
    "members-unknown",
    "content-type-charset",
    "body-too-large",
    "method-get",
    "method-head",
    "document-mismatch",
    "sms-accepted",
    "sms-replayed",
    "email-accepted",
    "email-replayed",
    "session-token",
    "data-5000",
    "data-characters",
    "data-restored",
];

/// Its mistakes, according to the documents.
const NAIVELY_WRONG: [&str; 17] = [
    "signature-wrong",
    "signature-of-other-body",
    "signature-of-other-time",
    "signature-missing",
    "signature-empty",
    "timestamp-missing",
    "timestamp-empty",
    "timestamp-in-seconds",
    "timestamp-stale",
    "timestamp-future",
    "unknown-get",
    "unknown-set",
    "unknown-session",
    "document-unknown-user",
    "document-signature-wrong",
    "sms-signature-wrong",
    "email-signature-wrong",
];

/// The advice that it gets.
const NAIVELY_ADVISED: [&str; 26] = [
    "signature-status",
    "signature-repeated",
    "timestamp-repeated",
    "timestamp-not-a-number",
    "unknown-get-empty",
    "unknown-not-a-login-id",
    "login-id-folded",
    "json-malformed",
    "member-missing",
    "member-mistyped",
    "body-not-an-object",
    "session-type-unknown",
    "problem-details",
    "content-type-other",
    "document-type-unknown",
    "document-day-impossible",
    "document-days-reversed",
    "document-not-an-object",
    "sms-number-malformed",
    "email-address-malformed",
    "session-replayed",
    "session-fresh",
    "data-20000",
    "data-older",
    "data-empty",
    "unknown-timing",
];

#[tokio::test]
async fn the_mistakes_of_a_naive_back_end_are_found() {
    let (url, secret) = (naive::start("alice@example.com", "its own data").await, secret());
    let sms_url = url.replace("ownid", "hooks") + "sms";
    let words = [
        &url,
        "--secret",
        &secret,
        "--existing-login-id",
        "alice@example.com",
        "--sms-url",
        &sms_url,
    ];
    let (code, report) = report(&[&words, &ON_DEMAND[..]].concat()).await;
    assert_eq!(code, 1);
    assert_eq!(names(&report, "passed"), NAIVELY_RIGHT, "{report:#}");
    assert_eq!(names(&report, "skipped"), ["session-disabled"]);
    assert_eq!(names(&report, "failed"), NAIVELY_WRONG, "{report:#}");
    assert_eq!(names(&report, "advised"), NAIVELY_ADVISED, "{report:#}");
    let [passed, failed, advised] =
        [NAIVELY_RIGHT.len(), NAIVELY_WRONG.len(), NAIVELY_ADVISED.len()];
    let totals = json!({ "passed": passed, "failed": failed, "advised": advised, "skipped": 1 });
    assert_eq!(report["totals"], totals);
    assert_eq!(answer(&report, "unknown-get"), "200 application/json, {\"errorCode\":404}");
    assert!(answer(&report, "unknown-session").starts_with("no answer"));
    assert!(answer(&report, "data-20000").ends_with("another text"));
}
