//! The applications that make requests: those that are registered here, and those that nobody
//! registered, by their metadata documents (draft-ietf-oauth-client-id-metadata-document).

use std::{net::IpAddr, time::Duration};

use reqwest::{StatusCode, header};
use url::Url;

use super::ProviderError;
use crate::{
    domain::{
        Application, ApplicationId,
        application::{
            ApplicationName,
            metadata_document::{
                InvalidMetadataDocument, MAX_DOCUMENT_BYTES, UnregisteredApplication,
            },
        },
        oauth::{OAuthError, OAuthErrorCode},
    },
    runtime::http_client::{self, AllowedAddresses, error_chain},
    server::Server,
    service::applications,
    store::applications as store,
};

/// Time within which a document must be there, from the look-up of its host on.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Bounds of the time for which a document is used again, whatever its `Cache-Control` says.
const LIFETIMES: [Duration; 2] = [Duration::from_mins(5), Duration::from_hours(24)];

/// Finds the application that makes a request from this address. The document of one that nobody
/// registered is fetched, unless it was lately.
///
/// # Errors
/// `temporarily_unavailable` if its document cannot be fetched, `invalid_client` for a mistake in
/// it, and a refusal of too many documents for one address.
pub async fn find(
    server: &Server,
    id: &ApplicationId,
    address: IpAddr,
) -> Result<Option<Application>, ProviderError> {
    let Some(url) = id.document_url() else {
        return Ok(applications::registered(server, id).await?);
    };
    let Some(allowed) = allowed_addresses(server, &url) else { return Ok(None) };
    if let Some(known) = server.unregistered_applications.get(id) {
        return Ok(Some(known.application.clone()));
    }

    server.rate_limits.metadata_document(address)?;
    let Document { json, lifetime } = fetch(&url, allowed).await.map_err(|reason| {
        tracing::warn!(client_id = %id, %reason, "a metadata document could not be fetched");
        let description = "the metadata document of the application could not be fetched";
        OAuthError::new(OAuthErrorCode::TemporarilyUnavailable, description)
    })?;
    let parsed = UnregisteredApplication::parse(id, &json, server.clock.now())
        .map_err(|InvalidMetadataDocument(mistake)| OAuthError::invalid_client(mistake))?;

    let application = parsed.application.clone();
    store::unregistered::refresh(&server.db, &application).await?;
    server.unregistered_applications.set(parsed.into(), lifetime);
    Ok(Some(application))
}

/// The name that an application gives itself, as far as its document is still known. Nobody has
/// checked it.
pub fn claimed_name(server: &Server, id: &ApplicationId) -> Option<ApplicationName> {
    server.unregistered_applications.get(id)?.claimed_name.clone()
}

/// The addresses from which the document at this URL may come; `None` if it is not taken. A host
/// that the operator names is trusted with an address of the own network.
fn allowed_addresses(server: &Server, url: &Url) -> Option<AllowedAddresses> {
    let openid = &server.config.openid;
    let hosts = &openid.client_id_metadata_hosts;
    if !openid.client_id_metadata_documents {
        return None;
    }

    // Once hosts are named, no other is asked.
    let is_open = hosts.is_empty();
    AllowedAddresses::of(url, hosts).filter(|allowed| is_open || *allowed == AllowedAddresses::Any)
}

/// A document as it was fetched.
struct Document {
    json: Vec<u8>,
    /// Time for which it may be used.
    lifetime: Duration,
}

/// Fetches a document. The reason of a failure is for the log: it would tell a stranger about the
/// network of this server.
async fn fetch(url: &Url, allowed: AllowedAddresses) -> Result<Document, String> {
    match tokio::time::timeout(TIMEOUT, fetch_untimed(url, allowed)).await {
        Ok(fetched) => fetched,
        Err(_) => Err("it took too long".to_owned()),
    }
}

async fn fetch_untimed(url: &Url, allowed: AllowedAddresses) -> Result<Document, String> {
    let addresses = http_client::resolve(url, allowed).await.map_err(|error| error.to_string())?;
    let client = http_client::pinned(url, &addresses, TIMEOUT).build().map_err(error_chain)?;
    let request = client.get(url.clone()).header(header::ACCEPT, "application/json");
    let mut response = request.send().await.map_err(error_chain)?;

    let headers = response.headers();
    if response.status() != StatusCode::OK {
        return Err(format!("the status is {}", response.status().as_u16()));
    }
    if !is_json(text_of(headers, &header::CONTENT_TYPE)) {
        return Err("the Content-Type is not application/json".to_owned());
    }
    let lifetime = lifetime(text_of(headers, &header::CACHE_CONTROL));

    let body = http_client::read_capped(&mut response, MAX_DOCUMENT_BYTES).await;
    let body = body.map_err(error_chain)?;
    if body.is_whole {
        Ok(Document { json: body.bytes, lifetime })
    } else {
        Err(format!("it has more than {MAX_DOCUMENT_BYTES} bytes"))
    }
}

fn text_of<'a>(headers: &'a header::HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// True for `application/json` and its more specific types.
fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// The time for which a document may be used, by its `Cache-Control` (RFC 9111 §5.2.2).
fn lifetime(cache_control: &str) -> Duration {
    let directives = || cache_control.split(',').map(str::trim);
    let is_uncached = directives().any(|directive| matches!(directive, "no-store" | "no-cache"));
    let max_age = directives().find_map(|directive| directive.strip_prefix("max-age="));
    let seconds =
        if is_uncached { 0 } else { max_age.and_then(|age| age.parse().ok()).unwrap_or(0) };

    let [shortest, longest] = LIFETIMES;
    Duration::from_secs(seconds).clamp(shortest, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_used_again_for_minutes_or_hours() {
        for (cache_control, seconds) in [
            ("", 300),
            ("max-age=60", 300),
            ("public, max-age=3600", 3_600),
            ("max-age=99999999", 86_400),
            ("max-age=3600, no-store", 300),
            ("no-cache", 300),
            ("max-age=a day", 300),
        ] {
            assert_eq!(lifetime(cache_control).as_secs(), seconds, "{cache_control}");
        }
    }

    #[test]
    fn only_json_is_a_document() {
        for json in ["application/json", "application/json; charset=utf-8", "Application/Foo+JSON"]
        {
            assert!(is_json(json), "{json}");
        }
        for other in ["", "text/html", "text/json", "application/jsonp", "image/svg+json"] {
            assert!(!is_json(other), "{other}");
        }
    }
}
