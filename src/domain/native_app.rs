//! Native applications that may use the passkeys of this site, as the operator declares them.

use std::fmt::{self, Write as _};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// Length of a certificate's fingerprint in bytes: SHA-256.
const FINGERPRINT_BYTES: usize = 32;

/// An Android application, and one of the certificates that it may be signed with. It is written
/// as in `com.example.app=14:6D:E9:…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AndroidApp {
    package_name: String,
    /// The SHA-256 fingerprint of the certificate.
    fingerprint: [u8; FINGERPRINT_BYTES],
}

impl AndroidApp {
    /// Parses a package name, `=`, and the fingerprint of a signing certificate: 64 hexadecimal
    /// digits, with a colon between each two as `keytool` prints them, or without.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (package_name, fingerprint) =
            text.split_once('=').ok_or("must be a package name, `=` and a fingerprint")?;
        let package_name = package_name.trim();
        if !is_package_name(package_name) {
            return Err("must begin with a package name such as com.example.app");
        }
        let fingerprint = parse_fingerprint(fingerprint.trim()).ok_or(
            "must end with the SHA-256 fingerprint of a certificate, 64 hexadecimal digits",
        )?;

        Ok(Self { package_name: package_name.to_owned(), fingerprint })
    }

    pub fn package_name(&self) -> &str {
        &self.package_name
    }

    /// The fingerprint in the form of Digital Asset Links: pairs of capital hexadecimal digits
    /// with colons between them.
    pub fn fingerprint(&self) -> String {
        let mut text = String::with_capacity(FINGERPRINT_BYTES * 3);
        for byte in self.fingerprint {
            if !text.is_empty() {
                text.push(':');
            }
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02X}");
        }
        text
    }

    /// The origin that Android writes into the client data of the application's ceremonies:
    /// `android:apk-key-hash:` and the fingerprint in base64url without padding.
    pub fn client_origin(&self) -> String {
        format!("android:apk-key-hash:{}", BASE64_URL_SAFE_NO_PAD.encode(self.fingerprint))
    }
}

impl fmt::Display for AndroidApp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.package_name, self.fingerprint())
    }
}

/// An application on Apple's systems, by its application identifier: the team id and the bundle
/// id, such as `A1B2C3D4E5.com.example.app`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppleApp(String);

/// Length of a team id (application identifier prefix) in characters.
const TEAM_ID_CHARACTERS: usize = 10;

impl AppleApp {
    /// Parses an application identifier.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (team_id, bundle_id) =
            text.split_once('.').ok_or("must be a team id, a dot and a bundle id")?;
        let is_team_id = team_id.len() == TEAM_ID_CHARACTERS
            && team_id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !is_team_id {
            return Err("must begin with a team id of ten capital letters and digits");
        }
        if !is_bundle_id(bundle_id) {
            return Err("must end with a bundle id such as com.example.app");
        }

        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for at least two segments of letters, digits and underscores, each beginning with a letter
/// (the application id of Android).
fn is_package_name(text: &str) -> bool {
    let is_segment = |segment: &str| {
        segment.starts_with(|first: char| first.is_ascii_alphabetic())
            && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    text.contains('.') && text.split('.').all(is_segment)
}

/// True for segments of letters, digits and hyphens (Apple's `CFBundleIdentifier`).
fn is_bundle_id(text: &str) -> bool {
    let is_segment = |segment: &str| {
        !segment.is_empty()
            && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.split('.').all(is_segment)
}

fn parse_fingerprint(text: &str) -> Option<[u8; FINGERPRINT_BYTES]> {
    let has_colons =
        text.len() == FINGERPRINT_BYTES * 3 - 1 && text.split(':').all(|pair| pair.len() == 2);
    let digits = if has_colons { text.replace(':', "") } else { text.to_owned() };
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if digits.len() != FINGERPRINT_BYTES * 2 || !is_hexadecimal {
        return None;
    }

    let mut fingerprint = [0; FINGERPRINT_BYTES];
    for (at, byte) in fingerprint.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINGERPRINT: &str = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:\
                               E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";

    #[test]
    fn an_android_app_has_one_spelling_of_its_certificate() {
        let plain = FINGERPRINT.replace(':', "").to_lowercase();
        for text in [
            format!("com.example.app={FINGERPRINT}"),
            format!("com.example.app={plain}"),
            format!(" com.example.app = {FINGERPRINT} "),
        ] {
            let app = AndroidApp::parse(&text).unwrap();
            assert_eq!(app.package_name(), "com.example.app");
            assert_eq!(app.fingerprint(), FINGERPRINT);
            assert_eq!(app.to_string(), format!("com.example.app={FINGERPRINT}"));
            assert_eq!(
                app.client_origin(),
                "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU"
            );
        }
    }

    #[test]
    fn android_apps_that_cannot_be_are_refused() {
        let cut = &FINGERPRINT[..FINGERPRINT.len() - 3];
        let moved = format!("1:{}", FINGERPRINT.replacen("14:", "4", 1));
        for text in [
            String::new(),
            "com.example.app".to_owned(),
            format!("com={FINGERPRINT}"),
            format!("com..app={FINGERPRINT}"),
            format!("com.1app={FINGERPRINT}"),
            format!("com.example-app={FINGERPRINT}"),
            format!("={FINGERPRINT}"),
            "com.example.app=".to_owned(),
            format!("com.example.app={cut}"),
            format!("com.example.app={moved}"),
            format!("com.example.app={}", FINGERPRINT.replace(':', "-")),
            format!("com.example.app={}", FINGERPRINT.replace("14", "1G")),
            format!("com.example.app={}", FINGERPRINT.replace("14", "+4")),
            format!("com.example.app={FINGERPRINT}:00"),
        ] {
            assert!(AndroidApp::parse(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_apple_app_is_its_application_identifier() {
        for text in
            ["A1B2C3D4E5.com.example.app", "0123456789.app", "ABCDEFGHIJ.com.example.My-App"]
        {
            assert_eq!(AppleApp::parse(text).unwrap().as_str(), text);
        }
        for text in [
            "",
            "com.example.app",
            "A1B2C3D4E5",
            "A1B2C3D4E5.",
            "a1b2c3d4e5.com.example.app",
            "A1B2C3D4E.com.example.app",
            "A1B2C3D4E5F.com.example.app",
            "A1B2C3D4E5.com..app",
            "A1B2C3D4E5.com.example.*",
            "A1B2C3D4E5.com.example app",
        ] {
            assert!(AppleApp::parse(text).is_err(), "{text}");
        }
    }
}
