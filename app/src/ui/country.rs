//! The country selector for phone numbers without a country code. It works without JavaScript: the
//! server combines country and number.

use std::{collections::HashMap, sync::LazyLock};

use leptos::prelude::*;

use crate::{
    Language,
    i18n::{catalogue, texts},
    ui::form::FormField,
};

/// The country calling codes, by ISO 3166-1 alpha-2 code.
static COUNTRIES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| tsv_rows(include_str!("countries.tsv")).collect());

/// Splits each line of a TSV file at its first tab.
fn tsv_rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter_map(|line| line.split_once('\t'))
}

/// Formats the label of a country. Isolates keep the calling code left-to-right in right-to-left
/// languages.
fn option_label(language: Language, name: &str, dial: &str) -> String {
    match language.direction() {
        "rtl" => format!("{name} \u{2066}+{dial}\u{2069}"),
        _ => format!("{name} +{dial}"),
    }
}

/// Renders the input of a login id: one field for an email address or a complete phone number, or a
/// number with its country.
pub(crate) fn login_id_input(field: FormField, country: Option<&str>) -> AnyView {
    let Some(selected) = country else {
        return field.view().into_any();
    };

    let language = Language::spoken();

    let options = tsv_rows(catalogue::countries(language)).filter_map(|(code, name)| {
        let label = option_label(language, name, COUNTRIES.get(code)?);
        Some(view! { <option value=code selected=code == selected>{label}</option> })
    });

    let options: Vec<_> = options.collect();
    let field =
        FormField { label: texts::PHONE_NUMBER, kind: "tel", inputmode: Some("tel"), ..field };

    view! {
        <div class="field">
            <label for="country">{texts::COUNTRY}</label>
            <select id="country" name="country" autocomplete="country">
                <option value="" selected=selected.is_empty()>{texts::COUNTRY_NONE}</option>
                {options}
            </select>
        </div>
        {field.view()}
    }
    .into_any()
}

/// Renders the link to the same page for the other kind of login id.
pub(crate) fn other_kind_link(
    path: &str,
    country: Option<&str>,
    next: Option<&str>,
) -> impl IntoView + use<> {
    let href = crate::ui::form::with_next(path, next);
    let (href, words) = match country {
        Some(_) => (href, texts::USE_EMAIL),
        None => (
            format!("{href}{}country=", if href.contains('?') { '&' } else { '?' }),
            texts::USE_PHONE,
        ),
    };
    view! { <a href=href>{words}</a> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_two_letters_and_a_code() {
        assert_eq!(COUNTRIES.len(), include_str!("countries.tsv").lines().count());
        for (code, dial) in COUNTRIES.iter() {
            assert!(code.len() == 2 && (1..=3).contains(&dial.len()), "{code}");
        }
    }

    #[test]
    fn every_language_names_every_country_once() {
        for language in Language::ALL {
            let names: HashMap<_, _> = tsv_rows(catalogue::countries(language)).collect();
            assert_eq!(names.len(), catalogue::countries(language).lines().count(), "{language:?}");
            for code in COUNTRIES.keys() {
                assert!(
                    names.get(code).is_some_and(|name| !name.is_empty()),
                    "{code} in {language:?}"
                );
            }
            assert_eq!(names.len(), COUNTRIES.len(), "{language:?}");
        }
    }

    #[test]
    fn countries_stand_under_their_names_in_the_order_of_the_language() {
        let first = |language| tsv_rows(catalogue::countries(language)).next();
        assert_eq!(first(Language::German), Some(("AF", "Afghanistan")));
        let at = |code| {
            tsv_rows(catalogue::countries(Language::German)).position(|(found, _)| found == code)
        };
        // Österreich stands before Pakistan, not behind Zypern.
        assert!(at("AT") < at("PK") && at("AT") > at("NZ"));
        assert_eq!(option_label(Language::German, "Österreich", "43"), "Österreich +43");
        assert_eq!(option_label(Language::Arabic, "النمسا", "43"), "النمسا \u{2066}+43\u{2069}");
    }
}
