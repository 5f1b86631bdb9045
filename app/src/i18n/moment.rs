//! Points in time.

use leptos::prelude::*;

use crate::i18n::{numbers, texts};

/// A point in time, once for people and once for machines.
#[derive(Clone, Debug)]
pub struct Moment {
    /// As people read it, such as "3 May 2026" or "2 minutes ago".
    pub text: String,
    /// The exact time in RFC 3339, shown on hover.
    pub exact: String,
    /// True when the text names a day and a time, which `page.js` tells in the reader's own zone.
    is_absolute: bool,
}

impl Moment {
    /// A day of the Gregorian calendar and a time of it, both in UTC, as the language that is spoken writes them.
    #[must_use]
    pub fn at(date: (i32, u8, u8), time: (u8, u8), exact: String) -> Self {
        let text = numbers::date_time(date, time).map_or_else(|| exact.clone(), |text| format!("{text} UTC"));
        Self { text, exact, is_absolute: true }
    }

    /// The same moment, told by how many minutes it is past.
    #[must_use]
    pub fn minutes_ago(self, minutes: u64) -> Self {
        Self { text: texts::minutes_ago(minutes), is_absolute: false, ..self }
    }
}

pub(crate) fn time(moment: Moment) -> impl IntoView {
    let Moment { text, exact, is_absolute } = moment;
    let title = exact.clone();
    view! { <time datetime=exact title=title data-utc=is_absolute.then_some("")>{text}</time> }
}
