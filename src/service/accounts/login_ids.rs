//! Whose login id a text is.

use crate::{
    domain::{LoginId, identity::login_id::InvalidLoginId},
    server::Server,
    service::Result,
    store::logins::own_id_data::{self, OwnIdDataLookup},
};

/// The login id that somebody means who typed this beside the country of a phone number: that of an account which is still known by
/// the earlier form of the text, or else the one form that all its spellings have. The text is read before anybody is looked for, so
/// that the time says nothing.
///
/// # Errors
/// The inner [`InvalidLoginId`] when no account can have it.
pub async fn typed(server: &Server, text: &str, country: &str) -> Result<std::result::Result<LoginId, InvalidLoginId>> {
    let login_id = LoginId::from_user_input(text, country);
    match LoginId::legacy_form(text) {
        Some(earlier) if login_id.as_ref() != Ok(&earlier) && is_known(server, &earlier).await? => Ok(Ok(earlier)),
        _ => Ok(login_id),
    }
}

/// As [`typed`], of a text that has its country code, for those who may know who has an account: a number that is stored so is found
/// without a look at its numbering plan, which costs more than all the rest of a callback.
///
/// # Errors
/// Those of [`typed`].
pub async fn meant(server: &Server, text: &str) -> Result<std::result::Result<LoginId, InvalidLoginId>> {
    match LoginId::legacy_form(text) {
        Some(earlier) if is_known(server, &earlier).await? => Ok(Ok(earlier)),
        _ => Ok(LoginId::parse(text)),
    }
}

/// Asked where the platform's own questions are answered, which is fastest.
async fn is_known(server: &Server, login_id: &LoginId) -> Result<bool> {
    Ok(own_id_data::get(&server.db, login_id.clone()).await? != OwnIdDataLookup::UnknownUser)
}
