//! Lists of accounts: filtered, sorted and paged, compared with a plain predicate.

use std::time::Duration;

use serde_json::{Value, json};

use crate::tests::support::{
    admin::{ApiClient, form, set_schema},
    harness::{App, TestDatabase, on_both, text},
    sdk::refusal,
};

on_both!(
    filters_find_what_a_predicate_says_in_every_order,
    paging_returns_each_account_once_while_others_are_created,
    searches_find_parts_of_what_is_searchable,
    lists_are_counted_and_bounded,
);

#[derive(Clone, Debug)]
struct Person {
    id: String,
    login_id: String,
    status: &'static str,
    role: Option<&'static str>,
    city: Option<&'static str>,
    score: Option<i64>,
    /// Minutes after the first account.
    made: u64,
}

/// Thirty users who share cities, scores and prefixes of names.
async fn people(app: &App) -> Vec<Person> {
    let indexed = json!({"read": "user", "write": "user", "indexed": true, "searchable": true});
    let properties = json!({
        "city": {"type": "string", "x-vestibule": indexed},
        "score": {
            "type": "integer", "x-vestibule": {"read": "user", "write": "user", "indexed": true},
        },
        "note": {"type": "string", "x-vestibule": {"read": "user"}},
    });
    set_schema(app, &json!({"type": "object", "properties": properties})).await;
    let root = ApiClient::root(app).await;
    let mut people = Vec::new();
    for n in 0..30_u64 {
        let at = usize::try_from(n).unwrap();
        let mut person = Person {
            id: String::new(),
            login_id: format!(
                "{}{n:02}@example.{}",
                ["anna", "bert", "carl"][at % 3],
                ["com", "org"][at % 2]
            ),
            status: ["active", "active", "disabled", "pending"][at % 4],
            role: [None, Some("editor"), Some("writer"), None, None][at % 5],
            city: [Some("Ulm"), Some("ulm"), Some("Zürich"), Some("Essen"), None, Some("100%_\\")]
                [at % 6],
            score: (n % 7 != 0).then_some(i64::try_from(n % 4).unwrap() * 10 - 10),
            made: n,
        };
        let mut profile = json!({"city": person.city, "score": person.score});
        profile.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        let roles: Vec<_> = person.role.into_iter().collect();
        let account = json!({
            "loginId": person.login_id, "status": person.status, "roles": roles, "profile": profile,
        });
        person.id = root.create(&account).await;
        people.push(person);
        app.server.clock.advance(Duration::from_secs(60));
    }
    people
}

type Predicate = fn(&Person) -> bool;

const FILTERS: [(&str, Predicate); 20] = [
    ("", |_| true),
    ("status eq \"active\"", |p| p.status == "active"),
    ("status ne \"disabled\"", |p| p.status != "disabled"),
    ("roles eq \"editor\"", |p| p.role == Some("editor")),
    ("not (roles pr)", |p| p.role.is_none()),
    ("roles ne \"editor\"", |p| p.role != Some("editor")),
    ("loginId sw \"BERT\"", |p| p.login_id.starts_with("bert")),
    ("loginId ew \"e.org\"", |p| p.login_id.ends_with("e.org")),
    ("loginId co \"NA0\"", |p| p.login_id.contains("na0")),
    ("profile.city eq \"ULM\"", |p| p.city.is_some_and(|city| city.eq_ignore_ascii_case("ulm"))),
    ("profile.city co \"%_\\\\\"", |p| p.city == Some("100%_\\")),
    ("profile.city ne \"Ulm\"", |p| !p.city.is_some_and(|city| city.eq_ignore_ascii_case("ulm"))),
    ("profile.city sw \"zü\" or profile.score eq 20", |p| {
        p.city == Some("Zürich") || p.score == Some(20)
    }),
    ("profile.score gt 0", |p| p.score.is_some_and(|score| score > 0)),
    ("profile.score le 0", |p| p.score.is_some_and(|score| score <= 0)),
    ("not (profile.score gt 0)", |p| p.score.is_none_or(|score| score <= 0)),
    ("profile.score eq null and status eq \"active\"", |p| {
        p.score.is_none() && p.status == "active"
    }),
    ("lastLoginAt pr", |_| false),
    ("status eq \"pending\" and (roles pr or profile.score lt 10)", |p| {
        p.status == "pending" && (p.role.is_some() || p.score.is_some_and(|score| score < 10))
    }),
    ("not (status eq \"active\" or loginId sw \"anna\")", |p| {
        p.status != "active" && !p.login_id.starts_with("anna")
    }),
];

