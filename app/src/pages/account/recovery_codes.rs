//! `/account/recovery-codes`, where they are made, and `/recover/code`, where one is used.

use leptos::prelude::*;

use crate::{
    Mistakes, Site,
    i18n::texts,
    ui::{
        country::{other_kind, who},
        form::{Field, next_field, with_next},
        form_owner::whose,
        layout::document,
    },
};

/// What the page of a person's own recovery codes shows.
#[derive(Clone, Debug)]
pub enum RecoveryCodesView {
    /// How many are left.
    Left(usize),
    /// The new ones, which are never shown again.
    Made(Vec<String>),
}

/// Draws the page of a person's own recovery codes.
#[must_use]
pub fn recovery_codes(site: Site, view: RecoveryCodesView) -> impl IntoView {
    let (words, content) = match view {
        RecoveryCodesView::Made(codes) => (texts::MAKE_NEW_RECOVERY_CODES, made(codes).into_any()),
        RecoveryCodesView::Left(0) => (
            texts::MAKE_RECOVERY_CODES,
            view! { <p>{texts::RECOVERY_CODES_LEAD}</p><p>{texts::RECOVERY_CODES_NONE}</p> }.into_any(),
        ),
        RecoveryCodesView::Left(left) => (
            texts::MAKE_NEW_RECOVERY_CODES,
            view! {
                <p>{texts::RECOVERY_CODES_LEAD}</p>
                <p>{texts::recovery_codes_left(left)}" "{texts::NEW_CODES_REPLACE}</p>
            }
            .into_any(),
        ),
    };
    let body = view! {
        <h1>{texts::RECOVERY_CODES}</h1>
        {content}
        <form method="post" action="/account/recovery-codes">
            {whose()}
            <button class="button second" data-busy=texts::MAKING_RECOVERY_CODES>
                {words}
            </button>
        </form>
        <p class="links">
            <a href="/account">{texts::TO_ACCOUNT}</a>
        </p>
    };
    document(site, texts::RECOVERY_CODES, None, body)
}

fn made(codes: Vec<String>) -> impl IntoView {
    // Letters, digits, hyphens and line ends: nothing else of a URL needs to be written otherwise.
    let file = format!("data:text/plain,{}", codes.join("%0A"));
    let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <p>{texts::RECOVERY_CODES_ONCE}</p>
        <ol class="codes">{codes}</ol>
        <p class="links">
            <a href=file download="recovery-codes.txt">{texts::DOWNLOAD}</a>
            <button type="button" class="link scripted" data-print>{texts::PRINT}</button>
        </p>
    }
}

/// What the page for using a recovery code shows.
#[derive(Clone, Debug)]
pub struct RecoveryCodeView {
    pub login_id: String,
    /// The country of a phone number, when the page asks for one.
    pub country: Option<String>,
    pub next: Option<String>,
    pub mistakes: Mistakes,
}

/// Draws the page for using a recovery code.
#[must_use]
pub fn recovery_code(site: Site, view: RecoveryCodeView) -> impl IntoView {
    let RecoveryCodeView { login_id, country, next, mistakes } = view;
    let (next, country) = (next.as_deref(), country.as_deref());
    let notice = mistakes.notice();
    let again = mistakes.form.is_some();
    let field = Field { focus: !again, ..Field::login_id(login_id, mistakes.login_id, "username") };
    let code = Field {
        label: texts::RECOVERY_CODE,
        autocomplete: "off",
        inputmode: None,
        hint: Some(texts::RECOVERY_CODE_HINT.into()),
        focus: again,
        ..Field::code(None)
    };
    let body = view! {
        <h1>{texts::RECOVERY_CODE_HEADING}</h1>
        <form method="post" action="/recover/code">
            {whose()}
            {notice}
            {who(field, country)}
            {code.view()}
            {next_field(next)}
            <button class="button" data-busy=texts::CHECKING_CODE>
                {texts::CONTINUE}
            </button>
        </form>
        <p class="links">
            {other_kind("/recover/code", country, next)}
            <a href=with_next("/recover", next)>{texts::OTHER_WAY}</a>
        </p>
    };
    document(site, texts::RECOVERY_CODE_HEADING, None, body)
}
