//! `/dev/id-document`: the platform's document step, performed by hand by a developer.

use leptos::prelude::*;

use crate::{
    Site, Text,
    i18n::texts,
    ui::{
        form::{FormField, next_field},
        form_owner::owner_field,
        layout::document,
        text_area::TextArea,
    },
};

/// The content of the form: empty at first, and as entered when it is shown again.
#[derive(Clone, Default)]
pub struct IdDocumentForm {
    pub login_id: String,
    /// The page to return to: a path on this site, already validated.
    pub next: String,
    /// `PASSPORT` or `DRIVERLICENSE`.
    pub kind: String,
    /// The lines of a machine-readable zone, which replace most fields.
    pub mrz: String,
    pub number: String,
    pub first_name: String,
    pub last_name: String,
    /// `F`, `M` or `O`.
    pub gender: String,
    pub date_of_birth: String,
    pub date_of_issue: String,
    pub date_of_expiry: String,
    pub place_of_birth: String,
    pub nationality: String,
    /// The name of the invalid field, and the message.
    pub mistake: Option<(String, String)>,
}

/// Omits the document, which is personal data.
impl std::fmt::Debug for IdDocumentForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IdDocumentForm(…)")
    }
}

/// The outcome of the document step.
#[derive(Clone, Debug)]
pub struct IdDocumentOutcome {
    /// The code of the reason; `None` if the document was accepted.
    pub refused: Option<String>,
    /// The path of the recovery's last step, with the challenge's id.
    pub finish_url: String,
}

/// Renders the form.
#[must_use]
pub fn id_document(site: Site, form: IdDocumentForm) -> impl IntoView {
    let mistake = form.mistake.clone();
    let mistake_at = |name: &str| {
        mistake.as_ref().filter(|(field, _)| field == name).map(|(_, words)| words.clone())
    };

    let fields = [
        ("number", texts::DOCUMENT_NUMBER, "text", form.number),
        ("firstName", texts::FIRST_NAMES, "text", form.first_name),
        ("lastName", texts::LAST_NAME, "text", form.last_name),
        ("dateOfBirth", texts::DATE_OF_BIRTH, "date", form.date_of_birth),
        ("dateOfIssue", texts::DATE_OF_ISSUE, "date", form.date_of_issue),
        ("dateOfExpiry", texts::DATE_OF_EXPIRY, "date", form.date_of_expiry),
        ("placeOfBirth", texts::PLACE_OF_BIRTH, "text", form.place_of_birth),
        ("nationality", texts::NATIONALITY, "text", form.nationality),
    ];

    let known = ["loginId", "type", "gender", "mrz"];
    let unplaced = mistake.as_ref().filter(|(field, _)| {
        !known.contains(&field.as_str()) && !fields.iter().any(|(name, ..)| name == field)
    });

    let notice =
        unplaced.map(|(_, words)| view! { <p class="notice" role="alert">{words.clone()}</p> });
    let login_id =
        with_focus_on_mistake(FormField::login_id(form.login_id, mistake_at("loginId"), "off"));
    let kind = choice(
        "type",
        texts::DOCUMENT_TYPE,
        &texts::DOCUMENT_TYPES,
        &form.kind,
        mistake_at("type"),
    );
    let gender =
        choice("gender", texts::GENDER, &texts::GENDERS, &form.gender, mistake_at("gender"));
    let zone = zone_field(form.mrz, mistake_at("mrz"));
    let fields = fields.map(|(name, label, input, value)| {
        text_field(name, label, input, value, mistake_at(name)).view()
    });

    let body = view! {
        <h1>{texts::DOCUMENT_HEADING}</h1>
        <p>{texts::DOCUMENT_LEAD}</p>
        <form method="post" action="/dev/id-document">
            {owner_field()}
            {notice}
            {login_id.view()}
            {kind}
            {zone}
            <p class="hint">{texts::MRZ_LACKS}</p>
            {Vec::from(fields)}
            {gender}
            {next_field(Some(&form.next))}
            <button class="button">{texts::CHECK_DOCUMENT}</button>
        </form>
    };

    document(site, texts::DOCUMENT_HEADING, None, body)
}

/// Renders the outcome, and the link back to the site.
#[must_use]
pub fn id_document_outcome(site: Site, view: IdDocumentOutcome) -> impl IntoView {
    let (heading, lead, reason) = match view.refused {
        None => (texts::DOCUMENT_ACCEPTED, texts::DOCUMENT_ACCEPTED_LEAD, None),
        Some(reason) if reason.is_empty() => {
            (texts::DOCUMENT_REFUSED, texts::DOCUMENT_REFUSED_WITHOUT_REASON, None)
        }
        Some(reason) => (texts::DOCUMENT_REFUSED, texts::DOCUMENT_REFUSED_LEAD, Some(reason)),
    };

    let body = view! {
        <h1>{heading}</h1>
        <p>{lead}</p>
        {reason.map(|reason| view! { <code>{reason}</code> })}
        <a class="button" href=view.finish_url>
            {texts::CONTINUE}
        </a>
    };

    document(site, heading, None, body)
}

fn text_field(
    name: &'static str,
    label: Text,
    kind: &'static str,
    value: String,
    mistake: Option<String>,
) -> FormField {
    with_focus_on_mistake(FormField {
        name,
        label,
        kind,
        inputmode: None,
        required: false,
        ..FormField::login_id(value, mistake, "off")
    })
}

/// Focuses a field with a message: the form is longer than a screen, and the page scrolls to the
/// focus.
fn with_focus_on_mistake(field: FormField) -> FormField {
    FormField { focus: field.mistake.is_some(), ..field }
}

/// Renders a selection of a few values.
fn choice(
    name: &'static str,
    label: Text,
    words: &[(&'static str, Text)],
    chosen: &str,
    mistake: Option<String>,
) -> impl IntoView + use<> {
    let options: Vec<_> = words
        .iter()
        .map(|(value, word)| {
            let selected = *value == chosen;
            view! { <option value=*value selected=selected>{*word}</option> }
        })
        .collect();

    let (wrong, described_by) =
        (mistake.is_some(), mistake.is_some().then(|| format!("{name}-mistake")));
    let mistake =
        mistake.map(|words| view! { <p class="mistake" id=format!("{name}-mistake")>{words}</p> });

    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select
                id=name
                name=name
                autofocus=wrong
                aria-describedby=described_by
                aria-invalid=wrong.then_some("true")
            >
                {options}
            </select>
            {mistake}
        </div>
    }
}

/// Renders the text area for a machine-readable zone.
fn zone_field(value: String, mistake: Option<String>) -> impl IntoView {
    let described_by = if mistake.is_some() { "mrz-hint mrz-mistake" } else { "mrz-hint" };
    let lines = TextArea {
        id: "mrz".to_owned(),
        name: "mrz".to_owned(),
        value,
        rows: 3,
        autocomplete: Some("off"),
        autocapitalize: Some("characters"),
        spellcheck: Some("false"),
        focus: mistake.is_some(),
        described_by: Some(described_by.to_owned()),
        invalid: mistake.is_some(),
        ..TextArea::default()
    };

    let mistake = mistake.map(|words| view! { <p class="mistake" id="mrz-mistake">{words}</p> });
    view! {
        <div class="field">
            <label for="mrz">{texts::MRZ}</label>
            <p class="hint" id="mrz-hint">{texts::MRZ_HINT}</p>
            {lines.view()}
            {mistake}
        </div>
    }
}
