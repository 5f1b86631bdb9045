//! The administrators' preview of mails.

use std::fs;

use reqwest::StatusCode;
use vestibule_app::Language;

use crate::{
    domain::message::mail::MailName,
    tests::{
        pages::branding::{ESCAPED, NASTY, linked, logged_in, png, write},
        support::harness::{TestDatabase, new_folder, on_both},
    },
};

on_both!(
    every_mail_can_be_seen_with_made_up_values,
    b67_the_frame_of_a_mail_runs_and_loads_nothing,
    mails_are_shown_to_those_who_see_the_settings
);

async fn every_mail_can_be_seen_with_made_up_values(database: TestDatabase) {
    let folder = new_folder();
    write(&folder, "deleted.fr.subject", "Adieu de {{ name }}");
    let path = folder.display().to_string();
    let settings = [("VESTIBULE_BRAND_NAME", NASTY), ("VESTIBULE_MAIL_TEMPLATES", path.as_str())];
    let app = database.start(&settings).await;
    fs::remove_dir_all(folder).unwrap();
    let mut admin = logged_in(&app, "admin").await;
    assert!(admin.get("/admin/settings").await.body.contains("href=\"/admin/mails\""));

    let page = admin.get("/admin/mails").await.body;
    assert!(
        page.contains("Your code is 123456.") && page.contains("No part of this email"),
        "{page}"
    );
    assert!(page.contains(ESCAPED) && !page.contains("<i>Tom"), "{page}");
    for mail in MailName::ALL {
        assert!(page.contains(&format!("<option value=\"{}\"", mail.as_str())), "{mail:?}");
        let page = admin.get(&format!("/admin/mails?mail={}&language=ja", mail.as_str())).await;
        assert!(page.status == StatusCode::OK && page.body.contains("<pre"), "{mail:?}");
        let frame = linked(&page, "/admin/mails/sample").unwrap().replace("&amp;", "&");
        let html = admin.get(&frame).await.body;
        assert!(html.contains("<html lang=\"ja\"") && html.contains(ESCAPED), "{html}");
    }
    for language in Language::ALL {
        assert!(page.contains(&format!("<option value=\"{}\"", language.tag())), "{language:?}");
    }
    let own = admin.get("/admin/mails?mail=deleted&language=fr").await.body;
    assert!(own.contains("deleted.fr.subject") && own.contains("Adieu de &lt;i&gt;"), "{own}");
    let unknown = admin.get("/admin/mails?mail=%3Cb%3E&language=%3Cb%3E").await;
    assert!(unknown.status == StatusCode::OK && !unknown.body.contains("<b>"), "{unknown:?}");
}

async fn b67_the_frame_of_a_mail_runs_and_loads_nothing(database: TestDatabase) {
    let folder = new_folder();
    let (logo, dark) = (write(&folder, "a", png(9, 9)), write(&folder, "b", png(9, 8)));
    let settings =
        [("VESTIBULE_BRAND_LOGO", logo.as_str()), ("VESTIBULE_BRAND_LOGO_DARK", dark.as_str())];
    let app = database.start(&settings).await;
    fs::remove_dir_all(folder).unwrap();
    let mut admin = logged_in(&app, "admin").await;
    let page = admin.get("/admin/mails").await;
    assert!(page.header("content-security-policy").contains("frame-src 'self';"));
    assert_eq!(page.body.matches("sandbox=\"\"").count(), 2, "{}", page.body);
    for (scheme, rule) in [("light", "@media not all"), ("dark", "@media all")] {
        let path = format!("/admin/mails/sample?mail=login_code&language=de&scheme={scheme}");
        let frame = admin.get(&path).await;
        assert_eq!(
            frame.header("content-security-policy"),
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'self'; sandbox"
        );
        assert_eq!(frame.header("x-frame-options"), "SAMEORIGIN");
        assert_eq!(frame.header("cache-control"), "no-store");
        assert!(frame.body.contains(rule) && frame.body.contains("Ihr Code"), "{}", frame.body);
        assert_eq!(frame.body.matches("src=\"data:image/png;base64,").count(), 2);
        assert!(!frame.body.contains("cid:") && !frame.body.contains("<script"));
    }
    let unknown = "/admin/mails/sample?mail=x&language=de&scheme=dark";
    assert_eq!(admin.get(unknown).await.status, StatusCode::BAD_REQUEST);
}

async fn mails_are_shown_to_those_who_see_the_settings(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut support = logged_in(&app, "support").await;
    for path in ["/admin/mails", "/admin/mails/sample?mail=login_code&language=de&scheme=dark"] {
        assert_eq!(support.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(app.browser().get(path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
}
