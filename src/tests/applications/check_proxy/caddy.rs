//! Wrong configurations of Caddy, each of which is found by name.

use super::{WrongConfiguration, WrongSites, start};
use crate::tests::support::proxies::{Proxy, documented};

/// The line after which the application's headers are those of the answer.
const QUESTION: &str = "\t\tforward_auth 127.0.0.1:3000 {\n";

const WRONG: &[WrongConfiguration] = &[
    WrongConfiguration {
        name: "headers with underscores are handed on",
        changes: &[("request_header -Remote_*", "")],
        found_by: &["identity-underscored"],
    },
    WrongConfiguration {
        name: "a client removes the identity",
        changes: &[("request_header Connection \"(?i)()(remote|vestibule)-[a-z]+\" $1", "")],
        found_by: &["identity-removed"],
    },
    WrongConfiguration {
        name: "every upgrade is handed on",
        changes: &[("request_header Upgrade \"(?i)()h2c\" $1", "")],
        found_by: &["upgrade-h2c"],
    },
    WrongConfiguration {
        name: "cookies are passed on",
        changes: &[("request_header Cookie \"()(__Host-)?vestibule-app[^;]*(; )?\" $1", "")],
        found_by: &["cookies-passed"],
    },
    WrongConfiguration {
        name: "the order is Caddy's own",
        changes: &[("\troute {\n", "\thandle {\n")],
        found_by: &["identity-passed"],
    },
    WrongConfiguration {
        name: "only one folder is asked about",
        changes: &[(QUESTION, "@wiki path /wiki/*\n\t\tforward_auth @wiki 127.0.0.1:3000 {\n")],
        found_by: &["callback", "paths-spelled", "login-completes"],
    },
    WrongConfiguration {
        name: "preflight requests are let through",
        changes: &[(
            QUESTION,
            "@preflight method OPTIONS\n\t\treverse_proxy @preflight 127.0.0.1:8080\n\
             \t\tforward_auth 127.0.0.1:3000 {\n",
        )],
        found_by: &["methods"],
    },
    WrongConfiguration {
        name: "websockets are let through",
        changes: &[(
            QUESTION,
            "@socket header Upgrade websocket\n\t\treverse_proxy @socket 127.0.0.1:8080\n\
             \t\tforward_auth 127.0.0.1:3000 {\n",
        )],
        found_by: &["websocket"],
    },
    WrongConfiguration {
        name: "X-Forwarded-Host of a client is believed",
        changes: &[(
            QUESTION,
            "\t\tforward_auth 127.0.0.1:3000 {\n\t\t\ttrusted_proxies 127.0.0.1/32\n",
        )],
        found_by: &["request-spoofed"],
    },
    WrongConfiguration {
        name: "the question does not describe the request",
        changes: &[("uri /auth/verify", "uri /auth/verify\n\t\t\theader_up -X-Forwarded-*")],
        found_by: &["page-redirected"],
    },
    WrongConfiguration {
        name: "nothing asks about HTTP/1.0",
        changes: &[(
            QUESTION,
            "@old expression `{http.request.proto} == \"HTTP/1.0\"`\n\
             \t\treverse_proxy @old 127.0.0.1:8080\n\t\tforward_auth 127.0.0.1:3000 {\n",
        )],
        found_by: &["http-1.0"],
    },
];

#[tokio::test]
async fn each_wrong_configuration_of_caddy_is_found_by_name() {
    let app = start().await;
    let sites = WrongSites::new(&app, WRONG).await;
    let site = documented("caddy.md", "caddyfile");

    let configurations: Vec<_> =
        WRONG.iter().map(|wrong| sites.configuration(&site, wrong)).collect();
    let port = sites.ports[WRONG.last().unwrap().name];
    let _caddy = Proxy::caddy_with(&configurations.join("\n"), port).await;
    sites.find_each(WRONG).await;
}
