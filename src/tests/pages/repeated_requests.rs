//! Values of requests, shown as text on every page that repeats them (`docs/regressions.md` s01).

use std::collections::BTreeSet;

use reqwest::{Method, header};

use super::{
    escapes::{HOSTILE, shown, shows_as_text, visit_all},
    forms,
};
use crate::tests::support::{
    admin::form,
    administrators::{grant, with_passkey},
    harness::{Answer, App, Browser, TestDatabase, on_both},
    sdk::{ALICE, person},
};

on_both!(s01_values_of_a_request_show_as_text_on_every_page);

/// The parameters and fields of our pages.
#[rustfmt::skip]
const NAMES: [&str; 29] = [
    "q", "filter", "sort", "columns", "action", "actor", "next", "country", "code", "over", "again",
    "act", "page", "scheme", "accent", "accent_dark", "done", "sent", "saved", "loginId", "before",
    "from", "until", "cursor", "language", "whose", "link", "type", "name",
];

async fn s01_values_of_a_request_show_as_text_on_every_page(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    grant(&app, ALICE, "admin").await;
    let mut admin = with_passkey(&app, ALICE).await;
    let query = form(&NAMES.map(|name| (name, HOSTILE)));
    let encoded: String = url::form_urlencoded::byte_serialize(HOSTILE.as_bytes()).collect();
    let encoded = encoded.replace('+', "%20");
    for (parts, query) in
        [(encoded.as_str(), ""), ("01890000-0000-7000-8000-000000000000", query.as_str())]
    {
        let paths = shown(&app, &[("{id}", parts), ("{token}", parts), ("{name}", parts)]);
        let paths: BTreeSet<_> = paths.into_iter().map(|path| format!("{path}?{query}")).collect();
        visit_all("administrator", &mut admin, &paths).await;
        visit_all("visitor", &mut app.browser(), &paths).await;
    }
    // One parameter at a time: the first invalid one may hide the others.
    for name in NAMES {
        for path in [
            "/admin/accounts",
            "/admin/accounts/act",
            "/admin/audit",
            "/admin/branding",
            "/admin/mails",
            "/login",
            "/register",
        ] {
            let path = format!("{path}?{}", form(&[(name, HOSTILE)]));
            shows_as_text(&path, &admin.get(&path).await);
            shows_as_text(&path, &app.browser().get(&path).await);
        }
    }
    shows_as_text("nowhere", &app.browser().get(&format!("/{encoded}?{encoded}")).await);

    every_form(&app, &mut admin).await;
    for name in [
        "user-agent",
        "accept-language",
        "x-forwarded-for",
        "referer",
        "forwarded",
        "accept",
        "x-request-id",
    ] {
        for path in ["/login", "/account", "/nowhere", "/admin"] {
            let request = admin.request(Method::GET, path).header(header::ACCEPT, "text/html");
            let answer = admin.send(request.header(name, HOSTILE)).await;
            shows_as_text(&format!("{name} at {path}"), &answer);
        }
    }
    let cookie = app
        .client
        .get(app.url("/login"))
        .header(header::COOKIE, format!("vestibule-language={HOSTILE}"));
    shows_as_text("cookie", &Answer::of(cookie.send().await.unwrap()).await);
}

async fn every_form(app: &App, admin: &mut Browser<'_>) {
    let fields = NAMES.map(|name| (name, HOSTILE));
    for path in forms::posted(app) {
        let path =
            path.replace("{id}", "01890000-0000-7000-8000-000000000000").replace("{token}", "x");
        let fields: Vec<_> =
            fields.iter().copied().filter(|(name, _)| !["whose", "link"].contains(name)).collect();
        let more = [
            ("password", HOSTILE),
            ("document", HOSTILE),
            ("mrz", HOSTILE),
            ("confirm", HOSTILE),
            ("ownIdData", HOSTILE),
        ];
        let fields: Vec<_> = fields.into_iter().chain(more).collect();
        shows_as_text(
            &format!("visitor's form to {path}"),
            &app.browser().post(&path, &fields).await,
        );
        if path != "/logout" {
            shows_as_text(
                &format!("administrator's form to {path}"),
                &admin.post(&path, &fields).await,
            );
        }
    }
}
