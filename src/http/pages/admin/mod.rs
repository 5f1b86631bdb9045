//! Pages for administrators.

pub mod accounts;
pub mod audit;
pub mod branding;
pub mod code_locks;
pub mod import;
pub mod jobs;
pub mod overview;
pub mod schema;
pub mod settings;
pub mod tokens;

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
    http::{assets, error::Problem, extract::client_address::ClientAddress, session, state::AppState},
    platform::Platform,
    server::Server,
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

impl Admin {
    /// Requires a recent login for acts that destroy something or give power
    /// (`docs/security-behaviours.md` b21).
    ///
    /// # Errors
    /// A problem that says how to meet the requirement.
    pub fn require(&self, server: &Server, act: ProtectedAction) -> Result<(), Problem> {
        Ok(self.caller.require_strength(act, server.clock.now())?)
    }

    /// Renders a page of this section.
    pub async fn render<V: IntoView + 'static>(
        self,
        status: StatusCode,
        section: AdminSection,
        view: impl FnOnce(AdminSite) -> V + Send + 'static,
    ) -> Response {
        let sections = [
            (AdminSection::Overview, Scope::AccountsRead),
            (AdminSection::Accounts, Scope::AccountsRead),
            (AdminSection::Deleted, Scope::AccountsWrite),
            (AdminSection::Jobs, Scope::AccountsWrite),
            (AdminSection::Schema, Scope::SchemaWrite),
            (AdminSection::Tokens, Scope::TokensRead),
            (AdminSection::Audit, Scope::AuditRead),
            // A caller who may create tokens may do everything.
            (AdminSection::Settings, Scope::TokensWrite),
        ];

        let site = AdminSite {
            site: self.page.site(self.signed_in),
            style_url: assets::ADMIN_STYLE_URL.clone(),
            script_url: assets::ADMIN_SCRIPT_URL.clone(),
            login_id: self.login_id,
            here: section,
            sections: sections
                .into_iter()
                .filter(|(_, scope)| self.caller.scopes.has(*scope))
                .map(|(place, _)| place)
                .collect(),
        };

        self.page.render(status, move || view(site)).await
    }
}

impl FromRequestParts<AppState> for Admin {
    type Rejection = PageRefusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, PageRefusal> {
        let server = &state.server;
        let signed_in = SignedInAs::from_request_parts(parts, state).await.map_err(PageRefusal::Problem)?;
        let Ok(page) = Page::from_request_parts(parts, state).await;

        let Some(id) = signed_in.0 else {
            let here = parts.uri.path_and_query().map(axum::http::uri::PathAndQuery::as_str);
            return Err(PageRefusal::LogIn(ReturnPath::parse(here)));
        };

        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
        let problem = |error: crate::service::Error| PageRefusal::Problem(error.into());
        let caller = Caller::account(server, id, address).await.map_err(problem)?;

        if !caller.scopes.has(Scope::AccountsRead) {
            return Err(PageRefusal::Problem(Problem::of_status(StatusCode::FORBIDDEN)));
        }

        let session = parts.extensions.get::<Session>().cloned().ok_or(PageRefusal::LogIn(ReturnPath::parse(None)))?;
        let authentication = session::require_passkey(&session).await.map_err(PageRefusal::Problem)?;
        let login_id = people::by_id(server, id).await.map_err(problem)?.login_id;

        let platform = state.platform.clone();
        Ok(Self { caller: caller.since(&authentication), platform, page, signed_in, login_id })
    }
}

/// A path with a query of those pairs whose value is not empty.
fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
