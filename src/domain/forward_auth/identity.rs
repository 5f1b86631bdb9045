//! The identity that an application behind a proxy learns.

use super::header_text::header_text;
use crate::domain::AccountId;

/// The person who is logged in, as an application behind a proxy learns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForwardedIdentity {
    pub login_id: String,
    pub account_id: AccountId,
    pub name: Option<String>,
    /// The email address, if it is verified.
    pub email: Option<String>,
    /// Names of roles, in order.
    pub roles: Vec<String>,
    /// A signed statement of the same (JWS, RFC 7515).
    pub assertion: String,
}

impl ForwardedIdentity {
    /// Names of all headers, which a proxy must remove from the requests of clients.
    pub const HEADER_NAMES: [&str; 7] = [
        "remote-user",
        "remote-account",
        "remote-name",
        "remote-email",
        "remote-roles",
        "remote-groups",
        "vestibule-assertion",
    ];

    /// The headers with their values. A value that is unknown is empty, so that a header of the
    /// client is replaced.
    pub fn headers(&self) -> [(&'static str, String); 7] {
        let [user, account, name, email, roles, groups, assertion] = Self::HEADER_NAMES;
        let names = self.roles.join(",");
        [
            (user, header_text(&self.login_id)),
            (account, self.account_id.to_string()),
            (name, header_text(self.name.as_deref().unwrap_or_default())),
            (email, header_text(self.email.as_deref().unwrap_or_default())),
            (roles, header_text(&names)),
            (groups, header_text(&names)),
            (assertion, self.assertion.clone()),
        ]
    }
}
