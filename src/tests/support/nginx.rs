//! nginx as a reverse proxy, as Debian ships it (`make tools`).

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tokio::{net::TcpStream, time::sleep};

use super::{
    harness::{TestDatabase, new_folder},
    ports::free_address,
    wire::Wire,
};

struct Nginx {
    child: Child,
    folder: PathBuf,
    /// Port that adds the client's address to requests.
    polite: SocketAddr,
    /// Port that forwards requests unchanged.
    bare: SocketAddr,
}

impl Nginx {
    async fn start(upstream: SocketAddr) -> Self {
        let folder = new_folder();
        let (polite, bare) = (free_address(), free_address());
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {kind};\n"));
        let config = format!(
            "daemon off; worker_processes 1; pid pid; error_log error.log;\nevents {{}}\nhttp {{\n\
             access_log off;\n{}\
             upstream vestibule {{ server {upstream}; keepalive 4; }}\n\
             server {{ listen {polite}; location / {{ proxy_pass http://vestibule; \
             proxy_http_version 1.1;\n\
             proxy_set_header Connection \"\"; \
             proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }} }}\n\
             server {{ listen {bare}; location / {{ proxy_pass http://{upstream}; }} }}\n}}\n",
            temporary.concat()
        );
        fs::write(folder.join("nginx.conf"), config).unwrap();
        let child = Command::new("/usr/sbin/nginx")
            .arg("-p")
            .arg(&folder)
            .args(["-c", "nginx.conf"])
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx is installed (`make tools`)");
        while TcpStream::connect(bare).await.is_err() {
            sleep(Duration::from_millis(10)).await;
        }
        Self { child, folder, polite, bare }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // A regular stop also stops its workers.
        Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().ok();
        self.child.wait().ok();
        fs::remove_dir_all(&self.folder).ok();
    }
}

async fn status(from: u8, at: SocketAddr, request: &str) -> String {
    let mut wire = Wire::open_from(Ipv4Addr::new(127, 0, 0, from), at, request.as_bytes()).await;
    let (read, _) = wire.read_to_end().await;
    String::from_utf8_lossy(&read).split(' ').nth(1).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn u09_nginx_names_its_clients_and_does_not_count_as_a_developer() {
    let limits = [
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "1"),
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "1000"),
        ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let app = TestDatabase::sqlite().start(&limits).await;
    let nginx = Nginx::start(app.address).await;
    let body = "loginId=a@example.com&password=wrong-password";
    let attempt = format!(
        "POST /login HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    for (from, expected) in [(2, "422"), (3, "422"), (2, "429"), (3, "429"), (4, "422")] {
        assert_eq!(status(from, nginx.polite, &attempt).await, expected, "127.0.0.{from}");
    }
    let inbox = "GET /dev/inbox HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    for at in [nginx.polite, nginx.bare] {
        assert_eq!(status(1, at, inbox).await, "404");
    }
    assert_eq!(status(1, nginx.bare, &inbox.replace("/dev/inbox", "/healthz")).await, "200");
}
