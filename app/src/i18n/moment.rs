//! Points in time, as pages show them.

use leptos::prelude::*;

use crate::i18n::{
    catalogue::Text,
    numbers::{self, CivilDateTime},
    texts,
};

/// A point in time, for people and for machines.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The text for people, such as "3 May 2026" or "2 minutes ago".
    pub text: String,
    /// The exact time in RFC 3339, shown on hover.
    pub exact: String,
    /// Set if the text is a date and a time, which `page.js` converts to the reader's time zone.
    is_absolute: bool,
}

impl Moment {
    /// Creates a moment, formatted in the page's language.
    #[must_use]
    pub fn at(at: CivilDateTime, exact: String) -> Self {
        let text =
            numbers::date_time(at).map_or_else(|| exact.clone(), |text| format!("{text} UTC"));
        Self { text, exact, is_absolute: true }
    }

    /// Replaces the text by the number of minutes since this moment.
    #[must_use]
    pub fn minutes_ago(self, minutes: u64) -> Self {
        Self { text: texts::minutes_ago(minutes), is_absolute: false, ..self }
    }
}

/// Renders a text with a time in the place of its `<time>`, or at its end.
pub(crate) fn around_time(text: Text, moment: Moment) -> impl IntoView {
    let text = text.get();
    let (before, after) = text.split_once("<time>").unwrap_or((text, ""));
    view! { {before.trim_end()}" "{time(moment)}{after} }
}

/// Renders a moment as a `time` element.
pub(crate) fn time(moment: Moment) -> impl IntoView {
    let Moment { text, exact, is_absolute } = moment;
    let title = exact.clone();
    view! { <time datetime=exact title=title data-utc=is_absolute.then_some("")>{text}</time> }
}
