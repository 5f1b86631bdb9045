//! An account as a request writes it.

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
            request::{parse_id, refuse},
        },
        error::{Mistake, Problem},
    },
    service::accounts::{Address, Beginning, NewPassword, Patch, ProfilePatch, details::Details},
};

/// The most further addresses of one kind, and the most roles.
const MOST: usize = 32;

/// What an account has that no request changes. It may come along, as it was read.
const IGNORED: [&str; 4] = ["createdAt", "updatedAt", "lastLoginAt", "passkeyCount"];

#[derive(Debug, Default)]
pub struct AccountBody {
    /// As it was written: whether it must be a new one is not known yet.
    login_id: Option<String>,
    id: Option<uuid::Uuid>,
    emails: Option<Vec<Claimed>>,
    phones: Option<Vec<Claimed>>,
    status: Option<Status>,
    roles: Option<Vec<RoleName>>,
    profile: Option<Named>,
    password: Option<Password>,
    own_id_data: Option<OwnIdData>,
    mistakes: Vec<Mistake>,
}

/// The profile that a request names.
#[derive(Clone, Debug)]
enum Named {
    /// Null: it is to be empty.
    Nothing,
    Members(Map<String, Value>),
}

impl Named {
    fn members(self) -> Map<String, Value> {
        match self {
            Self::Nothing => Map::new(),
            Self::Members(members) => members,
        }
    }
}

/// A further address, as a request claims it.
#[derive(Clone, Debug)]
struct Claimed {
    value: String,
    verified: bool,
    /// What is wrong with it, unless the account has it already.
    unreachable: Option<Mistake>,
}

impl AccountBody {
    /// A password has at least `shortest` characters.
    pub fn read(body: Map<String, Value>, shortest: usize) -> Self {
        let mut members = Members::of(body);
        for name in IGNORED {
            members.take(name);
        }
        let mut this = Self {
            login_id: members.parsed("loginId", |text| LoginId::parse(text).map(|_| text.to_owned())),
            id: members.parsed("id", |text| parse_id(text).ok_or("is no id")),
            emails: addresses(&mut members, "emails"),
            phones: addresses(&mut members, "phones"),
            status: status(&mut members),
            roles: roles(&mut members),
            profile: profile(&mut members),
            password: secret(&mut members, "password", |text| Password::choose(text, shortest)),
            own_id_data: secret(&mut members, "ownIdData", |text| OwnIdData::parse(text.to_owned())),
            mistakes: Vec::new(),
        };
        this.mistakes = members.mistakes();
        this
    }

    /// What a new account begins with.
    ///
    /// # Errors
    /// 422 with everything that is wrong.
    pub fn beginning(self, now: Timestamp) -> Result<Beginning, Problem> {
        let mut mistakes = self.mistakes;
        let login_id = self.login_id.as_deref().map(LoginId::parse_new).transpose();
        let login_id = login_id
            .map_err(|error| mistakes.push(Mistake::new("/loginId", "invalid", format!("is {error}"))))
            .unwrap_or_default();
        mistakes.extend(unreachable([&self.emails, &self.phones], &[]));
        let missing = login_id.is_none() && !mistakes.iter().any(|mistake| mistake.pointer == "/loginId");
        if missing {
            mistakes.push(Mistake::new("/loginId", "required", "is missing"));
        }
        if self.id.is_some() {
            mistakes.push(Mistake::new("/id", "read_only", "is chosen by the server"));
        }
        let profile = Profile::of(self.profile.map(Named::members).unwrap_or_default());
        let profile = profile.map_err(|error| mistakes.push(Mistake::new("/profile", "invalid", error.to_string())));
        refuse(mistakes)?;
        let (Some(login_id), Ok(profile)) = (login_id, profile) else {
            return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
        };
        let addresses = further(&login_id, [("email", self.emails), ("phone", self.phones)], &[], now);
        Ok(Beginning {
            profile,
            roles: self.roles.unwrap_or_default(),
            addresses,
            password: self.password,
            own_id_data: self.own_id_data,
            status: self.status.unwrap_or(Status::Active),
            ..Beginning::of(login_id)
        })
    }

