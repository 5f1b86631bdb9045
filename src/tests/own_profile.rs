//! A person's own details on their account page.

use reqwest::StatusCode;

use super::{
    harness::{TestDatabase, id, on_both},
    sessions::{log_in, with_user},
};
use crate::{
    domain::Status,
    service::{
        accounts::{self, Patch},
        caller::Caller,
    },
};

on_both!(
    a_person_changes_what_the_schema_lets_them,
    a_mistake_keeps_what_was_typed,
    somebody_elses_change_is_not_written_over,
);

async fn a_person_changes_what_the_schema_lets_them(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let page = user.get("/account").await;
    assert!(page.body.contains("Your details") && page.body.contains("name=\"profile.firstName\""));
    assert!(page.body.contains("You cannot change this."), "the date of birth is only shown");
    let form = [("version", "1"), ("profile.firstName", "Zoë"), ("profile.dateOfBirth", "2001-01-01")];
    assert_eq!(user.post("/account", &form).await.status, StatusCode::SEE_OTHER);
    let page = user.get("/account?saved=1").await;
    assert!(page.body.contains("value=\"Zoë\"") && page.body.contains("Saved."), "one's own write is read at once");
    assert!(!page.body.contains("2001-01-01"), "what is only shown is not written");
    let anonymous = app.browser().post("/account", &form).await;
    assert_eq!(anonymous.status, StatusCode::UNAUTHORIZED);
}

async fn a_mistake_keeps_what_was_typed(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let answer = user.post("/account", &[("version", "1"), ("profile.locale", "not a language")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("not a language") && answer.body.contains("class=\"mistake\""), "{}", answer.body);
}

async fn somebody_elses_change_is_not_written_over(database: TestDatabase) {
    let app = with_user(database).await;
    let mut user = log_in(&app, "user@example.com").await;
    let account = accounts::by_login_id(&app.server, &id("user@example.com")).await.unwrap();
    let patch = Patch { status: Some(Status::Pending), ..Patch::default() };
    accounts::change(&app.server, &Caller::command_line(), (account.id, account.version), patch).await.unwrap();
    let answer = user.post("/account", &[("version", "1"), ("profile.firstName", "Mine")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("changed elsewhere") && answer.body.contains("value=\"Mine\""), "{}", answer.body);
}
