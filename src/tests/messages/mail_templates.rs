//! The operator's templates of mails: refused at the start, or used.

use std::{fs, path::Path, process::ExitCode};

use clap::Parser;
use reqwest::Method;
use vestibule_app::Language;

use super::{
    mail_parts::{platform, with_mail},
    send_requests::deliver,
};
use crate::{
    cli,
    domain::message::mail::{MailName, MailPart, MailPlaceholder},
    tests::{
        operations::settings::{load, mistakes},
        pages::branding::{NASTY, write},
        support::{
            harness::{TestDatabase, new_folder, on_both},
            peers::SmtpServer,
        },
    },
};

on_both!(b67_a_template_replaces_a_part_and_escapes_its_values);

fn templates(folder: &Path) -> [(&'static str, String); 1] {
    [("VESTIBULE_MAIL_TEMPLATES", folder.display().to_string())]
}

fn refusals(folder: &Path) -> String {
    let settings = templates(folder);
    mistakes(&settings.each_ref().map(|(name, value)| (*name, value.as_str())))
}

#[tokio::test]
async fn b67_every_mistake_in_a_template_is_named_with_file_and_line() {
    let folder = new_folder();
    for (name, content) in [
        ("login_code.de.html", "<p>\n{{ code }}\n{% if user %}{{ user.name }}{% endif %}"),
        ("login_code.en.txt", "{{ code }}"),
        ("login_code.fr.html", "<p>{{ link }}</p>"),
        ("login_code.it.txt", "{% if false %}{{ code }}{% endif %}"),
        ("login_code.ja.html", "\n\n{{ code"),
        ("login_code.ko.subject", "one\ntwo"),
        ("login_code.ru.html", "<p>{% autoescape false %}{{ name }}{% endautoescape %}{{ code }}"),
        ("login_code.th.html", "{{ code }}\n{{ name|upper }}"),
        ("login_code.tr.txt", "{{ code }}\n{{ name.first }}"),
        ("login_code.vi.md", "{{ code }}"),
        ("new_browser.de.txt", "{{ code }}"),
        ("summary.de.txt", "{% for change in changes %}{{ change }}{% endfor %}"),
        ("welcome.de.html", "hello"),
        ("README", "these are ours"),
        (".gitkeep", ""),
    ] {
        write(&folder, name, content);
    }
    write(&folder, "login_code.ms.txt", b"{{ code }}\n\xff");
    write(&folder, "login_code.id.txt", "{{ code }}".repeat(10_000));
    let listed = refusals(&folder);
    for mistake in [
        "/README: the name must be as in login_code.de.html",
        "/login_code.de.html:3: there is no placeholder user in login_code",
        "/login_code.en.txt: there is no language en",
        "/login_code.fr.html: must show {{ code }}",
        "/login_code.id.txt is too large: the maximum is 64 KiB",
        "/login_code.it.txt: must show {{ code }}",
        "/login_code.ja.html:3: ",
        "/login_code.ko.subject: must be one line",
        "/login_code.ms.txt:2: is not UTF-8",
        "/login_code.ru.html: puts a value into the HTML without escaping it",
        "/login_code.th.html:2: ",
        "/login_code.tr.txt:2: ",
        "/login_code.vi.md: the name must end in .subject, .txt or .html, not .md",
        "/new_browser.de.txt:1: there is no placeholder code in new_browser",
        "/summary.de.txt: must show {{ link }}",
        "/welcome.de.html: there is no mail welcome",
    ] {
        assert!(listed.contains(mistake), "{mistake} in\n{listed}");
    }
    assert_eq!(listed.matches("  - mail_templates: ").count(), 16, "{listed}");
    let check = cli::Arguments::try_parse_from(["vestibule", "config", "check"]).unwrap();
    let settings = templates(&folder).map(|(name, value)| (name.to_owned(), value));
    assert_eq!(cli::run(check, &settings.into_iter().collect()).await, ExitCode::from(2));
    fs::remove_dir_all(&folder).unwrap();
    assert!(refusals(&folder).contains("cannot be read"));
}

/// A template that uses every placeholder of its mail.
fn everything(mail: MailName) -> String {
    let known = MailPlaceholder::ALL.iter().filter(|placeholder| mail.has(**placeholder));
    let uses = known.map(|placeholder| match placeholder {
        MailPlaceholder::Changes => {
            "{% for change in changes %}{{ loop.index }}: {{ change }} {% endfor %}".to_owned()
        }
        MailPlaceholder::Place => "{% if place %}In {{ place }}{% endif %} ".to_owned(),
        other => format!("{}: {{{{ {} }}}} ", other.as_str(), other.as_str()),
    });
    uses.collect()
}

#[tokio::test]
async fn every_placeholder_has_a_value_in_its_mails() {
    let folder = new_folder();
    for mail in MailName::ALL {
        for part in MailPart::ALL {
            let name = format!("{}.pt-BR.{}", mail.as_str(), part.as_str());
            write(&folder, &name, everything(*mail));
        }
    }
    let settings = templates(&folder);
    let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
    load(&settings).unwrap();
    let app = TestDatabase::sqlite().start(&settings).await;
    let platform = platform(&app);
    fs::remove_dir_all(folder).unwrap();
    for mail in MailName::ALL {
        let sample = platform.sample_mail(*mail, Language::PortugueseBrazil, None);
        assert_eq!(sample.own_parts, MailPart::ALL, "{mail:?}");
        for part in [&sample.subject, &sample.plain_text(), &sample.html] {
            assert!(part.contains("host: localhost") && part.contains("accent_dark_text: #"));
        }
        let other = platform.sample_mail(*mail, Language::PortuguesePortugal, None);
        assert!(other.own_parts.is_empty() && !other.html.contains("accent_dark_text"));
    }
}

#[test]
fn every_mail_and_its_placeholders_are_documented() {
    let guide =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/messages.md")).unwrap();
    for mail in MailName::ALL {
        let own = [
            MailPlaceholder::Link,
            MailPlaceholder::Code,
            MailPlaceholder::When,
            MailPlaceholder::Device,
            MailPlaceholder::Place,
            MailPlaceholder::Changes,
        ];
        let own = own.into_iter().filter(|placeholder| mail.has(*placeholder));
        let own: Vec<_> = own.map(|placeholder| format!("`{}`", placeholder.as_str())).collect();
        let row =
            format!("| {} | `{}` |", own.join(", "), MailPlaceholder::as_str(mail.required()));
        let mut rows = guide.lines().filter(|line| {
            line.starts_with(&format!("| `{}` |", mail.as_str())) && line.matches('|').count() == 5
        });
        let found = rows.next().unwrap_or_else(|| panic!("{mail:?} is not in the guide"));
        assert!(found.ends_with(&row), "{found}\nmust end with\n{row}");
    }
    for placeholder in MailPlaceholder::ALL {
        assert!(guide.contains(&format!("`{}`", placeholder.as_str())), "{placeholder:?}");
    }
}

async fn b67_a_template_replaces_a_part_and_escapes_its_values(database: TestDatabase) {
    let folder = new_folder();
    write(&folder, "login_code.de.subject", "  {{ code }} für {{ name }}\n");
    write(&folder, "login_code.de.txt", "Hallo.\n\n{{ code }}\n\n@{{ host }} #{{ code }}\n");
    write(
        &folder,
        "login_code.de.html",
        "<!DOCTYPE html><html lang=\"de\"><title>x</title><h1>{{ name }}</h1>\
         <p>{{ code }} <a href=\"{{ link }}\">los</a></p></html>",
    );
    write(&folder, "login_code.fr.subject", "Votre code");
    let server = SmtpServer::start(&[]).await;
    let own = templates(&folder);
    let settings = [("VESTIBULE_BRAND_NAME", NASTY), (own[0].0, own[0].1.as_str())];
    let app = with_mail(database, &server, &settings).await;
    fs::remove_dir_all(folder).unwrap();

    for language in ["de", "fr", "it"] {
        let login_id = format!("{language}@example.com");
        app.account(&login_id, None, Some("keys")).await;
        let request =
            app.browser().request(Method::POST, "/login/code").header("accept-language", language);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.body(format!("loginId={login_id}")).send().await.unwrap();
    }
    app.finish_background_tasks().await;
    deliver(&app).await;
    let mails = server.parsed();

    let german = &mails["de@example.com"];
    let code = german.text.trim_end().rsplit('#').next().unwrap().to_owned();
    assert_eq!(german.text.trim_end(), format!("Hallo.\n\n{code}\n\n@localhost #{code}"));
    assert_eq!(german.headers["subject"], format!("{code} für {NASTY}"));
    assert_eq!(german.headers["content-language"], "de");
    assert!(german.words.iter().any(|words| words == NASTY), "{:?}", german.words);
    assert!(!german.html.contains("<i>") && german.html.contains(&code), "{}", german.html);
    assert!(german.links[0].starts_with(&app.url("/link/")), "{:?}", german.links);

    let french = &mails["fr@example.com"];
    assert_eq!(french.headers["subject"], "Votre code");
    assert!(french.html.contains("ne vous le demandera jamais") && french.text.contains("jamais"));
    let italian = &mails["it@example.com"];
    assert!(italian.headers["subject"].contains("codice"), "{:?}", italian.headers);
}
