//! Wrong configurations of nginx, each of which is found by name.

use std::fs;

use super::{
    WrongSites, names, register, require_right, run, run_with_login, start, wrong_nginx::WRONG,
};
use crate::tests::support::{
    forward_auth::PERSON,
    harness::new_folder,
    ports::free_port,
    proxies::{Proxy, application, documented},
};

/// The blocks of the document that stand before the server, and the server.
fn documented_parts() -> (String, String) {
    let block = documented("nginx.md", "nginx");
    let (shared, server) = block.split_once("server {\n    listen").unwrap();
    (shared.to_owned(), format!("server {{\n    listen{server}"))
}

fn without_tls(server: &str) -> String {
    let lines = server.lines().filter(|line| !line.contains("ssl_certificate"));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn each_wrong_configuration_of_nginx_is_found_by_name() {
    let app = start().await;
    let sites = WrongSites::new(&app, WRONG).await;
    let (shared, server) = documented_parts();
    let shared = shared
        .replace("127.0.0.1:3000", &app.address.to_string())
        .replace("127.0.0.1:8080", &sites.application.to_string());
    let server = without_tls(&server);

    let servers: Vec<_> = WRONG.iter().map(|wrong| sites.configuration(&server, wrong)).collect();
    let cache = "proxy_cache_path cache keys_zone=wrong:1m;\n";
    let blocks = format!("{cache}{shared}{}", servers.join("\n"));
    let port = sites.ports[WRONG.last().unwrap().name];
    let _nginx = Proxy::nginx_with(&blocks, port, new_folder()).await;
    sites.find_each(WRONG).await;
}

/// The documented configuration on https, beside a copy on http, and one without the header that
/// asks for https.
#[tokio::test]
async fn on_https_the_documented_configuration_is_right_and_one_beside_it_on_http_is_found() {
    let app = start().await;
    let (folder, application) = (new_folder(), application().await);
    let [right, plain, lax] = [free_port(), free_port(), free_port()];
    let authority = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let (pem, key) = (folder.join("app.pem"), folder.join("app.key"));
    fs::write(&pem, authority.cert.pem()).unwrap();
    fs::write(&key, authority.signing_key.serialize_pem()).unwrap();

    let (shared, server) = documented_parts();
    let at = |server: &str, port: u16| {
        server
            .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{port} ssl;"))
            .replace("server_name app.example.com;", "server_name 127.0.0.1;")
            .replace("/etc/ssl/app.example.com.pem", &pem.display().to_string())
            .replace("/etc/ssl/app.example.com.key", &key.display().to_string())
            .replace("app.example.com", &format!("127.0.0.1:{port}"))
    };
    let hsts = "    add_header Strict-Transport-Security \"max-age=31536000\" always;\n";
    assert!(server.contains(hsts));
    let open = format!(
        "server {{ listen 127.0.0.1:{plain}; location / {{ proxy_pass http://application; }} }}\n"
    );
    let blocks = [shared, at(&server, right), at(&server.replace(hsts, ""), lax), open].concat();
    let blocks = blocks
        .replace("127.0.0.1:3000", &app.address.to_string())
        .replace("127.0.0.1:8080", &application.to_string());
    let [right, lax] = [right, lax].map(|port| format!("https://127.0.0.1:{port}"));
    register(&app, &right).await;
    register(&app, &lax).await;
    let _nginx = Proxy::nginx_with(&blocks, plain, folder.clone()).await;

    let authorities = pem.display().to_string();
    let trusted = ["--ca-file", authorities.as_str()];
    let (code, report) = run_with_login(&app, &right, &trusted).await;
    require_right(&report, &["http-open", "assertion-checked"]);
    assert_eq!(code, 0);

    let plain = format!("http://127.0.0.1:{plain}/");
    let direct = format!("http://{application}/");
    let more = ["--http-url", plain.as_str(), "--direct", &direct];
    let (code, report) = run_with_login(&app, &lax, &[&trusted[..], &more].concat()).await;
    assert_eq!(names(&report, "failed"), ["http-open", "assertion-checked"], "{report:#}");
    assert_eq!(names(&report, "advised"), ["hsts"], "{report:#}");
    assert_eq!(code, 1);

    // Nothing listens there, so the application cannot be reached around its proxy.
    let closed = format!("http://127.0.0.1:{}/", free_port());
    let more = ["--http-url", &closed, "--direct", &closed];
    let (code, report) = run_with_login(&app, &right, &[&trusted[..], &more].concat()).await;
    require_right(&report, &[]);
    assert_eq!(code, 0);

    // A certificate of an unknown authority is no connection.
    let (code, _) = run(&app, &[&right, "--login-id", PERSON]).await;
    assert_eq!(code, 1);
}
