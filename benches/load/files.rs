//! `cargo bench -- import`: accounts from a file and back to one, with the real binary on an empty database.
//!
//! The floors are what no import and no export can do without: every line parsed as JSON, and written as JSON.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::cases::Chance;

pub const NAME: &str = "import";

pub fn run(folder: &Path, accounts: u64) {
    let folder = folder.join("files");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    let (file, back) = (folder.join("accounts.jsonl"), folder.join("back.jsonl"));
    write(&file, accounts);
    println!("{:34} {:>12} {:>12}   of its floor", "", "accounts/s", "MiB at most");
    let rate = |took: Duration| f64::from(u32::try_from(accounts).unwrap()) / took.as_secs_f64();
    let floors =
        [("floor: parse the lines", floor(&file, None)), ("floor: parse and write", floor(&file, Some(&back)))];
    let cases = [("import, goal 20000", "import", &file), ("export, goal 100000", "export", &back)];
    for ((floor_name, floor), (name, word, file)) in floors.into_iter().zip(cases) {
        let (took, memory) = vestibule(&folder, word, file);
        println!("{floor_name:34} {:>12.0}", rate(floor));
        let part = floor.as_secs_f64() / took.as_secs_f64() * 100.0;
        println!("{name:34} {:>12.0} {:>12}   {part:.0} %", rate(took), memory / 1024);
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// People whose names repeat as names do, in the order in which they came.
fn write(file: &Path, accounts: u64) {
    let mut output = BufWriter::new(File::create(file).unwrap());
    let mut chance = Chance::new(1);
    for n in 0..accounts {
        let (first, last) = (chance.below(2_000), chance.below(20_000));
        let (year, month, day) = (1940 + chance.below(65), 1 + chance.below(12), 1 + chance.below(28));
        writeln!(
            output,
            r#"{{"loginId":"first{first}.last{last}.{n}@example.com","profile":{{"firstName":"First{first}","lastName":"Last{last}","dateOfBirth":"{year}-{month:02}-{day:02}","nationality":"DEU"}}}}"#
        )
        .unwrap();
    }
    output.flush().unwrap();
}

fn floor(file: &Path, back: Option<&Path>) -> Duration {
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

/// How long the command took, and the most memory, in kilobytes, that it held in no file.
fn vestibule(folder: &Path, word: &str, file: &Path) -> (Duration, u64) {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args([word, &file.display().to_string()])
        .current_dir(folder)
        .env("VESTIBULE_DATA_DIR", folder)
        .env("VESTIBULE_DATABASE_URL", format!("sqlite:{}", folder.join("import.db").display()))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut most = 0;
    loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
        most = most.max(line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0));
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success(), "vestibule {word}");
            return (began.elapsed(), most);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
