//! Names of unsupported formats, so that an error can name the one that a file contains.

/// Returns the name of the format that the text resembles, for an error message.
pub(super) fn format_of(text: &str) -> Option<&'static str> {
    let marked = [
        ("$1$", "MD5-crypt ($1$)"),
        ("$apr1$", "Apache's MD5-crypt ($apr1$)"),
        ("$2x$", "bcrypt of an implementation with a known fault ($2x$)"),
        ("$3$", "an NT hash ($3$)"),
        ("$7$", "scrypt of crypt(3) ($7$)"),
        ("$y$", "yescrypt ($y$)"),
        ("$gy$", "GOST-yescrypt ($gy$)"),
        ("$S$", "Drupal 7's SHA-512 ($S$)"),
        ("$sha1$", "SHA-1-crypt ($sha1$)"),
        ("$md5", "Sun's MD5-crypt ($md5)"),
        ("{SHA", "an unsalted SHA digest of LDAP"),
        ("{MD5}", "an unsalted MD5 digest of LDAP"),
        ("{SMD5}", "a salted MD5 digest of LDAP ({SMD5})"),
        ("{CLEARTEXT}", "a password in clear text"),
        ("md5$", "Django's salted MD5 (md5$)"),
        ("sha1$", "Django's salted SHA-1 (sha1$)"),
        ("unsalted_", "an unsalted digest of Django"),
        ("md5:", "Werkzeug's MD5 (md5:)"),
        ("!", "the mark of an account without a password"),
        ("*", "the mark of an account without a password"),
        ("$balloon", "balloon hashing"),
        ("{\"", "a JSON object, as Keycloak exports credentials"),
    ];
    if let Some((_, name)) = marked.iter().find(|(mark, _)| starts_with_ignoring_case(text, mark)) {
        return Some(name);
    }

    let is_hexadecimal = text.bytes().all(|digit| digit.is_ascii_hexdigit());
    match text.len() {
        32 if is_hexadecimal => Some("an unsalted MD5 or an NT hash"),
        40 if is_hexadecimal => Some("an unsalted SHA-1"),
        64 if is_hexadecimal => Some("an unsalted SHA-256"),
        128 if is_hexadecimal => Some("an unsalted SHA-512"),
        _ => None,
    }
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    super::strip_prefix_ignoring_case(text, prefix).is_some()
}
