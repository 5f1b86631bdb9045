//! Error pages: the problem, what to do, and a reference for support.

use leptos::prelude::*;

use crate::{Site, Text, i18n::texts, ui::layout::document};

/// The content of an error page.
#[derive(Clone, Debug)]
pub struct ProblemView {
    /// The HTTP status of the response.
    pub status: u16,
    /// The problem, as a heading.
    pub title: Text,
    /// The explanation, and what to do.
    pub detail: String,
    /// The request id, under which the log has the details.
    pub request_id: String,
    /// A link to the best next step: its URL and its label. By default, the start page.
    pub action: Option<(&'static str, Text)>,
}

/// Renders an error page.
#[must_use]
pub fn problem(site: Site, view: ProblemView) -> impl IntoView {
    let ProblemView { status, title, detail, request_id, action } = view;
    let (href, label) = action.unwrap_or(("/", texts::TO_START));
    let home = (href != "/").then(|| {
        view! { <p class="links"><a href="/">{texts::TO_START}</a></p> }
    });

    let body = view! {
        <h1>{title}</h1>
        <p>{detail}</p>
        <a class="button" href=href>
            {label}
        </a>
        {home}
        <p class="aside">{texts::problem_reference(status)} <code>{request_id}</code></p>
    };

    document(site, title, None, body)
}
