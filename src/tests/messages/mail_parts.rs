//! Mails as a mail server of another project accepts them, and Python's parsers read them.

use std::fs;

use axum::Router;
use reqwest::{Method, StatusCode};
use serde_json::json;
use vestibule_app::Language;

use super::send_requests::deliver;
use crate::{
    domain::message::mail::MailName,
    platform::Platform,
    startup,
    tests::{
        pages::branding::{NASTY, png, write},
        support::{
            harness::{App, TestDatabase, new_folder, on_both},
            peers::{ParsedMail, SmtpServer},
        },
    },
};

on_both!(
    b67_every_mail_says_the_same_as_text_and_as_html_in_every_language,
    b67_a_name_full_of_markup_is_text_in_every_mail,
    a_code_is_mailed_in_two_parts_with_the_logo,
    a_mail_of_another_platform_is_sent_as_it_is
);

/// The size that Gmail shows without clipping.
const MAX_MAIL_BYTES: usize = 100_000;

pub(super) async fn with_mail(
    database: TestDatabase,
    server: &SmtpServer,
    settings: &[(&str, &str)],
) -> App {
    let url = format!("smtp://{}", server.address);
    let mail = [
        ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
        ("VESTIBULE_SMTP_URL", url.as_str()),
        ("VESTIBULE_EMAIL_FROM", "Login <login@example.com>"),
    ];
    database.start(&[&mail[..], settings].concat()).await
}

/// A platform beside that of the app, for its samples.
pub(super) fn platform(app: &App) -> Platform {
    startup::local_platform(&app.server, Router::new()).unwrap().unwrap()
}

/// Has the sample of a mail sent as the platform has its own sent.
async fn send_sample(app: &App, platform: &Platform, mail: MailName, language: Language) -> String {
    let sample = platform.sample_mail(mail, language, None);
    let to = format!("{}.{}@example.com", mail.as_str(), language.tag().to_lowercase());
    let body = json!({
        "email": to, "subject": sample.subject, "body": sample.body, "kind": "deletion",
        "design": { "html": sample.html },
    });
    assert_eq!(app.call("sendEmail", &body).await.status, StatusCode::ACCEPTED);
    to
}

