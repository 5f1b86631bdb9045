//! Members of settings that are valid alone, but not together, or not for a kind of application.

use url::Url;

use super::{ApplicationMistake, ApplicationSettings, ClientAuthenticationMethod};
use crate::domain::application::{kind::ApplicationKind, redirect_uri::RedirectUri};

/// Mistakes of members that are valid alone, but not together, or not for this kind.
pub(super) fn mistakes(
    settings: &ApplicationSettings,
    kind: ApplicationKind,
) -> Vec<ApplicationMistake> {
    let mut mistakes = size_mistakes(settings);
    let mut refuse = |is_wrong: bool, member: &str, detail: &str| {
        if is_wrong {
            mistakes.push(ApplicationMistake::new(member, detail));
        }
    };

    let method = settings.token_endpoint_auth_method;
    let authenticates = method != ClientAuthenticationMethod::None;
    let is_proxy = kind == ApplicationKind::Proxy;
    refuse(
        !kind.has_redirects() && !settings.redirect_uris.is_empty(),
        "redirectUris",
        "must be empty: no browser is redirected to this kind of application",
    );
    refuse(
        kind != ApplicationKind::Native && settings.redirect_uris.iter().any(|uri| !uri.is_web()),
        "redirectUris",
        "must be https, or http on this machine; other schemes are for native applications",
    );
    refuse(
        settings
            .backchannel_logout_uri
            .as_ref()
            .is_some_and(|uri| !kind.has_redirects() || !uri.is_web()),
        "backchannelLogoutUri",
        "must be https, or http on this machine, of an application that people log in to by OpenID \
         Connect",
    );
    refuse(
        authenticates && !kind.is_confidential(),
        "tokenEndpointAuthMethod",
        "must be none: this kind of application cannot keep a secret",
    );
    refuse(
        kind == ApplicationKind::Service && !authenticates,
        "tokenEndpointAuthMethod",
        "must not be none: a service authenticates itself",
    );
    refuse(
        (method == ClientAuthenticationMethod::PrivateKeyJwt) != settings.jwks.is_some(),
        "jwks",
        "belongs to private_key_jwt, which needs it",
    );
    refuse(
        !settings.require_pkce && (kind != ApplicationKind::Web || !authenticates),
        "requirePkce",
        "may be false only for a web application that authenticates itself",
    );
    refuse(
        settings.device_authorization
            && !matches!(kind, ApplicationKind::Web | ApplicationKind::Native),
        "deviceAuthorization",
        "may be true only for web and native applications",
    );
    refuse(
        is_proxy != settings.origin.is_some(),
        "origin",
        "belongs to an application of the kind proxy, which needs it",
    );
    refuse(
        settings.origin.as_deref().is_some_and(|origin| !is_origin(origin)),
        "origin",
        "must be scheme, host and port, such as https://app.example.com",
    );
    refuse(
        settings.scopes.iter().any(|scope| !is_scope_token(scope)),
        "scopes",
        "must be names of visible ASCII characters without quotation marks",
    );
    mistakes
}

fn size_mistakes(settings: &ApplicationSettings) -> Vec<ApplicationMistake> {
    let sizes = [
        ("redirectUris", settings.redirect_uris.len(), ApplicationSettings::MAX_URIS),
        (
            "postLogoutRedirectUris",
            settings.post_logout_redirect_uris.len(),
            ApplicationSettings::MAX_URIS,
        ),
        ("scopes", settings.scopes.len(), ApplicationSettings::MAX_NAMES),
        ("roles", settings.roles.len(), ApplicationSettings::MAX_NAMES),
    ];
    let too_many = sizes.iter().filter(|(_, count, max)| count > max).map(|(member, _, max)| {
        ApplicationMistake::new(*member, format!("must not have more than {max} items"))
    });

    let age = settings.max_authentication_age_seconds.unwrap_or(60);
    let wrong_age = if (60..=31_536_000).contains(&age) {
        None
    } else {
        let detail = "must be between 60 seconds and one year";
        Some(ApplicationMistake::new("maxAuthenticationAgeSeconds", detail))
    };
    too_many.chain(wrong_age).collect()
}

/// True for a scope in the grammar of RFC 6749 §3.3.
pub fn is_scope_token(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    (1..=100).contains(&text.len()) && text.bytes().all(is_allowed)
}

/// True for an origin as browsers write it, of https, or of http on this machine.
fn is_origin(text: &str) -> bool {
    RedirectUri::parse(text).is_ok_and(|uri| uri.is_web())
        && Url::parse(text).is_ok_and(|url| url.origin().ascii_serialization() == text)
}
