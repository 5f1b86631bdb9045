//! One order of a certificate by ACME: the account, the proof that the domain is ours, and the
//! issue.

use std::{io, sync::Arc, time::Duration};

use instant_acme::{
    Account, AuthorizationStatus, ChallengeHandle, ChallengeType, Identifier, Key, NewOrder, Order,
    OrderStatus, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::{
    crypto::ring::default_provider,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject},
    sign::CertifiedKey,
};

use super::{
    acme_client::AcmeClient,
    acme_state::{self, AcmeState, IssuedCertificate},
};
use crate::{
    config::acme::{AcmeChallenge, AcmeSettings},
    domain::credentials::server_certificate::CertificateFault,
    runtime::served_certificate::ChallengeAnswer,
    server::Server,
};

/// Times at which the state of an order is asked for.
const POLLING: RetryPolicy = RetryPolicy::new()
    .initial_delay(Duration::from_millis(500))
    .backoff(1.5)
    .timeout(Duration::from_secs(120));

/// A reason for which no certificate was obtained.
#[derive(Debug, thiserror::Error)]
pub(super) enum AcmeFailure {
    #[error(transparent)]
    Protocol(#[from] instant_acme::Error),
    #[error("acme_ca_file cannot be used: {0}")]
    Authorities(reqwest::Error),
    #[error("the authority offers no challenge of the type that acme_challenge names")]
    NoChallenge,
    #[error("the authority could not verify the domain: {0}")]
    NotVerified(String),
    #[error("the certificate that was issued cannot be used: it {0}")]
    Unusable(CertificateFault),
    #[error("the certificate that was issued is to be renewed already")]
    ShortLived,
    #[error("a key or a certificate cannot be made: {0}")]
    Generation(#[from] rcgen::Error),
    #[error("the answer to the challenge cannot be made: {0}")]
    ChallengeCertificate(#[from] rustls::Error),
    #[error("acme.json in data_dir: {0}")]
    File(#[from] io::Error),
    #[error("it took too long")]
    TimedOut,
}

/// Obtains a certificate, and keeps it in the file.
pub(super) async fn obtain(
    server: &Server,
    settings: &AcmeSettings,
) -> Result<IssuedCertificate, AcmeFailure> {
    let mut state = account_state(server, settings).await?;
    let account = open_account(settings, &state.account_key).await?;

    let identifiers = [Identifier::Dns(settings.domain.clone())];
    let mut order = account.new_order(&NewOrder::new(&identifiers)).await?;
    prove(server, settings, &mut order).await?;
    match order.poll_ready(&POLLING).await {
        Ok(OrderStatus::Ready) => {}
        Ok(_) => return Err(AcmeFailure::NotVerified(refusal(&mut order).await)),
        Err(error) => {
            let cause = refusal(&mut order).await;
            return Err(if cause.is_empty() {
                error.into()
            } else {
                AcmeFailure::NotVerified(cause)
            });
        }
    }

    let key = order.finalize().await?;
    let chain = order.poll_certificate(&POLLING).await?;
    let issued = IssuedCertificate { chain, key };
    state.certificate = Some(issued.clone());
    acme_state::write(server, &state).await?;
    Ok(issued)
}

/// The file's content, with a new account if there is none. The account's key is on the disk before
/// the authority knows it.
async fn account_state(server: &Server, settings: &AcmeSettings) -> Result<AcmeState, AcmeFailure> {
    if let Some(state) = acme_state::read(server, settings.directory.as_str()).await? {
        return Ok(state);
    }

    let state = AcmeState {
        directory: settings.directory.to_string(),
        account_key: KeyPair::generate()?.serialize_pem(),
        certificate: None,
    };
    acme_state::write(server, &state).await?;
    Ok(state)
}

/// Opens the account of this key, or one for it if the authority knows none (RFC 8555 §7.3.1).
async fn open_account(settings: &AcmeSettings, key: &str) -> Result<Account, AcmeFailure> {
    let client = AcmeClient::new(settings).map_err(AcmeFailure::Authorities)?;
    let pkcs8 = PrivatePkcs8KeyDer::from_pem_slice(key.as_bytes())
        .map_err(|error| io::Error::other(error.to_string()))?;
    let signer = Key::from_pkcs8_der(pkcs8.clone_key())?;

    let (account, _) = Account::builder_with_http(Box::new(client))
        .create_from_key((signer, PrivateKeyDer::Pkcs8(pkcs8)), settings.directory.to_string())
        .await?;
    if !settings.contacts.is_empty() {
        let contacts: Vec<_> = settings.contacts.iter().map(String::as_str).collect();
        account.update_contacts(&contacts).await?;
    }
    Ok(account)
}

/// Answers the challenge, and asks the authority to look at the answer.
async fn prove(
    server: &Server,
    settings: &AcmeSettings,
    order: &mut Order,
) -> Result<(), AcmeFailure> {
    let kind = match settings.challenge {
        AcmeChallenge::TlsAlpn01 => ChallengeType::TlsAlpn01,
        AcmeChallenge::Http01 => ChallengeType::Http01,
    };

    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        // A proof of lately may still hold.
        if authorization.status == AuthorizationStatus::Valid {
            continue;
        }
        let mut challenge =
            authorization.challenge(kind.clone()).ok_or(AcmeFailure::NoChallenge)?;
        let answer = challenge_answer(settings, &challenge)?;
        server.served_certificate.answer_challenge(Some(answer));
        challenge.set_ready().await?;
    }
    Ok(())
}

fn challenge_answer(
    settings: &AcmeSettings,
    challenge: &ChallengeHandle<'_>,
) -> Result<ChallengeAnswer, AcmeFailure> {
    let authorization = challenge.key_authorization();
    if settings.challenge == AcmeChallenge::Http01 {
        let key_authorization = authorization.as_str().to_owned();
        return Ok(ChallengeAnswer::Text { token: challenge.token.clone(), key_authorization });
    }

    let mut params = CertificateParams::new(vec![settings.domain.clone()])?;
    let digest = authorization.digest();
    params.custom_extensions = vec![CustomExtension::new_acme_identifier(digest.as_ref())];
    let key = KeyPair::generate()?;
    let chain = vec![params.self_signed(&key)?.der().clone()];
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    // Its extension is critical, so no check of a usual certificate takes it.
    let signing_key = default_provider().key_provider.load_private_key(key)?;
    let certified_key = Arc::new(CertifiedKey::new(chain, signing_key));
    Ok(ChallengeAnswer::Certificate { domain: settings.domain.clone(), certified_key })
}

/// The errors of the challenges, such as a connection that was refused, as the authority tells
/// them.
async fn refusal(order: &mut Order) -> String {
    let mut causes = Vec::new();
    let mut authorizations = order.authorizations();

    while let Some(Ok(mut authorization)) = authorizations.next().await {
        let Ok(state) = authorization.refresh().await else { continue };
        let errors = state.challenges.iter().filter_map(|challenge| challenge.error.as_ref());
        causes.extend(errors.map(ToString::to_string));
    }
    causes.join("; ")
}
