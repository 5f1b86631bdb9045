//! The owner of a page's forms.

use leptos::prelude::*;

/// The account or the flow that a page's forms belong to, as an opaque text that the server checks
/// when a form is posted. The tabs of a browser share one login and one flow, so the cookie alone
/// does not identify the owner of a form.
#[derive(Clone, Debug)]
pub struct FormOwner(pub String);

impl FormOwner {
    /// The name of the form field, and of the query parameter for requests without form fields.
    pub const FIELD: &'static str = "whose";
}

/// Renders the hidden field with the owner. Every posted form contains it; it is empty on pages
/// without an owner.
pub(crate) fn owner_field() -> Option<impl IntoView> {
    let FormOwner(owner) = use_context()?;
    Some(view! { <input type="hidden" name=FormOwner::FIELD value=owner /> })
}

/// Adds the owner to a path, for requests without form fields.
pub(crate) fn with_owner(path: &str) -> String {
    match use_context() {
        Some(FormOwner(owner)) => format!("{path}?{}={owner}", FormOwner::FIELD),
        None => path.to_owned(),
    }
}
