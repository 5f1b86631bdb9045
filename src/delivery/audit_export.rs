//! The destinations of exported events: a file, or a syslog server.

use std::{
    fs::{File, OpenOptions, Permissions},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UdpSocket, lookup_host},
    time::timeout,
};
use tokio_rustls::TlsConnector;

use crate::{
    config::{
        AuditExport,
        audit_export::{SyslogServer, SyslogTransport},
    },
    domain::audit::{export::ExportedEvent, syslog::SyslogSender},
};

/// Time that a syslog server may take for a batch.
pub const SYSLOG_TIMEOUT: Duration = Duration::from_secs(15);
/// Mode of the file: its owner writes, and its group reads.
const FILE_MODE: u32 = 0o640;

/// Delivers events in their order. When it returns, they are on the disk, or the receiver has read
/// them; datagrams are only sent.
///
/// # Errors
/// Some of the events may have arrived.
pub async fn deliver(
    to: &AuditExport,
    sender: &SyslogSender,
    events: &[ExportedEvent],
) -> io::Result<()> {
    match to {
        AuditExport::File(path) => {
            let lines: String = events.iter().map(|event| event.line() + "\n").collect();
            let path = path.clone();
            let appended = tokio::task::spawn_blocking(move || append(&path, lines.as_bytes()));
            appended.await.map_err(io::Error::other)?
        }
        AuditExport::Syslog(server) => {
            let messages: Vec<_> = events.iter().map(|event| sender.message(event)).collect();
            let sent = async {
                match server.transport {
                    SyslogTransport::Udp => send_datagrams(server, &messages).await,
                    SyslogTransport::Tcp | SyslogTransport::Tls => {
                        send_stream(server, &messages).await
                    }
                }
            };
            timeout(SYSLOG_TIMEOUT, sent).await?
        }
    }
}

/// Appends lines to the file, which is opened anew each time: it may have been rotated.
fn append(path: &Path, lines: &[u8]) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file =
        OpenOptions::new().read(true).append(true).create(true).mode(FILE_MODE).open(path)?;
    remove_torn_line(&mut file)?;
    file.write_all(lines)?;
    file.sync_data()?;
    if is_new {
        // Regardless of the umask: programs that read logs are in the group.
        file.set_permissions(Permissions::from_mode(FILE_MODE))?;
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Removes a last line without an end, which a killed process or a full disk left. It is written
/// again, whole.
fn remove_torn_line(file: &mut File) -> io::Result<()> {
    const BLOCK_BYTES: u64 = 4_096;

    let mut end = file.metadata()?.len();
    let length = end;
    while end > 0 {
        let begin = end.saturating_sub(BLOCK_BYTES);
        let mut block = Vec::new();
        file.seek(SeekFrom::Start(begin))?;
        Read::by_ref(file).take(end - begin).read_to_end(&mut block)?;
        if let Some(at) = block.iter().rposition(|byte| *byte == b'\n') {
            end = begin + at as u64 + 1;
            break;
        }
        end = begin;
    }
    if end < length { file.set_len(end) } else { Ok(()) }
}

/// Sends each message in a datagram of its own (RFC 5426).
async fn send_datagrams(server: &SyslogServer, messages: &[String]) -> io::Result<()> {
    let addresses = lookup_host((server.host.as_str(), server.port)).await?;
    let address = addresses.into_iter().next().ok_or(io::ErrorKind::HostUnreachable)?;
    let local = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
    let socket = UdpSocket::bind(local).await?;
    socket.connect(address).await?;
    for message in messages {
        socket.send(message.as_bytes()).await?;
    }
    Ok(())
}

/// Sends messages with their lengths (RFC 5425, RFC 6587 §3.4.1), on a connection of their own.
async fn send_stream(server: &SyslogServer, messages: &[String]) -> io::Result<()> {
    let frames: Vec<_> =
        messages.iter().map(|message| format!("{} {message}", message.len())).collect();
    let frames = frames.concat();
    let stream = TcpStream::connect((server.host.as_str(), server.port)).await?;
    if server.transport != SyslogTransport::Tls {
        return send_frames(stream, &frames).await;
    }

    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    // They were validated with the settings.
    roots.add_parsable_certificates(server.authorities.iter().cloned());
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(server.host.clone()).map_err(io::Error::other)?;
    send_frames(TlsConnector::from(Arc::new(tls)).connect(name, stream).await?, &frames).await
}

/// Sends frames. The protocol has no acknowledgement, so this ends its side and waits until the
/// receiver, which has then read everything, ends the other.
async fn send_frames(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    frames: &str,
) -> io::Result<()> {
    stream.write_all(frames.as_bytes()).await?;
    stream.shutdown().await?;

    let mut answer = [0; 256];
    loop {
        match stream.read(&mut answer).await {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            // Receivers such as rsyslog end TLS without the message that announces it.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn b70_a_torn_line_is_removed_and_whole_ones_stay() {
        let folder = std::env::temp_dir().join(format!("vestibule-torn-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("audit.jsonl");
        for (before, after) in [
            (String::new(), "new\n".to_owned()),
            ("one\ntwo\n".to_owned(), "one\ntwo\nnew\n".to_owned()),
            ("one\ntw".to_owned(), "one\nnew\n".to_owned()),
            ("x".repeat(10_000), "new\n".to_owned()),
            (format!("one\n{}", "x".repeat(10_000)), "one\nnew\n".to_owned()),
        ] {
            fs::write(&path, before).unwrap();
            append(&path, b"new\n").unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), after);
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
