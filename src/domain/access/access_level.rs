//! Access levels of callers, and the level that a field of the profile requires.

use strum::VariantNames;

/// The caller's access level, least privileged first. Each level includes the permissions of the
/// previous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessLevel {
    /// The owner of the account.
    User,
    Support,
    Admin,
}

/// The lowest access level that may read or write a field of the profile.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "lowercase")]
pub enum FieldAccess {
    User,
    Support,
    Admin,
    Nobody,
}

impl FieldAccess {
    /// The names in an account schema, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }

    pub fn permits(self, level: AccessLevel) -> bool {
        match self {
            Self::User => level >= AccessLevel::User,
            Self::Support => level >= AccessLevel::Support,
            Self::Admin => level >= AccessLevel::Admin,
            Self::Nobody => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_role_may_what_a_lower_one_may() {
        let levels = [AccessLevel::User, AccessLevel::Support, AccessLevel::Admin];
        for (&name, may) in FieldAccess::NAMES.iter().zip([
            [true; 3],
            [false, true, true],
            [false, false, true],
            [false; 3],
        ]) {
            let access = FieldAccess::parse(name).unwrap();
            assert_eq!(levels.map(|level| access.permits(level)), may, "{name}");
            assert_eq!(access.as_str(), name);
        }
        assert_eq!(FieldAccess::parse("everybody"), None);
    }
}
