//! The certificate that a server presents in TLS, with its chain and its private key.

use std::sync::Arc;

use rustls::{
    Error, InconsistentKeys,
    client::verify_server_name,
    crypto::ring::default_provider,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    server::ParsedCertificate,
    sign::CertifiedKey,
};
use x509_parser::parse_x509_certificate;

use crate::domain::Timestamp;

/// A certificate that can be presented: its key belongs to it, it is for the server's name, and it
/// was valid when it was parsed. It prints no key.
#[derive(Clone, Debug)]
pub struct ServerCertificate {
    certified_key: Arc<CertifiedKey>,
    not_before: Timestamp,
    not_after: Timestamp,
}

/// A reason for which a certificate cannot be presented.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    #[error("holds no certificate in PEM")]
    NoCertificate,
    #[error("holds a broken certificate: {0}")]
    BrokenCertificate(String),
    #[error("holds no private key in PEM")]
    NoKey,
    #[error("holds a key that cannot be used: {0}")]
    BrokenKey(String),
    #[error("is not the key of the certificate")]
    OtherKey,
    #[error("is not for the host of public_url, {0}")]
    OtherName(String),
    #[error("expired at {0}")]
    Expired(String),
    #[error("is not valid before {0}")]
    NotYetValid(String),
}

impl CertificateFault {
    /// True if the key is at fault rather than the certificate.
    pub fn is_of_key(&self) -> bool {
        matches!(self, Self::NoKey | Self::BrokenKey(_) | Self::OtherKey)
    }
}

impl ServerCertificate {
    /// Parses a chain in PEM, the server's own certificate first, and its key in PEM: PKCS #8,
    /// PKCS #1 or SEC 1.
    ///
    /// # Errors
    /// The certificate cannot be presented by a server of this name at this time.
    pub fn parse(
        chain: &[u8],
        key: &[u8],
        name: &ServerName<'_>,
        now: Timestamp,
    ) -> Result<Self, CertificateFault> {
        let chain: Vec<_> = CertificateDer::pem_slice_iter(chain)
            .collect::<Result<_, _>>()
            .map_err(|error| CertificateFault::BrokenCertificate(error.to_string()))?;
        let own = chain.first().ok_or(CertificateFault::NoCertificate)?;
        let validity = verify(own, name, now)?;

        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| CertificateFault::NoKey)?;
        let certified_key = CertifiedKey::from_der(chain, key, &default_provider());
        let certified_key = certified_key.map_err(|error| match error {
            Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => CertificateFault::OtherKey,
            error => CertificateFault::BrokenKey(error.to_string()),
        })?;
        Ok(Self {
            certified_key: Arc::new(certified_key),
            not_before: validity.not_before,
            not_after: validity.not_after,
        })
    }

    pub fn certified_key(&self) -> &Arc<CertifiedKey> {
        &self.certified_key
    }

    /// Time at which it expires.
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// Time at which it is to be renewed: when two thirds of its lifetime are over.
    pub fn renewal_at(&self) -> Timestamp {
        let lifetime = self.not_after.distance(self.not_before);
        self.not_after.minus(lifetime / 3)
    }
}

/// Equal if the same certificates are presented. They determine the key.
impl PartialEq for ServerCertificate {
    fn eq(&self, other: &Self) -> bool {
        self.certified_key.cert == other.certified_key.cert
    }
}

/// The time for which a certificate is valid.
struct Validity {
    not_before: Timestamp,
    not_after: Timestamp,
}

fn verify(
    own: &CertificateDer<'_>,
    name: &ServerName<'_>,
    now: Timestamp,
) -> Result<Validity, CertificateFault> {
    let broken =
        |error: &dyn std::fmt::Display| Err(CertificateFault::BrokenCertificate(error.to_string()));
    let parsed = match ParsedCertificate::try_from(own) {
        Ok(parsed) => parsed,
        Err(error) => return broken(&error),
    };
    if verify_server_name(&parsed, name).is_err() {
        return Err(CertificateFault::OtherName(name.to_str().into_owned()));
    }

    let validity = match parse_x509_certificate(own) {
        Ok((_, certificate)) => certificate.validity().clone(),
        Err(error) => return broken(&error),
    };
    let time = |seconds: i64| Timestamp::from_millis(seconds.saturating_mul(1_000));
    let validity = Validity {
        not_before: time(validity.not_before.timestamp()),
        not_after: time(validity.not_after.timestamp()),
    };
    if validity.not_after <= now {
        return Err(CertificateFault::Expired(validity.not_after.to_rfc3339()));
    }
    if validity.not_before > now {
        return Err(CertificateFault::NotYetValid(validity.not_before.to_rfc3339()));
    }
    Ok(validity)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rcgen::{CertificateParams, KeyPair};

    use super::*;

    /// A time within the year 2024, for which the certificates of these tests are valid.
    const NOW: Timestamp = Timestamp::from_millis(1_718_000_000_000);

    fn pair(name: &str, key: &KeyPair) -> String {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = rcgen::date_time_ymd(2024, 1, 1);
        params.not_after = rcgen::date_time_ymd(2025, 1, 1);
        params.self_signed(key).unwrap().pem()
    }

    fn parse(
        chain: &str,
        key: &str,
        now: Timestamp,
    ) -> Result<ServerCertificate, CertificateFault> {
        let name = ServerName::try_from("login.example.com").unwrap();
        ServerCertificate::parse(chain.as_bytes(), key.as_bytes(), &name, now)
    }

    #[test]
    fn b68_a_certificate_is_taken_only_as_the_server_can_present_it() {
        let (key, other) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let chain = pair("login.example.com", &key);
        let pem = key.serialize_pem();

        let taken = parse(&chain, &pem, NOW).unwrap();
        assert_eq!(taken.not_after().to_rfc3339(), "2025-01-01T00:00:00Z");
        assert_eq!(taken.renewal_at().to_rfc3339(), "2024-09-01T00:00:00Z");
        assert!(parse(&pair("*.example.com", &key), &pem, NOW).is_ok());
        assert!(!format!("{taken:?}").contains(&pem[40..60]), "no key is printed");

        let year = Duration::from_hours(24 * 366);
        let fault = |chain: &str, key: &str, now| parse(chain, key, now).unwrap_err();
        for (found, expected) in [
            (fault("", &pem, NOW), "NoCertificate"),
            (fault(&chain.replace('M', "*"), &pem, NOW), "BrokenCertificate"),
            (fault(&chain, "", NOW), "NoKey"),
            (fault(&chain, &chain, NOW), "NoKey"),
            (fault(&chain, &other.serialize_pem(), NOW), "OtherKey"),
            (fault(&pair("example.com", &key), &pem, NOW), "OtherName"),
            (fault(&chain, &pem, NOW.plus(year)), "Expired"),
            (fault(&chain, &pem, NOW.minus(year)), "NotYetValid"),
        ] {
            assert!(format!("{found:?}").starts_with(expected), "{found:?}, not {expected}");
            assert_eq!(found.is_of_key(), ["NoKey", "OtherKey"].contains(&expected));
        }
    }
}
