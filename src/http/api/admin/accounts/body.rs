//! An account in the body of a request.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::members::{
    ClaimedAddress, ProfileInput, take_addresses, take_profile, take_roles, take_secret,
    take_status,
};
use crate::{
    domain::{
        Account, AccountId, Address, AddressKind, LoginId, OwnIdData, Password, Profile, Status,
        Timestamp, access::role_name::RoleName,
    },
    http::{
        api::{
            body::Members,
            request::{parse_id, reject},
        },
        error::{Problem, RequestMistake},
    },
    service::accounts::{AccountPatch, NewAccountRequest, NewPassword, ProfilePatch},
};

/// Read-only members. Accepted and ignored, so that a response can be sent back unchanged.
const READ_ONLY_MEMBERS: [&str; 4] = ["createdAt", "updatedAt", "lastLoginAt", "passkeyCount"];

/// A parsed body: the members that were present, and the mistakes.
#[derive(Debug, Default)]
pub struct AccountRequest {
    /// As written: only for a new account must it be in today's form.
    login_id: Option<String>,
    id: Option<AccountId>,
    emails: Option<Vec<ClaimedAddress>>,
    phones: Option<Vec<ClaimedAddress>>,
    status: Option<Status>,
    roles: Option<Vec<RoleName>>,
    profile: Option<ProfileInput>,
    password: Option<Password>,
    own_id_data: Option<OwnIdData>,
    mistakes: Vec<RequestMistake>,
}

impl AccountRequest {
    /// Reads a body. `min_password_length` is in characters.
    pub fn read(body: Map<String, Value>, min_password_length: usize) -> Self {
        let mut members = Members::new(body);

        for name in READ_ONLY_MEMBERS {
            members.take(name);
        }

        let mut this = Self {
            login_id: members
                .take_parsed("loginId", |text| LoginId::parse(text).map(|_| text.to_owned())),
            id: members.take_parsed("id", |text| parse_id(text).ok_or("is not an id")),
            emails: take_addresses(&mut members, AddressKind::Email),
            phones: take_addresses(&mut members, AddressKind::Phone),
            status: take_status(&mut members),
            roles: take_roles(&mut members),
            profile: take_profile(&mut members),
            password: take_secret(&mut members, "password", |text| {
                Password::choose(text, min_password_length)
            }),
            own_id_data: take_secret(&mut members, "ownIdData", |text| {
                OwnIdData::parse(text.to_owned())
            }),
            mistakes: Vec::new(),
        };

        this.mistakes = members.mistakes();
        this
    }

    /// Converts the body of a creation.
    ///
    /// # Errors
    /// 422 with every mistake.
    pub fn into_new_account(self, now: Timestamp) -> Result<NewAccountRequest, Problem> {
        let mut mistakes = self.mistakes;
        let login_id = self.login_id.as_deref().map(LoginId::parse_new).transpose();
        let login_id = login_id
            .map_err(|error| {
                mistakes.push(RequestMistake::new("/loginId", "invalid", format!("is {error}")));
            })
            .unwrap_or_default();
        mistakes.extend(mistakes_of_new([&self.emails, &self.phones], &[]));

        let is_missing =
            login_id.is_none() && !mistakes.iter().any(|mistake| mistake.pointer == "/loginId");
        if is_missing {
            mistakes.push(RequestMistake::new("/loginId", "required", "is missing"));
        }
        if self.id.is_some() {
            mistakes.push(RequestMistake::new("/id", "read_only", "is chosen by the server"));
        }

        let profile = Profile::of(self.profile.map(ProfileInput::into_members).unwrap_or_default());
        let profile = profile.map_err(|error| {
            mistakes.push(RequestMistake::new("/profile", "invalid", error.to_string()));
        });
        reject(mistakes)?;

        let (Some(login_id), Ok(profile)) = (login_id, profile) else {
            return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
        };

        let addresses = further_addresses(
            &login_id,
            [(AddressKind::Email, self.emails), (AddressKind::Phone, self.phones)],
            &[],
            now,
        );

        Ok(NewAccountRequest {
            profile,
            roles: self.roles.unwrap_or_default(),
            addresses,
            password: self.password,
            own_id_data: self.own_id_data,
            status: self.status.unwrap_or(Status::Active),
            ..NewAccountRequest::of(login_id)
        })
    }

