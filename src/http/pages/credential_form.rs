//! Fields of several forms for a new credential.

use vestibule_app::{Text, i18n::texts};

use crate::{
    domain::{LoginId, OwnIdData, Password, credentials::password::InvalidPassword},
    platform::Platform,
};

/// Text for a new password that is refused.
pub fn password_mistake(error: InvalidPassword) -> String {
    match error {
        InvalidPassword::TooShort { min } => texts::password_too_short(min),
        InvalidPassword::TooLong => texts::password_too_long(Password::MAX_CHARACTERS),
    }
}

/// Parses the value that `onRegister` passed to the page, and refuses a passkey that was created
/// for another login id: it could not log in to the account.
///
/// # Errors
/// The text beside the passkey.
pub fn parse_own_id_data(
    platform: Option<&Platform>,
    data: &str,
    login_id: Option<&LoginId>,
) -> Result<OwnIdData, Text> {
    let data = OwnIdData::parse(data.to_owned()).map_err(|_| texts::PASSKEY_UNREADABLE)?;
    match (platform, login_id) {
        (Some(platform), Some(login_id)) => {
            platform.canonical_own_id_data(login_id, &data).ok_or(texts::PASSKEY_OF_ANOTHER)
        }
        _ => Ok(data),
    }
}
