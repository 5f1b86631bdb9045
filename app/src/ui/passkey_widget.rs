//! The space of the passkey widget.

use leptos::prelude::*;

use crate::{Language, Text, Widget, i18n::texts};

/// The ceremony that the widget performs, as the platform's SDK names it.
#[derive(Clone, Copy)]
pub(crate) enum Ceremony {
    Login,
    Register,
    Recover,
    /// Enrollment of a passkey for an existing account.
    Enroll,
}

impl Ceremony {
    fn method(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Register | Self::Enroll => "register",
            Self::Recover => "recover",
        }
    }

    /// Returns the label of the button.
    fn label(self) -> Text {
        match self {
            Self::Login => Text("sdk-login"),
            Self::Register | Self::Enroll => Text("sdk-register"),
            Self::Recover => Text("sdk-recover"),
        }
    }

    fn hint(self) -> Text {
        match self {
            Self::Login | Self::Register | Self::Enroll => texts::PASSKEY_HINT,
            Self::Recover => texts::PASSKEY_HINT_RECOVER,
        }
    }

    fn done(self) -> Text {
        match self {
            Self::Login | Self::Recover => texts::LOGGING_IN,
            Self::Register => texts::CREATING_ACCOUNT,
            Self::Enroll => texts::SAVING,
        }
    }

    fn missing(self) -> Text {
        match self {
            Self::Login | Self::Register | Self::Enroll => texts::PASSKEY_MISSING,
            Self::Recover => texts::PASSKEY_MISSING_RECOVER,
        }
    }
}

/// Renders the space into which the SDK draws its button, the hint below it, and the element in
/// which `page.js` reports the outcome. The space has its final height before the script arrives,
/// so nothing moves.
pub(crate) fn widget_space(widget: &Widget, ceremony: Ceremony) -> impl IntoView + use<> {
    let Widget { app_id, sdk_url, is_preview, works_at } = widget.clone();
    let elsewhere = works_at.map(|url| {
        let address = url.clone();
        view! {
            <p class="notice">
                {texts::PASSKEY_ADDRESS} " " <a href=url>{address}</a>
            </p>
        }
    });

    let preview = is_preview.then(|| view! { <span class="button">{ceremony.label()}</span> });
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
                {preview}
            </div>
            <p class="hint">{ceremony.hint()}</p>
        </div>
        {elsewhere}
        <p class="notice" id="notice" role="status"></p>
    }
}
