//! Raw connections, for bytes that no client library sends.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

use super::harness::App;

/// Longer than any test waits for a response, however busy the machine is.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);

pub(crate) struct Wire(pub(crate) TcpStream);

impl Wire {
    /// Opens a connection and sends these bytes.
    pub(crate) async fn open(address: SocketAddr, bytes: &[u8]) -> Self {
        let mut wire = Self(TcpStream::connect(address).await.unwrap());
        wire.send(bytes).await;
        wire
    }

    /// Opens one from another address of this machine.
    pub(crate) async fn open_from(from: Ipv4Addr, address: SocketAddr, bytes: &[u8]) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((from, 0).into()).unwrap();
        let mut wire = Self(socket.connect(address).await.unwrap());
        wire.send(bytes).await;
        wire
    }

    pub(crate) async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.ok();
    }

    /// Reads until this text has arrived, or the end.
    pub(crate) async fn read_until(&mut self, text: &str) -> String {
        let mut read = Vec::new();
        let reading = async {
            while !String::from_utf8_lossy(&read).contains(text) {
                if self.0.read_buf(&mut read).await.unwrap_or(0) == 0 {
                    break;
                }
            }
        };
        timeout(PATIENCE, reading).await.expect("an answer or an end");
        String::from_utf8_lossy(&read).into_owned()
    }

    /// Reads until the server closes the connection, and returns the bytes and the time that it
    /// took.
    pub(crate) async fn read_to_end(&mut self) -> (Vec<u8>, Duration) {
        let began = Instant::now();
        let mut read = Vec::new();
        timeout(PATIENCE, self.0.read_to_end(&mut read)).await.expect("an end").ok();
        (read, began.elapsed())
    }

    pub(crate) async fn is_closed(&mut self) -> bool {
        let mut bytes = [0; 1024];
        loop {
            match timeout(Duration::from_millis(1), self.0.read(&mut bytes)).await {
                Ok(Ok(0) | Err(_)) => return true,
                Ok(Ok(_)) => {}
                Err(_) => return false,
            }
        }
    }
}

/// The status line and headers, and the body, of the response to these bytes.
pub(crate) async fn answer(app: &App, request: &str) -> String {
    let mut wire = Wire::open(app.address, request.as_bytes()).await;
    let (read, _) = wire.read_to_end().await;
    String::from_utf8_lossy(&read).into_owned()
}