/// The sort key of an account, as a text that compares in the same order.
fn key(person: &Person, by: &str) -> String {
    match by {
        "loginId" => person.login_id.clone(),
        "profile.city" => person.city.unwrap_or_default().to_lowercase(),
        "profile.score" => {
            person.score.map_or(String::new(), |score| format!("{:03}", score + 100))
        }
        _ => String::new(),
    }
}

async fn filters_find_what_a_predicate_says_in_every_order(database: TestDatabase) {
    let app = database.start(&[]).await;
    let people = people(&app).await;
    let root = ApiClient::root(&app).await;
    for (filter, predicate) in FILTERS {
        for by in ["createdAt", "loginId", "lastLoginAt", "profile.city", "profile.score"] {
            let mut expected: Vec<_> = people.iter().filter(|person| predicate(person)).collect();
            expected.sort_by_key(|person| (key(person, by), person.id.clone()));
            let mut expected: Vec<_> =
                expected.iter().map(|person| person.login_id.clone()).collect();
            let up = root.walk(&[("filter", filter), ("sort", by), ("limit", "3")]).await;
            assert_eq!(up, expected, "{filter} by {by}");
            expected.reverse();
            let down =
                root.walk(&[("filter", filter), ("sort", &format!("-{by}")), ("limit", "3")]).await;
            assert_eq!(down, expected, "{filter} by -{by}");
        }
    }
    let first = people[0].clone();
    let made = text(&root.get(&format!("/accounts/{}", people[10].id)).await.json()["createdAt"]);
    for (operator, predicate) in [
        ("gt", (|made| made > 10) as fn(u64) -> bool),
        ("ge", |made| made >= 10),
        ("lt", |made| made < 10),
        ("eq", |made| made == 10),
    ] {
        let found = root
            .walk(&[
                ("filter", &format!("createdAt {operator} \"{made}\"")),
                ("sort", "createdAt"),
                ("limit", "3"),
            ])
            .await;
        let expected: Vec<_> = people
            .iter()
            .filter(|person| predicate(person.made))
            .map(|person| person.login_id.clone())
            .collect();
        assert_eq!(found, expected, "{operator}");
    }
    assert_eq!(
        root.walk(&[("filter", &format!("id eq \"{}\"", first.id))]).await,
        [first.login_id]
    );
}

async fn paging_returns_each_account_once_while_others_are_created(database: TestDatabase) {
    let app = database.start(&[]).await;
    let people = people(&app).await;
    let root = ApiClient::root(&app).await;
    for (round, sort) in ["createdAt", "-createdAt", "loginId", "-profile.city", "profile.score"]
        .into_iter()
        .enumerate()
    {
        let (mut met, mut cursor, mut page) = (Vec::new(), None::<String>, 0);
        loop {
            let mut query = vec![("sort", sort), ("limit", "4")];
            query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
            let answer = root.get(&format!("/accounts?{}", form(&query))).await.json();
            met.extend(
                answer["items"].as_array().unwrap().iter().map(|item| text(&item["loginId"])),
            );
            page += 1;
            let new = json!({
                "loginId": format!("new{round}x{page}@example.com"),
                "profile": {"city": "Ulm", "score": 10},
            });
            if page < 6 {
                root.create(&new).await;
            }
            match answer["nextCursor"].as_str() {
                Some(next) => cursor = Some(next.to_owned()),
                None => break,
            }
        }
        for person in &people {
            assert_eq!(
                met.iter().filter(|met| **met == person.login_id).count(),
                1,
                "{sort} {}",
                person.login_id
            );
        }
        met.sort_unstable();
        let before = met.len();
        met.dedup();
        assert_eq!(met.len(), before, "{sort}");
    }
}

