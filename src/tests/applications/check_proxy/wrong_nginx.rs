//! Configurations of nginx that are wrong, each in one thing.

use super::WrongConfiguration;

/// The line that asks, in the location of the application.
const ASKS: &str = "        auth_request /.vestibule/verify;\n";
/// The line by which a refusal goes to Vestibule.
const REFUSED: &str = "error_page 401 403 = @vestibule;";
/// The beginning of the location of the application.
const LOCATION: &str = "    location / {\n";
/// The beginning of the location that asks.
const QUESTION: &str = "        internal;\n";
/// The beginning of the location that hands answers to the browser.
const ANSWER: &str = "        rewrite ^ /auth/verify? break;\n";

pub(super) const WRONG: &[WrongConfiguration] = &[
    WrongConfiguration {
        name: "nothing asks",
        changes: &[(ASKS, "")],
        found_by: &["page-redirected"],
    },
    WrongConfiguration {
        name: "refusals are nginx's own",
        changes: &[(REFUSED, "")],
        found_by: &["page-redirected"],
    },
    WrongConfiguration {
        name: "another origin in the question",
        changes: &[("X-Original-URL     https://app.example.com$", "X-Original-URL http://x$")],
        found_by: &["login-completes"],
    },
    WrongConfiguration {
        name: "scripts are taken for pages",
        changes: &[(
            ANSWER,
            "rewrite ^ /auth/verify? break; proxy_set_header Sec-Fetch-Mode navigate;\n",
        )],
        found_by: &["script-refused"],
    },
    WrongConfiguration {
        name: "a location by ending without auth_request",
        changes: &[(
            LOCATION,
            "location ~ \\.css$ { proxy_pass http://application; }\n location / {\n",
        )],
        found_by: &["paths-covered", "paths-spelled"],
    },
    WrongConfiguration {
        name: "the callback goes to the application",
        changes: &[(
            LOCATION,
            "location /.vestibule/callback { proxy_pass http://application; }\n location / {\n",
        )],
        found_by: &["callback", "ticket-forged", "login-completes"],
    },
    WrongConfiguration {
        name: "a location by prefix without merge_slashes",
        changes: &[(
            LOCATION,
            "merge_slashes off; location / { proxy_pass http://application; }\n\
             location /wiki/ {\n",
        )],
        found_by: &["paths-spelled"],
    },
    WrongConfiguration {
        name: "OPTIONS let through by limit_except",
        changes: &[(
            ASKS,
            "satisfy any; allow all; limit_except OPTIONS { deny all; }\n\
             auth_request /.vestibule/verify;\n",
        )],
        found_by: &["methods"],
    },
    WrongConfiguration {
        name: "a preflight request is let through",
        changes: &[
            (
                ASKS,
                "error_page 418 = @open;\n\
             if ($http_access_control_request_method) { return 418; }\n\
             auth_request /.vestibule/verify;\n",
            ),
            (LOCATION, OPEN),
        ],
        found_by: &["methods"],
    },
    WrongConfiguration {
        name: "another method in a header is believed",
        changes: &[
            (
                ASKS,
                "error_page 418 = @open;\n\
             if ($http_x_http_method_override = OPTIONS) { return 418; }\n\
             auth_request /.vestibule/verify;\n",
            ),
            (LOCATION, OPEN),
        ],
        found_by: &["method-override"],
    },
    WrongConfiguration {
        name: "HTTP/1.0 is let through",
        changes: &[
            (
                ASKS,
                "error_page 418 = @open;\n\
             if ($server_protocol = HTTP/1.0) { return 418; }\n\
             auth_request /.vestibule/verify;\n",
            ),
            (LOCATION, OPEN),
        ],
        found_by: &["http-1.0"],
    },
    WrongConfiguration {
        name: "websockets are let through",
        changes: &[(
            LOCATION,
            "location /wiki/ws { proxy_pass http://application; proxy_http_version 1.1;\n\
             proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; }\n\
             location / {\n",
        )],
        found_by: &["websocket"],
    },
    WrongConfiguration {
        name: "every upgrade is handed on",
        changes: &[(
            "proxy_set_header Connection        \"\";",
            "proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;",
        )],
        found_by: &["upgrade-h2c"],
    },
    WrongConfiguration {
        name: "a default server that does not ask",
        changes: &[(
            "server {\n",
            "server { listen 127.0.0.1:@PORT@ default_server; server_name _;\n\
             location / { proxy_pass http://application; } }\n server {\n",
        )],
        found_by: &["absolute-form", "host-other", "http-1.0"],
    },
    WrongConfiguration {
        name: "X-Forwarded-Host of a client is believed",
        changes: &[
            (
                LOCATION,
                "set $host_told 127.0.0.1:@PORT@;\n\
                 if ($http_x_forwarded_host) { set $host_told $http_x_forwarded_host; }\n\
                 location / {\n",
            ),
            ("X-Forwarded-Host   app.example.com;", "X-Forwarded-Host   $host_told;"),
        ],
        found_by: &["request-spoofed"],
    },
    WrongConfiguration {
        name: "a local address in a header is believed",
        changes: &[
            (
                ASKS,
                "error_page 418 = @open;\n\
             if ($http_x_real_ip = 127.0.0.1) { return 418; }\n\
             auth_request /.vestibule/verify;\n",
            ),
            (LOCATION, OPEN),
        ],
        found_by: &["login-spoofed"],
    },
    WrongConfiguration {
        name: "Remote-* of a client is not cleared",
        changes: &[("proxy_set_header Remote-Roles        $vestibule_roles;", "")],
        found_by: &["identity-spoofed"],
    },
    WrongConfiguration {
        name: "headers with underscores are handed on",
        changes: &[(LOCATION, "underscores_in_headers on;\n location / {\n")],
        found_by: &["identity-underscored"],
    },
    WrongConfiguration {
        name: "the redirect to the login is cached",
        changes: &[(
            ANSWER,
            "rewrite ^ /auth/verify? break; proxy_cache wrong; proxy_cache_valid any 1m;\n\
             proxy_cache_key answer@PORT@$request_uri;\n\
             proxy_ignore_headers Cache-Control Set-Cookie;\n",
        )],
        found_by: &["redirect-cached"],
    },
    WrongConfiguration {
        name: "the decision is cached by path",
        changes: &[(
            QUESTION,
            "internal; proxy_cache wrong; proxy_cache_valid 200 1m;\n\
             proxy_cache_key question@PORT@$request_uri;\n\
             proxy_ignore_headers Cache-Control;\n",
        )],
        found_by: &["decision-cached", "session-ended"],
    },
    WrongConfiguration {
        name: "the decision is cached by path and cookie",
        changes: &[(
            QUESTION,
            "internal; proxy_cache wrong; proxy_cache_valid 200 1m;\n\
             proxy_cache_key question@PORT@$request_uri$http_cookie;\n\
             proxy_ignore_headers Cache-Control;\n",
        )],
        found_by: &["session-ended"],
    },
    WrongConfiguration {
        name: "pages are cached without a key of the person",
        changes: &[(
            ASKS,
            "auth_request /.vestibule/verify; proxy_cache wrong; proxy_cache_valid any 1m;\n\
             proxy_cache_key page@PORT@$request_uri;\n",
        )],
        found_by: &["page-cached"],
    },
    WrongConfiguration {
        name: "the browser gets the identity",
        changes: &[(
            ASKS,
            "auth_request /.vestibule/verify;\n\
             add_header Vestibule-Assertion $vestibule_assertion;\n",
        )],
        found_by: &["identity-shown"],
    },
    WrongConfiguration {
        name: "a slash at the end is removed by a redirect",
        changes: &[(
            LOCATION,
            "absolute_redirect off; merge_slashes off;\n\
             if ($request_uri ~ \"^(.+)/$\") { return 302 $1; }\n location / {\n",
        )],
        found_by: &["redirect-open"],
    },
    WrongConfiguration {
        name: "a redirect of its own with the decoded path",
        changes: &[
            (REFUSED, "error_page 401 403 = @login;"),
            (
                LOCATION,
                "location @login { return 302\n\
                 \"@VESTIBULE@/auth/start?binding=x&target=@ORIGIN@$uri\"; }\n location / {\n",
            ),
        ],
        found_by: &["header-injected", "cookie-flags", "script-refused", "callback"],
    },
    WrongConfiguration {
        name: "the cookie has another path",
        changes: &[(ANSWER, "rewrite ^ /auth/verify? break; proxy_cookie_path / /wiki/;\n")],
        found_by: &["cookie-flags"],
    },
    WrongConfiguration {
        name: "scripts can read the cookie",
        changes: &[(ANSWER, "rewrite ^ /auth/verify? break; proxy_cookie_flags ~ nohttponly;\n")],
        found_by: &["cookie-flags"],
    },
    WrongConfiguration {
        name: "cookies are passed on",
        changes: &[("proxy_set_header Cookie              $application_cookies;", "")],
        found_by: &["cookies-passed"],
    },
    WrongConfiguration {
        name: "no Remote-Account",
        changes: &[(
            "proxy_set_header Remote-Account      $vestibule_account;",
            "proxy_set_header Remote-Account      \"\";",
        )],
        found_by: &["identity-passed"],
    },
    WrongConfiguration {
        name: "an assertion of its own",
        changes: &[(
            "Vestibule-Assertion $vestibule_assertion;",
            "Vestibule-Assertion eyJh.eyJi.cd;",
        )],
        found_by: &["assertion-valid"],
    },
];

/// A location that does not ask, to which a condition leads.
const OPEN: &str = "    location @open { proxy_pass http://application; }\n    location / {\n";
