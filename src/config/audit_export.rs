//! The destination to which the audit log is exported.

use std::{fmt, path::PathBuf};

use rustls::pki_types::CertificateDer;
use url::Url;

use super::{Source, smtp::read_authorities};

/// A destination outside the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditExport {
    /// A file, to which lines of JSON are appended.
    File(PathBuf),
    Syslog(SyslogServer),
}

/// A server that takes messages in the format of RFC 5424.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyslogServer {
    pub transport: SyslogTransport,
    /// A name or an address, without brackets.
    pub host: String,
    pub port: u16,
    /// Certificate authorities that are trusted in addition to the public ones.
    pub authorities: Vec<CertificateDer<'static>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyslogTransport {
    /// RFC 5426.
    Udp,
    /// RFC 6587, with octet counting.
    Tcp,
    /// RFC 5425.
    Tls,
}

impl AuditExport {
    pub(super) fn read(source: &mut Source) -> Option<Self> {
        let mut export = source.parsed("audit_export", None, |text| Self::parse(text).map(Some));
        let authorities =
            source.parsed("audit_export_ca_file", None, |path| read_authorities(path).map(Some));
        if let Some(authorities) = authorities {
            match &mut export {
                Some(Self::Syslog(server)) if server.transport == SyslogTransport::Tls => {
                    server.authorities = authorities;
                }
                _ => source.mistake("audit_export_ca_file", "is for syslog:tls:// alone"),
            }
        }
        export
    }

    /// # Errors
    /// A message about the text that the setting can have.
    fn parse(text: &str) -> Result<Self, String> {
        let expected = || {
            format!(
                "{text} must be file:/PATH, syslog:tls://HOST:PORT, syslog:tcp://HOST:PORT or \
                 syslog:udp://HOST:PORT"
            )
        };
        if let Some(path) = text.strip_prefix("file:").map(PathBuf::from) {
            let is_file = path.is_absolute() && path.file_name().is_some();
            return if is_file { Ok(Self::File(path)) } else { Err(expected()) };
        }
        let server = text.strip_prefix("syslog:").and_then(SyslogServer::parse);
        server.map(Self::Syslog).ok_or_else(expected)
    }
}

impl SyslogServer {
    fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let transport = match url.scheme() {
            "udp" => SyslogTransport::Udp,
            "tcp" => SyslogTransport::Tcp,
            "tls" => SyslogTransport::Tls,
            _ => return None,
        };
        let is_bare = url.username().is_empty()
            && url.password().is_none()
            && matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none();
        let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
        let is_whole = is_bare && !host.is_empty();
        let port = url.port().filter(|port| *port != 0)?;
        if is_whole { Some(Self { transport, host, port, authorities: Vec::new() }) } else { None }
    }
}

/// Formats the destination as the setting has it.
impl fmt::Display for AuditExport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "file:{}", path.display()),
            Self::Syslog(SyslogServer { transport, host, port, .. }) => {
                let transport = match transport {
                    SyslogTransport::Udp => "udp",
                    SyslogTransport::Tcp => "tcp",
                    SyslogTransport::Tls => "tls",
                };
                let (open, close) = if host.contains(':') { ("[", "]") } else { ("", "") };
                write!(f, "syslog:{transport}://{open}{host}{close}:{port}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_read_and_shown_alike() {
        for text in [
            "file:/var/log/vestibule/audit.jsonl",
            "syslog:udp://127.0.0.1:514",
            "syslog:tcp://logs.example.com:601",
            "syslog:tls://[2001:db8::1]:6514",
        ] {
            assert_eq!(AuditExport::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_destinations_are_refused() {
        for text in [
            "file:audit.jsonl",
            "file:/",
            "/var/log/audit.jsonl",
            "syslog:127.0.0.1:514",
            "syslog:udp://127.0.0.1",
            "syslog:udp://127.0.0.1:0",
            "syslog:tcp://user@127.0.0.1:601",
            "syslog:tcp://127.0.0.1:601/path",
            "syslog:tcp://:601",
            "syslog:",
            "syslog:http://127.0.0.1:80",
            "udp://127.0.0.1:514",
        ] {
            assert!(AuditExport::parse(text).is_err(), "{text}");
        }
    }
}
