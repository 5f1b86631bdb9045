//! `/account/recovery-codes`, which creates recovery codes, and `/recover/code`, which redeems one.

use leptos::prelude::*;

use crate::{
    LoginIdForm, Site,
    i18n::texts,
    ui::{
        country::{login_id_input, other_kind_link},
        form::{FormField, next_field, with_next},
        form_owner::owner_field,
        layout::document,
    },
};

/// The content of the page of an owner's recovery codes.
#[derive(Clone, Debug)]
pub enum RecoveryCodesView {
    /// The number of unused codes.
    Left(usize),
    /// The new codes, which are shown only once.
    Made(Vec<String>),
}

/// Renders the page of an owner's recovery codes.
#[must_use]
pub fn recovery_codes(site: Site, view: RecoveryCodesView) -> impl IntoView {
    let (words, content) = match view {
        RecoveryCodesView::Made(codes) => {
            (texts::MAKE_NEW_RECOVERY_CODES, new_codes(codes).into_any())
        }
        RecoveryCodesView::Left(0) => (
            texts::MAKE_RECOVERY_CODES,
            view! { <p>{texts::RECOVERY_CODES_LEAD}</p><p>{texts::RECOVERY_CODES_NONE}</p> }
                .into_any(),
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
            {owner_field()}
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

fn new_codes(codes: Vec<String>) -> impl IntoView {
    // Only line breaks need encoding: the codes consist of letters, digits and hyphens.
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

/// Renders the page that redeems a recovery code.
#[must_use]
pub fn recovery_code(site: Site, form: LoginIdForm) -> impl IntoView {
    let LoginIdForm { login_id, country, next, mistakes } = form;
    let (next, country) = (next.as_deref(), country.as_deref());
    let notice = mistakes.notice();
    let again = mistakes.form.is_some();
    let field =
        FormField { focus: !again, ..FormField::login_id(login_id, mistakes.login_id, "username") };

    let code = FormField {
        label: texts::RECOVERY_CODE,
        autocomplete: "off",
        inputmode: None,
        hint: Some(texts::RECOVERY_CODE_HINT.into()),
        focus: again,
        ..FormField::code(None)
    };

    let body = view! {
        <h1>{texts::RECOVERY_CODE_HEADING}</h1>
        <form method="post" action="/recover/code">
            {owner_field()}
            {notice}
            {login_id_input(field, country)}
            {code.view()}
            {next_field(next)}
            <button class="button" data-busy=texts::CHECKING_CODE>
                {texts::CONTINUE}
            </button>
        </form>
        <p class="links">
            {other_kind_link("/recover/code", country, next)}
            <a href=with_next("/recover", next)>{texts::OTHER_WAY}</a>
        </p>
    };

    document(site, texts::RECOVERY_CODE_HEADING, None, body)
}
