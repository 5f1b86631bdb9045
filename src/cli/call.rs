//! `vestibule call`

use std::{collections::BTreeMap, fs, io::Write, path::PathBuf};

use clap::Args;
use serde_json::json;
use url::Url;

use super::{
    Error,
    back_end::{self, Answer, BackEnd, ENDPOINTS, SecretArguments},
};
use crate::{
    config::{Config, Keys},
    runtime::clock::Clock,
};

/// The largest body that is read from a file or standard input, in bytes.
const MAX_BODY: u64 = 16 * 1024 * 1024;

#[derive(Debug, Args)]
#[command(
    after_help = "The secret is the configured one (VESTIBULE_OWNID_SHARED_SECRET, vestibule.toml, or the key file \
                        of the first start), unless --secret-stdin or --secret gives another.\n\
                        Exit code: 0 for an answer of 2xx, 1 for any other or none, 2 for mistakes on the command line."
)]
pub(crate) struct Call {
    /// The endpoint's name, such as getOwnIDDataByLoginId; or a path from the root of the host, such as /hooks/sms.
    endpoint: String,
    /// The base URL of the callbacks. By default our own: the public URL and /api/ownid.
    #[arg(long, value_name = "BASE")]
    url: Option<String>,
    #[command(flatten)]
    secret: SecretArguments,
    /// Ask about this user, with the body that the endpoint takes.
    #[arg(long, conflicts_with = "file")]
    login_id: Option<String>,
    /// Send these bytes as they are; - for standard input.
    #[arg(long, value_name = "BODY.JSON")]
    file: Option<PathBuf>,
    /// The timestamp to sign and send, in milliseconds since 1970; by default now.
    #[arg(long, value_name = "MILLIS", allow_hyphen_values = true)]
    timestamp: Option<String>,
}

/// Sends the request and writes the answer to `out`.
pub(crate) async fn run(call: Call, environment: &BTreeMap<String, String>, out: &mut dyn Write) -> Result<(), Error> {
    let base = match &call.url {
        Some(url) => back_end::parse_base(url)?,
        None => our_own(environment)?,
    };
    let url = address(&base, &call.endpoint)?;
    let body = call.body()?;
    let timestamp = call.timestamp.unwrap_or_else(|| Clock::Real.now().as_millis().to_string());
    if reqwest::header::HeaderValue::from_str(&timestamp).is_err() {
        return Err(Error::Usage("--timestamp cannot stand in a header.".to_owned()));
    }
    let back_end = BackEnd::new(base, call.secret.read(environment)?, Clock::Real)?;
    let request = back_end.signed(url, &body, &timestamp);
    let answer = back_end.send(request).await.map_err(|error| Error::Failed(error.to_string()))?;
    // A reader that has seen enough, such as `head`, is no failure of the call.
    out.write_all(show(&answer).as_bytes()).ok();
    if answer.status.is_success() {
        Ok(())
    } else {
        Err(Error::Failed(format!("The back end refused: {}", answer.status)))
    }
}

/// Where this server would answer, by its settings; the server itself may be another process, or another machine.
fn our_own(environment: &BTreeMap<String, String>) -> Result<Url, Error> {
    let mut url = Config::load(environment, Keys::Forget)?.web.public_url;
    url.set_path("/api/ownid");
    Ok(url)
}

/// The protocol lets a site choose the addresses of `sendSms` and `sendEmail`, so a path is taken as it is. Anything else
/// must be a name that the protocol knows: a letter in the wrong case is found out here and not by a 404.
fn address(base: &Url, endpoint: &str) -> Result<Url, Error> {
    if endpoint.starts_with('/') && !endpoint.starts_with("//") {
        return base.join(endpoint).map_err(|error| Error::Usage(format!("{endpoint}: {error}")));
    }
    if ENDPOINTS.contains(&endpoint) {
        return Ok(back_end::below(base, endpoint));
    }
    let names = ENDPOINTS.join(", ");
    Err(Error::Usage(format!("There is no endpoint {endpoint}. There are {names}; any other is given as a path: /…")))
}

impl Call {
    fn body(&self) -> Result<Vec<u8>, Error> {
        match (&self.login_id, &self.file) {
            (_, Some(path)) if path.as_os_str() == "-" => {
                if self.secret.is_stdin() {
                    return Err(Error::Usage("Standard input is either the secret or the body.".to_owned()));
                }
                back_end::read_stdin(MAX_BODY).map(String::into_bytes)
            }
            (_, Some(path)) => {
                fs::read(path).map_err(|error| Error::Usage(format!("{} cannot be read: {error}", path.display())))
            }
            (Some(login_id), None) => self.default_body(login_id),
            (None, None) => Err(Error::Usage(format!(
                "{} needs a body: --login-id where that says everything, or --file.",
                self.endpoint
            ))),
        }
    }

    fn default_body(&self, login_id: &str) -> Result<Vec<u8>, Error> {
        let body = match self.endpoint.as_str() {
            "getSessionByLoginId" => json!({ "loginId": login_id, "sessionType": "browser" }),
            "setOwnIDDataByLoginId" => return Err(needs("loginId and ownIdData")),
            "sendSms" => return Err(needs("phoneNumber, messageText and code")),
            "sendEmail" => return Err(needs("email, subject and body")),
            "verifyIdDoc" => return Err(needs("loginId, type and data")),
            _ => json!({ "loginId": login_id }),
        };
        Ok(body.to_string().into_bytes())
    }
}

fn needs(members: &str) -> Error {
    Error::Usage(format!("A login id is not enough here: give a body with {members} by --file."))
}

/// The answer as it stands on the wire: status, headers, an empty line, the body.
fn show(answer: &Answer) -> String {
    let mut text = format!("{:?} {}\n", answer.version, answer.status);
    for (name, value) in &answer.headers {
        text += &back_end::printable(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    }
    text.push('\n');
    text += &answer.text();
    if !answer.body.is_empty() && !answer.body.ends_with(b"\n") {
        text.push('\n');
    }
    text
}
