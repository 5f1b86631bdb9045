//! Points in time.

use leptos::prelude::*;

/// A point in time, once for people and once for machines.
#[derive(Clone, Debug)]
pub struct Moment {
    /// As people read it, such as "3 May 2026" or "2 minutes ago".
    pub text: String,
    /// The exact time in RFC 3339, shown on hover.
    pub exact: String,
}

pub(crate) fn time(moment: Moment) -> impl IntoView {
    let Moment { text, exact } = moment;
    let title = exact.clone();
    view! { <time datetime=exact title=title>{text}</time> }
}
