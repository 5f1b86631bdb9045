//! The parts of a form: fields, buttons, notices, and the place of the passkey widget.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::{Language, Text, Widget, i18n::texts, ui::form_owner::whose};

/// What is wrong with a form that came back, in words, each beside its field.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    /// Concerns the form as a whole, such as a login that did not match.
    pub form: Option<String>,
    /// Concerns the email or phone number.
    pub login_id: Option<String>,
    /// Concerns the password.
    pub password: Option<String>,
    /// Concerns what the passkey widget sent along; shown with the form, since it has no field.
    pub own_id_data: Option<String>,
}

impl Mistakes {
    /// The notice above the form, if there is anything to say there.
    pub(crate) fn notice(&self) -> Option<AnyView> {
        let words = self.form.as_ref().or(self.own_id_data.as_ref())?.clone();
        Some(view! { <p class="notice" role="alert">{words}</p> }.into_any())
    }

    /// Where the caret belongs when the page opens: at the first thing to correct.
    pub(crate) fn focus_password(&self) -> bool {
        self.login_id.is_none() && (self.password.is_some() || self.form.is_some())
    }
}

/// One labelled field with its hint and its mistake, tied together for assistive technology.
pub(crate) struct Field {
    /// Both the name that is posted and the id in the page.
    pub name: &'static str,
    pub label: Text,
    pub kind: &'static str,
    pub value: Option<String>,
    pub autocomplete: &'static str,
    pub inputmode: Option<&'static str>,
    /// A maximum is left to the server: browsers cut a pasted password at `maxlength` in silence.
    pub min_length: Option<usize>,
    pub hint: Option<String>,
    pub mistake: Option<String>,
    pub required: bool,
    pub read_only: bool,
    pub focus: bool,
}

impl Field {
    /// The field for an email address or phone number.
    pub(crate) fn login_id(value: String, mistake: Option<String>, autocomplete: &'static str) -> Self {
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

    /// Whose password is chosen: password managers look for it before the password, and pass over what they cannot see.
    pub(crate) fn username(login_id: String) -> Self {
        Self { read_only: true, required: false, ..Self::login_id(login_id, None, "username") }
    }

    /// The field for a password; it never carries a value back.
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

    /// The field for a one-time code: one field, so that pasting and filling in work.
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
        let (hint_id, mistake_id) = (format!("{name}-hint"), format!("{name}-mistake"));
        let described_by = match (&self.hint, &self.mistake) {
            (Some(_), Some(_)) => Some(format!("{hint_id} {mistake_id}")),
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(mistake_id.clone()),
            (None, None) => None,
        };
        let invalid = self.mistake.is_some().then_some("true");
        let hint = self.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
        let mistake = self.mistake.map(|mistake| view! { <p class="mistake" id=mistake_id>{mistake}</p> });
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

/// The page to return to, carried through the form.
pub(crate) fn next_field(next: Option<&str>) -> impl IntoView + use<> {
    let next = next.map(str::to_owned);
    next.map(|next| view! { <input type="hidden" name="next" value=next /> })
}

/// A link that carries the page to return to along.
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

/// What a widget is asked to do, as the platform's SDK names it.
#[derive(Clone, Copy)]
pub(crate) enum Ceremony {
    Login,
    Register,
    Recover,
    /// A passkey for an account that exists.
    Enrol,
}

impl Ceremony {
    fn method(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Register | Self::Enrol => "register",
            Self::Recover => "recover",
        }
    }

    /// What its button says.
    fn words(self) -> Text {
        match self {
            Self::Login => Text("sdk-login"),
            Self::Register | Self::Enrol => Text("sdk-register"),
            Self::Recover => Text("sdk-recover"),
        }
    }

    fn hint(self) -> Text {
        match self {
            Self::Login | Self::Register | Self::Enrol => texts::PASSKEY_HINT,
            Self::Recover => texts::PASSKEY_HINT_RECOVER,
        }
    }

    fn done(self) -> Text {
        match self {
            Self::Login | Self::Recover => texts::LOGGING_IN,
            Self::Register => texts::CREATING_ACCOUNT,
            Self::Enrol => texts::SAVING,
        }
    }

    fn missing(self) -> Text {
        match self {
            Self::Login | Self::Register | Self::Enrol => texts::PASSKEY_MISSING,
            Self::Recover => texts::PASSKEY_MISSING_RECOVER,
        }
    }
}

/// The space the SDK draws its button into, the words under it, and the place where `page.js` says
/// how it went. The space has its height before the script arrives, so nothing moves.
pub(crate) fn widget_space(widget: &Widget, ceremony: Ceremony) -> impl IntoView + use<> {
    let Widget { app_id, sdk_url, still, works_at } = widget.clone();
    let elsewhere = works_at.map(|url| {
        let address = url.clone();
        view! {
            <p class="notice">
                {texts::PASSKEY_ADDRESS} " " <a href=url>{address}</a>
            </p>
        }
    });
    let picture = still.then(|| view! { <span class="button">{ceremony.words()}</span> });
    view! {
        <div class="passkey">
            <div
                id="ownid-widget"
                data-app=app_id
                data-sdk=sdk_url
                data-method=ceremony.method()
                data-language=Language::spoken().widget()
                data-done=ceremony.done()
                data-failed=texts::PASSKEY_FAILED
                data-missing=ceremony.missing()
                data-unsupported=Text("sdk-unsupported")
            >
                {picture}
            </div>
            <p class="hint">{ceremony.hint()}</p>
        </div>
        {elsewhere}
        <p class="notice" id="notice" role="status"></p>
    }
}

/// The quiet line between the passkey and another way.
pub(crate) fn divider(words: Text) -> impl IntoView {
    view! { <p class="passkey divider">{words}</p> }
}

/// The form `page.js` fills and sends when the widget hands over a session token.
pub(crate) fn session_form(next: Option<&str>) -> impl IntoView + use<> {
    view! {
        <form id="session-form" method="post" action="/session" hidden>
            {whose()}
            <input type="hidden" name="token" />
            {next_field(next)}
        </form>
    }
}

/// The box beside whatever takes a way in away, or changes it: sessions that it began may be somebody else's.
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
        assert_eq!(with_next("/register", Some("/a?b=c&d=é")), "/register?next=/a%3Fb%3Dc%26d%3D%C3%A9");
    }
}
