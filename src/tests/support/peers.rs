//! Providers on loopback: a scripted HTTP server, and a real SMTP server of another project.

use std::{
    collections::{BTreeMap, VecDeque},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::{harness::new_folder, ports::free_address};

/// The provider's reaction to the next request.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// Responds with this status, these header lines and this body.
    Answer(u16, &'static str, &'static str),
    /// Sends nothing until the client gives up.
    Hang,
    /// Sends a head, then none of the body that it announced.
    SlowBody,
    /// Closes the connection in the middle.
    Reset,
}

/// A request as the provider received it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) head: String,
    pub(crate) body: String,
    pub(crate) at: Instant,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// An HTTP provider that sends scripted replies, then repeats the last of them.
#[derive(Clone)]
pub(crate) struct HttpProvider {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    replies: Arc<Mutex<VecDeque<Reply>>>,
}

impl HttpProvider {
    pub(crate) async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self {
            address: listener.local_addr().unwrap(),
            seen: Arc::default(),
            replies: Arc::new(Mutex::new(replies.into_iter().collect())),
        };
        let served = provider.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(served.clone().serve(stream));
            }
        });
        provider
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn reply_with(&self, reply: Reply) {
        *self.replies.lock().unwrap() = VecDeque::from([reply]);
    }

    async fn serve(self, mut stream: TcpStream) {
        while let Some(seen) = read_request(&mut stream).await {
            self.seen.lock().unwrap().push(seen);
            let reply = {
                let mut replies = self.replies.lock().unwrap();
                if replies.len() > 1 { replies.pop_front() } else { replies.front().cloned() }
            };
            match reply.expect("a reply") {
                Reply::Answer(status, headers, body) => {
                    let answer = format!(
                        "HTTP/1.1 {status} x\r\ncontent-length: {}\r\n{headers}\r\n{body}",
                        body.len()
                    );
                    if stream.write_all(answer.as_bytes()).await.is_err() {
                        return;
                    }
                }
                Reply::Hang => std::future::pending().await,
                Reply::SlowBody => {
                    stream.write_all(b"HTTP/1.1 201 x\r\ncontent-length: 100\r\n\r\n{").await.ok();
                    std::future::pending::<()>().await;
                }
                Reply::Reset => return,
            }
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    loop {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let seen = Seen { head: head.to_owned(), body: body.to_owned(), at: Instant::now() };
        let length: usize =
            seen.header("content-length").map_or(0, |length| length.parse().unwrap());
        if body.len() >= length {
            return Some(seen);
        }
    }
}

/// aiosmtpd (Debian: python3-aiosmtpd), which stores the mails that it accepts as a maildir.
pub(crate) struct SmtpServer {
    pub(crate) address: SocketAddr,
    maildir: PathBuf,
    child: Child,
}

impl SmtpServer {
    /// Starts on a free port, with these additional options of aiosmtpd.
    pub(crate) async fn start(options: &[String]) -> Self {
        Self::start_at(free_address(), options).await
    }

    pub(crate) async fn start_at(address: SocketAddr, options: &[String]) -> Self {
        let mut command = Command::new("aiosmtpd");
        command.args(options).args(["--class", "aiosmtpd.handlers.Mailbox"]);
        Self::run(command, address, &[]).await
    }

    /// Starts one that requires this user and password, and asks for them after STARTTLS only.
    pub(crate) async fn start_guarded(options: &[String], user: &str, password: &str) -> Self {
        let mut command = Command::new("aiosmtpd");
        command.env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/support"));
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command.args(options).args(["--class", "guarded_mailbox.GuardedMailbox"]);
        Self::run(command, free_address(), &[user, password]).await
    }

    /// The class at the end of the command is passed the maildir, and then these arguments.
    async fn run(mut command: Command, address: SocketAddr, more: &[&str]) -> Self {
        let maildir = new_folder().join("mail");
        let child = command
            .args(["--nosetuid", "--listen", &address.to_string()])
            .arg(&maildir)
            .args(more)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("aiosmtpd is installed (`make tools`)");
        while TcpStream::connect(address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Self { address, maildir, child }
    }

    /// The mails that it accepted, in order.
    pub(crate) fn mails(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.maildir.join("new")) else { return Vec::new() };
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }
}

/// A mail as Python's parsers read it.
#[derive(Clone, Debug, serde::Deserialize)]
pub(crate) struct ParsedMail {
    /// By their names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    /// The types of all parts, the outer ones first.
    pub(crate) types: Vec<String>,
    pub(crate) defects: Vec<String>,
    pub(crate) text: String,
    pub(crate) html: String,
    /// The texts of the HTML between its tags, without its style and title.
    pub(crate) words: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) elements: Vec<String>,
    /// The images: their ids, their dispositions, and their sizes in bytes.
    pub(crate) logos: Vec<(String, String, usize)>,
    pub(crate) bytes: usize,
    pub(crate) longest_line: usize,
    pub(crate) is_ascii: bool,
}

impl SmtpServer {
    /// The mails that it accepted, by the addresses of their recipients.
    pub(crate) fn parsed(&self) -> BTreeMap<String, ParsedMail> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/support/parse_mail.py");
        let done = Command::new("python3").arg(script).arg(&self.maildir).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mails: Vec<ParsedMail> = serde_json::from_slice(&done.stdout).unwrap();
        mails.into_iter().map(|mail| (mail.headers["to"].clone(), mail)).collect()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        if let Some(folder) = self.maildir.parent() {
            std::fs::remove_dir_all(folder).ok();
        }
    }
}
