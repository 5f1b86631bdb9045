//! Files: the disk, the file system, and who can read what.

use std::{
    fs, io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use super::{DoctorCheck, Examination, found};
use crate::{
    cli::findings::Finding,
    config::{DatabaseUrl, SettingOrigin, keys::KEY_FILES},
};

pub(super) const CHECKS: &[DoctorCheck] = &[
    DoctorCheck {
        name: "disk",
        mend: "make room on the disk of data_dir and of the database: without it, writes fail",
        look: |all| found(look_at_disk(all)),
    },
    DoctorCheck {
        name: "file-system",
        mend: "keep SQLite on a local disk or a volume, or use PostgreSQL: on network file systems \
               its locks fail, and what is in a container's own layer ends with the container",
        look: |all| found(look_at_file_system(all)),
    },
    DoctorCheck {
        name: "file-modes",
        mend: "chmod 700 the folder, and chmod 600 the files, as the user of the server",
        look: |all| found(look_at_modes(all)),
    },
    DoctorCheck {
        name: "settings-file",
        mend: "chmod 640 it, with the group of the server, or give the secrets in files of their \
               own (docs/configuration.md)",
        look: |all| found(look_at_settings_file(all)),
    },
];

/// Free space below which the server is about to stop, in bytes.
const MIN_FREE_BYTES: u64 = 128 << 20;

/// Free space below which it is time to do something, in bytes.
const LOW_FREE_BYTES: u64 = 1 << 30;

/// The folders that the server writes to.
fn folders(all: &Examination) -> Vec<PathBuf> {
    let mut folders = vec![all.config.data_dir.clone()];
    if let DatabaseUrl::Sqlite(path) = &all.config.database {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        folders.push(parent.unwrap_or(Path::new(".")).to_owned());
    }
    folders.dedup();
    folders
}

fn look_at_disk(all: &Examination) -> Finding {
    let spaces: Result<Vec<_>, io::Error> = folders(all).iter().map(|path| free(path)).collect();
    match spaces.map(|spaces| spaces.into_iter().min()) {
        Ok(Some(free)) => judge_free_bytes(free),
        Ok(None) => Finding::skipped("there is no folder"),
        Err(error) => Finding::failed(format!("{}: {error}", all.config.data_dir.display())),
    }
}

/// The free space for this user, in bytes: none when no file can be made any more.
fn free(path: &Path) -> io::Result<u64> {
    let stat = rustix::fs::statvfs(path)?;
    let is_out_of_files = stat.f_files > 0 && stat.f_favail == 0;
    Ok(if is_out_of_files { 0 } else { stat.f_bavail.saturating_mul(stat.f_frsize) })
}

/// Judges the free space.
fn judge_free_bytes(free: u64) -> Finding {
    let found = format!("{} MiB are free", free >> 20);
    if free < MIN_FREE_BYTES {
        Finding::failed(found)
    } else if free < LOW_FREE_BYTES {
        Finding::advised(found)
    } else {
        Finding::passed(found)
    }
}

#[cfg(target_os = "linux")]
fn look_at_file_system(all: &Examination) -> Finding {
    let DatabaseUrl::Sqlite(path) = &all.config.database else {
        return Finding::skipped("PostgreSQL keeps its own files");
    };
    let Ok(path) = path.canonicalize() else { return Finding::skipped("there is no file yet") };
    let mounts = procfs::process::Process::myself().and_then(|process| process.mountinfo());
    let Ok(mounts) = mounts else { return Finding::skipped("the system does not tell") };
    let holding = mounts.0.iter().filter(|mount| path.starts_with(&mount.mount_point));
    // Of two at one place, the later covers the earlier.
    let innermost = holding.max_by_key(|mount| mount.mount_point.components().count());
    innermost.map_or_else(
        || Finding::skipped("the system does not tell"),
        |mount| judge_file_system(&mount.fs_type),
    )
}

#[cfg(not(target_os = "linux"))]
fn look_at_file_system(_: &Examination) -> Finding {
    Finding::skipped("only Linux tells")
}

/// Judges the type of a file system.
fn judge_file_system(kind: &str) -> Finding {
    const OF_THE_NETWORK: [&str; 12] = [
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "glusterfs",
        "lustre",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "virtiofs",
    ];
    let found = format!("the database is on {kind}");
    if OF_THE_NETWORK.contains(&kind) || kind.starts_with("fuse.") {
        Finding::failed(found)
    } else if matches!(kind, "overlay" | "tmpfs" | "ramfs") {
        Finding::advised(format!("{found}, which may not outlive a restart"))
    } else {
        Finding::passed(found)
    }
}

/// Checks that only the server's user reads keys and accounts.
fn look_at_modes(all: &Examination) -> Finding {
    let data_dir = &all.config.data_dir;
    let mut files: Vec<PathBuf> = KEY_FILES.iter().map(|file| data_dir.join(file.name)).collect();
    if let DatabaseUrl::Sqlite(path) = &all.config.database {
        let beside = ["", "-wal", "-shm"].map(|end| {
            let mut name = path.clone().into_os_string();
            name.push(end);
            PathBuf::from(name)
        });
        files.extend(beside);
    }

    let open = |path: &PathBuf, bits: u32| mode(path).is_some_and(|mode| mode & bits != 0);
    if open(data_dir, 0o022) {
        return Finding::failed(format!("others can write to {}", data_dir.display()));
    }
    match files.iter().find(|file| open(file, 0o077)) {
        Some(file) => Finding::failed(format!("others can open {}", file.display())),
        None => Finding::passed("only the owner opens the keys and the database"),
    }
}

/// Checks the files with secrets that the settings name.
fn look_at_settings_file(all: &Examination) -> Finding {
    let mut is_in_settings_file = false;
    for (setting, origin) in all.config.secret_origins() {
        match origin {
            SettingOrigin::SettingsFile => is_in_settings_file = true,
            SettingOrigin::SecretFile(path) if mode(path).is_some_and(|mode| mode & 0o007 != 0) => {
                let path = path.display();
                return Finding::advised(format!("{setting} is in {path}, which everybody opens"));
            }
            SettingOrigin::SecretFile(_)
            | SettingOrigin::Environment
            | SettingOrigin::Credential => {}
        }
    }
    let path = Path::new(&all.settings_file);
    match mode(path) {
        Some(mode) if is_in_settings_file && mode & 0o007 != 0 => {
            Finding::failed(format!("{} has secrets, and everybody opens it", path.display()))
        }
        Some(_) if is_in_settings_file => {
            Finding::passed(format!("{} has secrets, and is not for everybody", path.display()))
        }
        _ => Finding::passed("it has no secrets"),
    }
}

fn mode(path: &Path) -> Option<u32> {
    fs::metadata(path).ok().map(|metadata| metadata.permissions().mode())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_found_before_it_is_full() {
        let words =
            [2 << 30, 1 << 29, 1 << 20, 0].map(|free| judge_free_bytes(free).verdict.word());
        assert_eq!(words, ["ok", "warning", "problem", "problem"]);
        assert!(free(Path::new("/")).unwrap() > 0);
        assert!(free(Path::new("/nowhere/at/all")).is_err());
    }

    #[test]
    fn a_file_system_that_loses_data_is_found() {
        for (kind, word) in [
            ("ext4", "ok"),
            ("xfs", "ok"),
            ("nfs4", "problem"),
            ("cifs", "problem"),
            ("fuse.sshfs", "problem"),
            ("overlay", "warning"),
            ("tmpfs", "warning"),
        ] {
            assert_eq!(judge_file_system(kind).verdict.word(), word, "{kind}");
        }
    }
}
