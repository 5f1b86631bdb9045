//! Parts of forms: fields, buttons and notices.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::{Text, i18n::texts, ui::form_owner::owner_field};

/// The messages of a form that is shown again, each next to its field.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    /// Concerns the form as a whole, such as wrong credentials.
    pub form: Option<String>,
    /// Concerns the login id.
    pub login_id: Option<String>,
    /// Concerns the password.
    pub password: Option<String>,
    /// Concerns the data of the passkey widget; shown above the form, because it has no field.
    pub own_id_data: Option<String>,
}

/// A form with a login id, as it is drawn: empty, or with the values and messages of the last
/// attempt.
#[derive(Clone, Debug, Default)]
pub struct LoginIdForm {
    pub login_id: String,
    /// The selected country of a phone number, if the page asks for one.
    pub country: Option<String>,
    /// The page to return to: a path on this site, already validated.
    pub next: Option<String>,
    pub mistakes: Mistakes,
}

impl Mistakes {
    /// Renders the notice above the form.
    pub(crate) fn notice(&self) -> Option<AnyView> {
        let words = self.form.as_ref().or(self.own_id_data.as_ref())?.clone();
        Some(view! { <p class="notice" role="alert">{words}</p> }.into_any())
    }

    /// Returns true if the password field gets the focus when the page opens: it is the first field
    /// to correct.
    pub(crate) fn is_password_focused(&self) -> bool {
        self.login_id.is_none() && (self.password.is_some() || self.form.is_some())
    }
}

/// A labelled field with its hint and its message, associated for assistive technology.
pub(crate) struct FormField {
    /// The name in the posted form, which is also the element's id.
    pub name: &'static str,
    pub label: Text,
    pub kind: &'static str,
    pub value: Option<String>,
    pub autocomplete: &'static str,
    pub inputmode: Option<&'static str>,
    /// The minimum length, in characters. The server checks the maximum: browsers silently cut a
    /// pasted password at `maxlength`.
    pub min_length: Option<usize>,
    pub hint: Option<String>,
    pub mistake: Option<String>,
    pub required: bool,
    pub read_only: bool,
    pub focus: bool,
}

impl FormField {
    /// Creates the field for an email address or a phone number.
    pub(crate) fn login_id(
        value: String,
        mistake: Option<String>,
        autocomplete: &'static str,
    ) -> Self {
        Self {
            name: "loginId",
            label: texts::LOGIN_ID,
            kind: "text",
            value: Some(value),
            autocomplete,
            inputmode: Some("email"),
            min_length: None,
            hint: None,
            mistake,
            required: true,
            read_only: false,
            focus: false,
        }
    }

    /// Creates the read-only field with the login id of a chosen password. Password managers look
    /// for it before the password and ignore hidden fields.
    pub(crate) fn username(login_id: String) -> Self {
        Self { read_only: true, required: false, ..Self::login_id(login_id, None, "username") }
    }

    /// Creates the field for a password. It never contains a value.
    pub(crate) fn password(mistake: Option<String>, autocomplete: &'static str) -> Self {
        Self {
            name: "password",
            label: texts::PASSWORD,
            kind: "password",
            value: None,
            autocomplete,
            inputmode: None,
            min_length: None,
            hint: None,
            mistake,
            required: true,
            read_only: false,
            focus: false,
        }
    }

    /// Creates the field for a one-time code: a single field, so that pasting and autofill work.
    pub(crate) fn code(mistake: Option<String>) -> Self {
        Self {
            name: "code",
            label: texts::CODE,
            kind: "text",
            value: None,
            autocomplete: "one-time-code",
            inputmode: Some("numeric"),
            min_length: None,
            hint: Some(texts::CODE_HINT.into()),
            mistake,
            required: true,
            read_only: false,
            focus: true,
        }
    }

    pub(crate) fn view(self) -> impl IntoView {
        let Self { name, .. } = self;
        let hint_id = format!("{name}-hint");
        let mistake_id = format!("{name}-mistake");

        let described_by = match (&self.hint, &self.mistake) {
            (Some(_), Some(_)) => Some(format!("{hint_id} {mistake_id}")),
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(mistake_id.clone()),
            (None, None) => None,
        };

        let invalid = self.mistake.is_some().then_some("true");
        let hint = self.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
        let mistake =
            self.mistake.map(|mistake| view! { <p class="mistake" id=mistake_id>{mistake}</p> });

        view! {
            <div class="field">
                <label for=name>{self.label}</label>
                {hint}
                <input
                    id=name
                    name=name
                    type=self.kind
                    value=self.value
                    dir=(self.kind == "text").then_some("auto")
                    autocomplete=self.autocomplete
                    inputmode=self.inputmode
                    autocapitalize="none"
                    spellcheck="false"
                    minlength=self.min_length
                    required=self.required
                    readonly=self.read_only
                    autofocus=self.focus
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
                {mistake}
            </div>
        }
    }
}

/// Renders the page to return to as a hidden field.
pub(crate) fn next_field(next: Option<&str>) -> impl IntoView + use<> {
    let next = next.map(str::to_owned);
    next.map(|next| view! { <input type="hidden" name="next" value=next /> })
}

/// Adds the page to return to, percent-encoded, to a link.
pub(crate) fn with_next(path: &str, next: Option<&str>) -> String {
    let Some(next) = next else {
        return path.to_owned();
    };

    let mut href = format!("{path}{}next=", if path.contains('?') { '&' } else { '?' });
    for byte in next.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            href.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }

    href
}

/// Renders the line between the passkey and another login method.
pub(crate) fn divider(words: Text) -> impl IntoView {
    view! { <p class="passkey divider">{words}</p> }
}

/// Renders the form that `page.js` fills and sends when the widget delivers a session token.
pub(crate) fn session_form(next: Option<&str>) -> impl IntoView + use<> {
    view! {
        <form id="session-form" method="post" action="/session" hidden>
            {owner_field()}
            <input type="hidden" name="token" />
            {next_field(next)}
        </form>
    }
}

/// Renders the checkbox that ends the other sessions, for forms that change or remove a credential:
/// another person may have begun these sessions with it.
pub(crate) fn log_out_elsewhere(id: String) -> impl IntoView + use<> {
    view! {
        <div class="field check">
            <input type="checkbox" id=id.clone() name="others" value="end" checked />
            <label for=id>{texts::LOG_OUT_ELSEWHERE}</label>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_carries_the_page_to_return_to() {
        assert_eq!(with_next("/register", None), "/register");
        assert_eq!(
            with_next("/register", Some("/a?b=c&d=é")),
            "/register?next=/a%3Fb%3Dc%26d%3D%C3%A9"
        );
    }
}
