//! The resolution of a text to a login id.

use crate::{
    domain::{LoginId, identity::login_id::InvalidLoginId},
    server::Server,
    service::Result,
    store::logins::own_id_data::{self, OwnIdDataLookup},
};

/// Resolves a text that a user typed, with the country for phone numbers: to the earlier form of
/// the text if an account still has that one, otherwise to the normal form of all its spellings.
/// The text is parsed before the account is looked up, so that the time does not depend on it.
///
/// # Errors
/// The inner [`InvalidLoginId`] when no account can have it.
pub async fn resolve_typed(
    server: &Server,
    text: &str,
    country: &str,
) -> Result<std::result::Result<LoginId, InvalidLoginId>> {
    let login_id = LoginId::from_user_input(text, country);
    match LoginId::legacy_form(text) {
        Some(earlier)
            if login_id.as_ref() != Ok(&earlier) && is_known(server, &earlier).await? =>
        {
            Ok(Ok(earlier))
        }
        _ => Ok(login_id),
    }
}

/// Resolves a text with a country code, like [`resolve_typed`], for callers who may know which
/// accounts exist. A number that is stored in this form is found without parsing its numbering
/// plan, which takes longer than the rest of a callback.
///
/// # Errors
/// Those of [`resolve_typed`].
pub async fn resolve(
    server: &Server,
    text: &str,
) -> Result<std::result::Result<LoginId, InvalidLoginId>> {
    match LoginId::legacy_form(text) {
        Some(earlier) if is_known(server, &earlier).await? => Ok(Ok(earlier)),
        _ => Ok(LoginId::parse(text)),
    }
}

/// True when an account has this login id. Uses the read path of callbacks, which is the fastest.
async fn is_known(server: &Server, login_id: &LoginId) -> Result<bool> {
    Ok(own_id_data::get(&server.db, login_id).await? != OwnIdDataLookup::UnknownUser)
}
