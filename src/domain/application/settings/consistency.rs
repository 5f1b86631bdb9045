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
    for rules in [address_rules, authentication_rules] {
        let broken = rules(settings, kind).into_iter().filter(|rule| rule.is_broken);
        mistakes.extend(broken.map(|rule| ApplicationMistake::new(rule.member, rule.detail)));
    }
    mistakes
}

/// A condition on several members at once, and the member that is named when it is broken.
struct Rule {
    member: &'static str,
    is_broken: bool,
    detail: &'static str,
}

fn address_rules(settings: &ApplicationSettings, kind: ApplicationKind) -> Vec<Rule> {
    let redirects = &settings.redirect_uris;
    let is_native = kind == ApplicationKind::Native;
    let is_told_in_vain = |uri: &RedirectUri| !kind.has_redirects() || !uri.is_web();

    vec![
        Rule {
            member: "redirectUris",
            is_broken: !kind.has_redirects() && !redirects.is_empty(),
            detail: "must be empty: no browser is redirected to this kind of application",
        },
        Rule {
            member: "redirectUris",
            is_broken: !is_native && redirects.iter().any(|uri| !uri.is_web()),
            detail: "must be https, or http on this machine; other schemes are for native \
                     applications",
        },
        Rule {
            member: "backchannelLogoutUri",
            is_broken: settings.backchannel_logout_uri.as_ref().is_some_and(is_told_in_vain),
            detail: "must be https, or http on this machine, of an application that people log in \
                     to by OpenID Connect",
        },
        Rule {
            member: "origin",
            is_broken: (kind == ApplicationKind::Proxy) != settings.origin.is_some(),
            detail: "belongs to an application of the kind proxy, which needs it",
        },
        Rule {
            member: "origin",
            is_broken: settings.origin.as_deref().is_some_and(|origin| !is_origin(origin)),
            detail: "must be scheme, host and port, such as https://app.example.com",
        },
    ]
}

fn authentication_rules(settings: &ApplicationSettings, kind: ApplicationKind) -> Vec<Rule> {
    let method = settings.token_endpoint_auth_method;
    let authenticates = method != ClientAuthenticationMethod::None;
    let has_own_key = method == ClientAuthenticationMethod::PrivateKeyJwt;
    let may_skip_pkce = kind == ApplicationKind::Web && authenticates;
    let has_devices = matches!(kind, ApplicationKind::Web | ApplicationKind::Native);

    vec![
        Rule {
            member: "tokenEndpointAuthMethod",
            is_broken: authenticates && !kind.is_confidential(),
            detail: "must be none: this kind of application cannot keep a secret",
        },
        Rule {
            member: "tokenEndpointAuthMethod",
            is_broken: kind == ApplicationKind::Service && !authenticates,
            detail: "must not be none: a service authenticates itself",
        },
        Rule {
            member: "jwks",
            is_broken: has_own_key != settings.jwks.is_some(),
            detail: "belongs to private_key_jwt, which needs it",
        },
        Rule {
            member: "requirePkce",
            is_broken: !settings.require_pkce && !may_skip_pkce,
            detail: "may be false only for a web application that authenticates itself",
        },
        Rule {
            member: "deviceAuthorization",
            is_broken: settings.device_authorization && !has_devices,
            detail: "may be true only for web and native applications",
        },
        Rule {
            member: "scopes",
            is_broken: settings.scopes.iter().any(|scope| !is_scope_token(scope)),
            detail: "must be names of visible ASCII characters without quotation marks",
        },
    ]
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
