//! Page of a form, for forms that post to another path than their page's.

/// Paths that only accept forms. Their page's path is one segment shorter.
const FORM_PATHS: [&str; 9] = [
    "/account/security/passkeys",
    "/account/security/password",
    "/account/security/enrolment",
    "/account/sessions",
    "/code/new",
    "/device/decision",
    "/admin/accounts/export",
    "/admin/tokens/revoke",
    "/admin/code-locks",
];

/// Last segments of the forms on an account's page.
const ACCOUNT_FORMS: [&str; 8] = [
    "disable",
    "enable",
    "delete",
    "addresses",
    "sessions",
    "applications",
    "passkeys",
    "recovery",
];
/// Last segments of the forms on an application's page.
const APPLICATION_FORMS: [&str; 3] = ["secret", "access", "delete"];
/// Last segments of the forms on a job's page.
const JOB_FORMS: [&str; 1] = ["import"];

/// Last segments of the forms on a webhook's page.
const WEBHOOK_FORMS: [&str; 4] = ["secret", "test", "resend", "delete"];

/// Path of the page with the form that posts to this path. A page that posts to itself is its own.
pub(super) fn page_of(path: &str) -> &str {
    if matches!(path, "/language" | "/logout" | "/session") {
        return "/";
    }

    let Some((page, form)) = path.rsplit_once('/') else { return path };
    let is_form_on = |prefix: &str, forms: &[&str]| {
        page.strip_prefix(prefix).is_some_and(|id| !id.is_empty() && !id.contains('/'))
            && forms.contains(&form)
    };

    if FORM_PATHS.contains(&path)
        || is_form_on("/admin/accounts/", &ACCOUNT_FORMS)
        || is_form_on("/admin/applications/", &APPLICATION_FORMS)
        || is_form_on("/admin/jobs/", &JOB_FORMS)
        || is_form_on("/admin/webhooks/", &WEBHOOK_FORMS)
    {
        page
    } else {
        path
    }
}
