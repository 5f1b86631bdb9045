//! `cargo bench -- accounts`: imports, exports, lists, searches and pages of many accounts, with
//! the real binary, on SQLite and, where `VESTIBULE_TEST_POSTGRES` names a server, on PostgreSQL.
//!
//! The floor of an import or an export is the work that neither can avoid: parsing every line as
//! JSON, and writing it as JSON.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    cases::Chance,
    processes::{self, Running},
};

pub const NAME: &str = "accounts";

/// Repetitions of each query.
const REPETITIONS: usize = 300;

pub async fn run(folder: &Path, accounts: u64) {
    let folder = folder.join("accounts");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("accounts.jsonl");

    write_accounts(&file, accounts);
    measure_databases(&folder, &file, accounts).await;
    fs::remove_dir_all(&folder).unwrap();
}

async fn measure_databases(folder: &Path, file: &Path, accounts: u64) {
    let sqlite = ("SQLite", format!("sqlite:{}", folder.join("accounts.db").display()));
    let postgres = std::env::var("VESTIBULE_TEST_POSTGRES")
        .ok()
        .map(|server| ("PostgreSQL", format!("{server}/postgres")));
    for (name, url) in [sqlite].into_iter().chain(postgres) {
        println!("\n{name}, {accounts} accounts");
        measure_file(
            folder,
            FileCommand { url: &url, name: "import", file },
            accounts,
            "goal 20000",
        );
        measure_queries(folder, &url).await;
        let export = FileCommand { url: &url, name: "export", file: &folder.join("back.jsonl") };
        measure_file(folder, export, accounts, "goal 100000");
    }
}

/// An import or an export, on the command line.
#[derive(Clone, Copy)]
struct FileCommand<'a> {
    url: &'a str,
    name: &'a str,
    file: &'a Path,
}

/// Runs an import or an export, and prints its rate beside its floor.
fn measure_file(folder: &Path, command: FileCommand<'_>, accounts: u64, goal: &str) {
    let rate = |took: Duration| f64::from(u32::try_from(accounts).unwrap()) / took.as_secs_f64();

    let (took, memory) = run_command(folder, command);
    let FileCommand { name, file, .. } = command;
    let floor = match name {
        "import" => json_floor(file, None),
        _ => json_floor(file, Some(&folder.join("copy.jsonl"))),
    };
    let part = floor.as_secs_f64() / took.as_secs_f64() * 100.0;

    println!(
        "{name:34} {:>9.0}/s ({goal})   {part:.0} % of its floor of {:.0}/s   {} MiB at most",
        rate(took),
        rate(floor),
        memory / 1024
    );
}

/// Measures an administrator's queries, one after the other, in milliseconds.
async fn measure_queries(folder: &Path, url: &str) {
    let server = Running::administration(folder, url).await;
    let cookie = administrator(&server, folder, url).await;

    let request = async |path: &str| {
        let began = Instant::now();
        let (head, body) =
            server.request(&format!("GET {path} HTTP/1.1\r\ncookie: {cookie}\r\n"), "").await;
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}\n{body}");
        (began.elapsed(), body)
    };

    let mut chance = Chance::new(2);
    let mut ids = Vec::new();

    for (name, goal, query) in QUERIES {
        let mut times = Vec::new();
        for _ in 0..REPETITIONS {
            let (took, body) =
                request(&format!("/api/admin/accounts?{}", query(&mut chance))).await;
            times.push(took);
            let page: Value = serde_json::from_str(&body).unwrap();
            ids.extend(page["items"][0]["id"].as_str().map(str::to_owned));
        }
        print(name, goal, times);
    }

    let mut times = Vec::new();
    let mut next = Some(String::new());
    while let Some(cursor) = next {
        let filter = "filter=status+eq+%22active%22&sort=profile.lastName&limit=200";
        let (took, body) = request(&format!("/api/admin/accounts?{filter}{cursor}")).await;
        times.push(took);
        let page: Value = serde_json::from_str(&body).unwrap();
        next = page["nextCursor"].as_str().map(|cursor| format!("&cursor={cursor}"));
    }
    print("every page of all, 200 each", 50, times);

    for (name, goal, page) in [
        ("account page", 20, "/admin/accounts/"),
        ("account by the API", 20, "/api/admin/accounts/"),
    ] {
        let mut times = Vec::new();
        for id in ids.iter().rev().take(REPETITIONS) {
            times.push(request(&format!("{page}{id}")).await.0);
        }
        print(name, goal, times);
    }

    for (name, path) in [("overview page", "/admin"), ("list page", "/admin/accounts?q=last1234")] {
        let mut times = Vec::new();
        for _ in 0..20 {
            times.push(request(path).await.0);
        }
        print(name, 50, times);
    }

    println!(
        "{:34} {:>9} MiB anonymous (goal 150)",
        "memory of the server",
        server.memory().anonymous / 1024
    );
}