    /// What becomes different about the account: `whole` replaces it, so what is left out becomes empty.
    ///
    /// # Errors
    /// 422 with everything that is wrong.
    pub fn patch(&self, account: &Details, whole: bool, now: Timestamp) -> Result<Patch, Problem> {
        let mut mistakes = self.mistakes.clone();
        let login_id = account.login_id();
        if self.login_id.as_ref().is_some_and(|named| !login_id.is_denoted_by(named)) {
            mistakes.push(Mistake::new("/loginId", "read_only", "cannot be changed"));
        }
        if self.id.is_some_and(|id| id != account.row.id) {
            mistakes.push(Mistake::new("/id", "read_only", "cannot be changed"));
        }
        mistakes.extend(unreachable([&self.emails, &self.phones], &account.addresses));
        let profile = match self.profile.clone() {
            None if !whole => None,
            Some(Named::Members(members)) if !whole => Some(ProfilePatch::Merge(members)),
            other => Profile::of(other.map(Named::members).unwrap_or_default())
                .map_err(|error| mistakes.push(Mistake::new("/profile", "invalid", error.to_string())))
                .ok()
                .map(ProfilePatch::Replace),
        };
        refuse(mistakes)?;
        let kinds = [("email", self.emails.clone()), ("phone", self.phones.clone())];
        let addresses = (whole || kinds.iter().any(|(_, named)| named.is_some())).then(|| {
            let kinds = kinds.map(|(kind, named)| (kind, named.or_else(|| whole.then(Vec::new))));
            further(&login_id, kinds, &account.addresses, now)
        });
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

/// The further addresses, in the order in which they are stored. Of a kind that is not named they stay; an address that stays
/// verified keeps the time at which it was.
fn further(
    login_id: &LoginId,
    kinds: [(&'static str, Option<Vec<Claimed>>); 2],
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

/// What is wrong with addresses that the account did not have before.
fn unreachable(named: [&Option<Vec<Claimed>>; 2], before: &[Address]) -> Vec<Mistake> {
    let new = named.into_iter().flatten().flatten();
    let new = new.filter(|claimed| before.iter().all(|address| address.value != claimed.value));
    new.filter_map(|claimed| claimed.unreachable.clone()).collect()
}

fn addresses(members: &mut Members, name: &'static str) -> Option<Vec<Claimed>> {
    let items = members.list(name, MOST)?;
    let mut all: Vec<Claimed> = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        let place = format!("{name}/{at}");
        let Value::Object(item) = item else {
            members.wrong(&place, "wrong_type", "must be an object with value and verified");
            continue;
        };
        let mut item = Members::at("", item);
        let verified = item.flag("verified").unwrap_or(false);
        let mut unreachable = None;
        let value = item.parsed("value", |text| {
            let wrong = LoginId::parse_new(text).err();
            unreachable = wrong.map(|error| Mistake::new(format!("/{place}/value"), "invalid", format!("is {error}")));
            address(name, text)
        });
        let value = item.required("value", value);
        for mistake in item.mistakes() {
            members.wrong(&format!("{place}{}", mistake.pointer), mistake.code, mistake.detail);
        }
        let Some(value) = value else { continue };
        if all.iter().any(|known| known.value == value) {
            members.wrong(&place, "duplicate", "stands here twice");
        } else {
            all.push(Claimed { value, verified, unreachable });
        }
    }
    Some(all)
}

/// A text that is written and never read. It cannot be taken away, so null is none.
fn secret<T, E: Display>(members: &mut Members, name: &str, parse: impl FnOnce(&str) -> Result<T, E>) -> Option<T> {
    let value = members.take(name)?;
    let parsed = match value.as_str() {
        Some(text) => parse(text).map_err(|error| ("invalid", error.to_string())),
        None => Err(("wrong_type", "must be a string".to_owned())),
    };
    parsed.map_err(|(code, detail)| members.wrong(name, code, detail)).ok()
}

fn address(name: &str, text: &str) -> Result<String, &'static str> {
    let (kind, wrong) = match name {
        "emails" => (AddressKind::Email, "is not an email address"),
        _ => (AddressKind::Phone, "is not a phone number with its country code"),
    };
    let parsed = LoginId::parse(text).ok().filter(|parsed| parsed.kind() == kind);
    parsed.map(|parsed| parsed.as_str().to_owned()).ok_or(wrong)
}

fn status(members: &mut Members) -> Option<Status> {
    let value = members.take("status")?;
    let status = match &value {
        Value::Null => Some(Status::Active),
        Value::String(name) => Status::parse(name),
        _ => None,
    };
    if status.is_none() {
        members.wrong("status", "not_allowed", format!("must be one of {}", Status::NAMES.join(", ")));
    }
    status
}

fn roles(members: &mut Members) -> Option<Vec<RoleName>> {
    let items = members.list("roles", MOST)?;
    let mut roles = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item.as_str().map(RoleName::parse) {
            Some(Ok(role)) => roles.push(role),
            Some(Err(error)) => members.wrong(&format!("roles/{at}"), "invalid", error.to_string()),
            None => members.wrong(&format!("roles/{at}"), "wrong_type", "must be a string"),
        }
    }
    Some(roles)
}

fn profile(members: &mut Members) -> Option<Named> {
    match members.take("profile")? {
        Value::Null => Some(Named::Nothing),
        Value::Object(profile) => Some(Named::Members(profile)),
        _ => {
            members.wrong("profile", "wrong_type", "must be an object");
            None
        }
    }
}
