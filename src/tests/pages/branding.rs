//! The branding: name, logo, accent colour, links and stylesheet.

use std::{fs, path::Path, process::ExitCode};

use clap::Parser;
use reqwest::StatusCode;

use crate::{
    cli,
    tests::{
        operations::settings::{load, mistakes},
        support::{
            administrators::{grant, with_passkey},
            harness::{Answer, App, Browser, TestDatabase, new_folder, on_both},
            mailbox::newest_message,
            sdk::{ALICE, sdk},
        },
    },
};

on_both!(
    the_name_is_shown_wherever_users_read_one,
    without_a_name_messages_name_the_host,
    the_logo_is_cached_for_ever_and_runs_no_script,
    the_accent_and_the_own_stylesheet_come_after_ours,
    terms_and_privacy_are_linked_at_the_foot_and_where_accounts_are_created
);

/// A name that would break any output that does not escape it.
pub(crate) const NASTY: &str = "<i>Tom & Jerry's</i> \"{$x}\" {code}";

pub(crate) const ESCAPED: &str = "&lt;i&gt;Tom &amp; Jerry's&lt;/i&gt;";

const SVG: &str = r#"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 1"><script>alert(1)</script></svg>"#;

pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.display().to_string()
}

/// The head of a PNG of this size in pixels.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &size[..], b"\x08\x06\0\0\0"].concat()
}

/// A browser in which a user with this role is logged in.
pub(crate) async fn logged_in<'a>(app: &'a App, role: &str) -> Browser<'a> {
    let login_id = format!("{role}@example.com");
    app.account(&login_id, None, Some("keys")).await;
    grant(app, &login_id, role).await;
    with_passkey(app, &login_id).await
}

/// The page's links that begin like this.
pub(crate) fn linked<'a>(page: &'a Answer, start: &str) -> Option<&'a str> {
    page.body.split('"').find(|part| part.starts_with(start))
}

async fn the_name_is_shown_wherever_users_read_one(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_BRAND_NAME", NASTY)]).await;
    let mut browser = app.browser();
    for (path, heading) in [("/", "Welcome"), ("/login", "Log in"), ("/nowhere", "Page not found")]
    {
        let page = browser.get(path).await.body;
        let title = page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(title.starts_with(&format!("{heading} · {ESCAPED}")), "{title}");
        let brand = page.split("class=\"brand\"").nth(1).unwrap().split("</a>").next().unwrap();
        assert!(brand.contains(ESCAPED), "{brand}");
        assert!(!page.contains("Vestibule") && !page.contains("<i>Tom"), "{page}");
    }
    let admin = logged_in(&app, "admin").await.get("/admin").await.body;
    assert!(admin.contains(ESCAPED) && !admin.contains("<i>Tom"), "{admin}");

    browser.post("/register", &[("loginId", ALICE), ("password", "a long password")]).await;
    let mail = newest_message(&app, ALICE, 1).await;
    assert_eq!(mail.subject, format!("Your code for {NASTY}"));
    assert!(mail.text.contains(ESCAPED) && !mail.text.contains("<i>Tom"), "{mail:?}");
    assert!(mail.text.contains("Enter it at localhost to"), "{mail:?}");
    browser
        .post("/register", &[("loginId", "+14155552671"), ("password", "a long password")])
        .await;
    let sms = newest_message(&app, "+14155552671", 1).await;
    assert!(sms.text.starts_with(&format!("Your code for {NASTY} is ")), "{sms:?}");
    let (_, options) = sdk(&app).start("register", Some(ALICE)).await;
    assert_eq!(options["rp"]["name"], NASTY);
}

async fn without_a_name_messages_name_the_host(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.browser().post("/register", &[("loginId", ALICE), ("password", "a long password")]).await;
    assert_eq!(newest_message(&app, ALICE, 1).await.subject, "Your code for localhost");
    let (_, options) = sdk(&app).start("register", Some(ALICE)).await;
    assert_eq!(options["rp"]["name"], "localhost");
    let page = app.browser().get("/login").await;
    assert!(page.body.contains("<title>Log in · Vestibule</title>"));
    assert!(
        !page.body.contains("/brand/") && !page.body.contains("class=\"legal\""),
        "no brand, no bytes"
    );
    assert_eq!(app.browser().get("/brand/accent.css").await.status, StatusCode::NOT_FOUND);
}