type QueryMaker = fn(&mut Chance) -> String;

/// Names, goals in milliseconds, and queries with random values.
const QUERIES: [(&str, u64, QueryMaker); 8] = [
    ("newest first", 50, |_| String::new()),
    ("equal, sorted by another field", 50, |chance| {
        format!(
            "filter=profile.lastName+eq+%22Last{}%22&sort=profile.firstName",
            chance.below(20_000)
        )
    }),
    ("begins with, and status", 50, |chance| {
        format!(
            "filter=profile.lastName+sw+%22last{}%22+and+status+eq+%22active%22&sort=loginId",
            10 + chance.below(90)
        )
    }),
    ("range of dates, sorted by name", 50, |chance| {
        let year = 1940 + chance.below(60);
        format!(
            "filter=profile.dateOfBirth+ge+%22{year}-03-01%22\
             +and+profile.dateOfBirth+lt+%22{year}-04-01%22&sort=profile.lastName"
        )
    }),
    ("wide range, sorted by time", 50, |chance| {
        format!(
            "filter=profile.dateOfBirth+gt+%22{}-01-01%22\
             +and+not+(profile.firstName+sw+%22first1%22)&sort=-createdAt",
            1945 + chance.below(50)
        )
    }),
    ("or over two fields", 50, |chance| {
        format!(
            "filter=profile.lastName+eq+%22Last{}%22\
             +or+profile.firstName+eq+%22First{}%22&sort=-profile.dateOfBirth",
            chance.below(20_000),
            chance.below(2_000)
        )
    }),
    ("q= of a few", 50, |chance| format!("q=last{}.{}", chance.below(20_000), chance.below(10))),
    ("q= of many", 50, |chance| format!("q=rst{}&sort=profile.lastName", chance.below(200))),
];

/// Creates the first administrator by a setup link. Returns the session cookie.
async fn administrator(server: &Running, folder: &Path, url: &str) -> String {
    let link = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .arg("setup-link")
        .current_dir(folder)
        .envs(processes::administration(folder, url))
        .output()
        .unwrap();
    let link = String::from_utf8(link.stdout).unwrap();

    let path = link.trim().rsplit("/setup/").next().unwrap();
    let origin = format!("http://localhost:{}", server.address.port());
    let head = format!(
        "POST /setup/{path} HTTP/1.1\r\norigin: {origin}\r\n\
         content-type: application/x-www-form-urlencoded\r\n"
    );
    let (head, body) = server.request(&head, "loginId=root%40example.org&ownIdData=none").await;

    assert!(head.starts_with("HTTP/1.1 303"), "{head}\n{body}");
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

fn print(name: &str, goal: u64, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
    println!(
        "{name:34} p50 {:>7.1} ms   p99 {:>7.1} ms (goal {goal})   of {}",
        at(50),
        at(99),
        times.len()
    );
}

/// Writes users whose names repeat as real names do, in the order of their creation.
fn write_accounts(file: &Path, accounts: u64) {
    let mut output = BufWriter::new(File::create(file).unwrap());
    let mut chance = Chance::new(1);

    for n in 0..accounts {
        let first = chance.below(2_000);
        let last = chance.below(20_000);
        let year = 1940 + chance.below(65);
        let month = 1 + chance.below(12);
        let day = 1 + chance.below(28);
        write!(output, r#"{{"loginId":"first{first}.last{last}.{n}@example.com","profile":{{"#)
            .unwrap();
        write!(output, r#""firstName":"First{first}","lastName":"Last{last}","#).unwrap();
        writeln!(output, r#""dateOfBirth":"{year}-{month:02}-{day:02}","nationality":"DEU"}}}}"#)
            .unwrap();
    }
    output.flush().unwrap();
}

/// Parses every line of the file as JSON and, with `back`, writes it again.
fn json_floor(file: &Path, back: Option<&Path>) -> Duration {
    let began = Instant::now();
    let mut output = back.map(|back| BufWriter::new(File::create(back).unwrap()));

    for line in BufReader::new(File::open(file).unwrap()).lines() {
        let account: Value = serde_json::from_str(&line.unwrap()).unwrap();
        if let Some(output) = &mut output {
            writeln!(output, "{account}").unwrap();
        }
    }
    began.elapsed()
}

/// Runs the command. Returns its duration, and its maximum of anonymous memory in KiB.
fn run_command(folder: &Path, command: FileCommand<'_>) -> (Duration, u64) {
    let FileCommand { url, name, file } = command;
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args([name, &file.display().to_string()])
        .current_dir(folder)
        .envs(processes::administration(folder, url))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();

    let mut max_memory = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line =
            status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
        max_memory = max_memory.max(
            line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0),
        );
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success(), "vestibule {name}");
            return (began.elapsed(), max_memory);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
