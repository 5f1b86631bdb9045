//! Firebase Authentication's scrypt. An export holds the salt and the hash of each user; the
//! project's parameters are in its console. They are combined as Ory Kratos reads them:
//! `$firescrypt$ln=14,r=8,p=1$salt$hash$salt separator$signer key`, each in base64.

use aes::{
    Aes256,
    cipher::{KeyIvInit, StreamCipher},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, STANDARD_NO_PAD},
};
use ctr::Ctr128BE;

use super::{InvalidPasswordHash, equal, scrypt::Costs};

#[derive(Clone)]
pub(super) struct FirebaseHash {
    params: ::scrypt::Params,
    /// The user's salt, followed by the project's separator.
    salt: Vec<u8>,
    signer_key: Vec<u8>,
    output: Vec<u8>,
}

impl FirebaseHash {
    /// Parses a Firebase hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        let parts = text.strip_prefix("$firescrypt$")?;
        Some(parse_parts(parts).unwrap_or(Err(InvalidPasswordHash::Malformed("Firebase's scrypt"))))
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let mut key = [0; 32];
        if ::scrypt::scrypt(password, &self.salt, &self.params, &mut key).is_err() {
            return false;
        }

        // The hash is the project's key, encrypted with the key derived from the password.
        let mut output = self.signer_key.clone();
        Ctr128BE::<Aes256>::new(&key.into(), &[0; 16].into()).apply_keystream(&mut output);
        equal(&output, &self.output)
    }
}

fn parse_parts(text: &str) -> Option<Result<FirebaseHash, InvalidPasswordHash>> {
    let [costs, salt, output, separator, signer_key] = text.split('$').collect::<Vec<_>>()[..]
    else {
        return None;
    };

    let number =
        |name: &str| costs.split(',').find_map(|cost| cost.strip_prefix(name)?.strip_prefix('='));
    let costs = Costs {
        log_n: number("ln")?.parse().ok()?,
        block_size: number("r")?.parse().ok()?,
        parallelization: number("p")?.parse().ok()?,
    };

    let decode = |text: &str| STANDARD.decode(text).or_else(|_| STANDARD_NO_PAD.decode(text)).ok();
    let salt = [decode(salt)?, decode(separator)?].concat();
    let output = decode(output)?;
    let signer_key = decode(signer_key)?;
    if output.len() != signer_key.len() || output.len() < 16 {
        return None;
    }

    Some(costs.params()?.map(|params| FirebaseHash { params, salt, signer_key, output }))
}