    /// Converts the body of a change. With `whole` it replaces the account: members that are
    /// missing become empty.
    ///
    /// # Errors
    /// 422 with every mistake.
    pub fn patch(
        &self,
        account: &Account,
        whole: bool,
        now: Timestamp,
    ) -> Result<AccountPatch, Problem> {
        let mut mistakes = self.mistakes.clone();
        let login_id = account.login_id.clone();

        if self.login_id.as_ref().is_some_and(|named| !login_id.is_denoted_by(named)) {
            mistakes.push(RequestMistake::new("/loginId", "read_only", "cannot be changed"));
        }
        if self.id.is_some_and(|id| id != account.id) {
            mistakes.push(RequestMistake::new("/id", "read_only", "cannot be changed"));
        }
        mistakes.extend(mistakes_of_new([&self.emails, &self.phones], &account.addresses));

        let profile = match self.profile.clone() {
            None if !whole => None,
            Some(ProfileInput::Members(members)) if !whole => Some(ProfilePatch::Merge(members)),
            other => Profile::of(other.map(ProfileInput::into_members).unwrap_or_default())
                .map_err(|error| {
                    mistakes.push(RequestMistake::new("/profile", "invalid", error.to_string()));
                })
                .ok()
                .map(ProfilePatch::Replace),
        };

        reject(mistakes)?;

        let kinds =
            [(AddressKind::Email, self.emails.clone()), (AddressKind::Phone, self.phones.clone())];
        let names_addresses = kinds.iter().any(|(_, named)| named.is_some());
        let addresses = if whole || names_addresses {
            let kinds = kinds.map(|(kind, named)| (kind, named.or_else(|| whole.then(Vec::new))));
            Some(further_addresses(&login_id, kinds, &account.addresses, now))
        } else {
            None
        };

        Ok(AccountPatch {
            profile,
            roles: self.roles.clone().or_else(|| whole.then(Vec::new)),
            addresses,
            status: self.status.or_else(|| whole.then_some(Status::Active)),
            password: self.password.clone().map(NewPassword::Typed),
            own_id_data: self.own_id_data.clone(),
            requires_password: false,
        })
    }
}

/// The further addresses, in the order in which they are stored. A kind that is not named stays as
/// it is, and an address that stays verified keeps its time of verification.
fn further_addresses(
    login_id: &LoginId,
    kinds: [(AddressKind, Option<Vec<ClaimedAddress>>); 2],
    before: &[Address],
    now: Timestamp,
) -> Vec<Address> {
    let mut all = Vec::new();
    for (kind, named) in kinds {
        let had = || before.iter().filter(move |address| address.kind == kind);
        let Some(named) = named else {
            all.extend(had().cloned());
            continue;
        };

        for claimed in named.into_iter().filter(|claimed| claimed.value != login_id.as_str()) {
            let since = had()
                .find(|address| address.value == claimed.value)
                .and_then(|address| address.verified_at);
            let verified_at = claimed.verified.then(|| since.unwrap_or(now));
            all.push(Address { kind, value: claimed.value, verified_at });
        }
    }

    all.sort_by(|one, other| (one.kind, &one.value).cmp(&(other.kind, &other.value)));
    all
}

/// Mistakes in addresses that the account did not have before.
fn mistakes_of_new(
    named: [&Option<Vec<ClaimedAddress>>; 2],
    before: &[Address],
) -> Vec<RequestMistake> {
    let new = named.into_iter().flatten().flatten();
    let new = new.filter(|claimed| before.iter().all(|address| address.value != claimed.value));
    new.filter_map(|claimed| claimed.mistake_if_new.clone()).collect()
}
