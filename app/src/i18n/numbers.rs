//! Numbers and dates, written as the language that is spoken writes them.

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

/// How a language writes; kept by each thread, because the formatters are not to be shared.
struct Writing {
    decimal: DecimalFormatter,
    date_time: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
}

thread_local! {
    static WRITINGS: [OnceCell<Option<Writing>>; Language::ALL.len()] =
        const { [const { OnceCell::new() }; Language::ALL.len()] };
}

/// With separators, such as `1,234` or `1 234`.
pub(crate) fn number(number: &Decimal) -> String {
    written(|writing| writing.decimal.format(number).to_string()).unwrap_or_else(|| number.to_string())
}

/// A moment in UTC to the minute, such as `May 3, 2026 at 9:30 AM`; none when there is no such day.
pub(crate) fn date_time((year, month, day): (i32, u8, u8), (hour, minute): (u8, u8)) -> Option<String> {
    let date = Date::try_new_gregorian(year, month, day).ok()?;
    let moment = DateTime { date, time: Time::try_new(hour, minute, 0, 0).ok()? };
    written(|writing| writing.date_time.format(&moment).to_string())
}

/// Every language of ours has its rules in the program; a test writes in each.
fn written<T>(write: impl FnOnce(&Writing) -> T) -> Option<T> {
    let language = Language::spoken();
    WRITINGS.with(|writings| writings[language as usize].get_or_init(|| Writing::of(language)).as_ref().map(write))
}

impl Writing {
    fn of(language: Language) -> Option<Self> {
        let locale: Locale = language.tag().parse().ok()?;
        Some(Self {
            decimal: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()?,
            date_time: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long().with_time_hm()).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
                assert_eq!(date_time((2026, 5, 3), (21, 30)).as_deref(), Some(moment));
            });
        }
        for language in Language::ALL {
            assert!(language.speak(|| date_time((2026, 5, 3), (9, 30))).is_some(), "{language:?}");
        }
    }
}
