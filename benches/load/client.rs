//! The load generator: keep-alive connections that each wait for a response before the next
//! request.

use std::{
    net::SocketAddr,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use futures::future::join_all;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    CONNECTIONS,
    cases::{Case, Chance, World},
    processes::Running,
};

/// A run: the latencies of its responses in microseconds, sorted; its duration; and the processor
/// time of the server under test per response, which depends less on other load on the machine than
/// the rate does.
pub struct Run {
    pub micros: Vec<u32>,
    pub took: Duration,
    pub processor: Duration,
}

impl Run {
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn per_second(&self) -> f64 {
        self.micros.len() as f64 / self.took.as_secs_f64()
    }

    /// The latency of this quantile, in milliseconds.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index by a part"
    )]
    pub fn quantile(&self, part: f64) -> f64 {
        let index = (self.micros.len() as f64 * part) as usize;
        f64::from(self.micros[index.min(self.micros.len() - 1)]) / 1_000.0
    }
}

/// Sends requests for this long, after a second that is not counted.
pub async fn drive(world: &World, case: Case, server: &Running, seconds: Duration) -> Run {
    let used = server.processor_time();
    let counted_from = Instant::now() + Duration::from_secs(1);
    let until = counted_from + seconds;

    let tasks = (0..CONNECTIONS).map(|number| {
        let schedule = Schedule { counted_from, until };
        tokio::spawn(run_connection(world.clone(), case, server.address, number, schedule))
    });
    let (micros, answered): (Vec<Vec<u32>>, Vec<u32>) =
        join_all(tasks).await.into_iter().map(Result::unwrap).unzip();

    let processor =
        server.processor_time().saturating_sub(used) / answered.iter().sum::<u32>().max(1);

    let mut micros = micros.concat();
    micros.sort_unstable();

    Run { micros, took: seconds, processor }
}

/// Times between which responses are counted.
#[derive(Clone, Copy)]
struct Schedule {
    counted_from: Instant,
    until: Instant,
}

async fn run_connection(
    world: World,
    case: Case,
    address: SocketAddr,
    number: u64,
    schedule: Schedule,
) -> (Vec<u32>, u32) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut chance = Chance::new(now_millis() ^ (number << 48) ^ number);

    let mut body = Vec::new();
    let mut request = Vec::new();
    let mut response = vec![0; 64 * 1024];
    let mut micros = Vec::with_capacity(1 << 16);
    let mut answered = 0;

    loop {
        let has_body = case.body(&world, &mut chance, &mut body);
        write_request(&world, case, has_body.then_some(&body), &mut request);

        let began = Instant::now();
        if began >= schedule.until {
            return (micros, answered);
        }

        stream.write_all(&request).await.unwrap();
        let status = read_response(&mut stream, &mut response).await;
        assert_eq!(
            status,
            case.status(),
            "{}: {}",
            case.name(),
            String::from_utf8_lossy(&response[..400])
        );

        answered += 1;
        if began >= schedule.counted_from {
            micros.push(u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
    }
}

fn write_request(world: &World, case: Case, body: Option<&Vec<u8>>, request: &mut Vec<u8>) {
    use std::io::Write;
    request.clear();
    let path = case.path();
    match body {
        None => {
            write!(request, "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\r\n")
                .unwrap();
        }
        Some(body) => {
            let timestamp = now_millis().to_string();
            let signature = world.secret.sign(body, &timestamp);
            write!(
                request,
                "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
                 content-length: {}\r\nownid-signature: {signature}\r\n\
                 ownid-timestamp: {timestamp}\r\n\r\n",
                body.len()
            )
            .unwrap();
            request.extend_from_slice(body);
        }
    }
}

/// Reads one response to its end and returns its status. The servers under test always send a
/// length.
async fn read_response(stream: &mut TcpStream, response: &mut [u8]) -> u16 {
    let mut filled = 0;
    let mut end = None;

    loop {
        let read = stream.read(&mut response[filled..]).await.unwrap();
        assert_ne!(read, 0, "the server closed the connection");
        filled += read;

        if end.is_none() {
            end = parse_head(&response[..filled]);
        }

        if let Some((status, length)) = end
            && filled >= length
        {
            return status;
        }
    }
}

/// The status, and the length of head and body together, once the head is complete.
fn parse_head(bytes: &[u8]) -> Option<(u16, usize)> {
    let head_length = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..head_length]).unwrap();
    let status = head[9..12].parse().unwrap();
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned)
    });
    Some((status, head_length + length.map_or(0, |length| length.parse().unwrap())))
}

#[expect(clippy::disallowed_methods, reason = "the platform's clock, not the server's")]
fn now_millis() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}
