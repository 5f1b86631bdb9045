//! Clients of the administration API: programs, and the browsers of administrators.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, StatusCode, header};
use serde_json::Value;

use super::harness::{Answer, App, id, text};
use crate::{
    domain::{
        access::{role_name::RoleName, scope::Scopes},
        credentials::api_token::{self, TokenName},
    },
    service::{
        accounts::{self, NewAccountRequest},
        admin::api_tokens::{self, NewApiToken},
        caller::Caller,
        schema,
    },
};

/// A client of the API, with its credentials.
pub(crate) struct ApiClient<'a> {
    app: &'a App,
    /// The header with the credentials.
    credentials: Option<(header::HeaderName, String)>,
}

impl<'a> ApiClient<'a> {
    pub(crate) fn anonymous(app: &'a App) -> Self {
        Self { app, credentials: None }
    }

    /// A program with a token of these scopes.
    pub(crate) async fn token(app: &'a App, scopes: &str) -> Self {
        Self::token_for(app, scopes, None).await
    }

    pub(crate) async fn token_for(app: &'a App, scopes: &str, lifetime: Option<Duration>) -> Self {
        let (name, scopes) = (TokenName::parse("test").unwrap(), Scopes::parse(scopes).unwrap());
        let new = NewApiToken { name, scopes, lifetime };
        let (_, secret) =
            api_tokens::create(&app.server, &Caller::command_line(), new).await.unwrap();
        Self::bearer(app, &api_token::reveal(&secret))
    }

    pub(crate) fn bearer(app: &'a App, token: &str) -> Self {
        Self { app, credentials: Some((header::AUTHORIZATION, format!("Bearer {token}"))) }
    }

    /// A program with all scopes.
    pub(crate) async fn root(app: &'a App) -> Self {
        Self::token(app, &Scopes::ADMIN.to_string()).await
    }

    /// A user with these roles, in a session that began with a passkey.
    pub(crate) async fn logged_in(app: &'a App, login_id: &str, roles: &[&str]) -> Self {
        let roles = roles.iter().map(|role| RoleName::parse(role).unwrap()).collect();
        let beginning = NewAccountRequest { roles, ..NewAccountRequest::of(id(login_id)) };
        accounts::create(&app.server, &Caller::command_line(), beginning).await.unwrap();
        // Two identical callbacks in the same millisecond would be replays.
        app.server.clock.advance(Duration::from_millis(1));
        let (token, mut browser) = (app.token(login_id).await, app.browser());
        let answer = browser.post("/session", &[("token", &token)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        Self { app, credentials: Some((header::COOKIE, browser.cookie.unwrap())) }
    }

    /// The header with the credentials, if there are any.
    pub(crate) fn credentials(&self) -> Option<(header::HeaderName, String)> {
        self.credentials.clone()
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.app.client.request(method, self.app.url(&format!("/api/admin{path}")));
        match &self.credentials {
            Some((name, value)) => request.header(name, value),
            None => request,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        send(json(self.request(Method::POST, path), body)).await
    }

    /// Sends a change from the version that the entity tag names.
    pub(crate) async fn change(
        &self,
        method: Method,
        path: &str,
        etag: &str,
        body: &Value,
    ) -> Answer {
        send(json(self.request(method, path).header(header::IF_MATCH, etag), body)).await
    }

    /// Creates an account and returns its id.
    pub(crate) async fn create(&self, account: &Value) -> String {
        let answer = self.post("/accounts", account).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        text(&answer.json()["id"])
    }

    /// The `loginId`s of a list, in order, over all pages.
    pub(crate) async fn walk(&self, query: &[(&str, &str)]) -> Vec<String> {
        let mut found = Vec::new();
        let mut next = format!("/accounts?{}", form(query));
        loop {
            let answer = self.get(&next).await;
            assert_eq!(answer.status, StatusCode::OK, "{next}: {answer:?}");
            let page = answer.json();
            found.extend(
                page["items"].as_array().unwrap().iter().map(|item| text(&item["loginId"])),
            );
            let link = answer.header("link").to_owned();
            if page["nextCursor"].is_null() {
                assert_eq!(link, "");
                return found;
            }
            let (target, rest) = link.strip_prefix("</api/admin").unwrap().split_once('>').unwrap();
            assert_eq!(rest, "; rel=\"next\"");
            target.clone_into(&mut next);
        }
    }
}

pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

pub(crate) fn json(request: RequestBuilder, body: &Value) -> RequestBuilder {
    request.header(header::CONTENT_TYPE, "application/json").body(body.to_string())
}

pub(crate) async fn send(request: RequestBuilder) -> Answer {
    Answer::of(request.send().await.unwrap()).await
}

/// Sets a schema and brings all accounts to it.
pub(crate) async fn set_schema(app: &App, schema: &Value) {
    let caller = Caller::command_line();
    let document = schema.to_string();
    schema::set(&app.server, &caller, &document, None, schema::SchemaSetMode::Force).await.unwrap();
    schema::migrate_accounts(&app.server).await.unwrap();
}
