//! Backups that the server makes by itself.

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, time::Duration};

use super::{names, same, verify};
use crate::{
    config::{Config, MissingKeys},
    service::backup,
    tests::{
        operations::settings::mistakes,
        support::{
            harness::{App, TestDatabase, new_folder, on_both},
            metrics::{Scrape, WITH_METRICS},
        },
    },
};

on_both!(scheduled_backups_are_made_and_the_oldest_removed, one_of_two_servers_makes_a_backup);

const DAY: Duration = Duration::from_hours(24);
const MADE: &str = "vestibule_backups_total{outcome=\"done\"}";
const FAILED: &str = "vestibule_backups_total{outcome=\"failed\"}";
const AGE: &str = "vestibule_backup_age_seconds";

async fn pass(app: &App, time: Duration) {
    app.server.clock.advance(time);
    backup::work(&app.server).await.unwrap();
}

async fn scheduled_backups_are_made_and_the_oldest_removed(database: TestDatabase) {
    let folder = new_folder();
    let place = folder.display().to_string();
    let settings =
        [WITH_METRICS, ("VESTIBULE_BACKUP_DIRECTORY", &place), ("VESTIBULE_BACKUP_KEEP", "2")];
    let app = same(&database).start(&settings).await;
    app.account("user@example.com", None, None).await;
    fs::write(folder.join("vestibule-before-upgrade.tar.gz"), "of somebody").unwrap();
    let before = Scrape::of(&app).await;
    let made = || names(&folder, "vestibule-2");

    pass(&app, Duration::ZERO).await;
    let first = made();
    assert_eq!(first.len(), 1, "{first:?}");
    let file = folder.join(&first[0]);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(verify(&file, &database, &[]).await.succeeded().json()["accounts"], 1);

    pass(&app, Duration::from_secs(86_399)).await;
    assert_eq!(made(), first);
    let age = Scrape::of(&app).await.value(AGE);
    assert!((age - 86_399.0).abs() < 1.0, "{age}");
    pass(&app, Duration::from_secs(1)).await;
    assert_eq!(made().len(), 2);
    pass(&app, DAY).await;
    let third = made();
    assert!(third.len() == 2 && !third.contains(&first[0]), "{third:?}");
    assert_eq!(names(&folder, "").len(), 3, "the file of somebody stays, and nothing else");

    // A disk that is away is a failure, which is tried again soon.
    let away = folder.with_extension("away");
    fs::rename(&folder, &away).unwrap();
    pass(&app, DAY).await;
    fs::rename(&away, &folder).unwrap();
    pass(&app, Duration::from_secs(60)).await;
    assert_eq!(made(), third);
    let read = Scrape::of(&app).await;
    read.assert_growth(&before, &[(MADE, 3.0), (FAILED, 1.0)]);
    let (age, interval) = (read.value(AGE), read.value("vestibule_backup_interval_seconds"));
    assert!(age > interval, "{age}, {interval}");
    pass(&app, Duration::from_secs(14 * 60)).await;
    assert_ne!(made(), third);
    fs::remove_dir_all(folder).ok();
}

async fn one_of_two_servers_makes_a_backup(database: TestDatabase) {
    let folder = new_folder();
    let place = folder.display().to_string();
    let settings = [WITH_METRICS, ("VESTIBULE_BACKUP_DIRECTORY", place.as_str())];
    let one = same(&database).start(&settings).await;
    let two = same(&database).start(&settings).await;
    let before = Scrape::of(&one).await;
    let (first, second) = tokio::join!(backup::work(&one.server), backup::work(&two.server));
    first.unwrap();
    second.unwrap();
    assert_eq!(names(&folder, "vestibule-").len(), 1);
    Scrape::of(&one).await.assert_growth(&before, &[(MADE, 1.0), (FAILED, 0.0)]);
    fs::remove_dir_all(folder).ok();
}

#[test]
fn wrong_settings_of_backups_are_refused() {
    for (setting, value) in [
        ("BACKUP_EVERY_HOURS", "0"),
        ("BACKUP_EVERY_HOURS", "daily"),
        ("BACKUP_KEEP", "0"),
        ("BACKUP_RECIPIENTS", "age1, somebody"),
        ("BACKUP_RECIPIENTS", "ssh-ed25519 AAAA"),
    ] {
        let found = mistakes(&[(&format!("VESTIBULE_{setting}"), value)]);
        assert!(found.to_lowercase().contains(&setting.to_lowercase()), "{value}: {found}");
    }
    let key = age::x25519::Identity::generate().to_public().to_string();
    let folder = new_folder();
    let environment = [
        ("VESTIBULE_DATA_DIR", folder.display().to_string()),
        ("VESTIBULE_BACKUP_RECIPIENTS", format!("{key}, {key}")),
        ("VESTIBULE_BACKUP_EVERY_HOURS", "6".to_owned()),
    ];
    let environment = BTreeMap::from(environment.map(|(name, value)| (name.to_owned(), value)));
    let config = Config::load(&environment, MissingKeys::Discard).unwrap();
    assert_eq!(config.backups.recipients.len(), 2);
    assert_eq!(config.backups.interval, Duration::from_hours(6));
    fs::remove_dir_all(folder).ok();
}
