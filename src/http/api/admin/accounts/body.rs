//! An account in the body of a request.

use std::fmt::Display;

use axum::http::StatusCode;
use serde_json::{Map, Value};

use crate::{
    domain::{
        LoginId, OwnIdData, Password, Profile, Status, Timestamp, access::role_name::RoleName,
        identity::login_id::AddressKind,
    },
    http::{
        api::{
            body::Members,
            request::{parse_id, reject},
        },
        error::{Mistake, Problem},
    },
    service::accounts::{Address, NewAccountRequest, NewPassword, Patch, ProfilePatch, details::Details},
};

/// Limit of further addresses of each kind, and of roles.
const MAX_ITEMS: usize = 32;

/// Read-only members. Accepted and ignored, so that a response can be sent back unchanged.
const READ_ONLY_MEMBERS: [&str; 4] = ["createdAt", "updatedAt", "lastLoginAt", "passkeyCount"];

/// A parsed body: the members that were present, and the mistakes.
#[derive(Debug, Default)]
pub struct AccountBody {
    /// As written: only for a new account must it be in today's form.
    login_id: Option<String>,
    id: Option<uuid::Uuid>,
    emails: Option<Vec<ClaimedAddress>>,
    phones: Option<Vec<ClaimedAddress>>,
    status: Option<Status>,
    roles: Option<Vec<RoleName>>,
    profile: Option<ProfileInput>,
    password: Option<Password>,
    own_id_data: Option<OwnIdData>,
    mistakes: Vec<Mistake>,
}

/// The profile in a body.
#[derive(Clone, Debug)]
enum ProfileInput {
    /// Null, which empties the profile.
    Empty,
    Members(Map<String, Value>),
}

impl ProfileInput {
    fn into_members(self) -> Map<String, Value> {
        match self {
            Self::Empty => Map::new(),
            Self::Members(members) => members,
        }
    }
}

/// A further address in a body.
#[derive(Clone, Debug)]
struct ClaimedAddress {
    value: String,
    verified: bool,
    /// Mistake if the address is new to the account.
    mistake_if_new: Option<Mistake>,
}

