//! The page that a form stands on, for those that are sent elsewhere than where they are drawn.

/// Addresses that only take forms; their page is one part of the path shorter.
const OF_PAGES: [&str; 8] = [
    "/account/security/passkeys",
    "/account/security/password",
    "/account/security/enrolment",
    "/account/sessions",
    "/code/new",
    "/admin/accounts/export",
    "/admin/tokens/revoke",
    "/admin/code-locks",
];

/// Ends of the addresses of forms on the page of an account, or of a job.
const OF_ACCOUNTS: [&str; 7] = ["disable", "enable", "delete", "addresses", "sessions", "passkeys", "recovery"];
const OF_JOBS: [&str; 1] = ["import"];

/// The path of the page that the form stands on which is sent to this path. A page that takes its own form is itself.
pub(super) fn page_of(path: &str) -> &str {
    if matches!(path, "/language" | "/logout" | "/session") {
        return "/";
    }
    let Some((page, form)) = path.rsplit_once('/') else { return path };
    let of = |place: &str, forms: &[&str]| {
        page.strip_prefix(place).is_some_and(|id| !id.is_empty() && !id.contains('/')) && forms.contains(&form)
    };
    if OF_PAGES.contains(&path) || of("/admin/accounts/", &OF_ACCOUNTS) || of("/admin/jobs/", &OF_JOBS) {
        page
    } else {
        path
    }
}
