//! Settings are refused whole, with every mistake listed.

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt};

use crate::{
    config::{Config, MissingKeys, SettingMistakes},
    tests::support::harness::new_folder,
};

pub(crate) fn load(settings: &[(&str, &str)]) -> Result<Config, SettingMistakes> {
    let folder = new_folder();
    let mut environment =
        BTreeMap::from([("VESTIBULE_DATA_DIR".to_owned(), folder.display().to_string())]);
    environment
        .extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let config = Config::load(&environment, MissingKeys::Discard);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "a check leaves no trace");
    fs::remove_dir(folder).unwrap();
    config
}

pub(crate) fn mistakes(settings: &[(&str, &str)]) -> String {
    load(settings).unwrap_err().to_string()
}

#[test]
fn every_mistake_is_listed_at_once() {
    let listed = mistakes(&[
        ("VESTIBULE_LISTEN", "somewhere"),
        ("VESTIBULE_PUBLIC_URL", "http://example.com"),
        ("VESTIBULE_DATABASE_URL", "mysql://x"),
        ("VESTIBULE_OWNID_MODE", "cluod"),
        ("VESTIBULE_OWNID_SHARED_SECRET", "c2hvcnQ="),
        ("VESTIBULE_OWNID_ENV", "test"),
        ("VESTIBULE_OWNID_SIGNATURE_WINDOW_SECONDS", "0"),
        ("VESTIBULE_REGISTRATION", "maybe"),
        ("VESTIBULE_SESSION_BROWSER_IDLE_SECONDS", "soon"),
        ("VESTIBULE_TRUSTED_PROXIES", "10.0.0.0/8, nobody"),
        ("VESTIBULE_ID_DOCUMENT_MISSING_DATA", "ignore"),
        ("VESTIBULE_ID_DOCUMENT_GRACE_DAYS", "-1"),
        ("VESTIBULE_ID_DOCUMENT_TYPES", "passport, visa"),
        ("VESTIBULE_ID_DOCUMENT_MINIMUM_AGE", "adult"),
        ("VESTIBULE_ID_DOCUMENT_KEY", "c2hvcnQ="),
    ]);
    for setting in [
        "listen",
        "public_url",
        "database_url",
        "ownid_mode",
        "ownid_shared_secret",
        "ownid_env",
        "ownid_signature_window_seconds",
        "registration",
        "session_browser_idle_seconds",
        "trusted_proxies",
        "id_document_missing_data",
        "id_document_grace_days",
        "id_document_types",
        "id_document_minimum_age",
        "id_document_key",
    ] {
        assert!(listed.contains(&format!("  - {setting}: ")), "{setting} in {listed}");
    }
    assert!(!listed.contains("c2hvcnQ="), "secrets are not printed");
}

#[test]
fn cloud_mode_needs_what_the_console_gives() {
    let listed = mistakes(&[("VESTIBULE_OWNID_MODE", "cloud")]);
    assert!(
        listed.contains("ownid_app_id: ") && listed.contains("ownid_shared_secret: "),
        "{listed}"
    );
}

