//! The server as a process of its own, as an operator starts it.

use std::{
    fs::File,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use super::{
    harness::{Answer, id},
    ports::free_address,
};
use crate::{
    domain::SharedSecret,
    runtime::{clock::Clock, http_client},
};

const SECRET: &str = "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk=";

/// A started program, stopped after the test.
pub(crate) struct Process {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    log: PathBuf,
    client: reqwest::Client,
}

impl Process {
    /// Starts the server with these settings and its log in this folder; `wrapped` is a command
    /// that runs it.
    pub(crate) fn start(folder: &Path, settings: &[(&str, &str)], wrapped: &[&str]) -> Self {
        let address = free_address();
        let log = folder.join(format!("log-{}", address.port()));
        let program = std::env::current_exe().unwrap().display().to_string();
        let words = [
            wrapped,
            &[
                &program,
                "--ignored",
                "--exact",
                "--nocapture",
                "tests::operations::crash::a_server_to_be_killed",
            ],
        ]
        .concat();
        let child = Command::new(words[0])
            .args(&words[1..])
            .env("VESTIBULE_LISTEN", address.to_string())
            .env("VESTIBULE_PUBLIC_URL", format!("http://localhost:{}", address.port()))
            .env("VESTIBULE_OWNID_SHARED_SECRET", SECRET)
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        Self::of(child, address, log)
    }

    /// A server that was started with this log, and is to listen at this address.
    pub(crate) fn of(child: Child, address: SocketAddr, log: PathBuf) -> Self {
        http_client::install_tls_provider();
        let client =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { child, address, log, client }
    }

    /// Waits until the server answers.
    pub(crate) async fn ready(mut self) -> Self {
        let until = Instant::now() + Duration::from_secs(60);
        while self.get("/healthz").await.is_none_or(|answer| answer.status != 200) {
            assert!(self.child.try_wait().unwrap().is_none(), "it ended: {}", self.log());
            assert!(Instant::now() < until, "it does not answer: {}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self
    }

    /// The text of its log.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until it exits, and returns its status.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "it is still running: {}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Gets a page, or `None` if the server is not listening.
    pub(crate) async fn get(&self, path: &str) -> Option<Answer> {
        let request =
            self.client.get(format!("http://{}{path}", self.address)).header("accept", "text/html");
        Some(Answer::of(request.send().await.ok()?).await)
    }

    /// Posts a form from our own page.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.try_post(path, form).await.unwrap()
    }

    /// Posts a form, or returns `None` if the server is no longer listening.
    pub(crate) async fn try_post(&self, path: &str, form: &[(&str, &str)]) -> Option<Answer> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self
            .client
            .post(format!("http://{}{path}", self.address))
            .header("accept", "text/html");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let origin = format!("http://localhost:{}", self.address.port());
        let request = request.header("origin", origin).header("sec-fetch-site", "same-origin");
        Some(Answer::of(request.body(body).send().await.ok()?).await)
    }

    /// Sends a signed callback about this user.
    pub(crate) async fn call(
        &self,
        endpoint: &str,
        login_id: &str,
        mut body: serde_json::Value,
    ) -> Answer {
        body["loginId"] = id(login_id).as_str().into();
        let (body, timestamp) = (body.to_string(), Clock::Real.now().as_millis().to_string());
        let signature = SharedSecret::parse(SECRET).unwrap().sign(body.as_bytes(), &timestamp);
        let request = self.client.post(format!("http://{}/api/ownid/{endpoint}", self.address));
        let request = request.header("content-type", "application/json");
        let request =
            request.header("ownid-signature", signature).header("ownid-timestamp", timestamp);
        Answer::of(request.body(body).send().await.unwrap()).await
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
