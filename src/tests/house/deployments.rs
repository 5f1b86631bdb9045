//! The files of `deploy/`: they name only settings and routes that there are, and the archive of a
//! release is the same each time.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use super::tidy::{files, root};
use crate::{
    config::setting_names::{SECRET_SETTINGS, SETTINGS},
    tests::{operations::settings::load, support::harness::new_folder},
};

/// A binary that writes a manual page and a completion, as `vestibule generate` does.
const SAMPLE_BINARY: &str = "#!/bin/sh\nmkdir -p \"$3\"\necho \"$2\" >\"$3/vestibule.$2\"\n";

/// The words of this text that consist of such letters, and begin so.
fn words<'a>(text: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .filter(move |word| word.starts_with(beginning))
}

fn is_setting(variable: &str) -> bool {
    let name = variable.trim_start_matches("VESTIBULE_").to_ascii_lowercase();
    let is_secret_file = name.strip_suffix("_file").is_some_and(|it| SECRET_SETTINGS.contains(&it));
    name == "config" || SETTINGS.contains(&name.as_str()) || is_secret_file
}

#[test]
fn deployments_name_settings_that_there_are() {
    let mut named = 0;
    for (path, text) in files("deploy", "") {
        for variable in words(&text, "VESTIBULE_") {
            assert!(is_setting(variable), "{} names {variable}", path.display());
            named += 1;
        }
        let credentials = text
            .split("LoadCredential")
            .skip(1)
            .filter_map(|rest| rest.split_once('=').and_then(|(_, rest)| rest.split(':').next()));
        for credential in credentials {
            assert!(SECRET_SETTINGS.contains(&credential), "{}: {credential}", path.display());
            named += 1;
        }
    }
    assert!(named > 20, "{named}");
    assert!(!is_setting("VESTIBULE_LISTEN_FILE") && !is_setting("VESTIBULE_LISSEN"));

    let secret = fs::read_to_string(root().join("deploy/kubernetes/secret.yaml")).unwrap();
    let keys = secret.lines().filter(|line| line.contains(": \"replace")).map(str::trim);
    let keys: Vec<_> = keys.filter_map(|line| line.split(':').next()).collect();
    assert!(keys.len() > 3 && keys.iter().all(|key| SECRET_SETTINGS.contains(key)), "{keys:?}");
}

#[test]
fn the_settings_file_of_the_package_is_valid_as_it_stands_and_with_every_line_taken_in() {
    let folder = new_folder();
    let whole = fs::read_to_string(root().join("deploy/vestibule.toml")).unwrap();
    let file = folder.join("vestibule.toml");
    let secret = folder.join("secret");
    fs::write(&secret, "smtps://mail.example.com").unwrap();
    let taken_in = whole.lines().filter(|line| !line.starts_with("#database_url_file"));
    let taken_in: Vec<_> = taken_in
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
        .map(|line| line.replace("/etc/vestibule/smtp_url", secret.to_str().unwrap()))
        .collect();
    for text in [whole, taken_in.join("\n")] {
        fs::write(&file, &text).unwrap();
        let loaded = load(&[("VESTIBULE_CONFIG", file.to_str().unwrap())]);
        assert!(loaded.is_ok(), "{}: {text}", loaded.unwrap_err());
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn probes_ask_what_they_are_for() {
    let read = |path: &str| fs::read_to_string(root().join("deploy").join(path)).unwrap();
    let kubernetes = read("kubernetes/deployment.yaml");
    let asked = |probe: &str| {
        let rest = kubernetes.split_once(&format!("{probe}:\n")).unwrap().1;
        rest.split_once("path: ").unwrap().1.split(',').next().unwrap().to_owned()
    };
    assert_eq!(
        ["startupProbe", "livenessProbe", "readinessProbe"].map(asked),
        ["/healthz", "/healthz", "/readyz"]
    );
    assert!(read("compose-postgres.yaml").contains("health_uri /readyz\n"));
    assert!(read("Dockerfile").contains("CMD [\"vestibule\", \"health\"]\n"));
}

fn make_archive(binary: &Path, folder: &Path, umask: &str) -> Output {
    let script = root().join("deploy/dist.sh");
    Command::new("sh")
        .args(["-c", "umask \"$1\"; shift; exec \"$@\"", "sh", umask])
        .args([script.as_path(), Path::new("archive"), binary])
        .env("DIST_DIR", folder)
        .env("SOURCE_DATE_EPOCH", "1700000000")
        .output()
        .unwrap()
}

#[test]
fn the_archive_of_a_release_is_the_same_each_time() {
    let folder = new_folder();
    let binary = folder.join("binary");
    fs::write(&binary, SAMPLE_BINARY).unwrap();
    fs::set_permissions(&binary, fs::Permissions::from_mode(0o700)).unwrap();

    let archives = [("one", "022"), ("two", "077")].map(|(name, umask)| {
        let made = make_archive(&binary, &folder.join(name), umask);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let mut entries = fs::read_dir(folder.join(name)).unwrap();
        entries.next().unwrap().unwrap().path()
    });
    assert!(fs::read(&archives[0]).unwrap() == fs::read(&archives[1]).unwrap(), "they differ");

    let listed = Command::new("tar").arg("-tzf").arg(&archives[0]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let listed: BTreeSet<_> = listed.lines().filter_map(|line| line.split_once('/')).collect();
    let names: BTreeSet<_> = listed.into_iter().map(|(_, name)| name).collect();
    for name in [
        "vestibule",
        "vestibule.service",
        "vestibule.socket",
        "vestibule.sysusers",
        "vestibule.toml",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "docs/operating.md",
        "man/vestibule.man",
        "completions/vestibule.completions",
    ] {
        assert!(names.contains(name), "{name} in {names:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}
