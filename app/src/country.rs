//! The country of a phone number that is typed without its country code. It works without JavaScript: the server puts both together.

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::{form::Field, texts};

/// ISO 3166-1 alpha-2, the country code, what is dialled before a number within the country, and the English name.
static COUNTRIES: LazyLock<Vec<[&str; 4]>> = LazyLock::new(|| {
    let rows = include_str!("countries.tsv").lines().map(|line| line.split('\t').collect::<Vec<_>>().try_into());
    rows.filter_map(Result::ok).collect()
});

/// The fields for who somebody is: one for an email address or a whole phone number, or two for a number and its country.
pub(crate) fn who(field: Field, country: Option<&str>) -> AnyView {
    let Some(chosen) = country else {
        return field.view().into_any();
    };
    let options = COUNTRIES.iter().map(|[code, dial, trunk, name]| {
        let words = format!("{name} +{dial}");
        let trunk = (!trunk.is_empty()).then_some(*trunk);
        view! { <option value=*code data-trunk=trunk selected=*code == chosen>{words}</option> }
    });
    let field = Field { label: texts::PHONE_NUMBER, kind: "tel", inputmode: Some("tel"), ..field };
    view! {
        <div class="field">
            <label for="country">{texts::COUNTRY}</label>
            <select id="country" name="country" autocomplete="country">
                <option value="" selected=chosen.is_empty()>{texts::COUNTRY_NONE}</option>
                {options.collect_view()}
            </select>
        </div>
        {field.view()}
    }
    .into_any()
}

/// The link to the same page for the other kind of login id.
pub(crate) fn other_kind(path: &str, country: Option<&str>, next: Option<&str>) -> impl IntoView + use<> {
    let href = crate::form::with_next(path, next);
    let (href, words) = match country {
        Some(_) => (href, texts::USE_EMAIL),
        None => (format!("{href}{}country=", if next.is_some() { '&' } else { '?' }), texts::USE_PHONE),
    };
    view! { <a href=href>{words}</a> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_two_letters_and_a_code() {
        assert_eq!(COUNTRIES.len(), include_str!("countries.tsv").lines().count());
        for [code, dial, trunk, name] in COUNTRIES.iter() {
            assert!(code.len() == 2 && (1..=3).contains(&dial.len()) && trunk.len() <= 2 && !name.is_empty(), "{code}");
        }
    }
}
