//! Settings from a file, which the environment overrides.

use std::fs;

use secrecy::ExposeSecret;

use super::settings::{load, mistakes};
use crate::{
    config::{Config, MissingKeys, SettingMistakes},
    tests::support::harness::new_folder,
};

#[test]
fn the_environment_wins_over_the_file_and_typos_are_found() {
    let folder = new_folder();
    let file = folder.join("vestibule.toml");
    fs::write(
        &file,
        "listen = \"127.0.0.1:4000\"\nregistration = \"closed\"\n\
         platform_origins = [\"http://localhost:5\", \"http://localhost:6\"]\n",
    )
    .unwrap();
    let path = file.display().to_string();
    let config = load(&[
        ("VESTIBULE_CONFIG", &path),
        ("VESTIBULE_LISTEN", "127.0.0.1:5000"),
        ("VESTIBULE_SERVICE_HOST", "10.0.0.1"),
    ])
    .unwrap();
    assert_eq!(config.web.listen.port(), 5000);
    assert_eq!(config.registration, crate::config::Registration::Closed);
    assert_eq!(config.platform.unwrap().origins.len(), 2);
    fs::write(&file, "lisen = \"127.0.0.1:4000\"\n").unwrap();
    assert!(mistakes(&[("VESTIBULE_CONFIG", &path)]).contains("lisen: there is no such setting"));
    fs::write(&file, "listen = \n").unwrap();
    assert!(mistakes(&[("VESTIBULE_CONFIG", &path)]).contains("vestibule.toml:"));
    assert!(
        mistakes(&[("VESTIBULE_CONFIG", "/nowhere.toml")])
            .contains("there is no file /nowhere.toml")
    );
    fs::remove_dir_all(folder).unwrap();
}

/// Loads a file with this text, and nothing from the environment but the folder.
fn from_file(text: &str) -> Result<Config, SettingMistakes> {
    let folder = new_folder();
    let file = folder.join("vestibule.toml");
    fs::write(&file, text).unwrap();
    let environment = [("VESTIBULE_DATA_DIR", folder.join("data")), ("VESTIBULE_CONFIG", file)];
    let environment = environment.map(|(name, path)| (name.to_owned(), path.display().to_string()));
    let config = Config::load(&environment.into(), MissingKeys::Discard);
    fs::remove_dir_all(folder).unwrap();
    config
}

#[test]
fn a22_elements_of_an_array_are_stored_unchanged() {
    let config = from_file(
        r#"
        sms_provider = "webhook"
        sms_webhook_url = "https://sms.example.com/send"
        sms_webhook_headers = ["accept: text/html, application/json;q=0.9", " x-key: a,b,,c "]
        sms_countries_allowed = ["DE", "at"]
        trusted_proxies = ["10.0.0.0/8"]
        "#,
    )
    .unwrap();
    let Some(crate::config::messages::SmsProvider::Webhook(webhook)) = &config.messages.sms else {
        panic!()
    };
    let headers: Vec<_> = webhook
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.expose_secret()))
        .collect();
    assert_eq!(headers, [("accept", "text/html, application/json;q=0.9"), ("x-key", "a,b,,c")]);
    assert!(config.messages.countries.allow(&["AT"]) && !config.messages.countries.allow(&["FR"]));
    assert!(
        from_file("sms_countries_allowed = [\"DE, AT\"]").is_err(),
        "one element is one country"
    );
    assert!(from_file("sms_countries_allowed = \"DE, AT\"").is_ok(), "text has commas");

    let listed = from_file(
        r#"
        trusted_proxies = [["10.0.0.0/8"], { net = "10.0.0.0/8" }, 1.5, ""]
        sms_countries_allowed = { a = "DE" }
        public_url = ["https://a.example", "https://b.example"]
        sms_per_hour = 1.5
        log = { level = "info" }
        "#,
    )
    .unwrap_err()
    .to_string();
    for what in [
        "trusted_proxies: its element 1 must be text or a number, not an array",
        "trusted_proxies: its element 2 must be text or a number, not a table",
        "trusted_proxies: its element 3 must be text or a number, not a number with a fraction",
        "trusted_proxies: its element 4 is empty",
        "sms_countries_allowed: must be text or a number, not a table",
        "public_url: must be text or a number, not an array",
        "sms_per_hour: must be text or a number, not a number with a fraction",
        "log: must be text or a number, not a table",
    ] {
        assert!(listed.contains(what), "{what} in {listed}");
    }
}