/// The words without the marks that isolate names in a text of the other direction.
fn words(text: &str) -> String {
    let plain = text.replace(['\u{2068}', '\u{2069}'], "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks what every mail must be, whatever it says.
fn check(mail: &ParsedMail) {
    assert_eq!(mail.defects, Vec::<String>::new());
    assert!(mail.is_ascii && mail.longest_line <= 998, "{}", mail.longest_line);
    assert!(mail.bytes < MAX_MAIL_BYTES, "{}", mail.bytes);
    for (name, value) in [("auto-submitted", "auto-generated"), ("mime-version", "1.0")] {
        assert_eq!(mail.headers[name], value);
    }
    assert!(mail.headers.contains_key("date") && mail.headers["message-id"].starts_with('<'));

    let foreign: Vec<_> =
        mail.sources.iter().filter(|source| !source.starts_with("cid:")).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    assert!(!mail.html.contains("url(") && !mail.html.contains("@import"), "{}", mail.html);
    let known = [
        "a", "b", "bdi", "body", "br", "div", "h1", "head", "html", "img", "meta", "p", "style",
        "table", "td", "title", "tr",
    ];
    let unknown: Vec<_> =
        mail.elements.iter().filter(|element| !known.contains(&element.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// Checks that the HTML shows all that the text says, and nothing more but its frame.
fn check_same(mail: &ParsedMail, origin: &str) {
    let html = words(&mail.words.join(" "));
    let paragraphs: Vec<_> = mail.text.split("\n\n").map(words).filter(|p| !p.is_empty()).collect();
    assert!(paragraphs.len() >= 3, "{}", mail.text);
    for paragraph in &paragraphs {
        // The text has the link after its name, in brackets.
        let link = paragraph.split_once(&format!(" ({origin}"));
        if let Some((name, url)) = link {
            let url = format!("{origin}{}", url.trim_end_matches(')'));
            assert!(html.contains(name) && html.contains(&url), "{paragraph} in {html}");
            assert_eq!(mail.links, [url]);
        } else {
            assert!(html.contains(paragraph), "{paragraph} in {html}");
        }
    }
    assert!(mail.text.contains(&mail.links[0]), "{}", mail.text);

    // The name of the site, the subject, the code, and the line at the foot.
    let text = words(&mail.text);
    let more: Vec<_> = mail.words.iter().filter(|line| !text.contains(&words(line))).collect();
    assert!(more.len() <= 3, "{more:?}");
}

async fn b67_every_mail_says_the_same_as_text_and_as_html_in_every_language(
    database: TestDatabase,
) {
    let server = SmtpServer::start(&[]).await;
    let app = with_mail(database, &server, &[]).await;
    let platform = platform(&app);
    let mut sent = Vec::new();
    for mail in MailName::ALL {
        for language in Language::ALL {
            let to = send_sample(&app, &platform, *mail, language).await;
            sent.push((to, platform.sample_mail(*mail, language, None), language));
        }
    }
    deliver(&app).await;
    let mails = server.parsed();
    assert_eq!(mails.len(), sent.len());
    for (to, sample, language) in sent {
        let mail = &mails[&to];
        check(mail);
        check_same(mail, &app.origin());
        assert_eq!(mail.types, ["multipart/alternative", "text/plain", "text/html"]);
        assert_eq!(mail.headers["subject"], sample.subject);
        assert_eq!(mail.headers["content-language"], language.tag());
        let unchanged = nanohtml2text::html2text(&sample.body).replace("\r\n", "\n");
        assert_eq!(mail.text.trim_end(), unchanged.trim_end(), "{to}");
        let (tag, direction) = (language.tag(), language.direction());
        assert!(mail.html.contains(&format!("<html lang=\"{tag}\" dir=\"{direction}\">")), "{to}");
    }
}

async fn b67_a_name_full_of_markup_is_text_in_every_mail(database: TestDatabase) {
    let server = SmtpServer::start(&[]).await;
    let app = with_mail(database, &server, &[("VESTIBULE_BRAND_NAME", NASTY)]).await;
    let platform = platform(&app);
    for mail in MailName::ALL {
        send_sample(&app, &platform, *mail, Language::DEFAULT).await;
    }
    deliver(&app).await;
    let mails = server.parsed();
    assert_eq!(mails.len(), MailName::ALL.len());
    for (to, mail) in mails {
        check(&mail);
        check_same(&mail, &app.origin());
        assert!(mail.headers["subject"].contains(NASTY) || to.starts_with("summary"), "{to}");
        assert!(mail.words.iter().any(|words| words == NASTY), "{to}: {:?}", mail.words);
        assert!(!mail.html.contains("<i>"), "{to}");
    }
}

async fn a_code_is_mailed_in_two_parts_with_the_logo(database: TestDatabase) {
    let server = SmtpServer::start(&[]).await;
    let folder = new_folder();
    let (light, dark) =
        (write(&folder, "light", png(400, 100)), write(&folder, "dark", png(100, 10)));
    let settings = [
        ("VESTIBULE_BRAND_NAME", "Blåbær Søndag"),
        ("VESTIBULE_BRAND_LOGO", light.as_str()),
        ("VESTIBULE_BRAND_LOGO_DARK", dark.as_str()),
        ("VESTIBULE_BRAND_ACCENT", "#0a5c36"),
    ];
    let app = with_mail(database, &server, &settings).await;
    fs::remove_dir_all(folder).unwrap();
    app.account("ada@example.com", None, Some("keys")).await;
    let request =
        app.browser().request(Method::POST, "/login/code").header("accept-language", "ar");
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    request.body("loginId=ada@example.com").send().await.unwrap();
    app.finish_background_tasks().await;
    deliver(&app).await;

    let mails = server.parsed();
    let mail = &mails["ada@example.com"];
    check(mail);
    check_same(mail, &app.origin());
    let types = [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "image/png",
    ];
    assert_eq!(mail.types, types);
    assert_eq!(mail.sources, ["cid:logo@vestibule", "cid:logo-dark@vestibule"]);
    let ids: Vec<_> = mail.logos.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids, ["<logo@vestibule>", "<logo-dark@vestibule>"]);
    assert!(mail.logos.iter().all(|(_, disposition, size)| {
        disposition.starts_with("inline") && *size == png(1, 1).len()
    }));
    // 400 by 100 pixels are 128 by 32, and 100 by 10 are too wide for that height.
    assert!(mail.html.contains("width=\"128\" height=\"32\""), "{}", mail.html);
    assert!(mail.html.contains("width=\"240\" height=\"24\""), "{}", mail.html);
    assert!(mail.html.contains("background:#0a5c36") && mail.html.contains("dir=\"rtl\""));

    let code = mail.text.trim_end().rsplit('#').next().unwrap();
    assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{}", mail.text);
    assert!(mail.words.iter().any(|words| words == code), "in one piece: {:?}", mail.words);
    assert!(mail.text.trim_end().lines().last().unwrap().starts_with("@localhost #"));
}

async fn a_mail_of_another_platform_is_sent_as_it_is(database: TestDatabase) {
    let server = SmtpServer::start(&[]).await;
    let folder = new_folder();
    let logo = write(&folder, "logo", png(9, 9));
    let app = with_mail(database, &server, &[("VESTIBULE_BRAND_LOGO", &logo)]).await;
    fs::remove_dir_all(folder).unwrap();
    let html = "<p>Use <b>864209</b>.</p><img src=\"cid:logo@vestibule\">";
    let body = json!({ "email": "ada@example.com", "subject": "Code", "body": html });
    assert_eq!(app.call("sendEmail", &body).await.status, StatusCode::ACCEPTED);
    for design in [json!({ "html": " " }), json!({ "html": "x".repeat(128 * 1024 + 1) })] {
        let body = json!({ "email": "a@example.com", "subject": "Code", "body": html,
                           "design": design });
        let refused = app.call("sendEmail", &body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
    }
    deliver(&app).await;
    let mails = server.parsed();
    assert_eq!(mails.len(), 1);
    let mail = &mails["ada@example.com"];
    assert_eq!((mail.html.trim(), mail.text.trim()), (html, "Use 864209."));
    assert_eq!(mail.types, ["multipart/alternative", "text/plain", "text/html"]);
}