async fn the_logo_is_cached_for_ever_and_runs_no_script(database: TestDatabase) {
    let folder = new_folder();
    let (light, dark) = (write(&folder, "a", SVG), write(&folder, "b", png(200, 32)));
    let settings = [
        ("VESTIBULE_BRAND_NAME", NASTY),
        ("VESTIBULE_BRAND_LOGO", &light),
        ("VESTIBULE_BRAND_LOGO_DARK", &dark),
    ];
    let app = database.start(&settings).await;
    fs::remove_dir_all(folder).unwrap();
    let page = app.browser().get("/login").await;
    let (light, dark) = (
        linked(&page, "/brand/logo.svg?v=").unwrap(),
        linked(&page, "/brand/logo-dark.png?v=").unwrap(),
    );
    assert!(
        page.body.contains(&format!(
            "<source srcset=\"{dark}\" media=\"(prefers-color-scheme: dark)\">"
        ))
    );
    assert!(
        page.body.contains("alt=\"&lt;i&gt;Tom &amp; Jerry"),
        "the name is its alternative text"
    );
    for (url, kind) in [(light, "image/svg+xml"), (dark, "image/png")] {
        let file = app.browser().get(url).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, kind));
        assert!(file.header("cache-control").contains("immutable"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(
            file.header("content-security-policy").starts_with("default-src 'none';"),
            "its scripts do not run"
        );
    }
    for path in ["/brand/logo.png", "/brand/own.css", "/brand/..%2fCargo.toml", "/brand/a"] {
        assert_eq!(app.browser().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn the_accent_and_the_own_stylesheet_come_after_ours(database: TestDatabase) {
    let folder = new_folder();
    let css = write(&folder, "own.css", ":root{--radius:0}");
    let app = database
        .start(&[("VESTIBULE_BRAND_ACCENT", "oklch(0.42 0.1 155)"), ("VESTIBULE_BRAND_CSS", &css)])
        .await;
    fs::remove_dir_all(folder).unwrap();
    let page = app.browser().get("/login").await;
    let sheets = ["/assets/vestibule.css?v=", "/brand/accent.css?v=", "/brand/own.css?v="];
    let sheets = sheets
        .map(|start| linked(&page, start).unwrap_or_else(|| panic!("{start} in {}", page.body)));
    let places = sheets
        .map(|url| page.body.find(&format!("<link rel=\"stylesheet\" href=\"{url}\"")).unwrap());
    assert!(places.is_sorted(), "{places:?}");
    for (url, content) in
        [(sheets[1], ":root{--accent:#095c34;--accent-pressed:"), (sheets[2], ":root{--radius:0}")]
    {
        let sheet = app.browser().get(url).await;
        assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
        assert!(sheet.header("cache-control").contains("immutable"));
        assert!(sheet.body.starts_with(content), "{}", sheet.body);
    }
    let admin = logged_in(&app, "admin").await.get("/admin").await;
    assert!(linked(&admin, "/brand/accent.css").is_some());
    assert_eq!(linked(&admin, "/brand/own.css"), None, "the administrators' pages stay whole");
}

async fn terms_and_privacy_are_linked_at_the_foot_and_where_accounts_are_created(
    database: TestDatabase,
) {
    let (terms, privacy) = ("https://example.com/terms?a=1&b=%22", "/privacy");
    let app = database
        .start(&[("VESTIBULE_BRAND_TERMS_URL", terms), ("VESTIBULE_BRAND_PRIVACY_URL", privacy)])
        .await;
    let escaped = terms.replace('&', "&amp;");
    for path in ["/", "/login", "/register", "/nowhere"] {
        let page = app.browser().get(path).await.body;
        let foot = page.split("<footer>").nth(1).unwrap();
        assert!(foot.contains(&format!("<a href=\"{escaped}\">Terms of use</a>")), "{foot}");
        assert!(foot.contains("<a href=\"/privacy\">Privacy</a>"), "{foot}");
    }
    let page = app.browser().get("/register").await.body;
    let agreed =
        format!("By creating an account, you agree to the <a href=\"{escaped}\">terms of use</a>.");
    assert!(page.contains(&agreed), "{page}");
    assert!(page.contains("The <a href=\"/privacy\">privacy notice</a> says"), "{page}");
    let german =
        app.browser().request(reqwest::Method::GET, "/register").header("accept-language", "de");
    let german = Answer::of(german.send().await.unwrap()).await.body;
    assert!(german.contains("stimmen Sie den <a href"), "{german}");
}

#[tokio::test]
async fn an_invalid_branding_is_refused_before_the_start() {
    let folder = new_folder();
    let file = |name: &str, content: &[u8]| write(&folder, name, content);
    let logos = [
        ("/nowhere.svg".to_owned(), "cannot be read"),
        (folder.display().to_string(), "cannot be read"),
        (file("large", &vec![b' '; 64 * 1024 + 1]), "is too large: the maximum is 64 KiB"),
        (file("gif", b"GIF89a\x01\0\x01\0\0\0\0"), "is neither SVG nor PNG nor WebP"),
        (file("html", b"<html><svg/></html>"), "is neither SVG nor PNG nor WebP"),
        (file("bare", b"<svg viewBox='0 0 1 1'/>"), "is neither SVG nor PNG nor WebP"),
        (
            file("cut", b"<svg xmlns='http://www.w3.org/2000/svg'"),
            "is neither SVG nor PNG nor WebP",
        ),
        (file("shape", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "has no viewBox"),
        (file("wide", &png(2_049, 1)), "is 2049 by 1 pixels; the maximum is 2048 either way"),
        (file("head", &png(1, 1)[..12]), "is broken"),
    ];
    let logos = logos.iter().map(|(path, why)| ("BRAND_LOGO", path.as_str(), *why));
    let latin = file("latin", b"\xe9");
    let long = "x".repeat(49);
    let others = [
        ("BRAND_NAME", "two\nlines", "must be one line"),
        ("BRAND_NAME", "evil\u{202e}eman", "must be one line"),
        ("BRAND_NAME", &long, "must have at most 48 characters"),
        ("BRAND_LOGO_DARK", &file("ok", &png(9, 9)), "has no effect without brand_logo"),
        ("BRAND_ACCENT", "blueish", "is not a CSS colour"),
        ("BRAND_ACCENT", "#0a5c3680", "must not be transparent"),
        (
            "BRAND_ACCENT",
            "#fc0",
            "#ffcc00 has a contrast of 1.41 as words on the page, and 4.5 is needed; #",
        ),
        (
            "BRAND_ACCENT_DARK",
            "#0a5c36",
            "#0a5c36 has a contrast of 2.06 as words on a card, and 4.5 is needed; #",
        ),
        ("BRAND_TERMS_URL", "http://example.com", "must be an https address"),
        ("BRAND_TERMS_URL", "javascript:alert(1)", "must be an https address"),
        ("BRAND_PRIVACY_URL", "//example.com", "must be an https address"),
        ("BRAND_PRIVACY_URL", "https://a:b@example.com", "must be an https address"),
        ("BRAND_CSS", &latin, "is not UTF-8"),
        ("BRAND_CSS", "/nowhere.css", "cannot be read"),
    ];
    for (setting, value, why) in logos.chain(others) {
        let listed = mistakes(&[(&format!("VESTIBULE_{setting}"), value)]);
        let line = format!("  - {}: ", setting.to_ascii_lowercase());
        assert!(listed.contains(&line) && listed.contains(why), "{value}: {listed}");
    }
    let check = cli::Arguments::try_parse_from(["vestibule", "config", "check"]).unwrap();
    let faint = [("VESTIBULE_BRAND_ACCENT".to_owned(), "#fc0".to_owned())].into_iter().collect();
    assert_eq!(cli::run(check, &faint).await, ExitCode::from(2));
    // The advice of the refusal is accepted.
    let advised = mistakes(&[("VESTIBULE_BRAND_ACCENT", "#fc0")]);
    let advised = advised.split("is needed; ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(load(&[("VESTIBULE_BRAND_ACCENT", advised)]).is_ok(), "{advised}");
    fs::remove_dir_all(folder).unwrap();
}
