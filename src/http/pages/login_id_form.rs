//! The login id field of several forms.

use serde::Deserialize;
use vestibule_app::{LoginIdForm, Mistakes, Text, i18n::texts};

use crate::{
    domain::{
        LoginId, ReturnPath,
        identity::{
            email_address::InvalidEmailAddress, login_id::InvalidLoginId, phone::InvalidPhone,
        },
    },
    http::error::Problem,
    server::Server,
    service::accounts::login_ids,
};

/// Form of a login id that a user typed, and the page to return to.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoginIdInput {
    pub login_id: String,
    pub country: Option<String>,
    pub next: Option<String>,
}

impl LoginIdInput {
    /// Parses the login id.
    ///
    /// # Errors
    /// The inner error is the mistake beside the field.
    pub async fn read(&self, server: &Server) -> Result<Result<LoginId, Mistakes>, Problem> {
        read(server, &self.login_id, self.country.as_deref()).await
    }

    /// The page to return to.
    pub fn next(&self) -> ReturnPath {
        ReturnPath::parse(self.next.as_deref())
    }

    /// The form to draw again.
    pub fn with_mistakes(self, mistakes: Mistakes) -> LoginIdForm {
        let next = self.next().non_default();
        LoginIdForm { login_id: self.login_id, country: self.country, next, mistakes }
    }
}

/// Parses the login id of an account that may exist, typed beside the country of a phone number.
///
/// # Errors
/// The inner error is the mistake beside the field.
pub async fn read(
    server: &Server,
    typed: &str,
    country: Option<&str>,
) -> Result<Result<LoginId, Mistakes>, Problem> {
    let login_id = login_ids::resolve_typed(server, typed, country.unwrap_or_default()).await?;
    Ok(login_id.map_err(|error| at_field(mistake_text(error))))
}

/// Parses the login id of a new account, like [`read`].
///
/// # Errors
/// The mistake beside the field.
pub fn read_new(typed: &str, country: Option<&str>) -> Result<LoginId, Mistakes> {
    LoginId::new_from_user_input(typed, country.unwrap_or_default())
        .map_err(|error| at_field(mistake_text(error)))
}

/// Returns the login id if a code can be sent to it, whether or not it has an account.
///
/// # Errors
/// The mistake beside the field.
pub fn reachable(server: &Server, login_id: LoginId) -> Result<LoginId, Mistakes> {
    let is_reached = server.delivery.reaches(&login_id, server.clock.monotonic());
    if is_reached { Ok(login_id) } else { Err(at_field(texts::LOGIN_ID_UNREACHABLE)) }
}

fn at_field(text: Text) -> Mistakes {
    Mistakes { login_id: Some(text.into()), ..Mistakes::default() }
}

/// Text for a login id that cannot be parsed.
pub fn mistake_text(error: InvalidLoginId) -> Text {
    match error {
        InvalidLoginId::Form | InvalidLoginId::Email(InvalidEmailAddress::Form) => {
            texts::LOGIN_ID_INVALID
        }
        InvalidLoginId::Email(InvalidEmailAddress::Quoted) => texts::LOGIN_ID_QUOTED,
        InvalidLoginId::Email(InvalidEmailAddress::Domain) => texts::LOGIN_ID_DOMAIN,
        InvalidLoginId::Email(InvalidEmailAddress::TooLong) => texts::LOGIN_ID_TOO_LONG,
        InvalidLoginId::Phone(InvalidPhone::Letters) => texts::LOGIN_ID_LETTERS,
        InvalidLoginId::Phone(InvalidPhone::Extension) => texts::LOGIN_ID_EXTENSION,
        InvalidLoginId::Phone(InvalidPhone::Form | InvalidPhone::Impossible) => {
            texts::LOGIN_ID_IMPOSSIBLE
        }
    }
}
