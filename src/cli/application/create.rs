//! `vestibule application create`

use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser};
use serde_json::{Map, Value, json};

use super::{delete, print_credentials};
use crate::{
    cli::{Error, failed},
    domain::{
        ApplicationKind,
        application::{ApplicationName, settings::ApplicationMistake},
    },
    server::Server,
    service::{
        self, Refusal,
        applications::{self, NewApplication},
        caller::Caller,
    },
};

/// Options and the settings that they set.
const OPTIONS: [(&str, &str); 9] = [
    ("--redirect-uri", "redirectUris"),
    ("--post-logout-uri", "postLogoutRedirectUris"),
    ("--backchannel-logout-uri", "backchannelLogoutUri"),
    ("--origin", "origin"),
    ("--role", "roles"),
    ("--third-party", "thirdParty"),
    ("--no-pkce", "requirePkce"),
    ("--device-authorization", "deviceAuthorization"),
    ("--id-token-alg", "idTokenSignedResponseAlg"),
];

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(in crate::cli) struct CreateArguments {
    /// The name that people see. The `client_id` is made of it.
    name: String,
    /// A site on a server, in a browser, an installed application, a service without users, or a
    /// site behind a proxy.
    #[arg(long, value_parser = kinds())]
    kind: ApplicationKind,
    /// Address to which a browser is sent after a login. May be repeated.
    #[arg(long, value_name = "URI")]
    redirect_uri: Vec<String>,
    /// Address to which a browser may be sent after a logout. May be repeated.
    #[arg(long, value_name = "URI")]
    post_logout_uri: Vec<String>,
    /// Address that is told when a session ends (OpenID Connect Back-Channel Logout).
    #[arg(long, value_name = "URI")]
    backchannel_logout_uri: Option<String>,
    /// Scheme, host and port of a site behind a proxy.
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// Role of which an account needs one to enter. May be repeated; without it, all may enter.
    #[arg(long)]
    role: Vec<String>,
    /// Ask people for consent the first time.
    #[arg(long)]
    third_party: bool,
    /// Admit a web application that cannot do PKCE.
    #[arg(long)]
    no_pkce: bool,
    /// Let people authorize it for devices on which they cannot log in, such as terminals.
    #[arg(long)]
    device_authorization: bool,
    /// The algorithm of ID tokens. By default ES256.
    #[arg(long, value_name = "ALGORITHM", value_parser = ["ES256", "RS256"])]
    id_token_alg: Option<String>,
    /// Print `client_id` and `client_secret` as JSON.
    #[arg(long)]
    json: bool,
}

fn kinds() -> impl TypedValueParser<Value = ApplicationKind> {
    let names = ApplicationKind::ALL.iter().map(|kind| kind.as_str());
    PossibleValuesParser::new(names).try_map(|name| ApplicationKind::parse(&name))
}

impl CreateArguments {
    pub(super) async fn run(self, server: &Server) -> Result<(), Error> {
        let caller = Caller::command_line();
        let name = ApplicationName::parse(&self.name)
            .map_err(|error| Error::Usage(format!("The name cannot be used: {error}.")))?;
        let new = NewApplication { id: None, name, kind: self.kind, settings: self.settings() };
        let created = applications::create(server, &caller, new).await.map_err(to_error)?;

        let id = &created.application.id;
        let printed = print_credentials(id, created.secret.as_deref(), self.json);
        match printed {
            // The secret could not be printed, so nobody can use the application.
            Err(lost) if created.secret.is_some() => {
                delete(server, id).await.map_err(failed)?;
                Err(Error::Failed(format!(
                    "The secret could not be printed, and the application was deleted at once: \
                     {lost}."
                )))
            }
            printed => printed,
        }
    }

    /// The settings that the options name.
    fn settings(&self) -> Map<String, Value> {
        let given = [
            ("redirectUris", (!self.redirect_uri.is_empty()).then(|| json!(self.redirect_uri))),
            (
                "postLogoutRedirectUris",
                (!self.post_logout_uri.is_empty()).then(|| json!(self.post_logout_uri)),
            ),
            ("backchannelLogoutUri", self.backchannel_logout_uri.as_ref().map(|uri| json!(uri))),
            ("origin", self.origin.as_ref().map(|origin| json!(origin))),
            ("roles", (!self.role.is_empty()).then(|| json!(self.role))),
            ("thirdParty", self.third_party.then_some(json!(true))),
            ("requirePkce", self.no_pkce.then_some(json!(false))),
            ("deviceAuthorization", self.device_authorization.then_some(json!(true))),
            ("idTokenSignedResponseAlg", self.id_token_alg.as_ref().map(|name| json!(name))),
        ];
        let given = given.into_iter();
        given.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }
}

fn to_error(error: service::Error) -> Error {
    match error {
        service::Error::Refused(Refusal::InvalidApplication(mistakes)) => {
            let lines: Vec<_> = mistakes.iter().map(describe).collect();
            Error::Usage(format!("The application cannot be created:\n{}", lines.join("\n")))
        }
        service::Error::Refused(Refusal::ApplicationTaken("origin")) => {
            Error::Failed("Another application has this origin.".to_owned())
        }
        error => failed(error),
    }
}

/// A line about a mistake, which names the option.
fn describe(mistake: &ApplicationMistake) -> String {
    let option = OPTIONS.iter().find(|(_, member)| *member == mistake.member);
    let name = option.map_or(mistake.member.as_str(), |(option, _)| option);
    format!("  - {name}: {}", mistake.detail)
}
