//! The administration pages: a navigation bar of sections, and tables that become cards on a phone.

mod accounts;
mod applications;
mod audit;
mod branding;
mod import;
mod jobs;
pub mod labels;
mod mails;
mod overview;
mod schema;
mod settings;
mod table;
mod tokens;
mod webhooks;

use std::fmt::Display;

use leptos::prelude::*;

use crate::{Language, Site, Text, i18n::texts, ui::layout};

pub use accounts::bulk_action::{ActPage, act};
pub use accounts::deleted::{DeletedAccountRow, deleted_accounts};
pub use accounts::detail::{AccountPage, Identifier, account};
pub use accounts::relations::{AccountParts, AddressField};
pub use accounts::{AccountsPage, ColumnChoice, Condition, ConditionInput, accounts};
pub use applications::access::AccessList;
pub use applications::detail::{ApplicationPage, application};
pub use applications::settings_form::{ApplicationForm, SettingControl, SettingField};
pub use applications::snippet_list::Snippet;
pub use applications::{ApplicationListRow, ApplicationsPage, applications, new_application};
pub use audit::{AuditPage, AuditRow, audit};
pub use branding::{BrandingPage, ContrastRow, SchemePage, branding, buttons};
pub use import::{ColumnPlan, PlanPage, import, plan};
pub use jobs::{JobPage, job, jobs};
pub use mails::{MailChoice, MailPage, mails};
pub use overview::{Day, OverviewPage, overview};
pub use schema::form::{FieldForm, SchemaForm};
pub use schema::{SchemaPage, schema};
pub use settings::settings;
pub use table::{Cell, Column, Row, Table};
pub use tokens::{TokenRow, TokensPage, tokens};
pub use webhooks::detail::{WebhookDeliveryRow, WebhookPage, webhook};
pub use webhooks::{WebhookForm, WebhookListRow, WebhooksPage, webhooks};

/// The settings and the state that every administration page needs.
#[derive(Clone, Debug)]
pub struct AdminSite {
    pub site: Site,
    /// The URL of `style/admin.css`.
    pub style_url: String,
    /// The URL of `public/admin.js`.
    pub script_url: String,
    /// The login id of the signed-in administrator.
    pub login_id: String,
    pub here: AdminSection,
    /// The sections that the administrator may open.
    pub sections: Vec<AdminSection>,
}

/// A section of the administration pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminSection {
    Overview,
    Accounts,
    Deleted,
    Jobs,
    Schema,
    Applications,
    Webhooks,
    Tokens,
    Audit,
    Settings,
}

impl AdminSection {
    pub fn path(self) -> &'static str {
        match self {
            Self::Overview => "/admin",
            Self::Accounts => "/admin/accounts",
            Self::Deleted => "/admin/deleted",
            Self::Jobs => "/admin/jobs",
            Self::Schema => "/admin/schema",
            Self::Applications => "/admin/applications",
            Self::Webhooks => "/admin/webhooks",
            Self::Tokens => "/admin/tokens",
            Self::Audit => "/admin/audit",
            Self::Settings => "/admin/settings",
        }
    }

    fn name(self) -> Text {
        match self {
            Self::Overview => texts::ADMIN_OVERVIEW,
            Self::Accounts => texts::ADMIN_ACCOUNTS,
            Self::Deleted => texts::ADMIN_DELETED,
            Self::Jobs => labels::JOBS,
            Self::Schema => texts::ADMIN_SCHEMA,
            Self::Applications => texts::applications::APPLICATIONS,
            Self::Webhooks => texts::webhooks::WEBHOOKS,
            Self::Tokens => texts::ADMIN_TOKENS,
            Self::Audit => texts::ADMIN_AUDIT,
            Self::Settings => labels::SETTINGS,
        }
    }
}

/// Renders a complete document.
fn document<T, B>(admin: AdminSite, title: T, body: B) -> impl IntoView + use<T, B>
where
    T: Display,
    B: IntoView + 'static,
{
    document_with_head(admin, title, None, body)
}

/// Renders a complete document with additional elements in its head.
fn document_with_head<T, B>(
    admin: AdminSite,
    title: T,
    head: Option<AnyView>,
    body: B,
) -> impl IntoView + use<T, B>
where
    T: Display,
    B: IntoView + 'static,
{
    let AdminSite { site, style_url, script_url, login_id, here, sections } = admin;
    let more = view! {
        <link rel="stylesheet" href=style_url />
        <script defer src=script_url></script>
        {head}
    };

    let links = sections
        .into_iter()
        .map(|section| {
            let current = (section == here).then_some("page");
            view! {
                <li>
                    <a href=section.path() aria-current=current>
                        {section.name()}
                    </a>
                </li>
            }
        })
        .collect_view();

    let language = Language::spoken();
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction()>
            {layout::head(&site, &title.to_string(), more)}
            <body class="admin">
                {layout::skip_link()}
                <header>
                    {layout::brand_link(&site.brand, "/admin")}
                    <nav aria-label=texts::ADMIN_PLACES>
                        <ul>{links}</ul>
                    </nav>
                    <p class="who hint">
                        <a href="/account">
                            <bdi>{login_id}</bdi>
                        </a>
                    </p>
                </header>
                <main id="content">{body}</main>
            </body>
        </html>
    }
}

/// Renders the outcome of the last action above the content. The flag is true for success.
fn notice(words: Option<(String, bool)>) -> Option<AnyView> {
    let (words, calm) = words?;
    let class = if calm { "notice calm" } else { "notice" };
    Some(view! { <p class=class role="status">{words}</p> }.into_any())
}
