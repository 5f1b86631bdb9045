//! The field for a login id, which several forms have.

use serde::Deserialize;
use vestibule_app::{Mistakes, Text, i18n::texts};

use crate::{
    domain::{
        LoginId,
        identity::{email_address::InvalidEmailAddress, login_id::InvalidLoginId, phone::InvalidPhone},
    },
    http::error::Problem,
    server::Server,
    service::accounts::login_ids,
};

/// The login id that a person typed, and the page that they return to.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoginIdInput {
    pub login_id: String,
    pub country: Option<String>,
    pub next: Option<String>,
}

impl LoginIdInput {
    /// The login id that was typed.
    ///
    /// # Errors
    /// The words beside the field.
    pub async fn read(&self, server: &Server) -> Result<Result<LoginId, Mistakes>, Problem> {
        read(server, &self.login_id, self.country.as_deref()).await
    }
}

/// The login id of an account that may exist, as it was typed beside the country of a phone number.
///
/// # Errors
/// The inner ones are the words beside the field.
pub async fn read(server: &Server, typed: &str, country: Option<&str>) -> Result<Result<LoginId, Mistakes>, Problem> {
    let login_id = login_ids::typed(server, typed, country.unwrap_or_default()).await?;
    Ok(login_id.map_err(|error| at_field(words(error))))
}

/// The login id of a new account, as [`read`] reads it.
///
/// # Errors
/// The words beside the field.
pub fn read_new(typed: &str, country: Option<&str>) -> Result<LoginId, Mistakes> {
    LoginId::new_from_user_input(typed, country.unwrap_or_default()).map_err(|error| at_field(words(error)))
}

/// The login id, if a code can reach it, whether or not it has an account.
///
/// # Errors
/// The words beside the field.
pub fn reachable(server: &Server, login_id: LoginId) -> Result<LoginId, Mistakes> {
    let is_reached = server.delivery.reaches(&login_id, server.clock.monotonic());
    if is_reached { Ok(login_id) } else { Err(at_field(texts::LOGIN_ID_UNREACHABLE)) }
}

fn at_field(words: Text) -> Mistakes {
    Mistakes { login_id: Some(words.into()), ..Mistakes::default() }
}

/// The words for a login id that cannot be parsed.
pub fn words(error: InvalidLoginId) -> Text {
    match error {
        InvalidLoginId::Form | InvalidLoginId::Email(InvalidEmailAddress::Form) => texts::LOGIN_ID_INVALID,
        InvalidLoginId::Email(InvalidEmailAddress::Quoted) => texts::LOGIN_ID_QUOTED,
        InvalidLoginId::Email(InvalidEmailAddress::Domain) => texts::LOGIN_ID_DOMAIN,
        InvalidLoginId::Email(InvalidEmailAddress::TooLong) => texts::LOGIN_ID_TOO_LONG,
        InvalidLoginId::Phone(InvalidPhone::Letters) => texts::LOGIN_ID_LETTERS,
        InvalidLoginId::Phone(InvalidPhone::Extension) => texts::LOGIN_ID_EXTENSION,
        InvalidLoginId::Phone(InvalidPhone::Form | InvalidPhone::Impossible) => texts::LOGIN_ID_IMPOSSIBLE,
    }
}
