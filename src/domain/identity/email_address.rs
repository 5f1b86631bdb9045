//! Email addresses (RFC 5321 and RFC 6531): the one parser for all of them.

use std::{borrow::Cow, fmt};

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::domain::text::{
    folding::fold,
    typed_text::{cleaned, with_plain_digits},
};

/// An address that mail can be sent to. Its domain is in the form that the DNS knows, `xn--…`; its local part as it was typed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

impl EmailAddress {
    /// The longest address, in bytes (RFC 5321, section 4.5.3.1.3, without the angle brackets).
    pub const MAX: usize = 254;
    /// The longest local part, in bytes.
    const MAX_LOCAL: usize = 64;
    /// The longest label of a domain, in bytes.
    const MAX_LABEL: usize = 63;

    /// Parses an address that a message is to reach, as a person, a keyboard or an address book gives it.
    ///
    /// # Errors
    /// [`InvalidEmailAddress`] with what is wrong.
    pub fn parse(text: &str) -> Result<Self, InvalidEmailAddress> {
        let text = cleaned(text);
        let (local, domain) = split(&text)?;
        if local.starts_with('"') {
            return Err(InvalidEmailAddress::Quoted);
        }
        if !is_dot_atom(&local) {
            return Err(InvalidEmailAddress::Form);
        }
        let domain = ascii(&domain).ok_or(InvalidEmailAddress::Domain)?;
        Self::of(&local, &domain)
    }

    /// Parses an address that may be an account's from before there were such rules: with a local part in quotation marks, or a
    /// domain that the DNS cannot have, which stays as it is.
    ///
    /// # Errors
    /// [`InvalidEmailAddress`], when no account can have it.
    pub fn parse_known(text: &str) -> Result<Self, InvalidEmailAddress> {
        let text = cleaned(text);
        let (local, domain) = split(&text)?;
        if !is_dot_atom(&local) && !is_quoted(&local) {
            return Err(InvalidEmailAddress::Form);
        }
        let domain = ascii(&domain).or_else(|| earlier_domain(&domain)).ok_or(InvalidEmailAddress::Domain)?;
        Self::of(&local, &domain)
    }

    fn of(local: &str, domain: &str) -> Result<Self, InvalidEmailAddress> {
        // Folding can make a text longer, and a sign of it out of another.
        let folded = fold(local);
        if !is_dot_atom(&folded) && !is_quoted(&folded) {
            return Err(InvalidEmailAddress::Form);
        }
        let longest = local.len().max(folded.len());
        if longest > Self::MAX_LOCAL || longest + 1 + domain.len() > Self::MAX {
            return Err(InvalidEmailAddress::TooLong);
        }
        Ok(Self { text: format!("{local}@{domain}"), at: local.len() })
    }

    /// The whole address, its domain as the DNS knows it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn local_part(&self) -> &str {
        &self.text[..self.at]
    }

    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// The form that addresses are stored and compared in: the local part without differences of case and composition.
    pub fn folded(&self) -> String {
        // What lower-casing makes of the Turkish İ is an i.
        format!("{}@{}", fold(self.local_part()).replace("i\u{307}", "i"), self.domain())
    }
}

/// An address is personal data: a debug print does not carry it into a log by accident.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEmailAddress {
    #[error("not an email address")]
    Form,
    #[error("an email address with a name in quotation marks, which mail does not reach")]
    Quoted,
    #[error("an email address whose domain cannot exist")]
    Domain,
    #[error("longer than an email address can be: 64 bytes before the @ and 254 in all")]
    TooLong,
}

/// The domain as people read it: `xn--…` in the letters it stands for. The text before it stays.
pub fn shown(address: &str) -> Cow<'_, str> {
    let Some((local, domain)) = address.rsplit_once('@').filter(|(_, domain)| domain.contains("xn--")) else {
        return Cow::Borrowed(address);
    };
    match Uts46::new().to_unicode(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::Allow) {
        (domain, Ok(())) => Cow::Owned(format!("{local}@{domain}")),
        _ => Cow::Borrowed(address),
    }
}

/// A domain as the DNS knows it, by UTS #46 without its transitional mappings (so ß, final sigma and joiners stay themselves, as in
/// IDNA 2008), within the limits of RFC 1035. None when no host can have it. The dot of the root may stand behind it.
pub fn ascii(domain: &str) -> Option<String> {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let ascii =
        Uts46::new().to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify);
    // A number in the last place is an IP address without its brackets (RFC 3696, section 2).
    let ascii = ascii.ok()?;
    let is_address = ascii.rsplit('.').next().is_some_and(|label| label.bytes().all(|b| b.is_ascii_digit()));
    (!is_address).then(|| ascii.into_owned())
}

/// Both sides of the last at sign.
fn split(text: &str) -> Result<(Cow<'_, str>, Cow<'_, str>), InvalidEmailAddress> {
    if text.len() > 4 * EmailAddress::MAX || text.chars().any(char::is_control) {
        return Err(InvalidEmailAddress::Form);
    }
    let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmailAddress::Form)?;
    if domain.starts_with('[') {
        return Err(InvalidEmailAddress::Domain);
    }
    if text.is_ascii() {
        return Ok((Cow::Borrowed(local), Cow::Borrowed(domain)));
    }
    Ok((with_plain_digits(local), with_plain_digits(domain)))
}

/// RFC 5322's `dot-atom-text`, with the letters, marks and numbers of all scripts (RFC 6531).
fn is_dot_atom(text: &str) -> bool {
    text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext))
}

fn is_atext(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    }
    !c.is_whitespace() && !c.is_control()
}

/// RFC 5322's `quoted-string`, as far as it fits into one line.
fn is_quoted(text: &str) -> bool {
    let Some(content) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).filter(|text| !text.is_empty())
    else {
        return false;
    };
    let mut escaped = false;
    for c in content.chars() {
        match c {
            '"' if !escaped => return false,
            '\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    !escaped
}

/// A domain that was taken before the rules of the DNS were asked: labels that begin and end with a letter or a digit.
fn earlier_domain(domain: &str) -> Option<String> {
    let domain = fold(domain);
    let fits = |label: &str| {
        label.len() <= EmailAddress::MAX_LABEL
            && label.starts_with(char::is_alphanumeric)
            && label.ends_with(char::is_alphanumeric)
            && label.chars().all(is_atext)
    };
    domain.split('.').all(fits).then_some(domain)
}
