//! scrypt, as PHC strings (passlib), and as Django and Werkzeug write it.

use argon2::password_hash::phc;
use base64::{Engine, engine::general_purpose::STANDARD};

use super::{InvalidPasswordHash, equal, require_affordable};

#[derive(Clone)]
pub(super) struct ScryptHash {
    params: ::scrypt::Params,
    salt: Vec<u8>,
    output: Vec<u8>,
}

impl ScryptHash {
    /// Parses a scrypt hash; `None` for any other text.
    pub(super) fn parse(text: &str) -> Option<Result<Self, InvalidPasswordHash>> {
        if text.starts_with("$scrypt$") {
            Some(
                parse_phc_string(text)
                    .unwrap_or(Err(InvalidPasswordHash::Malformed("scrypt as a PHC string"))),
            )
        } else if let Some(parts) = text.strip_prefix("scrypt$") {
            Some(
                parse_django(parts)
                    .unwrap_or(Err(InvalidPasswordHash::Malformed("Django's scrypt"))),
            )
        } else {
            let parts = text.strip_prefix("scrypt:")?;
            Some(
                parse_werkzeug(parts)
                    .unwrap_or(Err(InvalidPasswordHash::Malformed("Werkzeug's scrypt"))),
            )
        }
    }

    pub(super) fn matches(&self, password: &[u8]) -> bool {
        let mut output = vec![0; self.output.len()];
        let done = ::scrypt::scrypt(password, &self.salt, &self.params, &mut output);
        done.is_ok() && equal(&output, &self.output)
    }
}

/// The cost parameters of scrypt (RFC 7914, section 2).
pub(super) struct Costs {
    pub(super) log_n: u8,
    pub(super) block_size: u32,
    pub(super) parallelization: u32,
}

impl Costs {
    /// Returns the parameters; `None` if scrypt does not permit them, an error if they are too
    /// expensive.
    pub(super) fn params(&self) -> Option<Result<::scrypt::Params, InvalidPasswordHash>> {
        let params =
            ::scrypt::Params::new(self.log_n, self.block_size, self.parallelization).ok()?;

        // 128 bytes times the block size, 2^log_n times, for each lane.
        let memory_kib = u64::from(self.block_size).saturating_mul(1 << self.log_n.min(40)) / 8;
        let lanes = u64::from(self.parallelization);
        Some(require_affordable(memory_kib, lanes, lanes).map(|()| params))
    }
}

fn parse_phc_string(text: &str) -> Option<Result<ScryptHash, InvalidPasswordHash>> {
    let hash = phc::PasswordHash::new(text).ok()?;
    let number = |name: &str| hash.params.get_decimal(name);
    let costs = Costs {
        log_n: u8::try_from(number("ln")?).ok()?,
        block_size: number("r")?,
        parallelization: number("p")?,
    };
    build(&costs, hash.salt?.to_vec(), hash.hash?.as_bytes().to_vec())
}

/// Parses `N$salt$r$p$base64`, build the salt as text.
fn parse_django(text: &str) -> Option<Result<ScryptHash, InvalidPasswordHash>> {
    let [n, salt, r, p, output] = text.split('$').collect::<Vec<_>>()[..] else { return None };
    let costs =
        Costs { log_n: log2(n)?, block_size: r.parse().ok()?, parallelization: p.parse().ok()? };
    build(&costs, salt.into(), STANDARD.decode(output).ok()?)
}

/// Parses `N:r:p$salt$hexadecimal`, build the salt as text.
fn parse_werkzeug(text: &str) -> Option<Result<ScryptHash, InvalidPasswordHash>> {
    let [costs, salt, output] = text.split('$').collect::<Vec<_>>()[..] else { return None };
    let [n, r, p] = costs.split(':').collect::<Vec<_>>()[..] else { return None };
    let costs =
        Costs { log_n: log2(n)?, block_size: r.parse().ok()?, parallelization: p.parse().ok()? };
    build(&costs, salt.into(), super::pbkdf2::bytes_of_hex(output)?)
}

fn build(
    costs: &Costs,
    salt: Vec<u8>,
    output: Vec<u8>,
) -> Option<Result<ScryptHash, InvalidPasswordHash>> {
    if salt.is_empty() || !(16..=64).contains(&output.len()) {
        return None;
    }
    Some(costs.params()?.map(|params| ScryptHash { params, salt, output }))
}

fn log2(number: &str) -> Option<u8> {
    let number: u64 = number.parse().ok().filter(|number: &u64| number.is_power_of_two())?;
    u8::try_from(number.ilog2()).ok()
}
