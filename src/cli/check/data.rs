//! Checks that a back end stores `ownIdData` unchanged, and the latest version of it
//! (`docs/protocol.md` §2 and §3).

use reqwest::StatusCode;
use serde_json::json;

use super::{
    CheckEntry, Finding, Kind, NoAnswer, Subject, Test, finding, source,
    subject::{SET, own_id_data},
};

pub(super) const CHECKS: &[CheckEntry] = &[
    CheckEntry {
        name: "data-5000",
        kind: Kind::Protocol,
        source: source::DATA_FIELD,
        says: "ownIdData of 5,000 characters is kept as it came; 204, then 200 as \
               application/json.",
        test: Test::Steps(|subject| Box::pin(round_trip(subject, text(5_000), false))),
    },
    CheckEntry {
        name: "data-20000",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "ownIdData of 20,000 characters is kept as it came, or refused with 413; never cut.",
        test: Test::Steps(|subject| Box::pin(round_trip(subject, text(20_000), true))),
    },
    CheckEntry {
        name: "data-characters",
        kind: Kind::Advice,
        source: source::HARDENING,
        says: "ownIdData is an opaque text: quotes, line ends and every script come back as they \
               came.",
        test: Test::Steps(|subject| {
            Box::pin(round_trip(
                subject,
                "\"\\/ \r\n\t{}[] é ß Ω я 漢 😀 e\u{301} \u{200f}".repeat(20),
                false,
            ))
        }),
    },
    CheckEntry {
        name: "data-older",
        kind: Kind::Advice,
        source: source::REPLAY,
        says: "A write that was signed five seconds before the last one changes nothing, and is \
               answered with 204.",
        test: Test::Steps(|subject| Box::pin(older(subject))),
    },
    CheckEntry {
        name: "data-empty",
        kind: Kind::Advice,
        source: source::GET_DATA,
        says: "A user without ownIdData gets 204 with no body.",
        test: Test::Steps(|subject| Box::pin(empty(subject))),
    },
];

async fn round_trip(
    subject: &Subject,
    data: String,
    may_refuse: bool,
) -> Result<Finding, NoAnswer> {
    if let Some(skipped) = subject.hands_off() {
        return Ok(skipped);
    }
    let set = subject.send(subject.set(subject.known(), &data)).await?;
    if may_refuse && set.status == StatusCode::PAYLOAD_TOO_LARGE {
        return Ok(Finding::passed(finding::describe(&set)));
    }
    if set.status != StatusCode::NO_CONTENT {
        return Ok(Finding::failed(finding::describe(&set)));
    }
    let got = subject.send(subject.get(subject.known())).await?;
    let same = own_id_data(&got) == data;
    let as_json =
        got.status == StatusCode::OK && got.header("content-type").starts_with("application/json");
    let kept = if same { "the same text" } else { "another text" };
    let came = format!("{}; then {}, {kept}", finding::describe(&set), finding::describe(&got));
    Ok(Finding::when(same && as_json, came))
}

async fn older(subject: &Subject) -> Result<Finding, NoAnswer> {
    if let Some(skipped) = subject.hands_off() {
        return Ok(skipped);
    }
    let body = |data: &str| json!({ "loginId": subject.known(), "ownIdData": data }).to_string();
    // Back ends may allow for clocks that differ by a little.
    let later = subject.stamp();
    let earlier = later - 5_000;
    subject.send(subject.at(SET, &body("signed later"), &later.to_string())).await?;
    let late = subject.send(subject.at(SET, &body("signed earlier"), &earlier.to_string())).await?;
    let got = own_id_data(&subject.send(subject.get(subject.known())).await?);
    let same = got == "signed later";
    let kept = if same { "the later text is kept" } else { "another text is kept" };
    let came = format!("{}; {kept}", finding::describe(&late));
    Ok(Finding::when(late.status == StatusCode::NO_CONTENT && same, came))
}

async fn empty(subject: &Subject) -> Result<Finding, NoAnswer> {
    if let Some(skipped) = subject.hands_off() {
        return Ok(skipped);
    }
    let set = subject.send(subject.set(subject.known(), "")).await?;
    let got = subject.send(subject.get(subject.known())).await?;
    let came = format!("{}; then {}", finding::describe(&set), finding::describe(&got));
    Ok(Finding::when(
        [&set, &got].iter().all(|answer| answer.status == 204 && answer.body.is_empty()),
        came,
    ))
}

/// A text of this many characters in which a cut or a shift would show.
fn text(length: usize) -> String {
    (0..).flat_map(|n: u32| format!("{n}.").into_bytes()).map(char::from).take(length).collect()
}
