//! `vestibule call`

use std::{collections::BTreeMap, fs, io::Write, path::PathBuf};

use clap::Args;
use serde_json::json;
use url::Url;

use super::{
    Error,
    back_end::{self, BackEnd, BackEndResponse, ENDPOINTS, SecretArguments},
};
use crate::{
    config::{Config, MissingKeys},
    runtime::clock::Clock,
};

/// Maximum size of a body from a file or standard input, in bytes.
const MAX_BODY_BYTES: u64 = 16 * 1024 * 1024;

#[derive(Debug, Args)]
#[command(after_help = concat!(
    "The secret is the configured one (VESTIBULE_OWNID_SHARED_SECRET, vestibule.toml, or the key ",
    "file of the first start), unless --secret-stdin or --secret gives another.\n",
    "Exit code: 0 for an answer of 2xx, 1 for any other or none, 2 for mistakes on the command ",
    "line."
))]
pub(crate) struct Call {
    /// The endpoint's name, such as getOwnIDDataByLoginId, or a path from the root of the host,
    /// such as /hooks/sms.
    endpoint: String,
    /// The base URL of the callbacks. By default this server's: the public URL and /api/ownid.
    #[arg(long, value_name = "BASE")]
    url: Option<String>,
    #[command(flatten)]
    secret: SecretArguments,
    /// Send the endpoint's default body for this user.
    #[arg(long, conflicts_with = "file")]
    login_id: Option<String>,
    /// Send these bytes as they are; - for standard input.
    #[arg(long, value_name = "BODY.JSON")]
    file: Option<PathBuf>,
    /// The timestamp to sign and send, in milliseconds since 1970. By default the current time.
    #[arg(long, value_name = "MILLIS", allow_hyphen_values = true)]
    timestamp: Option<String>,
}

/// Sends the request, and writes the response to `out`.
pub(crate) async fn run(
    call: Call,
    environment: &BTreeMap<String, String>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let base = match &call.url {
        Some(url) => back_end::parse_base(url)?,
        None => own_base_url(environment)?,
    };
    let url = endpoint_url(&base, &call.endpoint)?;
    let body = call.body()?;
    let timestamp = call.timestamp.unwrap_or_else(|| Clock::Real.now().as_millis().to_string());
    if reqwest::header::HeaderValue::from_str(&timestamp).is_err() {
        return Err(Error::Usage("--timestamp is not a valid header value.".to_owned()));
    }

    let back_end = BackEnd::new(base, call.secret.read(environment)?, Clock::Real)?;
    let request = back_end.signed(url, &body, &timestamp);
    let answer = back_end.send(request).await.map_err(|error| Error::Failed(error.to_string()))?;
    // A reader that closes the output early, such as `head`, is not a failure.
    out.write_all(format_response(&answer).as_bytes()).ok();
    if answer.status.is_success() {
        Ok(())
    } else {
        Err(Error::Failed(format!("The back end refused: {}", answer.status)))
    }
}

/// The base URL of this server's callbacks, by its settings.
fn own_base_url(environment: &BTreeMap<String, String>) -> Result<Url, Error> {
    let mut url = Config::load(environment, MissingKeys::Discard)?.web.public_url;
    url.set_path("/api/ownid");
    Ok(url)
}

/// The URL of an endpoint. A path is used as it is, because sites choose the URLs of `sendSms` and
/// `sendEmail`. Anything else must be a name of the protocol, so that a typing error is reported
/// here instead of as a 404.
fn endpoint_url(base: &Url, endpoint: &str) -> Result<Url, Error> {
    if endpoint.starts_with('/') && !endpoint.starts_with("//") {
        return base.join(endpoint).map_err(|error| Error::Usage(format!("{endpoint}: {error}")));
    }
    if ENDPOINTS.contains(&endpoint) {
        return Ok(back_end::below(base, endpoint));
    }
    let names = ENDPOINTS.join(", ");
    Err(Error::Usage(format!(
        "There is no endpoint {endpoint}. There are {names}; give any other as a path: /…"
    )))
}

impl Call {
    fn body(&self) -> Result<Vec<u8>, Error> {
        match (&self.login_id, &self.file) {
            (_, Some(path)) if path.as_os_str() == "-" => {
                if self.secret.is_stdin() {
                    return Err(Error::Usage(
                        "Standard input is either the secret or the body.".to_owned(),
                    ));
                }
                back_end::read_stdin(MAX_BODY_BYTES).map(String::into_bytes)
            }
            (_, Some(path)) => fs::read(path).map_err(|error| {
                Error::Usage(format!("{} cannot be read: {error}", path.display()))
            }),
            (Some(login_id), None) => self.default_body(login_id),
            (None, None) => Err(Error::Usage(format!(
                "{} needs a body: use --login-id if that is enough, or --file.",
                self.endpoint
            ))),
        }
    }

    fn default_body(&self, login_id: &str) -> Result<Vec<u8>, Error> {
        let body = match self.endpoint.as_str() {
            "getSessionByLoginId" => json!({ "loginId": login_id, "sessionType": "browser" }),
            "setOwnIDDataByLoginId" => return Err(missing_members("loginId and ownIdData")),
            "sendSms" => return Err(missing_members("phoneNumber, messageText and code")),
            "sendEmail" => return Err(missing_members("email, subject and body")),
            "verifyIdDoc" => return Err(missing_members("loginId, type and data")),
            _ => json!({ "loginId": login_id }),
        };
        Ok(body.to_string().into_bytes())
    }
}

fn missing_members(members: &str) -> Error {
    Error::Usage(format!("A login id is not enough here: give a body with {members} with --file."))
}

/// The response as on the wire: status, headers, an empty line, the body.
fn format_response(answer: &BackEndResponse) -> String {
    let mut text = format!("{:?} {}\n", answer.version, answer.status);
    for (name, value) in &answer.headers {
        text += &back_end::printable(&format!(
            "{name}: {}\n",
            String::from_utf8_lossy(value.as_bytes())
        ));
    }
    text.push('\n');
    text += &answer.text();
    if !answer.body.is_empty() && !answer.body.ends_with(b"\n") {
        text.push('\n');
    }
    text
}
