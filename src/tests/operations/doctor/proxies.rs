//! The public URL through a proxy, right and wrong in one respect each.

use std::fs;

use super::{Installation, require};
use crate::tests::support::{
    harness::{TestDatabase, new_folder},
    peers::{HttpProvider, Reply},
    ports::free_port,
    process::Process,
    proxies::Proxy,
};

/// The address from which the proxy connects. It differs from that of the client.
const PROXY: &str = "127.0.0.9";

/// nginx with these directives, before a server that trusts this address.
async fn behind(trusted: &str, directives: &str) -> (Installation, Process, Proxy) {
    let port = free_port();
    let url = format!("http://localhost:{port}");
    let installation = Installation::new(
        TestDatabase::sqlite(),
        &[("VESTIBULE_PUBLIC_URL", &url), ("VESTIBULE_TRUSTED_PROXIES", trusted)],
    );
    let server = installation.start().await;
    let upstream = installation.listen();
    let blocks = format!(
        "map $http_x_forwarded_for $claimed {{ \"\" $remote_addr; \
         default $http_x_forwarded_for; }}\n\
         server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://{upstream}; \
         proxy_bind {PROXY}; proxy_set_header Host $http_host; {directives} }} }}\n"
    );
    let proxy = Proxy::nginx_with(&blocks, port, new_folder()).await;
    (installation, server, proxy)
}

const APPEND: &str = "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;";

#[tokio::test]
async fn a_proxy_as_it_should_be_is_right() {
    let (installation, _server, _proxy) = behind(PROXY, APPEND).await;
    require(&installation.look("proxy").await, "passed", "names the client 127.0.0.1");
    require(&installation.look("proxy-headers").await, "passed", "localhost:");
    require(&installation.look("cookies").await, "passed", "vestibule-code");
    require(&installation.look("public-url").await, "advised", "only browsers on this machine");
}

#[tokio::test]
async fn each_wrong_proxy_is_found() {
    let replaced = "proxy_set_header X-Forwarded-For $claimed;";
    for (trusted, directives, words) in [
        ("10.0.0.1", APPEND, "trusted_proxies does not list it"),
        (PROXY, "", "is trusted, but names no client"),
        (PROXY, replaced, "passes on the address that a client claims"),
    ] {
        let (installation, _server, _proxy) = behind(trusted, directives).await;
        require(&installation.look("proxy").await, "failed", words);
    }

    let (installation, _server, _proxy) = behind("127.0.0.0/8", APPEND).await;
    require(&installation.look("proxy").await, "advised", "ask from another machine");
}

#[tokio::test]
async fn a_header_that_the_proxy_does_not_write_is_found() {
    let port = free_port();
    let url = format!("http://localhost:{port}");
    let settings = [
        ("VESTIBULE_PUBLIC_URL", url.as_str()),
        ("VESTIBULE_TRUSTED_PROXIES", PROXY),
        ("VESTIBULE_FORWARDED_HEADER", "forwarded"),
    ];
    let installation = Installation::new(TestDatabase::sqlite(), &settings);
    let _server = installation.start().await;
    let blocks = format!(
        "server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://{}; \
         proxy_bind {PROXY}; {APPEND} }} }}\n",
        installation.listen()
    );
    let _proxy = Proxy::nginx_with(&blocks, port, new_folder()).await;
    require(&installation.look("proxy").await, "failed", "does not write the header");
    require(&installation.look("proxy-headers").await, "advised", "Host arrives as 127.0.0.1:");
}

#[tokio::test]
async fn cookies_that_a_proxy_changes_are_found() {
    for (directives, words) in [
        ("proxy_cookie_path / /login;", "has another path"),
        ("proxy_cookie_flags ~ nohttponly samesite=none;", "is not HttpOnly, is not SameSite=Lax"),
        ("proxy_hide_header Set-Cookie;", "did not arrive"),
    ] {
        let (installation, _server, _proxy) =
            behind(PROXY, &format!("{APPEND} {directives}")).await;
        require(&installation.look("cookies").await, "failed", words);
    }
}

#[tokio::test]
async fn a_public_url_that_leads_elsewhere_is_found() {
    let other = HttpProvider::start([Reply::Answer(200, "", "It works!")]).await;
    let url = format!("http://localhost:{}", other.address.port());
    let installation = Installation::new(TestDatabase::sqlite(), &[("VESTIBULE_PUBLIC_URL", &url)]);
    let _server = installation.start().await;
    require(&installation.look("public-url").await, "failed", "something else answers");
    other.reply_with(Reply::Answer(302, "location: https://www.example.com/\r\n", ""));
    require(&installation.look("public-url").await, "failed", "redirects to https://www.example");
}

#[tokio::test]
async fn on_https_the_certificate_and_the_cookie_are_looked_at() {
    let (port, folder) = (free_port(), new_folder());
    let url = format!("https://localhost:{port}");
    let settings = [("VESTIBULE_PUBLIC_URL", url.as_str()), ("VESTIBULE_TRUSTED_PROXIES", PROXY)];
    let installation = Installation::new(TestDatabase::sqlite(), &settings);
    let _server = installation.start().await;
    let certificate = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (pem, key) = (folder.join("site.pem"), folder.join("site.key"));
    fs::write(&pem, certificate.cert.pem()).unwrap();
    fs::write(&key, certificate.signing_key.serialize_pem()).unwrap();
    let blocks = format!(
        "server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {}; ssl_certificate_key {}; \
         location / {{ proxy_pass http://{}; proxy_bind {PROXY}; {APPEND} \
         proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme; }} \
         location /wrong {{ return 200; }} }}\n",
        pem.display(),
        key.display(),
        installation.listen()
    );
    let _proxy = Proxy::nginx_with(&blocks, port, folder).await;

    let authorities = pem.display().to_string();
    let report = installation.examine(&["--ca-file", &authorities]).await;
    for check in ["proxy", "proxy-headers"] {
        require(&report.line(check), "passed", "");
    }
    require(&report.line("cookies"), "passed", "__Host-vestibule-code");
    require(&installation.look("public-url").await, "failed", "certificate");
}
