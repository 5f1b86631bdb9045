//! Secrets from files, and from the credentials of systemd.

use std::fs;

use base64::{Engine, prelude::BASE64_STANDARD};
use reqwest::StatusCode;
use serde_json::json;

use super::settings::{load, mistakes};
use crate::{
    config::{EffectiveSetting, SettingValue, setting_names::SECRET_SETTINGS},
    domain::SharedSecret,
    tests::support::harness::{TestDatabase, new_folder, on_both},
};

on_both!(a_server_runs_on_secrets_from_files);

const SECRET: &str = "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk=";

async fn a_server_runs_on_secrets_from_files(database: TestDatabase) {
    let folder = new_folder();
    let (url, secret) = (folder.join("url"), folder.join("ownid_shared_secret"));
    fs::write(&url, format!("{}\n", database.url)).unwrap();
    fs::write(&secret, format!("{SECRET}\r\n")).unwrap();

    let settings = [
        ("VESTIBULE_DATABASE_URL", String::new()),
        ("VESTIBULE_DATABASE_URL_FILE", url.display().to_string()),
        ("CREDENTIALS_DIRECTORY", folder.display().to_string()),
    ];
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let app = database.start(&settings).await;
    app.account("user@example.com", None, Some("data")).await;

    let (body, now) =
        (json!({ "loginId": "user@example.com" }).to_string(), app.now().as_millis().to_string());
    let signature = SharedSecret::parse(SECRET).unwrap().sign(body.as_bytes(), &now);
    let headers = [("ownid-signature", signature.as_str()), ("ownid-timestamp", now.as_str())];
    let answer = app.call_raw("getOwnIDDataByLoginId", body.clone(), &headers).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.json()["ownIdData"], "data");

    let origins: Vec<_> = app.server.config.secret_origins().collect();
    let shown = |setting| {
        origins.iter().find(|(name, _)| *name == setting).map(|(_, origin)| origin.to_string())
    };
    assert_eq!(shown("database_url"), Some(format!("the file {}", url.display())));
    assert_eq!(shown("ownid_shared_secret").as_deref(), Some("a credential of systemd"));
    assert_eq!(shown("message_key"), None, "made at the first start");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_settings_file_names_files_of_secrets_too() {
    let folder = new_folder();
    let (file, key) = (folder.join("vestibule.toml"), folder.join("key"));
    fs::write(&key, BASE64_STANDARD.encode([7; 32])).unwrap();
    let path = file.display().to_string();

    fs::write(&file, format!("message_key_file = \"{}\"\n", key.display())).unwrap();
    let config = load(&[("VESTIBULE_CONFIG", &path)]).unwrap();
    let shown = format!("{:?}", config.secret_origins().collect::<Vec<_>>());
    assert!(shown.contains("message_key") && shown.contains("SecretFile"), "{shown}");

    fs::write(&file, format!("listen_file = \"{}\"\n", key.display())).unwrap();
    let listed = mistakes(&[("VESTIBULE_CONFIG", &path)]);
    assert!(listed.contains("listen_file: there is no such setting"), "{listed}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_mistake_in_files_of_secrets_is_listed_and_no_secret_is_printed() {
    let folder = new_folder();
    let write = |name: &str, text: &[u8]| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name).display().to_string()
    };
    let key = BASE64_STANDARD.encode([7; 32]);
    let (right, empty, latin) =
        (write("right", key.as_bytes()), write("empty", b"\n\n"), write("latin", b"\xe9"));
    write("id_document_key", key.as_bytes());
    write("smtp_url", b"smtps://user:password@mail.example.com");

    let listed = mistakes(&[
        ("CREDENTIALS_DIRECTORY", &folder.display().to_string()),
        ("VESTIBULE_MESSAGE_KEY", &key),
        ("VESTIBULE_MESSAGE_KEY_FILE", &right),
        ("VESTIBULE_SMTP_URL", "smtps://mail.example.com"),
        ("VESTIBULE_ID_DOCUMENT_KEY_FILE", &right),
        ("VESTIBULE_AUDIT_KEY_FILE", &empty),
        ("VESTIBULE_PLATFORM_KEY_FILE", "/nowhere"),
        ("VESTIBULE_OWNID_SHARED_SECRET_FILE", &latin),
        ("VESTIBULE_LISTEN", "somewhere"),
    ]);

    for line in [
        "message_key: is given twice, by itself and by the path of a file",
        "smtp_url: is given twice, by itself and as a credential of systemd",
        "id_document_key: is given twice, by the path of a file and as a credential of systemd",
        &format!("audit_key: the file {empty} is empty"),
        "platform_key: the file /nowhere cannot be read: No such file",
        &format!("ownid_shared_secret: the file {latin} cannot be read"),
        "listen: ",
    ] {
        assert!(listed.contains(&format!("  - {line}")), "{line} in {listed}");
    }
    assert!(!listed.contains(&key) && !listed.contains("password"), "{listed}");
    fs::remove_dir_all(folder).unwrap();
}

/// A secret that is not in the list could be in no file.
#[test]
fn every_secret_that_is_hidden_from_administrators_can_be_in_a_file() {
    let config = load(&[
        ("VESTIBULE_SMS_PROVIDER", "webhook"),
        ("VESTIBULE_SMS_WEBHOOK_URL", "https://sms.example.com/key"),
    ])
    .unwrap();
    let hidden = |setting: &EffectiveSetting| setting.value == SettingValue::Secret;
    for setting in config.effective_settings().iter().filter(|setting| hidden(setting)) {
        assert!(SECRET_SETTINGS.contains(&setting.name), "{}", setting.name);
    }
}
