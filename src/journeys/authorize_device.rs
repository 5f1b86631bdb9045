//! The authorization of an application for a device (RFC 8628 §3.3): the person types the code that
//! the device shows, and decides. Who may is decided as everywhere
//! ([`authorize_application`](super::authorize_application)).

use std::net::IpAddr;

use super::authorize_application::requirements::{self, ApplicationAdmission, AskedRequest};
use crate::{
    domain::{Application, oauth::UserCode},
    server::Server,
    service::{
        Result, applications,
        caller::Caller,
        oauth::{device_authorizations as devices, grants::AuthorizingSession},
    },
    store::oauth::device_authorizations::DeviceAuthorization,
};

/// The person who types a code.
#[derive(Debug)]
pub struct DevicePerson {
    pub session: AuthorizingSession,
    pub address: IpAddr,
}

/// A request that waits for the decision of a person who may allow it.
#[derive(Debug)]
pub struct PendingDevice {
    pub application: Application,
    pub user_code: UserCode,
    authorization: DeviceAuthorization,
}

/// The next step of a person who has typed a code.
#[derive(Debug)]
pub enum DeviceStep {
    /// No request that waits has this code.
    UnknownCode,
    /// The person's login does not suffice for the application.
    LogInAgain,
    /// The account may not enter the application.
    NotAdmitted,
    Decide(Box<PendingDevice>),
}

/// The decision of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceDecision {
    Allow,
    Deny,
}

/// Finds the request with this code. Each attempt counts.
///
/// # Errors
/// [`TooManyAttempts`](crate::runtime::rate_limits::TooManyAttempts).
pub async fn find(server: &Server, person: &DevicePerson, typed: &str) -> Result<DeviceStep> {
    let DevicePerson { session, address } = person;
    server.rate_limits.user_code(session.account_id, *address)?;

    let Some(pending) = find_pending(server, typed).await? else {
        tracing::info!(
            target: "audit", event = "user_code_refused", account = %session.account_id
        );
        return Ok(DeviceStep::UnknownCode);
    };

    let request = devices::request_of(&pending.application, &pending.authorization);
    let waiting_since = Some(pending.authorization.created_at);
    let application = &pending.application;
    let asked = AskedRequest { application, request: &request, waiting_since };
    Ok(match requirements::admit(server, asked, session).await? {
        ApplicationAdmission::Admitted(_) => DeviceStep::Decide(Box::new(pending)),
        ApplicationAdmission::LoginMissing | ApplicationAdmission::OtherPerson => {
            DeviceStep::LogInAgain
        }
        ApplicationAdmission::NotAdmitted => DeviceStep::NotAdmitted,
    })
}

/// The request with this code, while its application may use device authorization.
async fn find_pending(server: &Server, typed: &str) -> Result<Option<PendingDevice>> {
    let Some(user_code) = UserCode::from_user_input(typed) else { return Ok(None) };
    let Some(authorization) = devices::find_pending(server, &user_code).await? else {
        return Ok(None);
    };

    let application = applications::registered(server, &authorization.application_id).await?;
    let application = application.filter(|application| application.settings.device_authorization);
    Ok(application.map(|application| PendingDevice { application, user_code, authorization }))
}

/// The scopes that the application asks for, in their order on the page.
pub fn requested_scopes(pending: &PendingDevice) -> Vec<String> {
    let request = devices::request_of(&pending.application, &pending.authorization);
    request.scopes.iter().map(str::to_owned).collect()
}

/// Carries out the decision about the request with this code. [`DeviceStep::Decide`] is the request
/// that was decided.
///
/// # Errors
/// Those of [`find`].
pub async fn decide(
    server: &Server,
    person: &DevicePerson,
    typed: &str,
    decision: DeviceDecision,
) -> Result<DeviceStep> {
    let step = find(server, person, typed).await?;
    let DeviceStep::Decide(pending) = &step else { return Ok(step) };
    let PendingDevice { application, authorization, .. } = &**pending;
    let DevicePerson { session, address } = person;
    let caller = Caller::account(server, session.account_id, *address).await?;

    let is_decided = match decision {
        DeviceDecision::Allow => {
            devices::allow(server, &caller, application, session, authorization).await?
        }
        DeviceDecision::Deny => devices::deny(server, &caller, session, authorization).await?,
    };
    Ok(if is_decided { step } else { DeviceStep::UnknownCode })
}
