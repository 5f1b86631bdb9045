//! PgBouncer, which gives each transaction another session.

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::Ordering,
    time::Duration,
};

use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    runtime::random::Random,
    tests::support::{
        cluster::{Cluster, is_root},
        harness::{TestDatabase, new_folder},
        ports::free_port,
        process::Process,
    },
};

/// PgBouncer in transaction mode in front of a cluster, with few sessions for many clients.
struct Pooler {
    child: Child,
    port: u16,
    folder: PathBuf,
}

impl Pooler {
    async fn start(cluster: &Cluster) -> Self {
        let folder = new_folder();
        let port = free_port();
        let (host, server) = cluster
            .address()
            .split_once(':')
            .map(|(host, port)| (host.to_owned(), port.to_owned()))
            .unwrap();
        let users = folder.join("users");
        fs::write(&users, "\"vestibule\" \"\"\n").unwrap();
        let settings = format!(
            "[databases]\n* = host={host} port={server}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nauth_type = trust\nauth_file = {}\npool_mode = transaction\n\
             default_pool_size = 3\nunix_socket_dir =\n",
            users.display()
        );
        let file = folder.join("pgbouncer.ini");
        fs::write(&file, settings).unwrap();
        let program = if fs::exists("/usr/sbin/pgbouncer").unwrap() {
            "/usr/sbin/pgbouncer"
        } else {
            "pgbouncer"
        };
        let mut command = Command::new(program);
        command.arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
        if is_root() {
            command.args(["-u", "postgres"]);
        }
        let child = command.spawn().unwrap();
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Self { child, port, folder }
    }

    fn url(&self, more: &str) -> String {
        format!("postgres://vestibule@127.0.0.1:{}/vestibule{more}", self.port)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        fs::remove_dir_all(&self.folder).ok();
    }
}

#[tokio::test]
async fn a26_a_transaction_pooler_works_when_the_url_says_so() {
    let Some(cluster) = Cluster::start().await else { return };
    let pooler = Pooler::start(&cluster).await;
    for start in 0..2_u64 {
        // The second start finds the sessions as the first left them.
        let database = TestDatabase { url: pooler.url("?pgbouncer=true"), folder: new_folder() };
        let app = database.start(&[]).await;
        // The harness restarts its randomness, but a restarted server must not draw the same
        // tokens.
        let Random::Test(counter) = &app.server.random else { panic!("not a test's") };
        counter.fetch_add(start << 32, Ordering::SeqCst);
        join_all((0..24).map(|number| {
            let app = &app;
            async move {
                let login_id = format!("user{number}-{}@example.com", app.address.port());
                let (mut browser, password) = (app.browser(), "correct horse battery staple");
                let form = [("loginId", login_id.as_str()), ("password", password)];
                app.account(&login_id, Some(password), None).await;
                let logged_in = browser.post("/login", &form).await;
                assert_eq!(logged_in.status, StatusCode::SEE_OTHER, "{}", logged_in.body);
                for round in 0..10 {
                    let data = format!("{number} {round}");
                    app.server.clock.advance(Duration::from_millis(1));
                    let body = json!({ "loginId": login_id, "ownIdData": data });
                    let set = app.call("setOwnIDDataByLoginId", &body).await;
                    assert!(set.status.is_success(), "{}", set.body);
                    let got =
                        app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await;
                    assert_eq!(got.json()["ownIdData"], data);
                }
                let found =
                    crate::tests::accounts::imports::found(app, None, Some(&login_id)).await;
                assert_eq!(found, [login_id]);
            }
        }))
        .await;
        assert_eq!(
            app.client.get(app.url("/healthz")).send().await.unwrap().status(),
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn a26_a_transaction_pooler_missing_from_the_url_is_reported_at_the_start() {
    let Some(cluster) = Cluster::start().await else { return };
    let pooler = Pooler::start(&cluster).await;
    let folder = new_folder();
    let (url, data) = (pooler.url(""), folder.display().to_string());
    let settings =
        [("VESTIBULE_DATABASE_URL", url.as_str()), ("VESTIBULE_DATA_DIR", data.as_str())];
    let mut server = Process::start(&folder, &settings, &[]);
    server.ended().await;
    assert!(server.log().contains("pgbouncer=true"), "{}", server.log());
    fs::remove_dir_all(folder).ok();
}
