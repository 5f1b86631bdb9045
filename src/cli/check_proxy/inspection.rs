//! The site under inspection, with all that the checks need.

use std::collections::BTreeSet;

use url::Url;

use super::{
    answerer::{Answerer, LoginRedirect},
    connection::{ConnectionFailure, WebSite},
    request::WireRequest,
    response::WireResponse,
    visitor::Visitor,
};
use crate::{
    cli::{findings::Finding, output},
    runtime::{clock::Clock, random::Random},
};

/// Header that marks each request, so that an application that echoes its headers shows which one
/// it has got.
const MARK_HEADER: &str = "X-Vestibule-Check";

/// Redirects within the site that are followed.
const MAX_REDIRECTS: usize = 3;

/// Requests that a finding names.
const MAX_NAMED: usize = 3;

/// The site under inspection.
pub(super) struct Inspection {
    /// The application, as visitors reach it.
    pub(super) site: WebSite,
    /// The path of the page, with its query.
    pub(super) page: String,
    /// The path of a page that echoes the headers of its request.
    pub(super) echo: Option<String>,
    /// The application's own address, behind the proxy.
    pub(super) direct: Option<WebSite>,
    /// The same site without TLS.
    pub(super) plain: Option<WebSite>,
    /// Prefixes of paths that are meant for everyone.
    pub(super) public: Vec<String>,
    /// More paths that need a login.
    pub(super) more_paths: Vec<String>,
    /// Vestibule's answer to a browser that opens the page without a login.
    pub(super) greeting: WireResponse,
    /// True when that answer leads to the login, and back to the page.
    pub(super) has_entry: bool,
    pub(super) visitor: Option<Visitor>,
    /// True when the page opens for the visitor.
    pub(super) is_logged_in: bool,
    pub(super) clock: Clock,
}

/// The meaning of a status 404 without a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotFoundMeaning {
    /// The application has looked for something: the request has reached it.
    IsOpen,
    /// There is nothing at this spelling of an address.
    IsClosed,
}

impl Inspection {
    /// The redirect to the login that the page answers without one.
    pub(super) fn login(&self) -> Option<LoginRedirect> {
        match Answerer::of(&self.greeting, self.site.url()) {
            Answerer::Login(redirect) => Some(redirect),
            Answerer::Refusal(_) | Answerer::Proxy | Answerer::Application => None,
        }
    }

    /// The page that shows most: the one that echoes its headers, if there is one.
    pub(super) fn telling_page(&self) -> &str {
        self.echo.as_deref().unwrap_or(&self.page)
    }

    /// The path of the page, without its query.
    pub(super) fn page_path(&self) -> &str {
        self.page.split('?').next().unwrap_or_default()
    }

    /// The folder of the page, with a slash at its end.
    pub(super) fn folder(&self) -> &str {
        let path = self.page_path();
        path.rfind('/').map_or("/", |slash| &path[..=slash])
    }

    pub(super) fn is_public(&self, path: &str) -> bool {
        self.public.iter().any(|prefix| path.starts_with(prefix))
    }

    /// The page with another query, which no cache has seen.
    pub(super) fn fresh_page(&self) -> String {
        let page = self.telling_page();
        let separator = if page.contains('?') { '&' } else { '?' };
        format!("{page}{separator}check={}", unique_word())
    }

    /// The request with the cookies of the visitor.
    pub(super) fn logged_in(&self, request: WireRequest) -> WireRequest {
        match &self.visitor {
            Some(visitor) => request.with("Cookie", &visitor.cookies),
            None => request,
        }
    }

    pub(super) async fn send(
        &self,
        request: &WireRequest,
    ) -> Result<WireResponse, ConnectionFailure> {
        self.site.send(request).await
    }

    /// The party that answers a request, and its answer in a few words. Redirects within the site
    /// are followed.
    pub(super) async fn ask(&self, request: WireRequest) -> Result<Asked, ConnectionFailure> {
        let mark = unique_word();
        let mut response = match self.send(&request.with(MARK_HEADER, &mark)).await {
            Ok(response) => response,
            Err(ConnectionFailure::Closed | ConnectionFailure::Malformed) => {
                return Ok(Asked { answerer: Answerer::Proxy, response: None, is_marked: false });
            }
            Err(failure) => return Err(failure),
        };

        for _ in 0..MAX_REDIRECTS {
            let location = response.location(self.site.url());
            let Some(next) = location.filter(|next| next.origin() == self.site.url().origin())
            else {
                break;
            };
            let path = &next[url::Position::BeforePath..url::Position::AfterQuery];
            response = self.send(&WireRequest::page(path).with(MARK_HEADER, &mark)).await?;
        }

        let is_marked = response.shows(&mark);
        let answerer = match Answerer::of(&response, self.site.url()) {
            Answerer::Proxy if is_marked => Answerer::Application,
            answerer => answerer,
        };
        Ok(Asked { answerer, response: Some(response), is_marked })
    }

    /// Passes when none of these requests without a login reaches the application.
    pub(super) async fn find_open(
        &self,
        requests: Vec<LabelledRequest>,
        not_found: NotFoundMeaning,
    ) -> Result<Finding, ConnectionFailure> {
        let count = requests.len();
        let mut open = Vec::new();
        for LabelledRequest { label, request } in requests {
            let asked = self.ask(request).await?;
            if asked.is_open(not_found) {
                open.push(format!("{label} got {}", asked.describe()));
            }
        }
        Ok(to_finding(&open, &format!("none of {count} requests reached the application")))
    }
}

/// An answer, and the party that has sent it.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) answerer: Answerer,
    pub(super) response: Option<WireResponse>,
    /// True when the body shows the headers of the request.
    pub(super) is_marked: bool,
}

impl Asked {
    pub(super) fn is_open(&self, not_found: NotFoundMeaning) -> bool {
        let is_missing = self.response.as_ref().is_some_and(|response| response.status == 404);
        let is_closed = is_missing && not_found == NotFoundMeaning::IsClosed && !self.is_marked;
        self.answerer == Answerer::Application && !is_closed
    }

    pub(super) fn describe(&self) -> String {
        match &self.response {
            Some(response) => response.describe(),
            None => "no answer".to_owned(),
        }
    }
}

/// A request, and its name in a report.
#[derive(Debug)]
pub(super) struct LabelledRequest {
    pub(super) label: String,
    pub(super) request: WireRequest,
}

impl LabelledRequest {
    pub(super) fn new(label: impl Into<String>, request: WireRequest) -> Self {
        Self { label: label.into(), request }
    }
}

/// A finding that names the first of these faults, or passes without any.
pub(super) fn to_finding(faults: &[String], none: &str) -> Finding {
    if faults.is_empty() {
        return Finding::passed(none);
    }
    let named: Vec<_> = faults.iter().take(MAX_NAMED).map(|fault| output::visible(fault)).collect();
    let more = faults.len() - named.len();
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    Finding::failed(format!("{}{rest}", named.join("; ")))
}

/// A word that no other request has.
pub(super) fn unique_word() -> String {
    format!("{:016x}", u64::from_be_bytes(Random::Real.bytes()))
}

/// The distinct ones of these paths, in order.
pub(super) fn distinct(paths: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    paths.into_iter().filter(|path| seen.insert(path.clone())).collect()
}

/// The path of a URL, with its query.
pub(super) fn path_and_query(url: &Url) -> String {
    url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
}
