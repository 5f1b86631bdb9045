//! `/admin/mails`: a preview of each mail, with made-up values.

use leptos::prelude::*;

use super::{AdminSite, document};
use crate::{Language, Text, i18n::texts::mails as words};

#[derive(Clone, Debug)]
pub struct MailPage {
    pub mails: Vec<MailChoice>,
    /// The language of the mail.
    pub language: Language,
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML in a light and in a dark mailbox: the names of the frames, and their URLs.
    pub frames: Vec<(Text, String)>,
    /// The names of the templates that are parts of the mail.
    pub own_files: Vec<String>,
}

/// A mail that can be chosen.
#[derive(Clone, Debug)]
pub struct MailChoice {
    /// The name, as in the names of templates.
    pub value: &'static str,
    pub label: String,
    pub is_chosen: bool,
}

#[must_use]
pub fn mails(admin: AdminSite, page: MailPage) -> impl IntoView {
    let MailPage { mails, language, subject, text, frames, own_files } = page;
    let mails = mails.into_iter().map(|MailChoice { value, label, is_chosen }| {
        view! { <option value=value selected=is_chosen>{format!("{value} · {label}")}</option> }
    });
    let languages = Language::ALL.map(|choice| {
        view! {
            <option value=choice.tag() selected=choice == language>
                {choice.name()}
            </option>
        }
    });
    let frames = frames.into_iter().map(|(name, url)| {
        view! {
            <figure>
                <figcaption>{name}</figcaption>
                <iframe class="mailbox" sandbox="" title=name.to_string() src=url></iframe>
            </figure>
        }
    });

    let body = view! {
        <h1>{words::MAILS}</h1>
        <p class="hint">{words::LEAD}</p>
        <form method="get" action="/admin/mails">
            <div class="field">
                <label for="mail">{words::MESSAGE}</label>
                <select id="mail" name="mail">{mails.collect_view()}</select>
            </div>
            <div class="field">
                <label for="language">{words::LANGUAGE}</label>
                <select id="language" name="language">{languages.collect_view()}</select>
            </div>
            <button class="button">{words::SHOW}</button>
        </form>
        <section>
            <h2>{words::SUBJECT}</h2>
            <p lang=language.tag() dir="auto">{subject}</p>
            {own_parts(&own_files)}
            <div class="schemes">{frames.collect_view()}</div>
            <h2>{words::PLAIN_TEXT}</h2>
            <pre class="mail-text" lang=language.tag() dir="auto" tabindex="0">{text}</pre>
        </section>
    };
    document(admin, words::MAILS, body)
}

/// The templates that are parts of the mail, or the sentence that there is none.
fn own_parts(files: &[String]) -> AnyView {
    if files.is_empty() {
        return view! { <p class="hint">{words::NOTHING_OWN}</p> }.into_any();
    }
    view! {
        <p class="hint">
            {words::OWN} " "
            {files.join(", ")}
        </p>
    }
    .into_any()
}
