//! The visitor who is logged in at the application, for the checks that need one.

use std::{io, sync::Arc};

use url::Url;

use super::{
    answerer::{Answerer, LoginRedirect},
    connection::WebSite,
    request::WireRequest,
    response::WireResponse,
};
use crate::{
    cli::{Error, account::resolve_login_id, failed},
    domain::{Token, TokenHash, forward_auth::ApplicationTarget},
    journeys::enter_application::{CALLBACK_PATH, TICKET_PARAMETER},
    server::Server,
    service::{
        self, Refusal,
        caller::Caller,
        forward_auth::inspection::{self, InspectionRequest},
        login::sessions,
    },
};

/// A visitor who is logged in.
pub(super) struct Visitor {
    /// The value of the header `Cookie`.
    pub(super) cookies: String,
    pub(super) login: VisitorLogin,
}

/// The way in which the visitor has logged in.
pub(super) enum VisitorLogin {
    /// The operator has given the cookie.
    ByCookie,
    /// With a session that was begun for the inspection.
    BySession(InspectionLogin),
}

/// A login through the proxy, with a session of its own.
pub(super) struct InspectionLogin {
    server: Arc<Server>,
    session_hash: TokenHash,
    /// The page that was wanted.
    pub(super) wanted: String,
    /// The answer to the callback.
    pub(super) callback: WireResponse,
}

impl Visitor {
    /// Reads the cookie of a visitor from the first line of standard input.
    ///
    /// # Errors
    /// [`Error::Usage`] for anything but `NAME=VALUE`.
    pub(super) fn by_cookie() -> Result<Self, Error> {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map_err(|error| Error::Usage(error.to_string()))?;
        let cookies = line.trim();
        let is_plain = cookies.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !cookies.contains('=') || !is_plain {
            return Err(Error::Usage(
                "--cookie-stdin needs a line such as __Host-vestibule-app=VALUE.".to_owned(),
            ));
        }
        Ok(Self { cookies: cookies.to_owned(), login: VisitorLogin::ByCookie })
    }

    /// Logs an account in at the site, through its proxy: with a session that lasts a few minutes,
    /// and a ticket of the application, which Vestibule redeems.
    ///
    /// # Errors
    /// [`Error::Failed`] for an account that may not log in, and an origin that no application has.
    pub(super) async fn by_session(
        server: &Arc<Server>,
        login_id: &str,
        entry: &EntryPoint<'_>,
    ) -> Result<Self, Error> {
        let EntryPoint { site, page, greeting } = entry;
        let login_id = resolve_login_id(server, login_id).await?;
        let binding = entry.binding().ok_or_else(|| {
            Error::Failed("The redirect to the login sets no cookie to bind it to.".to_owned())
        })?;

        let wanted = format!("{}{page}", site.origin());
        let target = ApplicationTarget::parse(&wanted)
            .ok_or_else(|| Error::Usage(format!("{wanted} is no address of an application.")))?;
        let request = InspectionRequest { target, login_id, binding_hash: binding.hash() };
        let begun = inspection::begin(server, &Caller::command_line(), request).await;
        let begun = begun.map_err(|error| match error {
            service::Error::Refused(Refusal::NotFound) => Error::Failed(format!(
                "No application of the kind proxy has the origin {} in this database.",
                site.origin()
            )),
            error => failed(error),
        })?;

        let query = format!("{TICKET_PARAMETER}={}", begun.ticket.reveal());
        let cookies = cookies_of(greeting);
        let request = WireRequest::page(&format!("{CALLBACK_PATH}?{query}"));
        let callback = site.send(&request.with("Cookie", &cookies)).await.map_err(failed);
        let callback = match callback {
            Ok(callback) => callback,
            Err(error) => {
                sessions::end(server, &begun.session_hash).await.map_err(failed)?;
                return Err(error);
            }
        };

        let login = InspectionLogin {
            server: Arc::clone(server),
            session_hash: begun.session_hash,
            wanted,
            callback,
        };
        let cookies = [cookies, cookies_of(&login.callback)];
        let cookies: Vec<_> = cookies.into_iter().filter(|text| !text.is_empty()).collect();
        Ok(Self { cookies: cookies.join("; "), login: VisitorLogin::BySession(login) })
    }
}

impl InspectionLogin {
    /// True when Vestibule has redeemed the ticket.
    pub(super) fn is_complete(&self, site: &Url) -> bool {
        let is_wanted =
            self.callback.location(site).is_some_and(|location| location.as_str() == self.wanted);
        is_wanted && !cookies_of(&self.callback).is_empty()
    }

    /// Ends the session, and with it the one at the application.
    ///
    /// # Errors
    /// [`Error::Failed`] when the database cannot be reached.
    pub(super) async fn end(&self) -> Result<(), Error> {
        sessions::end(&self.server, &self.session_hash).await.map_err(failed)
    }
}

/// The place at which a visitor enters.
pub(super) struct EntryPoint<'a> {
    pub(super) site: &'a WebSite,
    pub(super) page: &'a str,
    /// The answer to the page without a login.
    pub(super) greeting: &'a WireResponse,
}

impl EntryPoint<'_> {
    /// True when the answer leads to the login, at this very site.
    pub(super) fn leads_to_login(&self) -> bool {
        let wanted = format!("{}{}", self.site.origin(), self.page);
        let is_wanted = |redirect: &LoginRedirect| redirect.target == wanted;
        matches!(
            Answerer::of(self.greeting, self.site.url()),
            Answerer::Login(redirect) if is_wanted(&redirect)
        )
    }

    /// True when a visitor can log in by a ticket, which is bound to a cookie.
    pub(super) fn can_log_in(&self) -> bool {
        self.leads_to_login() && self.binding().is_some()
    }

    /// The secret that binds the login to the browser.
    fn binding(&self) -> Option<Token> {
        let cookie = self.greeting.all("set-cookie").find(|cookie| is_binding(cookie))?;
        Token::parse(pair(cookie).split_once('=')?.1)
    }
}

/// True for a `Set-Cookie` of the binding of a login.
pub(super) fn is_binding(set_cookie: &str) -> bool {
    without_prefix(set_cookie).starts_with("vestibule-app-binding")
}

/// True for a `Set-Cookie` of the session at an application.
pub(super) fn is_session(set_cookie: &str) -> bool {
    without_prefix(set_cookie).starts_with("vestibule-app") && !is_binding(set_cookie)
}

fn without_prefix(cookie: &str) -> &str {
    cookie.strip_prefix("__Host-").unwrap_or(cookie)
}

/// The cookies that a response sets, as a browser sends them back.
fn cookies_of(response: &WireResponse) -> String {
    let cookies =
        response.all("set-cookie").filter(|cookie| is_binding(cookie) || is_session(cookie));
    cookies.map(pair).collect::<Vec<_>>().join("; ")
}

/// Name and value of a `Set-Cookie`.
fn pair(set_cookie: &str) -> &str {
    set_cookie.split(';').next().unwrap_or_default().trim()
}
