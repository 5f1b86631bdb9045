//! argon2 (id, i and d) as PHC strings.

use argon2::{
    Argon2, Params,
    password_hash::{PasswordVerifier, phc},
};

use super::{InvalidPasswordHash, require_affordable};

const NAME: &str = "argon2 as a PHC string";

#[derive(Clone)]
pub(super) struct Argon2Hash(phc::PasswordHash);

impl Argon2Hash {
    /// None when the text is no hash of argon2.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        text.starts_with("$argon2").then(|| read(text))
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        Argon2::default().verify_password(password, &self.0).is_ok()
    }
}

fn read(text: &str) -> Result<Argon2Hash, InvalidPasswordHash> {
    let malformed = InvalidPasswordHash::Malformed(NAME);

    // Without a version it is 1.0: later ones always write theirs (the reference implementation's decode_string).
    let with_version = match text[1..].split_once('$') {
        Some((algorithm, rest)) if !rest.starts_with("v=") => format!("${algorithm}$v=16${rest}"),
        _ => text.to_owned(),
    };
    let hash = phc::PasswordHash::new(&with_version).map_err(|_| malformed)?;
    if !matches!(hash.algorithm.as_str(), "argon2id" | "argon2i" | "argon2d") {
        return Err(malformed);
    }

    let params = Params::try_from(&hash).map_err(|_| malformed)?;
    // The defaults that a hash without parameters would get are nobody's choice. A secret key or associated data is not in the hash.
    let complete = ["m", "t", "p"].iter().all(|name| hash.params.get(*name).is_some())
        && ["keyid", "data"].iter().all(|name| hash.params.get(*name).is_none())
        && hash.salt.is_some()
        && hash.hash.is_some_and(|output| output.as_bytes().len() >= 16);
    if !complete {
        return Err(malformed);
    }

    require_affordable(params.m_cost().into(), params.t_cost().into(), params.p_cost().into())?;
    Ok(Argon2Hash(hash))
}
