//! PBKDF2 with HMAC, as Django, passlib, Werkzeug, LDAP servers and ASP.NET Core Identity write it,
//! and as PHC strings.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD},
};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::{InvalidPasswordHash, equal};

/// The maximum number of iterations: about a second of a core. Django's default, 1,200,000, grows
/// by a fifth a year.
const MAX_ITERATIONS: u32 = 2_000_000;

#[derive(Clone)]
pub(super) struct Pbkdf2Hash {
    digest: Digest,
    iterations: u32,
    salt: Vec<u8>,
    output: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Digest {
    Sha1,
    Sha256,
    Sha512,
}

impl Digest {
    fn named(name: &str) -> Option<Self> {
        match name {
            "sha1" => Some(Self::Sha1),
            "sha256" => Some(Self::Sha256),
            "sha512" => Some(Self::Sha512),
            _ => None,
        }
    }
}

type ParseResult = Result<Pbkdf2Hash, InvalidPasswordHash>;

/// A parser for the text after a format's prefix.
type FormatParser = fn(&str) -> Option<ParseResult>;

impl Pbkdf2Hash {
    /// Parses a PBKDF2 hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<ParseResult> {
        let lower = text.to_ascii_lowercase();
        let formats: [(&str, &str, FormatParser); 4] = [
            ("$pbkdf2", "PBKDF2 of passlib or as a PHC string", modular_crypt),
            ("pbkdf2_", "Django's PBKDF2", django),
            ("pbkdf2:", "Werkzeug's PBKDF2", werkzeug),
            ("{pbkdf2", "PBKDF2 of an LDAP server", ldap),
        ];
        for (prefix, name, parse) in formats {
            if lower.starts_with(prefix) {
                let rest = &text[prefix.len()..];
                return Some(parse(rest).unwrap_or(Err(InvalidPasswordHash::Malformed(name))));
            }
        }

        asp_net_identity(text)
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let mut output = vec![0; self.output.len()];
        let derive = match self.digest {
            Digest::Sha1 => ::pbkdf2::pbkdf2_hmac::<Sha1>,
            Digest::Sha256 => ::pbkdf2::pbkdf2_hmac::<Sha256>,
            Digest::Sha512 => ::pbkdf2::pbkdf2_hmac::<Sha512>,
        };

        derive(password, &self.salt, self.iterations, &mut output);
        equal(&output, &self.output)
    }
}

/// Parses `-sha256$29000$salt$hash` in passlib's base64 (no digest means SHA-1), or PHC's
/// `-sha256$i=29000,l=32$salt$hash`.
fn modular_crypt(text: &str) -> Option<ParseResult> {
    let [digest, params, salt, output] = text.split('$').collect::<Vec<_>>()[..] else {
        return None;
    };
    let digest =
        if digest.is_empty() { Digest::Sha1 } else { Digest::named(digest.strip_prefix('-')?)? };

    let iterations = params.split(',').find_map(|param| param.strip_prefix("i=")).unwrap_or(params);
    build(
        digest,
        iterations.parse().ok()?,
        from_adapted_base64(salt)?,
        from_adapted_base64(output)?,
    )
}

/// Parses `sha256$iterations$salt$base64`, with the salt as text.
fn django(text: &str) -> Option<ParseResult> {
    let [digest, iterations, salt, output] = text.split('$').collect::<Vec<_>>()[..] else {
        return None;
    };
    build(
        Digest::named(digest)?,
        iterations.parse().ok()?,
        salt.into(),
        STANDARD.decode(output).ok()?,
    )
}

/// Parses `sha256:iterations$salt$hexadecimal`, with the salt as text.
fn werkzeug(text: &str) -> Option<ParseResult> {
    let [method, salt, output] = text.split('$').collect::<Vec<_>>()[..] else { return None };
    let (digest, iterations) = method.split_once(':')?;
    build(Digest::named(digest)?, iterations.parse().ok()?, salt.into(), bytes_of_hex(output)?)
}

/// Parses `-SHA256}iterations$salt$hash` in passlib's base64, as `OpenLDAP`'s contributed module
/// writes it.
fn ldap(text: &str) -> Option<ParseResult> {
    let (digest, rest) = text.split_once('}')?;
    let digest = digest.to_ascii_lowercase();
    let digest =
        if digest.is_empty() { Digest::Sha1 } else { Digest::named(digest.strip_prefix('-')?)? };

    let [iterations, salt, output] = rest.split('$').collect::<Vec<_>>()[..] else { return None };
    build(
        digest,
        iterations.parse().ok()?,
        from_adapted_base64(salt)?,
        from_adapted_base64(output)?,
    )
}

/// Parses base64 of ASP.NET Core Identity. Version 3 is the byte 1, the digest, the iterations and
/// the salt's length as 32-bit numbers, the salt and the key; version 2 is the byte 0, a salt of 16
/// bytes and a key of 32, with 1,000 iterations of SHA-1.
fn asp_net_identity(text: &str) -> Option<ParseResult> {
    let bytes = STANDARD.decode(text).ok()?;
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));

    match *bytes.first()? {
        0 if bytes.len() == 49 => {
            build(Digest::Sha1, 1_000, bytes[1..17].into(), bytes[17..].into())
        }
        1 => {
            let digest = match number(1)? {
                0 => Digest::Sha1,
                1 => Digest::Sha256,
                2 => Digest::Sha512,
                _ => return None,
            };
            let salt_end = 13 + usize::try_from(number(9)?).ok()?;
            build(
                digest,
                number(5)?,
                bytes.get(13..salt_end)?.into(),
                bytes.get(salt_end..)?.into(),
            )
        }
        _ => None,
    }
}

fn build(digest: Digest, iterations: u32, salt: Vec<u8>, output: Vec<u8>) -> Option<ParseResult> {
    if iterations == 0 || salt.is_empty() || !(16..=64).contains(&output.len()) {
        return None;
    }
    if iterations > MAX_ITERATIONS {
        return Some(Err(InvalidPasswordHash::TooExpensive));
    }
    Some(Ok(Pbkdf2Hash { digest, iterations, salt, output }))
}

/// Decodes passlib's base64, which has `.` for `+`, or the standard one; both without padding.
fn from_adapted_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text.replace('.', "+")).ok()
}

/// Decodes an even number of hexadecimal digits.
pub(super) fn bytes_of_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
