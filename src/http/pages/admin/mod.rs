//! Pages for administrators.

pub mod accounts;
pub mod applications;
pub mod audit;
pub mod branding;
pub mod code_locks;
pub mod import;
pub mod jobs;
pub mod mails;
pub mod overview;
mod refusal_text;
pub mod schema;
pub mod settings;
pub mod tokens;
pub mod webhooks;

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::Response,
};
use leptos::prelude::IntoView;
use tower_sessions::Session;
use vestibule_app::admin::{AdminSection, AdminSite};

use super::{Page, SignedInAs, signed_in_person::PageRefusal};
use crate::{
    domain::{
        ReturnPath,
        access::{scope::Scope, strength::ProtectedAction},
    },
    http::{
        assets, error::Problem, extract::client_address::ClientAddress, session, state::AppState,
    },
    platform::Platform,
    service::{accounts as people, caller::Caller},
};

/// An administrator or a member of support, and a page to render for them. Other users are asked to
/// log in, or refused.
#[derive(Debug)]
pub struct Admin {
    pub caller: Caller,
    /// `None` in cloud mode, where OwnID manages the passkeys.
    pub platform: Option<Arc<Platform>>,
    page: Page,
    signed_in: SignedInAs,
    login_id: String,
}

/// The sections, in the order of their links.
const SECTIONS: [AdminSection; 10] = [
    AdminSection::Overview,
    AdminSection::Accounts,
    AdminSection::Deleted,
    AdminSection::Jobs,
    AdminSection::Schema,
    AdminSection::Applications,
    AdminSection::Webhooks,
    AdminSection::Tokens,
    AdminSection::Audit,
    AdminSection::Settings,
];

/// The scope that a section requires.
fn required_scope(section: AdminSection) -> Scope {
    match section {
        AdminSection::Overview | AdminSection::Accounts => Scope::AccountsRead,
        AdminSection::Deleted | AdminSection::Jobs => Scope::AccountsWrite,
        AdminSection::Schema => Scope::SchemaWrite,
        AdminSection::Applications => Scope::ApplicationsRead,
        AdminSection::Webhooks => Scope::WebhooksRead,
        AdminSection::Tokens => Scope::TokensRead,
        AdminSection::Audit => Scope::AuditRead,
        // A caller who may create tokens may do everything.
        AdminSection::Settings => Scope::TokensWrite,
    }
}

impl Admin {
    /// Requires the scope of a section, before a request to it is read.
    ///
    /// # Errors
    /// 403 without that scope.
    pub fn require_section(&self, section: AdminSection) -> Result<(), Problem> {
        Ok(self.caller.require(required_scope(section))?)
    }

    /// Renders a page of this section.
    pub async fn render<V: IntoView + 'static>(
        self,
        status: StatusCode,
        section: AdminSection,
        view: impl FnOnce(AdminSite) -> V + Send + 'static,
    ) -> Response {
        let site = AdminSite {
            site: self.page.site(self.signed_in),
            style_url: assets::ADMIN_STYLE_URL.clone(),
            script_url: assets::ADMIN_SCRIPT_URL.clone(),
            login_id: self.login_id,
            here: section,
            sections: SECTIONS
                .into_iter()
                .filter(|section| self.caller.scopes.has(required_scope(*section)))
                .collect(),
        };

        self.page.render(status, move || view(site)).await
    }
}

impl FromRequestParts<AppState> for Admin {
    type Rejection = PageRefusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, PageRefusal> {
        let server = &state.server;
        let signed_in =
            SignedInAs::from_request_parts(parts, state).await.map_err(PageRefusal::Problem)?;
        let Ok(page) = Page::from_request_parts(parts, state).await;

        let Some(id) = signed_in.0 else {
            let here = parts.uri.path_and_query().map(axum::http::uri::PathAndQuery::as_str);
            return Err(PageRefusal::LogIn(ReturnPath::parse(here)));
        };

        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
        let session = parts
            .extensions
            .get::<Session>()
            .cloned()
            .ok_or(PageRefusal::LogIn(ReturnPath::parse(None)))?;
        let caller = session::caller(server, &session, id, address).await?;

        if !caller.scopes.has(Scope::AccountsRead) {
            return Err(PageRefusal::Problem(Problem::of_status(StatusCode::FORBIDDEN)));
        }
        let is_strong = caller.require_strength(ProtectedAction::ReadAccounts, server.clock.now());
        is_strong.map_err(Problem::from)?;

        let login_id = people::by_id(server, id).await.map_err(Problem::from)?.login_id;
        let platform = state.platform.clone();
        Ok(Self { caller, platform, page, signed_in, login_id })
    }
}

/// A path with a query of those pairs whose value is not empty.
fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
