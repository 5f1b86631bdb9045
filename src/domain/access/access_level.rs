//! Who asks, and who may.

/// As whom somebody asks, the least first: each may what the one before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The account's own person.
    User,
    Support,
    Admin,
}

/// The least role that may do something with a field of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    User,
    Support,
    Admin,
    Nobody,
}

impl Access {
    /// How a schema writes them.
    pub const NAMES: [&str; 4] = ["user", "support", "admin", "nobody"];

    pub fn parse(name: &str) -> Option<Self> {
        [Self::User, Self::Support, Self::Admin, Self::Nobody].into_iter().find(|access| access.as_str() == name)
    }

    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    pub fn permits(self, role: Role) -> bool {
        match self {
            Self::User => role >= Role::User,
            Self::Support => role >= Role::Support,
            Self::Admin => role >= Role::Admin,
            Self::Nobody => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_role_may_what_a_lower_one_may() {
        let roles = [Role::User, Role::Support, Role::Admin];
        for (name, may) in
            Access::NAMES.into_iter().zip([[true; 3], [false, true, true], [false, false, true], [false; 3]])
        {
            let access = Access::parse(name).unwrap();
            assert_eq!(roles.map(|role| access.permits(role)), may, "{name}");
            assert_eq!(access.as_str(), name);
        }
        assert_eq!(Access::parse("everybody"), None);
    }
}
