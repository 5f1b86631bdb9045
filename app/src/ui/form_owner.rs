//! Whose the forms of a page are.

use leptos::prelude::*;

/// Owner of a page's forms: an account or a flow, in the server's own words, which it checks when a form comes back. The tabs of
/// a browser share one login and one flow, so the browser alone does not say which of them a form belongs to.
#[derive(Clone, Debug)]
pub struct FormOwner(pub String);

impl FormOwner {
    /// The name of the field, and of the parameter where a form's body is no list of fields.
    pub const FIELD: &'static str = "whose";
}

/// The hidden field of a form that says so. It stands in every form that is posted; on pages that are nobody's it is nothing.
pub(crate) fn whose() -> Option<impl IntoView> {
    let FormOwner(owner) = use_context()?;
    Some(view! { <input type="hidden" name=FormOwner::FIELD value=owner /> })
}

/// The path, saying whose the page is: for requests that have no fields.
pub(crate) fn with_owner(path: &str) -> String {
    match use_context() {
        Some(FormOwner(owner)) => format!("{path}?{}={owner}", FormOwner::FIELD),
        None => path.to_owned(),
    }
}