#[test]
fn b40_there_is_no_default_secret() {
    for secret in
        ["Y2hhbmdlbWUtY2hhbmdlbWUtY2hhbmdlbWU=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
    {
        assert!(mistakes(&[("VESTIBULE_OWNID_SHARED_SECRET", secret)]).contains("placeholder"));
    }
    let [one, other] = [(), ()].map(|()| load(&[]).unwrap().ownid);
    assert_ne!(one.app_id, other.app_id);
    assert_ne!(one.secrets.signing().sign(b"", "0"), other.secrets.signing().sign(b"", "0"));
}

#[test]
fn b40_keys_of_a_first_start_are_stored_and_private() {
    let folder = new_folder().join("data");
    let environment =
        BTreeMap::from([("VESTIBULE_DATA_DIR".to_owned(), folder.display().to_string())]);
    let [first, second] =
        [(), ()].map(|()| Config::load(&environment, MissingKeys::Create).unwrap().ownid);
    assert_eq!(first.app_id, second.app_id);
    assert_eq!(first.secrets.signing().sign(b"", "0"), second.secrets.signing().sign(b"", "0"));
    for name in ["ownid-app-id", "ownid-shared-secret", "platform-key", "id-document-key"] {
        let mode = fs::metadata(folder.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    fs::write(folder.join("ownid-shared-secret"), "broken").unwrap();
    assert!(
        Config::load(&environment, MissingKeys::Create)
            .unwrap_err()
            .to_string()
            .contains("ownid-shared-secret")
    );
    fs::remove_dir_all(folder.parent().unwrap()).unwrap();
}

#[test]
fn b41_the_local_platform_leaves_this_machine_only_over_https() {
    assert!(
        mistakes(&[("VESTIBULE_LISTEN", "0.0.0.0:3000")]).contains("listen: the local platform")
    );
    assert!(
        mistakes(&[
            ("VESTIBULE_LISTEN", "[::]:3000"),
            ("VESTIBULE_PUBLIC_URL", "http://localhost:3000")
        ])
        .contains("listen: ")
    );
    assert!(
        mistakes(&[("VESTIBULE_PUBLIC_URL", "http://login.example.com")]).contains("public_url: ")
    );
    assert!(
        load(&[
            ("VESTIBULE_LISTEN", "0.0.0.0:3000"),
            ("VESTIBULE_PUBLIC_URL", "https://login.example.com")
        ])
        .is_ok()
    );
    let listed = mistakes(&[
        ("VESTIBULE_PUBLIC_URL", "https://login.example.com"),
        ("VESTIBULE_PLATFORM_RP_ID", "example.org"),
    ]);
    assert!(listed.contains("platform_rp_id: "));
    assert!(
        mistakes(&[("VESTIBULE_PUBLIC_URL", "http://127.0.0.1:3000")]).contains("use localhost")
    );
}

#[test]
fn the_smtp_certificate_authority_must_be_a_file_of_certificates() {
    let folder = new_folder();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let certificate = rcgen::generate_simple_self_signed(["mail.example.com".to_owned()]).unwrap();
    let (one, key) = (certificate.cert.pem(), certificate.signing_key.serialize_pem());
    let with = |url: &'static str, file: &str| {
        let settings = [
            ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
            ("VESTIBULE_SMTP_URL", url),
            ("VESTIBULE_EMAIL_FROM", "login@example.com"),
            ("VESTIBULE_SMTP_CA_FILE", file),
        ];
        load(&settings).err().map(|mistakes| mistakes.to_string()).unwrap_or_default()
    };
    for (wrong, why) in [
        ("/nowhere.pem".to_owned(), "cannot be read"),
        (folder.display().to_string(), "cannot be read"),
        (file("empty", ""), "holds no certificate"),
        (file("key", &key), "holds no certificate"),
        (file("cut", &one[..one.len() - 40]), "is not PEM"),
        (
            file("broken", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            "broken certificate",
        ),
    ] {
        let listed = with("smtps://mail.example.com", &wrong);
        assert!(listed.contains("  - smtp_ca_file: ") && listed.contains(why), "{why}: {listed}");
    }
    let right = file("two", &format!("# ours\n{one}\n{one}"));
    for url in ["smtps://mail.example.com", "smtp://mail.example.com?tls=required"] {
        assert_eq!(with(url, &right), "");
    }
    assert!(
        with("smtp://mail.example.com?tls=none", &right).contains("smtp_ca_file: has no effect")
    );
    for (url, why) in [
        ("smtp://mail.example.com?tls=always", "must have tls=required"),
        ("smtp://mail.example.com?tls=Required", "must have tls=required"),
        ("smtp://mail.example.com?TLS=required", "has the unknown parameter \"TLS\""),
        ("smtp://mail.example.com?starttls=true", "has the unknown parameter \"starttls\""),
        ("smtp://mail.example.com?tls=required&tls=none", "has tls twice"),
        ("smtp://mail.example.com?tls=", "must have tls=required"),
        ("smtps://mail.example.com?tls=none", "always encrypted"),
        ("smtp://user:pa#ss@mail.example.com", "smtp_url: "),
        ("smtp://user@mail.example.com", "has a user, but no password"),
        ("smtp://mail.example.com?auth=plain", "no user and no password"),
        ("smtp://u:p@mail.example.com?auth=PLAIN", "must have auth=plain"),
        ("smtp://mail.example.com/not%20a%20name", "must be a domain"),
        ("imap://mail.example.com", "must begin with smtps://"),
        ("smtp://", "smtp_url: "),
    ] {
        assert!(with(url, "").contains(why), "{url}: {}", with(url, ""));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a28_a_variable_that_is_not_utf_8_is_refused_with_an_explanation() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let broken = OsStr::from_bytes(b"smtps://us\xe9r:secret@mail.example.com")
        .to_string_lossy()
        .into_owned();
    for name in ["VESTIBULE_SMTP_URL", "VESTIBULE_LISTEN", "VESTIBULE_CONFIG"] {
        let listed = mistakes(&[(name, &broken)]);
        assert!(listed.contains(&format!("{name}: holds bytes that are not UTF-8")), "{listed}");
        assert!(!listed.contains("secret"), "{listed}");
    }
    assert!(load(&[("VESTIBULE_SERVICE_HOST", &broken)]).is_ok(), "another program's");
}

#[test]
fn s13_trusting_every_address_as_a_proxy_is_refused() {
    for everybody in [
        "0.0.0.0/0",
        "::/0",
        "0.0.0.0/1, 128.0.0.0/1",
        "10.0.0.0/8, ::ffff:0:0/96",
        "::/1, 8000::/1",
    ] {
        let listed = mistakes(&[("VESTIBULE_TRUSTED_PROXIES", everybody)]);
        assert!(listed.contains("trusted_proxies: must not cover the whole internet"), "{listed}");
    }
    load(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1, ::1, 10.0.0.0/8, fc00::/7")]).unwrap();
}

#[test]
fn s03_limits_of_connections_are_validated() {
    for (setting, value) in [
        ("connections_max", "0"),
        ("connections_per_address", "0"),
        ("header_timeout_seconds", "0"),
        ("idle_timeout_seconds", "soon"),
        ("drain_seconds", "-1"),
        ("drain_delay_seconds", "3601"),
        ("proxy_protocol", "true"),
        ("forwarded_header", "x-real-ip"),
        ("development_pages", "yes"),
        ("log", "warning"),
        ("log", "info,vestibule=verbose"),
    ] {
        let listed = mistakes(&[(&format!("VESTIBULE_{}", setting.to_uppercase()), value)]);
        assert!(listed.contains(&format!("  - {setting}: ")), "{listed}");
    }
}
