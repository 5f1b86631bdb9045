//! A service manager, as systemd is: its notifications, and the socket that it passes on.

use std::{
    fs::File,
    net::TcpListener,
    os::{fd::OwnedFd, unix::net::UnixDatagram},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use reqwest::StatusCode;

use crate::tests::support::{
    harness::{TestDatabase, on_both},
    ports::free_port,
    process::Process,
    tls::{CertificateFolder, HOST, TestCertificate, negotiate},
};

on_both!(a_service_manager_is_told_of_start_life_and_stop);

/// Passes standard input on as the first socket, as systemd does, and runs the rest.
const PASS_SOCKET_ON: [&str; 4] = [
    "sh",
    "-c",
    "exec 3<&0 </dev/null; export LISTEN_FDS=1 LISTEN_PID=$$; exec \"$@\"",
    "service-manager",
];

async fn a_service_manager_is_told_of_start_life_and_stop(database: TestDatabase) {
    let socket = database.folder.join("notify");
    let told = UnixDatagram::bind(&socket).unwrap();
    told.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let (data, socket) = (database.folder.display().to_string(), socket.display().to_string());
    let settings = [
        ("VESTIBULE_DATABASE_URL", database.url.as_str()),
        ("VESTIBULE_DATA_DIR", data.as_str()),
        ("NOTIFY_SOCKET", socket.as_str()),
        ("WATCHDOG_USEC", "200000"),
    ];
    let mut server = Process::start(&database.folder, &settings, &[]);
    let next = || {
        let mut bytes = [0; 256];
        let length = told.recv(&mut bytes).unwrap();
        String::from_utf8(bytes[..length].to_vec()).unwrap()
    };

    assert_eq!(next(), "READY=1\n");
    assert_eq!(server.get("/readyz").await.unwrap().status, StatusCode::OK, "ready means ready");
    let began = Instant::now();
    for _ in 0..4 {
        assert_eq!(next(), "WATCHDOG=1\n");
    }
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());

    let kill = format!("kill -TERM {}", server.child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let mut last = next();
    while last == "WATCHDOG=1\n" {
        last = next();
    }
    assert_eq!(last, "STOPPING=1\n");
    assert!(server.ended().await.success(), "{}", server.log());
}

/// Starts a server whose socket is passed on, and whose own `listen` is another address.
fn start_with(listener: TcpListener, database: &TestDatabase, port: u16) -> Process {
    let data = database.folder.display().to_string();
    let address = listener.local_addr().unwrap();
    let log = database.folder.join("log");
    let child = Command::new(PASS_SOCKET_ON[0])
        .args(&PASS_SOCKET_ON[1..])
        .arg(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "tests::operations::crash::a_server_to_be_killed"])
        .env("VESTIBULE_LISTEN", format!("127.0.0.1:{port}"))
        .env("VESTIBULE_DATABASE_URL", &database.url)
        .env("VESTIBULE_DATA_DIR", data)
        .stdin(Stdio::from(OwnedFd::from(listener)))
        .stdout(Stdio::null())
        .stderr(File::create(&log).unwrap())
        .spawn()
        .unwrap();
    Process::of(child, address, log)
}

#[tokio::test]
async fn a_socket_that_is_passed_on_takes_the_place_of_listen() {
    let database = TestDatabase::sqlite();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free_port();
    // It is answered although nobody accepted it when it was opened: the socket outlives restarts.
    let early = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();

    let server = start_with(listener, &database, port).ready().await;

    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err(), "listen is not opened");
    assert_eq!(server.get("/readyz").await.unwrap().status, StatusCode::OK);
    let answer = tokio::task::spawn_blocking(move || {
        let (mut early, mut answer) = (early, String::new());
        let request = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
        std::io::Write::write_all(&mut early, request).unwrap();
        std::io::Read::read_to_string(&mut early, &mut answer).unwrap();
        answer
    });
    assert!(answer.await.unwrap().starts_with("HTTP/1.1 200"), "the early connection is served");
}

/// Passes standard input on as the first socket and standard output as the second, by name.
const PASS_BOTH_ON: [&str; 4] = [
    "sh",
    "-c",
    "exec 3<&0 4>&1 </dev/null >/dev/null; \
     export LISTEN_FDS=2 LISTEN_PID=$$ LISTEN_FDNAMES=vestibule.socket:https; exec \"$@\"",
    "service-manager",
];

#[tokio::test]
async fn b68_a_socket_with_the_name_https_takes_the_place_of_tls_listen() {
    let database = TestDatabase::sqlite();
    let certificate = TestCertificate::new();
    let files = CertificateFolder::with(&certificate);
    let [plain, tls] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    let [address, secure] = [&plain, &tls].map(|socket| socket.local_addr().unwrap());
    let log = database.folder.join("log");
    let program = std::env::current_exe().unwrap();
    let start = |names: [&str; 4]| {
        Command::new(names[0])
            .args(&names[1..])
            .arg(&program)
            .args(["--ignored", "--exact", "tests::operations::crash::a_server_to_be_killed"])
            .env("VESTIBULE_DATABASE_URL", &database.url)
            .env("VESTIBULE_DATA_DIR", &database.folder)
            .env("VESTIBULE_PUBLIC_URL", format!("https://{HOST}"))
            .env("VESTIBULE_TLS_LISTEN", format!("127.0.0.1:{}", free_port()))
            .env("VESTIBULE_TLS_CERTIFICATE", files.certificate())
            .env("VESTIBULE_TLS_KEY", files.key())
            .stdin(Stdio::from(OwnedFd::from(plain.try_clone().unwrap())))
            .stdout(Stdio::from(OwnedFd::from(tls.try_clone().unwrap())))
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap()
    };

    let server = Process::of(start(PASS_BOTH_ON), address, log.clone()).ready().await;
    let answer = server.get("/login").await.unwrap();
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.header("location"), format!("https://{HOST}/login"));
    let stream = tokio::net::TcpStream::connect(secure).await.unwrap();
    negotiate(stream, HOST, &[&certificate], &[b"h2"]).await.unwrap();
    drop(server);

    let unnamed = PASS_BOTH_ON[2].replace(":https", ":http");
    let unnamed = [PASS_BOTH_ON[0], PASS_BOTH_ON[1], &unnamed, PASS_BOTH_ON[3]];
    let mut server = Process::of(start(unnamed), address, log);
    server.ended().await;
    assert!(server.log().contains("one with FileDescriptorName=https"), "{}", server.log());
}

#[tokio::test]
async fn b41_a_socket_that_other_machines_reach_needs_https_too() {
    let database = TestDatabase::sqlite();
    let mut server = start_with(TcpListener::bind("0.0.0.0:0").unwrap(), &database, 3000);
    server.ended().await;
    let log = server.log();
    assert!(log.contains("the socket of the service manager: the local platform"), "{log}");
}
