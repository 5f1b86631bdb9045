//! The columns of the list of accounts: which there are, which are shown, and what stands in them.

use super::Asked;
use crate::{
    config::web::Web,
    domain::{AccessLevel, AccountSchema, Status, identity::email_address::to_unicode, schema::Field},
    http::{cookies, pages::moment},
    service::accounts::details::Details,
};
use axum::http::{HeaderMap, HeaderValue};
use serde_json::Value;
use vestibule_app::{
    Language,
    admin::{Cell, Column, ColumnChoice, Row, labels},
    i18n::texts,
};

/// Where the choice is kept, in the browser that made it.
const COOKIE: &str = "vestibule-columns";

/// Fields that are shown until somebody chooses others.
const FIRST_FIELDS: usize = 2;

/// What a column shows of an account.
#[derive(Clone, Copy, Debug)]
enum Shows<'a> {
    LoginId,
    Field(&'a Field),
    Status,
    Roles,
    Emails,
    Phones,
    Created,
    LastLogin,
}

/// Every column that the role may see, and whether it is shown.
#[derive(Debug)]
pub(in crate::http::pages::admin) struct Columns<'a>(Vec<(Shows<'a>, bool)>);

impl<'a> Columns<'a> {
    /// As the address says, else as the cookie does, else the usual ones.
    pub(in crate::http::pages::admin) fn choose(
        schema: &'a AccountSchema,
        role: AccessLevel,
        (asked, headers): (&Asked, &HeaderMap),
    ) -> Self {
        let kept = cookies::value(headers, COOKIE);
        let chosen = if asked.columns.is_empty() { kept.unwrap_or_default() } else { &asked.columns };
        let chosen: Vec<_> = chosen.split([' ', '+']).filter(|name| !name.is_empty()).collect();
        let readable = schema.fields().iter().filter(|field| field.read.permits(role));
        let usual: Vec<_> = readable.clone().filter(|field| field.indexed).take(FIRST_FIELDS).collect();
        let all = [Shows::LoginId].into_iter().chain(readable.map(Shows::Field)).chain([
            Shows::Status,
            Shows::Roles,
            Shows::Emails,
            Shows::Phones,
            Shows::Created,
            Shows::LastLogin,
        ]);
        let shown = |shows: &Shows<'_>| match shows {
            Shows::LoginId => true,
            shows if !chosen.is_empty() => chosen.contains(&&*shows.name()),
            Shows::Field(field) => usual.contains(field),
            Shows::Status | Shows::Created | Shows::LastLogin => true,
            Shows::Roles | Shows::Emails | Shows::Phones => false,
        };
        Self(all.map(|shows| (shows, shown(&shows))).collect())
    }

    fn shown(&self) -> impl Iterator<Item = Shows<'a>> {
        self.0.iter().filter(|(_, shown)| *shown).map(|(shows, _)| *shows)
    }

    /// What can be chosen: all but the login id, which leads to the account.
    pub(in crate::http::pages::admin) fn choices(&self) -> Vec<ColumnChoice> {
        let choice = |(shows, shown): &(Shows<'_>, bool)| ColumnChoice {
            name: shows.name(),
            label: shows.label().to_owned(),
            shown: *shown,
        };
        self.0.iter().skip(1).map(choice).collect()
    }

    pub(in crate::http::pages::admin) fn headings(&self, asked: &Asked) -> Vec<Column> {
        let sort = if asked.sort.is_empty() { "-createdAt" } else { &asked.sort };
        let heading = |shows: Shows<'_>| {
            if !shows.is_ordered() {
                return Column { label: shows.label().to_owned(), sort: None, sorted: None };
            }
            let (up, down) = (shows.name(), format!("-{}", shows.name()));
            let sorted = if sort == up { Some(true) } else { (sort == down).then_some(false) };
            let next = if sorted == Some(true) { &down } else { &up };
            Column { label: shows.label().to_owned(), sort: Some(asked.href(next, "")), sorted }
        };
        self.shown().map(heading).collect()
    }

    pub(in crate::http::pages::admin) fn row(&self, account: &Details) -> Row {
        Row { cells: self.shown().map(|shows| shows.cell(account)).collect() }
    }

    /// The cookie that keeps the choice for a year; it names columns and nobody.
    pub(in crate::http::pages::admin) fn keep(&self, web: &Web) -> Option<HeaderValue> {
        let names: Vec<_> = self.shown().map(|shows| shows.name()).collect();
        let secure = if web.is_https() { "; Secure" } else { "" };
        let cookie = format!(
            "{COOKIE}={}; Path=/admin/accounts; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}",
            names.join("+")
        );
        HeaderValue::from_str(&cookie).ok()
    }
}

impl Shows<'_> {
    /// What a choice and a sort call it.
    fn name(&self) -> String {
        match self {
            Self::LoginId => "loginId".to_owned(),
            Self::Field(field) => format!("profile.{}", field.name),
            Self::Status => "status".to_owned(),
            Self::Roles => "roles".to_owned(),
            Self::Emails => "emails".to_owned(),
            Self::Phones => "phones".to_owned(),
            Self::Created => "createdAt".to_owned(),
            Self::LastLogin => "lastLoginAt".to_owned(),
        }
    }

    fn label(&self) -> &str {
        match self {
            Self::LoginId => texts::LOGIN_ID.get(),
            Self::Field(field) => field.label(Language::spoken().tag()),
            Self::Status => texts::ADMIN_STATUS.get(),
            Self::Roles => texts::ADMIN_ROLES.get(),
            Self::Emails => labels::EMAILS.get(),
            Self::Phones => labels::PHONES.get(),
            Self::Created => texts::ADMIN_CREATED.get(),
            Self::LastLogin => texts::LAST_LOGIN.get(),
        }
    }

    /// Whether an index has its order.
    fn is_ordered(&self) -> bool {
        match self {
            Self::LoginId | Self::Created | Self::LastLogin => true,
            Self::Field(field) => field.indexed,
            Self::Status | Self::Roles | Self::Emails | Self::Phones => false,
        }
    }

    fn cell(&self, account: &Details) -> Cell {
        let addresses = |kind: &str| {
            let of_kind = account.addresses.iter().filter(|address| address.kind == kind);
            Cell::Text(of_kind.map(|address| to_unicode(&address.value)).collect::<Vec<_>>().join(", "))
        };
        match self {
            Self::LoginId => {
                Cell::Link(account.login_id().to_unicode().into_owned(), format!("/admin/accounts/{}", account.row.id))
            }
            Self::Field(field) => Cell::Text(account.profile.get(&field.name).map(said).unwrap_or_default()),
            Self::Status => Cell::State(account.status().to_string(), account.status() != Status::Active),
            Self::Roles => Cell::Text(account.roles.join(", ")),
            Self::Emails => addresses("email"),
            Self::Phones => addresses("phone"),
            Self::Created => Cell::Time(Some(moment(account.row.created_at))),
            Self::LastLogin => Cell::Time(account.row.last_login_at.map(moment)),
        }
    }
}

/// The most characters of a value that is no text.
const LONGEST: usize = 100;

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => labels::YES.into(),
        Value::Bool(false) => labels::NO.into(),
        Value::String(text) => text.clone(),
        other => other.to_string().chars().take(LONGEST).collect(),
    }
}