async fn searches_find_parts_of_what_is_searchable(database: TestDatabase) {
    let app = database.start(&[]).await;
    let people = people(&app).await;
    let root = ApiClient::root(&app).await;
    for (q, predicate) in [
        ("ÜRI", (|p| p.city == Some("Zürich")) as Predicate),
        ("a0", |_| false),
        ("%_\\", |p| p.city == Some("100%_\\")),
        ("ert0", |p| p.login_id.contains("ert0")),
        ("\" OR \"", |_| false),
    ] {
        let answer = root.get(&format!("/accounts?{}", form(&[("q", q)]))).await;
        if q.chars().count() < 3 {
            assert_eq!(refusal(&answer), (422, "short_search".to_owned()));
            continue;
        }
        let found = root.walk(&[("q", q), ("sort", "createdAt"), ("limit", "3")]).await;
        let expected: Vec<_> = people
            .iter()
            .filter(|person| predicate(person))
            .map(|person| person.login_id.clone())
            .collect();
        assert_eq!(found, expected, "{q}");
    }
    let long = format!("banana-{}@example.com", "x".repeat(50));
    let emails = json!([{"value": "zoe@one.example"}, {"value": "zoe@two.example"}]);
    root.create(&json!({"loginId": long, "status": "active", "emails": emails})).await;
    for (q, found) in [
        ("banana-x", 1),
        // Each trigram occurs in the text, but not in a row.
        ("bananana", 0),
        (&long, 1),
        (&long.replace(".com", ".net"), 0),
        ("zoe@", 1),
    ] {
        assert_eq!(root.walk(&[("q", q), ("limit", "3")]).await.len(), found, "{q}");
    }
    // An account is listed once, however many of its addresses match.
    assert_eq!(root.walk(&[("filter", "emails sw \"zoe@\"")]).await, [long]);
}

async fn lists_are_counted_and_bounded(database: TestDatabase) {
    let app = database.start(&[]).await;
    people(&app).await;
    let root = ApiClient::root(&app).await;
    assert_eq!(root.get("/accounts?total=true&limit=1").await.json()["total"], 30);
    assert_eq!(root.get("/accounts?limit=1").await.json().get("total"), None::<&Value>);
    let filter = form(&[("filter", "status eq \"pending\""), ("total", "true")]);
    assert_eq!(root.get(&format!("/accounts?{filter}")).await.json()["total"], 7);
    let other = text(&root.get("/accounts?limit=1&sort=loginId").await.json()["nextCursor"]);
    for (query, code) in [
        ("limit=0".to_owned(), "invalid_query"),
        ("limit=201".to_owned(), "invalid_query"),
        ("limit=99999999999999999999".to_owned(), "invalid_query"),
        ("limit=1&limit=2".to_owned(), "invalid_query"),
        ("page=2".to_owned(), "invalid_query"),
        ("total=yes".to_owned(), "invalid_query"),
        ("q=abc%00".to_owned(), "invalid_query"),
        ("fields=password".to_owned(), "invalid_fields"),
        ("fields=".to_owned(), "invalid_fields"),
        ("sort=profile.note".to_owned(), "invalid_sort"),
        ("filter=%28".to_owned(), "invalid_filter"),
        (form(&[("filter", &"(".repeat(3000))]), "invalid_filter"),
        (form(&[("filter", "profile.note eq \"x\"")]), "not_indexed"),
        (form(&[("filter", "loginId co \"a0\"")]), "not_indexed"),
        (form(&[("cursor", &other)]), "invalid_cursor"),
        ("cursor=x".to_owned(), "invalid_cursor"),
    ] {
        assert_eq!(
            refusal(&root.get(&format!("/accounts?{query}")).await),
            (422, code.to_owned()),
            "{query}"
        );
    }
    for path in [
        "/schema?x=1",
        "/tokens?x=1",
        "/tokens?cursor=x",
        "/accounts:deleted?cursor=1_x",
        "/schema/versions?cursor=x",
        "/audit?x=1",
        "/messages?state=gone",
        "/audit?since=now",
        "/audit?cursor=x",
    ] {
        assert_eq!(refusal(&root.get(path).await), (422, "invalid_query".to_owned()), "{path}");
    }
}
