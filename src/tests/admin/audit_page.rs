//! `/admin/audit` by days (`docs/regressions.md` a28).

use std::time::Duration;

use reqwest::StatusCode;

use crate::tests::support::{
    administrators::{administrator, cloud},
    harness::{TestDatabase, on_both},
};

on_both!(a28_the_audit_page_accepts_days);

async fn a28_the_audit_page_accepts_days(database: TestDatabase) {
    let app = cloud(database).await;
    let mut days = Vec::new();
    for login_id in ["first@example.com", "second@example.com", "third@example.com"] {
        app.account(login_id, None, None).await;
        days.push(app.now().day().to_string());
        app.server.clock.advance(Duration::from_secs(24 * 60 * 60));
    }
    let mut admin = administrator(&app).await;
    for (since, until, expected) in [
        ("", "", [true, true, true]),
        (days[1].as_str(), "", [false, true, true]),
        ("", days[1].as_str(), [true, true, false]),
        (days[1].as_str(), days[1].as_str(), [false, true, false]),
        (days[2].as_str(), days[0].as_str(), [false, false, false]),
    ] {
        let page = admin
            .get(&format!("/admin/audit?action=account_created&since={since}&until={until}"))
            .await;
        assert_eq!(page.status, StatusCode::OK);
        let shown = ["first@", "second@", "third@"].map(|name| page.body.contains(name));
        assert_eq!(shown, expected, "{since} {until}: {}", page.body);
        assert!(
            page.body.contains(&format!("name=\"since\" type=\"date\" value=\"{since}\"")),
            "{}",
            page.body
        );
    }
    for wrong in ["2026-02-30", "yesterday", "<b>", "2026-01-01T10:00"] {
        let page = admin.get(&format!("/admin/audit?since={wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(page.body.contains("Enter a date as YYYY-MM-DD"), "{wrong}: {}", page.body);
    }
}