impl AccountBody {
    /// Reads a body. `min_password_length` is in characters.
    pub fn read(body: Map<String, Value>, min_password_length: usize) -> Self {
        let mut members = Members::new(body);

        for name in READ_ONLY_MEMBERS {
            members.take(name);
        }

        let mut this = Self {
            login_id: members.take_parsed("loginId", |text| LoginId::parse(text).map(|_| text.to_owned())),
            id: members.take_parsed("id", |text| parse_id(text).ok_or("is not an id")),
            emails: take_addresses(&mut members, "emails"),
            phones: take_addresses(&mut members, "phones"),
            status: take_status(&mut members),
            roles: take_roles(&mut members),
            profile: take_profile(&mut members),
            password: take_secret(&mut members, "password", |text| Password::choose(text, min_password_length)),
            own_id_data: take_secret(&mut members, "ownIdData", |text| OwnIdData::parse(text.to_owned())),
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
            .map_err(|error| mistakes.push(Mistake::new("/loginId", "invalid", format!("is {error}"))))
            .unwrap_or_default();
        mistakes.extend(mistakes_of_new([&self.emails, &self.phones], &[]));

        let is_missing = login_id.is_none() && !mistakes.iter().any(|mistake| mistake.pointer == "/loginId");
        if is_missing {
            mistakes.push(Mistake::new("/loginId", "required", "is missing"));
        }
        if self.id.is_some() {
            mistakes.push(Mistake::new("/id", "read_only", "is chosen by the server"));
        }

        let profile = Profile::of(self.profile.map(ProfileInput::into_members).unwrap_or_default());
        let profile = profile.map_err(|error| mistakes.push(Mistake::new("/profile", "invalid", error.to_string())));
        reject(mistakes)?;

        let (Some(login_id), Ok(profile)) = (login_id, profile) else {
            return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
        };

        let addresses = further_addresses(&login_id, [("email", self.emails), ("phone", self.phones)], &[], now);

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
    pub fn patch(&self, account: &Details, whole: bool, now: Timestamp) -> Result<Patch, Problem> {
        let mut mistakes = self.mistakes.clone();
        let login_id = account.login_id();

        if self.login_id.as_ref().is_some_and(|named| !login_id.is_denoted_by(named)) {
            mistakes.push(Mistake::new("/loginId", "read_only", "cannot be changed"));
        }
        if self.id.is_some_and(|id| id != account.row.id) {
            mistakes.push(Mistake::new("/id", "read_only", "cannot be changed"));
        }
        mistakes.extend(mistakes_of_new([&self.emails, &self.phones], &account.addresses));

        let profile = match self.profile.clone() {
            None if !whole => None,
            Some(ProfileInput::Members(members)) if !whole => Some(ProfilePatch::Merge(members)),
            other => Profile::of(other.map(ProfileInput::into_members).unwrap_or_default())
                .map_err(|error| mistakes.push(Mistake::new("/profile", "invalid", error.to_string())))
                .ok()
                .map(ProfilePatch::Replace),
        };

        reject(mistakes)?;

        let kinds = [("email", self.emails.clone()), ("phone", self.phones.clone())];
        let names_addresses = kinds.iter().any(|(_, named)| named.is_some());
        let addresses = if whole || names_addresses {
            let kinds = kinds.map(|(kind, named)| (kind, named.or_else(|| whole.then(Vec::new))));
            Some(further_addresses(&login_id, kinds, &account.addresses, now))
        } else {
            None
        };

        Ok(Patch {
            profile,
            roles: self.roles.clone().or_else(|| whole.then(Vec::new)),
            addresses,
            status: self.status.or_else(|| whole.then_some(Status::Active)),
            password: self.password.clone().map(NewPassword::Typed),
            own_id_data: self.own_id_data.clone(),
        })
    }
}

/// The further addresses, in the order in which they are stored. A kind that is not named stays as
/// it is, and an address that stays verified keeps its time of verification.
fn further_addresses(
    login_id: &LoginId,
    kinds: [(&'static str, Option<Vec<ClaimedAddress>>); 2],
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
            let since = had().find(|address| address.value == claimed.value).and_then(|address| address.verified_at);
            let verified_at = claimed.verified.then(|| since.unwrap_or(now));
            all.push(Address { kind, value: claimed.value, verified_at });
        }
    }

    all.sort_by(|one, other| (one.kind, &one.value).cmp(&(other.kind, &other.value)));
    all
}

/// Mistakes in addresses that the account did not have before.
fn mistakes_of_new(named: [&Option<Vec<ClaimedAddress>>; 2], before: &[Address]) -> Vec<Mistake> {
    let new = named.into_iter().flatten().flatten();
    let new = new.filter(|claimed| before.iter().all(|address| address.value != claimed.value));
    new.filter_map(|claimed| claimed.mistake_if_new.clone()).collect()
}

fn take_addresses(members: &mut Members, name: &'static str) -> Option<Vec<ClaimedAddress>> {
    let items = members.take_list(name, MAX_ITEMS)?;
    let mut all: Vec<ClaimedAddress> = Vec::new();

    for (at, item) in items.into_iter().enumerate() {
        let path = format!("{name}/{at}");
        let Value::Object(item) = item else {
            members.add_mistake(&path, "wrong_type", "must be an object with value and verified");
            continue;
        };

        let mut item = Members::nested("", item);
        let verified = item.take_flag("verified").unwrap_or(false);
        let mut mistake_if_new = None;

        let value = item.take_parsed("value", |text| {
            let error = LoginId::parse_new(text).err();
            mistake_if_new =
                error.map(|error| Mistake::new(format!("/{path}/value"), "invalid", format!("is {error}")));
            parse_address(name, text)
        });
        let value = item.require("value", value);
        for mistake in item.mistakes() {
            members.add_mistake(&format!("{path}{}", mistake.pointer), mistake.code, mistake.detail);
        }

        let Some(value) = value else { continue };
        if all.iter().any(|known| known.value == value) {
            members.add_mistake(&path, "duplicate", "is listed twice");
        } else {
            all.push(ClaimedAddress { value, verified, mistake_if_new });
        }
    }
    Some(all)
}

/// Takes a write-only text. Null is a mistake, because it cannot be removed.
fn take_secret<T, E: Display>(
    members: &mut Members,
    name: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    let value = members.take(name)?;
    let parsed = match value.as_str() {
        Some(text) => parse(text).map_err(|error| ("invalid", error.to_string())),
        None => Err(("wrong_type", "must be a string".to_owned())),
    };
    parsed.map_err(|(code, detail)| members.add_mistake(name, code, detail)).ok()
}

fn parse_address(name: &str, text: &str) -> Result<String, &'static str> {
    let (kind, mistake) = match name {
        "emails" => (AddressKind::Email, "is not an email address"),
        _ => (AddressKind::Phone, "is not a phone number with its country code"),
    };

    let parsed = LoginId::parse(text).ok().filter(|parsed| parsed.kind() == kind);
    parsed.map(|parsed| parsed.as_str().to_owned()).ok_or(mistake)
}

fn take_status(members: &mut Members) -> Option<Status> {
    let value = members.take("status")?;
    let status = match &value {
        Value::Null => Some(Status::Active),
        Value::String(name) => Status::parse(name),
        _ => None,
    };

    if status.is_none() {
        members.add_mistake("status", "not_allowed", format!("must be one of {}", Status::NAMES.join(", ")));
    }
    status
}

fn take_roles(members: &mut Members) -> Option<Vec<RoleName>> {
    let items = members.take_list("roles", MAX_ITEMS)?;
    let mut roles = Vec::new();

    for (at, item) in items.iter().enumerate() {
        match item.as_str().map(RoleName::parse) {
            Some(Ok(role)) => roles.push(role),
            Some(Err(error)) => members.add_mistake(&format!("roles/{at}"), "invalid", error.to_string()),
            None => members.add_mistake(&format!("roles/{at}"), "wrong_type", "must be a string"),
        }
    }

    Some(roles)
}

fn take_profile(members: &mut Members) -> Option<ProfileInput> {
    match members.take("profile")? {
        Value::Null => Some(ProfileInput::Empty),
        Value::Object(profile) => Some(ProfileInput::Members(profile)),
        _ => {
            members.add_mistake("profile", "wrong_type", "must be an object");
            None
        }
    }
}
