//! A mail server that replies as a test scripts it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::tests::support::harness::{App, TestDatabase};

/// Replacement for a reply of a scripted server, at one of its turns.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    /// `GREETING`, a command, or `MAIL-END` after the dot.
    pub(crate) turn: &'static str,
    pub(crate) reply: Vec<u8>,
}

/// A mail server that follows a script.
pub(crate) struct Scripted {
    pub(crate) address: SocketAddr,
    /// Every command, and each mail as `MAIL-END`.
    pub(crate) heard: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    pub(crate) async fn start(script: Vec<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, heard) =
            (listener.local_addr().unwrap(), Arc::<Mutex<Vec<String>>>::default());
        let heard_by = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, script.clone(), Arc::clone(&heard_by)));
            }
        });
        Self { address, heard }
    }

    pub(crate) fn heard(&self, beginning: &str) -> usize {
        self.heard.lock().unwrap().iter().filter(|command| command.starts_with(beginning)).count()
    }

    pub(crate) async fn app(&self, more: &str, settings: &[(&str, &str)]) -> App {
        let url = format!("smtp://{}{more}", self.address);
        let mine = [
            ("VESTIBULE_EMAIL_PROVIDER", "smtp"),
            ("VESTIBULE_SMTP_URL", &url),
            ("VESTIBULE_EMAIL_FROM", "a@example.com"),
        ];
        TestDatabase::sqlite().start(&[&mine, settings].concat()).await
    }
}

async fn serve(
    stream: TcpStream,
    script: Vec<Script>,
    heard: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let say = |turn: &str| {
        let scripted =
            script.iter().find(|script| script.turn == turn).map(|script| script.reply.clone());
        scripted.unwrap_or_else(|| {
            let usual = match turn {
                "GREETING" => "220 here\r\n",
                "EHLO" => "250-here\r\n250 8BITMIME\r\n",
                "DATA" => "354 go on\r\n",
                "QUIT" => "221 bye\r\n",
                _ => "250 fine\r\n",
            };
            usual.into()
        })
    };
    stream.write_all(&say("GREETING")).await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 0 {
        let command = line.trim_end().to_owned();
        let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        heard.lock().unwrap().push(command);
        stream.write_all(&say(&verb)).await?;
        if verb == "DATA" && say("DATA").starts_with(b"354") {
            line.clear();
            while stream.read_line(&mut line).await? > 0 && !line.ends_with("\r\n.\r\n") {}
            heard.lock().unwrap().push("MAIL-END".to_owned());
            stream.write_all(&say("MAIL-END")).await?;
        }
        line.clear();
    }
    Ok(())
}
