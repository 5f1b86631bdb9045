//! The keys: present, and those with which the database was written.

use super::{DoctorCheck, Examination, found};
use crate::{cli::findings::Finding, config::keys::KEY_FILES, domain::EncryptionKey};

pub(super) const CHECKS: &[DoctorCheck] = &[
    DoctorCheck {
        name: "keys",
        mend: "restore the key files of data_dir from the backup that the database is from",
        look: |all| found(look_for_keys(all)),
    },
    DoctorCheck {
        name: "sealed-values",
        mend: "restore message_key (data_dir/message-key) from the backup that the database is \
               from: without it, signing keys and waiting messages are lost",
        look: |all| found(look_at_sealed_values(all)),
    },
];

/// Checks that each key is given or has its file. Files that cannot be parsed were refused with the
/// settings.
fn look_for_keys(all: &Examination) -> Finding {
    let config = &all.config;
    let missing: Vec<_> = KEY_FILES
        .iter()
        .filter(|file| {
            (file.setting != "platform_key" || config.platform.is_some())
                && config.origin(file.setting).is_none()
                && !config.data_dir.join(file.name).exists()
        })
        .map(|file| file.name)
        .collect();
    let is_in_use = all.database.as_ref().is_ok_and(|facts| facts.has_accounts);

    if missing.is_empty() {
        Finding::passed("each is given, or in a file that can be read")
    } else if is_in_use {
        Finding::failed(format!("there are accounts, but no {}", missing.join(", ")))
    } else {
        Finding::advised(format!("the first start makes {}", missing.join(", ")))
    }
}

fn look_at_sealed_values(all: &Examination) -> Finding {
    let Ok(facts) = &all.database else {
        return Finding::skipped("not asked, because the database cannot be read");
    };
    let message = facts.message.as_ref().map(|message| {
        let opened = all.delivery.open::<serde_json::Value>(message.id, &message.content);
        (opened.is_some(), "a message")
    });
    let key = facts.signing_key.as_ref().map(|key| {
        let encryption = EncryptionKey::derive(&all.config.messages.key, "vestibule signing keys");
        let opened = encryption.decrypt(key.id.as_bytes(), &key.private_key);
        (opened.is_some(), "a signing key")
    });

    let looked_at: Vec<_> = [key, message].into_iter().flatten().collect();
    match looked_at.iter().find(|(opened, _)| !opened) {
        Some((_, what)) => {
            Finding::failed(format!("{what} cannot be opened with this message_key"))
        }
        None if looked_at.is_empty() => Finding::skipped("nothing is encrypted yet"),
        None => {
            let names: Vec<_> = looked_at.iter().map(|(_, what)| *what).collect();
            Finding::passed(format!("message_key opens {}", names.join(" and ")))
        }
    }
}
