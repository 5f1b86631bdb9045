//! Requests that are refused, as `end2end/conformance/negatives.json` lists them. The script beside
//! that table sends the same ones to a certified server; docs/conformance.md explains where the two
//! answers differ.

mod answers;
mod known_values;
mod requests;
mod server;
mod signed_tokens;
mod table;

use std::{collections::BTreeSet, time::Duration};

use self::{
    answers::{after, described},
    requests::NegativeRequest,
    server::NegativeServer,
    table::{CaseBrowser, CaseDifference, NegativeCase, NegativeTable},
};
use crate::tests::{
    house::tidy,
    oauth::PERSON,
    support::harness::{Browser, TestDatabase, on_both},
};

/// One test for each group of the table, with one server.
macro_rules! groups {
    ($($name:ident),+ $(,)?) => {
        const GROUPS: &[&str] = &[$(stringify!($name)),+];

        $(async fn $name(database: TestDatabase) {
            every_case(stringify!($name), database).await;
        })+

        on_both!($($name),+);
    };
}

groups!(
    redirect_uri,
    loopback,
    authorization,
    pushing,
    pushed,
    codes,
    refreshing,
    clients,
    assertions,
    userinfo,
    introspection,
    revocation,
    transport,
    consent,
);

/// A second account, which the hint of a request may name.
const OTHER_PERSON: &str = "other@example.com";

async fn every_case(group: &str, database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in [PERSON, OTHER_PERSON] {
        app.account(login_id, Some("a long password"), None).await;
    }
    let server = NegativeServer::new(&app).await;
    let mut browser = server.logged_in(PERSON).await;
    let mut wrong = Vec::new();

    for case in NegativeTable::read().cases(group) {
        let answer = answer_to(&server, &case, &mut browser).await;
        if answer != case.expected() {
            wrong.push(format!("{}: {answer}, not {}", case.name, case.expected()));
        }
        if case.later > 0 {
            browser = server.logged_in(PERSON).await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The answer to a case, in the words of the table.
async fn answer_to<'a>(
    server: &NegativeServer<'a>,
    case: &NegativeCase,
    person: &mut Browser<'a>,
) -> String {
    let mut known = server.given(case, person).await;
    let mut other = match case.browser {
        CaseBrowser::Person => None,
        CaseBrowser::New => Some(server.app.browser()),
        CaseBrowser::OtherPerson => Some(server.logged_in(OTHER_PERSON).await),
    };
    let browser = match &mut other {
        Some(other) => other,
        None => &mut *person,
    };
    let mut request = NegativeRequest::of(server, case, &mut known);

    if case.twice {
        known.learn_tokens(&request.send(server, case, browser).await);
        // An assertion is signed anew: its id is the same.
        if case.assertion.is_some() {
            request = NegativeRequest::of(server, case, &mut known);
        }
    }
    server.app.server.clock.advance(Duration::from_secs(case.later));
    let answer = request.send(server, case, browser).await;

    let mut words = vec![described(server, case, &answer)];
    for name in case.after.keys() {
        words.push(format!("{name} {}", after(server, case, &known, name, person).await));
    }
    words.join(", ")
}

#[test]
fn every_case_has_a_name_a_section_and_a_test() {
    let table = NegativeTable::read();
    let groups: Vec<_> = table.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(groups, GROUPS);

    let cases: Vec<_> = groups.iter().flat_map(|group| table.cases(group)).collect();
    let names: BTreeSet<_> = cases.iter().map(|case| case.name.as_str()).collect();
    assert!(cases.len() >= 80, "{}", cases.len());
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    assert!(cases.iter().all(|case| case.section.contains('§')));
}

#[test]
fn every_difference_from_the_certified_server_is_explained() {
    let table = NegativeTable::read();
    let guide = std::fs::read_to_string(tidy::root().join("docs/conformance.md")).unwrap();
    let cases = table.groups.iter().flat_map(|group| table.cases(&group.name));
    let mut used = BTreeSet::new();
    let mut count = 0;

    for (case, difference) in cases.filter_map(|case| case.differs.clone().map(|why| (case, why))) {
        let CaseDifference { answer, because } = difference;
        let row = format!("| {} | {} | {answer} | {because} |", case.name, case.expected());
        let line = format!("- **{because}**: {}", table.reasons[&because]);
        for text in [row, line] {
            assert!(guide.contains(&text), "docs/conformance.md lacks {text}");
        }
        used.insert(because);
        count += 1;
    }
    assert!(guide.contains(&format!("{count} answers differ")), "{count} answers differ");
    assert_eq!(used, table.reasons.into_keys().collect());
}
