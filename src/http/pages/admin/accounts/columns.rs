//! Columns of the list of accounts: the available ones, the chosen ones, and their cells.

use super::AccountsQuery;
use crate::{
    config::web::Web,
    domain::{
        AccessLevel, Account, AccountSchema, AddressKind, Status,
        identity::email_address::to_unicode, schema::Field,
    },
    http::{
        cookies::{self, PreferenceCookie},
        pages::moment,
    },
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use time::Duration;
use vestibule_app::{
    Language,
    admin::{Cell, Column, ColumnChoice, Row, labels},
    i18n::texts,
};

/// Cookie that stores the chosen columns.
const COLUMNS_COOKIE: PreferenceCookie = PreferenceCookie {
    name: "vestibule-columns",
    path: "/admin/accounts",
    age: Duration::days(365),
};

/// Number of fields that are shown by default.
const DEFAULT_FIELDS: usize = 2;

/// Content of a column.
#[derive(Clone, Copy, Debug)]
enum ColumnContent<'a> {
    LoginId,
    Field(&'a Field),
    Status,
    Roles,
    Emails,
    Phones,
    Created,
    LastLogin,
}

/// Every column that the caller may see, with true for those that are shown.
#[derive(Debug)]
pub(in crate::http::pages::admin) struct Columns<'a>(Vec<(ColumnContent<'a>, bool)>);

impl<'a> Columns<'a> {
    /// Chooses the columns that the URL names, else those of the cookie, else the default.
    pub(in crate::http::pages::admin) fn choose(
        schema: &'a AccountSchema,
        role: AccessLevel,
        query: &AccountsQuery,
        headers: &HeaderMap,
    ) -> Self {
        let stored = cookies::value(headers, COLUMNS_COOKIE.name);
        let chosen =
            if query.columns.is_empty() { stored.unwrap_or_default() } else { &query.columns };
        let chosen: Vec<_> = chosen.split([' ', '+']).filter(|name| !name.is_empty()).collect();

        let readable = schema.fields().iter().filter(|field| field.read.permits(role));
        let defaults: Vec<_> =
            readable.clone().filter(|field| field.indexed).take(DEFAULT_FIELDS).collect();

        let all =
            [ColumnContent::LoginId].into_iter().chain(readable.map(ColumnContent::Field)).chain([
                ColumnContent::Status,
                ColumnContent::Roles,
                ColumnContent::Emails,
                ColumnContent::Phones,
                ColumnContent::Created,
                ColumnContent::LastLogin,
            ]);

        let is_shown = |content: &ColumnContent<'_>| match content {
            ColumnContent::LoginId => true,
            content if !chosen.is_empty() => chosen.contains(&&*content.name()),
            ColumnContent::Field(field) => defaults.contains(field),
            ColumnContent::Status | ColumnContent::Created | ColumnContent::LastLogin => true,
            ColumnContent::Roles | ColumnContent::Emails | ColumnContent::Phones => false,
        };

        Self(all.map(|content| (content, is_shown(&content))).collect())
    }

    fn shown(&self) -> impl Iterator<Item = ColumnContent<'a>> {
        self.0.iter().filter(|(_, is_shown)| *is_shown).map(|(content, _)| *content)
    }

    /// Columns to choose from: all but the login id, which links to the account.
    pub(in crate::http::pages::admin) fn choices(&self) -> Vec<ColumnChoice> {
        let choice = |(content, is_shown): &(ColumnContent<'_>, bool)| ColumnChoice {
            name: content.name(),
            label: content.label().to_owned(),
            shown: *is_shown,
        };
        self.0.iter().skip(1).map(choice).collect()
    }

    pub(in crate::http::pages::admin) fn headings(&self, query: &AccountsQuery) -> Vec<Column> {
        let sort = if query.sort.is_empty() { "-createdAt" } else { &query.sort };

        let heading = |content: ColumnContent<'_>| {
            if !content.is_ordered() {
                return Column { label: content.label().to_owned(), sort: None, sorted: None };
            }

            let ascending = content.name();
            let descending = format!("-{ascending}");
            let sorted = if sort == ascending {
                Some(true)
            } else if sort == descending {
                Some(false)
            } else {
                None
            };
            let next = if sorted == Some(true) { &descending } else { &ascending };

            Column { label: content.label().to_owned(), sort: Some(query.href(next, "")), sorted }
        };
        self.shown().map(heading).collect()
    }

    pub(in crate::http::pages::admin) fn row(&self, account: &Account) -> Row {
        Row { cells: self.shown().map(|content| content.cell(account)).collect() }
    }

    /// Header that stores the chosen columns.
    pub(in crate::http::pages::admin) fn keep(
        &self,
        web: &Web,
    ) -> Option<(HeaderName, HeaderValue)> {
        let names: Vec<_> = self.shown().map(|content| content.name()).collect();
        COLUMNS_COOKIE.keep(web, &names.join("+"))
    }
}

impl ColumnContent<'_> {
    /// Name of the column in the form and in a sort.
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

    /// True when an index has its order.
    fn is_ordered(&self) -> bool {
        match self {
            Self::LoginId | Self::Created | Self::LastLogin => true,
            Self::Field(field) => field.indexed,
            Self::Status | Self::Roles | Self::Emails | Self::Phones => false,
        }
    }

    fn cell(&self, account: &Account) -> Cell {
        let addresses = |kind: AddressKind| {
            Cell::Text(
                account
                    .addresses_of(kind)
                    .map(|address| to_unicode(&address.value))
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        };

        match self {
            Self::LoginId => Cell::Link(
                account.login_id.to_unicode().into_owned(),
                format!("/admin/accounts/{}", account.id),
            ),
            Self::Field(field) => {
                Cell::Text(account.profile.get(&field.name).map(value_text).unwrap_or_default())
            }
            Self::Status => {
                Cell::State(account.status().to_string(), account.status() != Status::Active)
            }
            Self::Roles => Cell::Text(account.roles.join(", ")),
            Self::Emails => addresses(AddressKind::Email),
            Self::Phones => addresses(AddressKind::Phone),
            Self::Created => Cell::Time(Some(moment(account.created_at))),
            Self::LastLogin => Cell::Time(account.last_login_at.map(moment)),
        }
    }
}

/// Limit of a shown value that is not text, in characters.
const MAX_VALUE_CHARS: usize = 100;

fn value_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => labels::YES.into(),
        Value::Bool(false) => labels::NO.into(),
        Value::String(text) => text.clone(),
        other => other.to_string().chars().take(MAX_VALUE_CHARS).collect(),
    }
}
