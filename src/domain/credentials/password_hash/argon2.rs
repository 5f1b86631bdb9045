//! Argon2 (id, i and d) as PHC strings.

use argon2::{
    Argon2, Params,
    password_hash::{PasswordVerifier, phc},
};

use super::{InvalidPasswordHash, require_affordable};

const NAME: &str = "argon2 as a PHC string";

#[derive(Clone)]
pub(super) struct Argon2Hash(phc::PasswordHash);

impl Argon2Hash {
    /// Parses an Argon2 hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        if text.starts_with("$argon2") { Some(parse_phc_string(text)) } else { None }
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        Argon2::default().verify_password(password, &self.0).is_ok()
    }
}

fn parse_phc_string(text: &str) -> Result<Argon2Hash, InvalidPasswordHash> {
    let malformed = InvalidPasswordHash::Malformed(NAME);

    // A hash without a version is of version 1.0: later ones always write theirs (decode_string of
    // the reference implementation).
    let with_version = match text[1..].split_once('$') {
        Some((algorithm, rest)) if !rest.starts_with("v=") => format!("${algorithm}$v=16${rest}"),
        _ => text.to_owned(),
    };
    let hash = phc::PasswordHash::new(&with_version).map_err(|_| malformed)?;
    if !matches!(hash.algorithm.as_str(), "argon2id" | "argon2i" | "argon2d") {
        return Err(malformed);
    }

    let params = Params::try_from(&hash).map_err(|_| malformed)?;
    // A missing parameter would get a default that the hash was not made with; a secret key or
    // associated data is not in the hash.
    let is_complete = ["m", "t", "p"].iter().all(|name| hash.params.get(*name).is_some())
        && ["keyid", "data"].iter().all(|name| hash.params.get(*name).is_none())
        && hash.salt.is_some()
        && hash.hash.is_some_and(|output| output.as_bytes().len() >= 16);
    if !is_complete {
        return Err(malformed);
    }

    require_affordable(params.m_cost().into(), params.t_cost().into(), params.p_cost().into())?;
    Ok(Argon2Hash(hash))
}
