//! Numbers and dates in the format of the page's language.

use std::cell::OnceCell;

use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter,
    fieldsets::{YMD, YMDT},
    input::{DateTime, Time},
};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::Locale;

use crate::Language;

/// The formatters of a language. Each thread keeps its own, because they cannot be shared.
struct Formatters {
    decimal: DecimalFormatter,
    date_time: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
}

thread_local! {
    static FORMATTERS: [OnceCell<Option<Formatters>>; Language::ALL.len()] =
        const { [const { OnceCell::new() }; Language::ALL.len()] };
}

/// Formats a number with separators, such as `1,234` or `1 234`.
pub(crate) fn number(number: &Decimal) -> String {
    with_formatters(|formatters| formatters.decimal.format(number).to_string())
        .unwrap_or_else(|| number.to_string())
}

/// A date and a time of day of the Gregorian calendar, in UTC.
#[derive(Clone, Copy, Debug)]
pub struct CivilDateTime {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
}

/// Formats a moment in UTC to the minute, such as `May 3, 2026 at 9:30 AM`; `None` for a date that
/// does not exist.
pub(crate) fn date_time(at: CivilDateTime) -> Option<String> {
    let date = Date::try_new_gregorian(at.year, at.month, at.day).ok()?;
    let moment = DateTime { date, time: Time::try_new(at.hour, at.minute, 0, 0).ok()? };
    with_formatters(|formatters| formatters.date_time.format(&moment).to_string())
}

/// Calls the function with the formatters of the page's language. The data of every language is
/// compiled in; a test formats in each.
fn with_formatters<T>(format: impl FnOnce(&Formatters) -> T) -> Option<T> {
    let language = Language::spoken();
    FORMATTERS.with(|all| {
        all[language as usize].get_or_init(|| Formatters::of(language)).as_ref().map(format)
    })
}

impl Formatters {
    fn of(language: Language) -> Option<Self> {
        let locale: Locale = language.tag().parse().ok()?;
        Some(Self {
            decimal: DecimalFormatter::try_new(
                (&locale).into(),
                DecimalFormatterOptions::default(),
            )
            .ok()?,
            date_time: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                YMD::long().with_time_hm(),
            )
            .ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: CivilDateTime = CivilDateTime { year: 2026, month: 5, day: 3, hour: 21, minute: 30 };

    #[test]
    fn every_language_writes_numbers_and_dates() {
        for (language, count, moment) in [
            (Language::EnglishUs, "12,345", "May 3, 2026 at 9:30\u{202f}PM"),
            (Language::EnglishUk, "12,345", "3 May 2026 at 21:30"),
            (Language::German, "12.345", "3. Mai 2026 um 21:30"),
            (Language::French, "12\u{202f}345", "3 mai 2026 à 21:30"),
            (Language::Arabic, "12,345", "3 مايو 2026 في 9:30 م"),
            (Language::Japanese, "12,345", "2026年5月3日 21:30"),
        ] {
            language.speak(|| {
                assert_eq!(number(&Decimal::from(12_345)), count);
                assert_eq!(date_time(AT).as_deref(), Some(moment));
            });
        }

        for language in Language::ALL {
            assert!(language.speak(|| date_time(AT)).is_some(), "{language:?}");
        }
    }
}
