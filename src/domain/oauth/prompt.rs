//! The parameter `prompt` (OpenID Connect Core §3.1.2.1, Initiating User Registration §3).

/// Pages that an application asks this server to show, or not to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "values of one parameter, any of which can be set"
)]
pub struct Prompts {
    /// Shows nothing: answers with an error instead.
    pub none: bool,
    pub login: bool,
    pub consent: bool,
    pub select_account: bool,
    /// Begins with a registration.
    pub create: bool,
}

impl Prompts {
    pub const SUPPORTED: [&str; 5] = ["none", "login", "consent", "select_account", "create"];

    /// Parses values separated by spaces. Returns `None` for an unknown value, and for `none`
    /// beside others.
    pub fn parse(text: &str) -> Option<Self> {
        let mut prompts = Self::default();
        for value in text.split(' ').filter(|value| !value.is_empty()) {
            let flag = match value {
                "none" => &mut prompts.none,
                "login" => &mut prompts.login,
                "consent" => &mut prompts.consent,
                "select_account" => &mut prompts.select_account,
                "create" => &mut prompts.create,
                _ => return None,
            };
            *flag = true;
        }

        let Self { none, login, consent, select_account, create } = prompts;
        let shows = login || consent || select_account || create;
        if none && shows { None } else { Some(prompts) }
    }

    /// True if a login must follow the request.
    pub fn demands_login(self) -> bool {
        self.login || self.select_account || self.create
    }
}
