//! The preview of a branding, and its framed samples.

use std::fs;

use reqwest::StatusCode;

use super::branding::{ESCAPED, NASTY, linked, logged_in, png, write};
use crate::tests::support::harness::{Browser, TestDatabase, new_folder, on_both};

on_both!(
    the_preview_shows_what_is_in_force_and_what_is_tried,
    the_preview_is_for_administrators,
    samples_are_framed_by_us_alone
);

async fn the_preview_shows_what_is_in_force_and_what_is_tried(database: TestDatabase) {
    let app = database
        .start(&[("VESTIBULE_BRAND_NAME", NASTY), ("VESTIBULE_BRAND_ACCENT", "#0a5c36")])
        .await;
    let mut admin = logged_in(&app, "admin").await;
    assert!(admin.get("/admin/settings").await.body.contains("href=\"/admin/branding\""));
    let page = admin.get("/admin/branding").await;
    assert!(page.body.contains("#0a5c36") && !page.body.contains(">Fail<"), "{}", page.body);
    assert_eq!(page.body.matches("<iframe").count(), 8);

    let tried = admin.get("/admin/branding?accent=%23ffcc00").await;
    assert!(
        tried.body.contains("#ffcc00 doesn’t have enough contrast. Try #")
            && tried.body.contains(">Fail<")
    );
    assert!(
        tried.body.contains("<bdi>1.41</bdi>") && tried.body.contains("Only you see this"),
        "{}",
        tried.body
    );
    assert!(tried.body.contains("accent=%23ffcc00&amp;"), "the samples show it too");
    let wrong = admin.get("/admin/branding?accent=red%3B%7D%3Cscript%3E").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("This isn’t a CSS color") && !wrong.body.contains("<script>"),
        "{}",
        wrong.body
    );
    assert!(!wrong.body.contains("accent=red"), "the samples show what is in force");

    let login = admin.get("/login?again").await;
    let accent = linked(&login, "/brand/accent.css").unwrap();
    assert!(admin.get(accent).await.body.contains("#0a5c36"), "a trial changes nothing");
    let listed = admin.get("/admin/settings").await.body;
    assert!(
        listed.contains("brand_accent_dark")
            && listed.contains("#0a5c36")
            && listed.contains(ESCAPED),
        "{listed}"
    );
}

async fn the_preview_is_for_administrators(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut support = logged_in(&app, "support").await;
    let colours = "scheme=dark&accent=%230a5c36&accent_dark=%2390c8a0";
    for path in [
        "/admin/branding".to_owned(),
        format!("/admin/branding/sample?page=login&{colours}"),
        format!("/admin/branding/accent.css?{colours}"),
    ] {
        assert_eq!(support.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(app.browser().get(&path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    assert!(!support.get("/admin").await.body.contains("/admin/settings"));
}

async fn samples_are_framed_by_us_alone(database: TestDatabase) {
    let folder = new_folder();
    let (logo, dark) = (write(&folder, "a", png(9, 9)), write(&folder, "b", png(9, 8)));
    let settings = [
        ("VESTIBULE_BRAND_NAME", NASTY),
        ("VESTIBULE_BRAND_LOGO", &logo),
        ("VESTIBULE_BRAND_LOGO_DARK", &dark),
        ("VESTIBULE_BRAND_TERMS_URL", "/terms"),
    ];
    let app = database.start(&settings).await;
    fs::remove_dir_all(folder).unwrap();
    let mut admin = logged_in(&app, "admin").await;
    let page = admin.get("/admin/branding").await;
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("frame-src 'self';") && policy.contains("frame-ancestors 'none'"),
        "{policy}"
    );
    let samples: Vec<_> = page
        .body
        .split("src=\"")
        .filter(|part| part.starts_with("/admin/branding/sample"))
        .collect();
    assert_eq!(samples.len(), 8);
    for sample in samples.iter().map(|part| part.split('"').next().unwrap().replace("&amp;", "&")) {
        check_sample(&mut admin, &sample).await;
    }
    assert_eq!(admin.get("/admin/branding/sample?page=x").await.status, StatusCode::BAD_REQUEST);
    let wrong = "/admin/branding/accent.css?scheme=dark&accent=red%7D&accent_dark=red";
    assert_eq!(admin.get(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Draws one sample, which shows the name, the logo and the colours of its scheme as text and
/// without any script.
async fn check_sample(admin: &mut Browser<'_>, sample: &str) {
    let drawn = admin.get(sample).await;
    assert_eq!(drawn.status, StatusCode::OK, "{sample}");
    if sample.contains("page=mail") {
        let policy = drawn.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'"), "{policy}");
        assert!(drawn.body.contains(ESCAPED) && !drawn.body.contains("<i>Tom"), "{}", drawn.body);
        assert!(drawn.body.contains(">123456</bdi>") && drawn.body.contains("Your code for"));
        return;
    }
    let policy = drawn.header("content-security-policy");
    assert!(
        policy.contains("frame-src 'none'") && policy.contains("frame-ancestors 'self'"),
        "{policy}"
    );
    assert_eq!(drawn.header("x-frame-options"), "SAMEORIGIN");
    assert!(
        drawn.body.contains("<body inert") && !drawn.body.contains("<script"),
        "{}",
        drawn.body
    );
    assert!(drawn.body.contains(ESCAPED) && !drawn.body.contains("<i>Tom"), "{}", drawn.body);
    let is_dark = sample.contains("scheme=dark");
    let style = linked(&drawn, "/admin/branding/accent.css").unwrap().replace("&amp;", "&");
    let scheme = if is_dark { "color-scheme:dark" } else { "color-scheme:light" };
    assert!(admin.get(&style).await.body.contains(scheme));
    let (other, logo) = if is_dark {
        ("/brand/logo.", "/brand/logo-dark.")
    } else {
        ("/brand/logo-dark.", "/brand/logo.")
    };
    assert!(linked(&drawn, logo).is_some() && linked(&drawn, other).is_none(), "{}", drawn.body);
    let shown = ["page=mistake", "page=login"].into_iter().find(|page| sample.contains(page));
    match shown {
        Some("page=mistake") => {
            assert!(drawn.body.contains("aria-invalid") && drawn.body.contains("you agree"));
        }
        Some(_) => assert!(drawn.body.contains("Log in with a passkey")),
        None => assert!(drawn.body.contains("button danger")),
    }
}
