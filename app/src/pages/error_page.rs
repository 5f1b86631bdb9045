//! Problem pages: what happened, what to do, and a reference for whoever helps.

use leptos::prelude::*;

use crate::{Site, Text, i18n::texts, ui::layout::document};

/// What a problem page shows.
#[derive(Clone, Debug)]
pub struct ProblemView {
    /// The HTTP status of the response.
    pub status: u16,
    /// What happened, as a heading.
    pub title: Text,
    /// What it means and what to do.
    pub detail: String,
    /// The id under which the log has the rest.
    pub request_id: String,
    /// The best next step as a link: its address and its words. Without one, the start page.
    pub action: Option<(&'static str, Text)>,
}

/// Draws a problem page.
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
