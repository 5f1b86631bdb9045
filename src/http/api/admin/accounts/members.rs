//! Members of an account in the body of a request.

use std::fmt::Display;

use serde_json::{Map, Value};

use crate::{
    domain::{AddressKind, LoginId, Status, access::role_name::RoleName},
    http::{api::body::Members, error::RequestMistake},
};

/// Limit of further addresses of each kind, and of roles.
const MAX_ITEMS: usize = 32;

/// The profile in a body.
#[derive(Clone, Debug)]
pub(super) enum ProfileInput {
    /// Null, which empties the profile.
    Empty,
    Members(Map<String, Value>),
}

impl ProfileInput {
    pub(super) fn into_members(self) -> Map<String, Value> {
        match self {
            Self::Empty => Map::new(),
            Self::Members(members) => members,
        }
    }
}

/// A further address in a body.
#[derive(Clone, Debug)]
pub(super) struct ClaimedAddress {
    pub(super) value: String,
    pub(super) verified: bool,
    /// Mistake if the address is new to the account.
    pub(super) mistake_if_new: Option<RequestMistake>,
}

/// Takes the further addresses of one kind, `emails` or `phones`.
pub(super) fn take_addresses(
    members: &mut Members,
    kind: AddressKind,
) -> Option<Vec<ClaimedAddress>> {
    let name = kind.member();
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
            mistake_if_new = error.map(|error| {
                RequestMistake::new(format!("/{path}/value"), "invalid", format!("is {error}"))
            });
            parse_address(kind, text)
        });
        let value = item.require("value", value);
        for mistake in item.mistakes() {
            members.add_mistake(
                &format!("{path}{}", mistake.pointer),
                mistake.code,
                mistake.detail,
            );
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
pub(super) fn take_secret<T, E: Display>(
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

fn parse_address(kind: AddressKind, text: &str) -> Result<String, &'static str> {
    let parsed = LoginId::parse(text).ok().filter(|parsed| parsed.kind() == kind);

    parsed.map(|parsed| parsed.as_str().to_owned()).ok_or(match kind {
        AddressKind::Email => "is not an email address",
        AddressKind::Phone => "is not a phone number with its country code",
    })
}

/// Takes the status. Null means active.
pub(super) fn take_status(members: &mut Members) -> Option<Status> {
    let value = members.take("status")?;
    let status = match &value {
        Value::Null => Some(Status::Active),
        Value::String(name) => Status::parse(name),
        _ => None,
    };

    if status.is_none() {
        members.add_mistake(
            "status",
            "not_allowed",
            format!("must be one of {}", Status::NAMES.join(", ")),
        );
    }
    status
}

/// Takes the names of roles.
pub(super) fn take_roles(members: &mut Members) -> Option<Vec<RoleName>> {
    let items = members.take_list("roles", MAX_ITEMS)?;
    let mut roles = Vec::new();

    for (at, item) in items.iter().enumerate() {
        match item.as_str().map(RoleName::parse) {
            Some(Ok(role)) => roles.push(role),
            Some(Err(error)) => {
                members.add_mistake(&format!("roles/{at}"), "invalid", error.to_string());
            }
            None => members.add_mistake(&format!("roles/{at}"), "wrong_type", "must be a string"),
        }
    }

    Some(roles)
}

/// Takes the profile. Null empties it.
pub(super) fn take_profile(members: &mut Members) -> Option<ProfileInput> {
    match members.take("profile")? {
        Value::Null => Some(ProfileInput::Empty),
        Value::Object(profile) => Some(ProfileInput::Members(profile)),
        _ => {
            members.add_mistake("profile", "wrong_type", "must be an object");
            None
        }
    }
}
