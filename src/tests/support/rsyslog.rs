//! rsyslog, as it is installed, as a process of its own.

use std::{
    fs,
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::Value;
use tokio::time::{sleep, timeout};

use super::{harness::new_folder, ports::free_address};

/// A running server, stopped after the test.
pub(crate) struct Rsyslog {
    child: Option<Child>,
    folder: PathBuf,
    pub(crate) address: SocketAddr,
}

/// A message, as rsyslog has understood it.
#[derive(Clone, Debug)]
pub(crate) struct ReceivedMessage {
    pub(crate) facility: String,
    pub(crate) severity: String,
    pub(crate) application: String,
    pub(crate) action: String,
    pub(crate) data: String,
    pub(crate) event: Value,
}

/// The parts of a message in a line, between marks that no message has.
const TEMPLATE: &str = "%syslogfacility-text%<|>%syslogseverity-text%<|>%app-name%<|>%msgid%<|>\
                        %structured-data%<|>%msg%\\n";

impl Rsyslog {
    /// A server that is not running yet.
    pub(crate) fn new() -> Self {
        Self::configured("", "", new_folder())
    }

    /// A server that takes TLS alone, with a certificate of its own for 127.0.0.1. Returns it with
    /// the file of the authority.
    pub(crate) fn encrypted() -> (Self, PathBuf) {
        let folder = new_folder();
        let certificate = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let file = |name: &str| folder.join(name).display().to_string();
        fs::write(file("cert.pem"), certificate.cert.pem()).unwrap();
        fs::write(file("key.pem"), certificate.signing_key.serialize_pem()).unwrap();
        let files = format!(
            "defaultNetstreamDriver=\"gtls\" defaultNetstreamDriverCAFile=\"{cert}\"
             defaultNetstreamDriverCertFile=\"{cert}\" defaultNetstreamDriverKeyFile=\"{key}\"",
            cert = file("cert.pem"),
            key = file("key.pem"),
        );
        let driver = "StreamDriver.Name=\"gtls\" StreamDriver.Mode=\"1\" \
                      StreamDriver.AuthMode=\"anon\"";
        let authority = folder.join("cert.pem");
        (Self::configured(&files, driver, folder), authority)
    }

    fn configured(global: &str, driver: &str, folder: PathBuf) -> Self {
        let address = free_address();
        let configuration = format!(
            "global(workDirectory=\"{folder}\" {global})
             module(load=\"imtcp\" {driver})
             module(load=\"imudp\")
             template(name=\"parts\" type=\"string\" string=\"{TEMPLATE}\")
             ruleset(name=\"all\") {{
               action(type=\"omfile\" file=\"{folder}/messages\" template=\"parts\")
             }}
             input(type=\"imtcp\" address=\"{ip}\" port=\"{port}\" ruleset=\"all\")
             input(type=\"imudp\" address=\"{ip}\" port=\"{port}\" ruleset=\"all\")
            ",
            folder = folder.display(),
            ip = address.ip(),
            port = address.port(),
        );
        fs::write(folder.join("rsyslog.conf"), configuration).unwrap();
        Self { child: None, folder, address }
    }

    pub(crate) async fn start(&mut self) {
        let file = |name: &str| self.folder.join(name).display().to_string();
        let child = Command::new("/usr/sbin/rsyslogd")
            .args(["-n", "-f", &file("rsyslog.conf"), "-i", &file("pid")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("rsyslog is installed: .ci/tools does it");
        self.child = Some(child);
        let listens = async {
            while tokio::net::TcpStream::connect(self.address).await.is_err() {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(30), listens).await.expect("rsyslog listens");
    }

    /// Kills the server.
    pub(crate) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }

    /// The messages, once there are so many.
    pub(crate) async fn messages(&self, count: usize) -> Vec<ReceivedMessage> {
        let arrive = async {
            loop {
                let text = fs::read_to_string(self.folder.join("messages")).unwrap_or_default();
                if text.lines().count() >= count && text.ends_with('\n') {
                    return text.lines().map(parse).collect();
                }
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(30), arrive).await.expect("the messages arrive")
    }
}

fn parse(line: &str) -> ReceivedMessage {
    let parts: Vec<_> = line.split("<|>").map(ToOwned::to_owned).collect();
    let [facility, severity, application, action, data, message] = &parts[..] else {
        panic!("{line}")
    };
    ReceivedMessage {
        facility: facility.clone(),
        severity: severity.clone(),
        application: application.clone(),
        action: action.clone(),
        data: data.clone(),
        event: serde_json::from_str(message).unwrap_or_else(|error| panic!("{error}: {message}")),
    }
}

impl Drop for Rsyslog {
    fn drop(&mut self) {
        self.stop();
        fs::remove_dir_all(&self.folder).ok();
    }
}
