//! Proxies with the configurations of the documents, in front of an application that shows its
//! requests.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use axum::{Json, Router, extract::Request};
use serde_json::{Map, Value, json};
use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};

use super::harness::new_folder;

/// The host name of applications. It differs from Vestibule's, whose cookies would reach them.
const HOST: &str = "127.0.0.1";

/// The origin of the application behind the proxy at this port.
pub(crate) fn origin(port: u16) -> String {
    format!("http://{HOST}:{port}")
}

/// A running proxy, stopped after the test.
pub(crate) struct Proxy {
    child: Child,
    folder: PathBuf,
    /// The application's origin.
    pub(crate) origin: String,
}

/// The block of code of this language in a document.
pub(crate) fn documented(document: &str, language: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/proxies");
    let text = fs::read_to_string(folder.join(document)).unwrap();
    let (_, block) = text.split_once(&format!("```{language}\n")).unwrap();
    let (block, _) = block.split_once("```").unwrap();
    block.to_owned()
}

/// The place at which a configuration of the documents is run.
struct Place {
    /// The proxy's own port.
    port: u16,
    vestibule: SocketAddr,
    application: SocketAddr,
}

impl Place {
    /// The block of code of this language in a document, with our addresses.
    fn configuration(&self, document: &str, language: &str) -> String {
        let block = documented(document, language);
        let host = format!("{HOST}:{}", self.port);
        let is_for_tls = |line: &str| line.contains("ssl_certificate") || line.contains("SSL");
        let kept = block.lines().filter(|line| !is_for_tls(line));
        kept.collect::<Vec<_>>()
            .join("\n")
            .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{};", self.port))
            .replace("bind :443 ssl crt /etc/haproxy/app.example.com.pem", &format!("bind {host}"))
            .replace("<VirtualHost *:443>", &format!("<VirtualHost *:{}>", self.port))
            .replace("X-Forwarded-Proto https\n", "X-Forwarded-Proto http\n")
            .replace("server_name app.example.com;", &format!("server_name {HOST};"))
            .replace("https://app.example.com", &format!("http://{host}"))
            .replace("-Proto  https;", "-Proto  http;")
            .replace("app.example.com {", &format!("http://{host} {{"))
            .replace("app.example.com", &host)
            .replace("127.0.0.1:3000", &self.vestibule.to_string())
            .replace("127.0.0.1:8080", &self.application.to_string())
    }

    /// Writes the Lua script of a document.
    fn write_script(&self, document: &str, folder: &Path) -> PathBuf {
        let path = folder.join("vestibule.lua");
        fs::write(&path, self.configuration(document, "lua")).unwrap();
        path
    }
}

impl Proxy {
    pub(crate) async fn nginx(port: u16, vestibule: SocketAddr) -> Self {
        let place = Place { port, vestibule, application: application().await };
        let blocks = place.configuration("nginx.md", "nginx");
        Self::nginx_with(&blocks, port, new_folder()).await
    }

    /// Starts nginx with these blocks in `http`, and waits for this port.
    pub(crate) async fn nginx_with(blocks: &str, port: u16, folder: PathBuf) -> Self {
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {kind};\n"));
        let config = format!(
            "daemon off; worker_processes 1; pid pid; error_log error.log;\nevents {{}}\nhttp {{\n\
             access_log off;\n{}{blocks}\n}}\n",
            temporary.concat(),
        );
        fs::write(folder.join("nginx.conf"), config).unwrap();

        let mut command = Command::new("/usr/sbin/nginx");
        command.arg("-p").arg(&folder).args(["-c", "nginx.conf"]);
        Self::run(folder, port, &mut command).await
    }

    pub(crate) async fn caddy(port: u16, vestibule: SocketAddr) -> Self {
        let place = Place { port, vestibule, application: application().await };
        Self::caddy_with(&place.configuration("caddy.md", "caddyfile"), port).await
    }

    /// Starts Caddy with these sites, and waits for this port.
    pub(crate) async fn caddy_with(sites: &str, port: u16) -> Self {
        let folder = new_folder();
        let config =
            format!("{{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}}\n{sites}\n");
        fs::write(folder.join("Caddyfile"), config).unwrap();

        let mut command = Command::new("caddy");
        command.args(["run", "--config", "Caddyfile", "--adapter", "caddyfile"]);
        Self::run(folder, port, &mut command).await
    }
}

impl Proxy {
    async fn run(folder: PathBuf, port: u16, command: &mut Command) -> Self {
        let child = command
            .current_dir(&folder)
            .env("HOME", &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the proxy is installed (`make tools`)");
        while TcpStream::connect((HOST, port)).await.is_err() {
            sleep(Duration::from_millis(10)).await;
        }
        Self { child, folder, origin: origin(port) }
    }

    pub(crate) async fn haproxy(port: u16, vestibule: SocketAddr) -> Self {
        let (folder, application) = (new_folder(), application().await);
        let place = Place { port, vestibule, application };
        let script = place.write_script("haproxy.md", &folder);
        let config = place
            .configuration("haproxy.md", "haproxy")
            .replace("/etc/haproxy/vestibule.lua", &script.display().to_string());
        fs::write(folder.join("haproxy.cfg"), format!("{config}\n")).unwrap();

        let mut command = Command::new("/usr/sbin/haproxy");
        command.args(["-db", "-f", "haproxy.cfg"]);
        Self::run(folder, port, &mut command).await
    }

    pub(crate) async fn apache(port: u16, vestibule: SocketAddr) -> Self {
        let (folder, application) = (new_folder(), application().await);
        let place = Place { port, vestibule, application };
        let script = place.write_script("apache.md", &folder);
        let site = place
            .configuration("apache.md", "apache")
            .replace("/etc/apache2/vestibule.lua", &script.display().to_string());
        let modules = ["mpm_event", "authz_core", "lua", "proxy", "proxy_http"].map(|name| {
            format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
        });
        let config = format!(
            "ServerRoot {0}\nDefaultRuntimeDir {0}\nPidFile {0}/pid\nErrorLog {0}/error.log\n\
             Listen 127.0.0.1:{port}\n{1}User www-data\nGroup www-data\n{site}\n",
            folder.display(),
            modules.concat()
        );
        fs::write(folder.join("apache.conf"), config).unwrap();

        let mut command = Command::new("/usr/sbin/apache2");
        command.arg("-DFOREGROUND").arg("-f").arg(folder.join("apache.conf"));
        Self::run(folder, port, &mut command).await
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // A regular stop also stops its workers.
        Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().ok();
        self.child.wait().ok();
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Starts an application that shows the request that it got.
pub(crate) async fn application() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let routes = Router::new().fallback(show);
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    address
}

async fn show(request: Request) -> Json<Value> {
    let mut headers = Map::new();
    for name in request.headers().keys() {
        let values = request.headers().get_all(name).iter();
        let values: Vec<_> = values.map(|value| value.to_str().unwrap_or("?")).collect();
        headers.insert(name.to_string(), json!(values.join(" | ")));
    }
    let method = request.method().as_str();
    Json(json!({"method": method, "uri": request.uri().to_string(), "headers": headers}))
}
