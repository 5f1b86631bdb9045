//! `/dev/id-document`: the identity document step, with typed data instead of a scan.

use std::sync::Arc;

use crate::{
    domain::{
        ReturnPath, Token,
        id_document::{DocumentFields, mrz},
    },
    http::{
        error::Problem,
        extract::{local_platform::LocalPlatform, loopback_only::LoopbackOnly},
        pages::{Page, SignedInAs},
    },
    platform::{self, IdDocumentDecision, Platform},
    server::Server,
};
use axum::{Form, extract::Query, http::StatusCode, response::Response};
use serde::Deserialize;
use vestibule_app::{IdDocumentForm, IdDocumentOutcome, Text, i18n::texts};

/// Query with which an application starts the step.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StartQuery {
    login_id: Option<String>,
    next: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct IdDocumentInput {
    login_id: String,
    next: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    mrz: String,
    #[serde(flatten)]
    fields: DocumentFields,
}

/// A document is personal data: debug output must not carry it into a log.
impl std::fmt::Debug for IdDocumentInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IdDocumentInput(…)")
    }
}

pub async fn show(_: LoopbackOnly, page: Page, Query(start): Query<StartQuery>) -> Response {
    let next = ReturnPath::parse(start.next.as_deref());
    let form = IdDocumentForm {
        login_id: start.login_id.unwrap_or_default(),
        next: next.as_str().to_owned(),
        ..IdDocumentForm::default()
    };
    render(page, StatusCode::OK, form).await
}

pub async fn submit(
    _: LoopbackOnly,
    page: Page,
    LocalPlatform(platform): LocalPlatform,
    Form(input): Form<IdDocumentInput>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let next = ReturnPath::parse(input.next.as_deref());

    match submit_document(&server, &platform, &input).await? {
        StepOutcome::Mistake(field, text) => {
            let form = filled_form(input, &next, (field, text));
            Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, form).await)
        }
        StepOutcome::Decided(id, refused) => {
            let view = IdDocumentOutcome { refused, finish_url: finish_url(&next, &id) };
            let site = page.site(SignedInAs(None));
            Ok(page.render(StatusCode::OK, || vestibule_app::id_document_outcome(site, view)).await)
        }
    }
}

enum StepOutcome {
    /// The name of the field at fault, and the text beside it.
    Mistake(String, String),
    /// The challenge's id, and the reason if the document was refused.
    Decided(Token, Option<String>),
}

async fn submit_document(
    server: &Server,
    platform: &Platform,
    input: &IdDocumentInput,
) -> Result<StepOutcome, Problem> {
    let fields = match read_fields(server, input) {
        Ok(fields) => fields,
        Err(text) => return Ok(StepOutcome::Mistake("mrz".to_owned(), text)),
    };

    let at_login_id = |text: Text| StepOutcome::Mistake("loginId".to_owned(), text.into());

    let challenge = match platform.verify_id_document(&input.login_id, &input.kind, &fields).await {
        Ok(challenge) => challenge,
        Err(platform::Error::LoginIdInvalid) => return Ok(at_login_id(texts::LOGIN_ID_INVALID)),
        Err(error) => return Err(error.into()),
    };

    Ok(match challenge.decision {
        IdDocumentDecision::Accepted => StepOutcome::Decided(challenge.id, None),
        IdDocumentDecision::Refused(reason) => StepOutcome::Decided(challenge.id, Some(reason)),
        IdDocumentDecision::UnknownUser => at_login_id(texts::NO_SUCH_USER),
        IdDocumentDecision::Invalid { pointer, detail } => {
            let field = pointer.unwrap_or_default();
            StepOutcome::Mistake(field.rsplit('/').next().unwrap_or_default().to_owned(), detail)
        }
    })
}

/// Fields of the machine readable zone if there is one, completed from the form.
fn read_fields(server: &Server, input: &IdDocumentInput) -> Result<DocumentFields, String> {
    let typed = input.fields.clone();
    if input.mrz.trim().is_empty() {
        return Ok(typed);
    }

    let zone = mrz::parse(&input.mrz, server.clock.now().day())?;
    Ok(DocumentFields {
        date_of_issue: typed.date_of_issue,
        place_of_birth: typed.place_of_birth,
        ..zone
    })
}

/// Path on this site with the challenge's id in its query.
fn finish_url(next: &ReturnPath, id: &Token) -> String {
    next.with_query_pair("ownid_iddoc_challengeId", id.reveal())
}

fn filled_form(
    input: IdDocumentInput,
    next: &ReturnPath,
    mistake: (String, String),
) -> IdDocumentForm {
    let text = Option::unwrap_or_default;
    let fields = input.fields;

    IdDocumentForm {
        login_id: input.login_id,
        next: next.as_str().to_owned(),
        kind: input.kind,
        mrz: input.mrz,
        number: text(fields.number),
        first_name: text(fields.first_name),
        last_name: text(fields.last_name),
        gender: text(fields.gender),
        date_of_birth: text(fields.date_of_birth),
        date_of_issue: text(fields.date_of_issue),
        date_of_expiry: text(fields.date_of_expiry),
        place_of_birth: text(fields.place_of_birth),
        nationality: text(fields.nationality),
        mistake: Some(mistake),
    }
}

async fn render(page: Page, status: StatusCode, form: IdDocumentForm) -> Response {
    let site = page.visitors_site(&[("loginId", Some(&form.login_id)), ("next", Some(&form.next))]);
    page.render(status, || vestibule_app::id_document(site, form)).await
}
