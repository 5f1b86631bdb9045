//! The machine: time and memory for passwords, and file descriptors.

use std::{fs, path::Path, time::Duration};

use super::{DoctorCheck, Examination, found};
use crate::{
    cli::findings::Finding,
    config::DatabaseUrl,
    domain::Password,
    runtime::password_hasher::{PASSWORD_MEMORY_BYTES, PasswordHasher},
};

pub(super) const CHECKS: &[DoctorCheck] = &[
    DoctorCheck {
        name: "password-time",
        mend: "give the server faster or more processors: a login waits for it",
        look: |_| Box::pin(measure_password()),
    },
    DoctorCheck {
        name: "memory",
        mend: "give the server more memory, or its container a higher limit",
        look: |_| found(look_at_memory()),
    },
    DoctorCheck {
        name: "file-descriptors",
        mend: "raise LimitNOFILE of the service (ulimit -n), or lower connections_max",
        look: |all| found(look_at_descriptors(all)),
    },
];

/// Number of passwords that are measured; the fastest counts, because others use the machine too.
const MEASUREMENTS: usize = 3;

/// Time for a password from which people notice it.
const SLOW_PASSWORD: Duration = Duration::from_millis(500);

/// Time for a password from which logins queue up.
const MAX_PASSWORD_TIME: Duration = Duration::from_secs(1);

/// Memory of a server that hashes no password, with its caches, in bytes.
const BASE_MEMORY_BYTES: u64 = 64 << 20;

async fn measure_password() -> Finding {
    let hasher = PasswordHasher::new();
    let mut fastest = Duration::MAX;
    for _ in 0..MEASUREMENTS {
        let Ok(password) = Password::choose("a password that nobody has", 8) else {
            return Finding::skipped("it cannot be measured");
        };
        let began = std::time::Instant::now();
        if hasher.verify(password, None).await.is_err() {
            return Finding::failed("a password cannot be hashed");
        }
        fastest = fastest.min(began.elapsed());
    }
    judge_password_time(fastest)
}

/// Judges the time that a password takes.
fn judge_password_time(time: Duration) -> Finding {
    let found = format!("a password takes {} ms", time.as_millis());
    if time > MAX_PASSWORD_TIME {
        Finding::failed(found)
    } else if time > SLOW_PASSWORD {
        Finding::advised(found)
    } else {
        Finding::passed(found)
    }
}

fn look_at_memory() -> Finding {
    let at_once = PasswordHasher::new().max_running() as u64;
    let limit = cgroup_limit(Path::new("/sys/fs/cgroup"), Path::new("/proc/self/cgroup"));
    let available = [limit, available_memory()].into_iter().flatten().min();
    available.map_or_else(
        || Finding::skipped("the system does not tell"),
        |available| judge_memory(available, at_once),
    )
}

/// Judges the memory, in bytes, for this many passwords at a time.
fn judge_memory(available: u64, at_once: u64) -> Finding {
    let needed = BASE_MEMORY_BYTES + at_once * PASSWORD_MEMORY_BYTES;
    let found = format!(
        "{} MiB are there, {at_once} passwords at a time need {} MiB",
        available >> 20,
        needed >> 20
    );
    if available < needed {
        Finding::failed(found)
    } else if available < 2 * needed {
        Finding::advised(found)
    } else {
        Finding::passed(found)
    }
}

/// The memory that programs can still get, in bytes.
fn available_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib << 10)
}

/// The lowest limit of the control groups (version 2) around this process, in bytes.
fn cgroup_limit(root: &Path, of_process: &Path) -> Option<u64> {
    let text = fs::read_to_string(of_process).ok()?;
    let own = text.lines().find_map(|line| line.strip_prefix("0::/"))?;
    let groups = Path::new(own).ancestors().map(|group| root.join(group).join("memory.max"));
    let limits = groups.filter_map(|file| fs::read_to_string(file).ok()?.trim().parse().ok());
    limits.min()
}

fn look_at_descriptors(all: &Examination) -> Finding {
    let pool = match &all.config.database {
        DatabaseUrl::Sqlite(_) => 64,
        DatabaseUrl::Postgres(url) => u64::from(url.max_connections),
    };
    match rlimit::Resource::NOFILE.get_hard() {
        Ok(limit) => {
            judge_descriptors(limit, all.config.web.connections.max_connections as u64 + pool)
        }
        Err(error) => Finding::skipped(format!("the system does not tell: {error}")),
    }
}

/// Files that are open beside connections.
const OTHER_FILES: u64 = 64;

/// Judges the limit of file descriptors, to which a server raises its own, for this many
/// connections.
fn judge_descriptors(limit: u64, connections: u64) -> Finding {
    let needed = connections + OTHER_FILES;
    let found = format!("{limit} may be open here, and {needed} may be needed");
    if limit >= needed { Finding::passed(found) } else { Finding::failed(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_machine_is_found() {
        let words = [20, 499, 501, 999, 1_001]
            .map(|millis| judge_password_time(Duration::from_millis(millis)).verdict.word());
        assert_eq!(words, ["ok", "ok", "warning", "warning", "problem"]);
    }

    #[test]
    fn too_little_memory_is_found() {
        let words = [1 << 30, 150 << 20, 80 << 20]
            .map(|available| judge_memory(available, 2).verdict.word());
        assert_eq!(words, ["ok", "warning", "problem"]);
        // A big machine needs more.
        assert_eq!(judge_memory(1 << 30, 64).verdict.word(), "problem");
    }

    #[test]
    fn the_lowest_limit_of_the_control_groups_counts() {
        let root = std::env::temp_dir().join(format!("vestibule-groups-{}", std::process::id()));
        let of_process = root.join("cgroup");
        fs::create_dir_all(root.join("system.slice/vestibule.service")).unwrap();
        fs::write(&of_process, "0::/system.slice/vestibule.service\n").unwrap();
        assert_eq!(cgroup_limit(&root, &of_process), None);
        fs::write(root.join("system.slice/vestibule.service/memory.max"), "max\n").unwrap();
        fs::write(root.join("system.slice/memory.max"), "268435456\n").unwrap();
        assert_eq!(cgroup_limit(&root, &of_process), Some(256 << 20));
        fs::write(root.join("system.slice/vestibule.service/memory.max"), "67108864\n").unwrap();
        assert_eq!(cgroup_limit(&root, &of_process), Some(64 << 20));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn too_few_descriptors_are_found() {
        assert_eq!(judge_descriptors(524_288, 8_192).verdict.word(), "ok");
        assert_eq!(judge_descriptors(8_192, 8_192).verdict.word(), "problem");
    }
}
