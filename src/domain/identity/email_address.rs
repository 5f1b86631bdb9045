//! Email addresses (RFC 5321 and RFC 6531): the one parser for all of them.

use std::{borrow::Cow, fmt};

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::domain::text::{
    folding::fold,
    typed_text::{clean, with_plain_digits},
};

/// An address that mail can be sent to. Its domain is in ASCII form, `xn--…`; its local part is as
/// it was typed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

impl EmailAddress {
    /// The maximum length, in bytes (RFC 5321, section 4.5.3.1.3, without the angle brackets).
    pub const MAX_BYTES: usize = 254;
    /// The maximum length of the local part, in bytes.
    const MAX_LOCAL_BYTES: usize = 64;
    /// The maximum length of a domain's label, in bytes.
    const MAX_LABEL_BYTES: usize = 63;

    /// Parses an address for new mail, as people type it and as address books and links contain it.
    ///
    /// # Errors
    /// [`InvalidEmailAddress`] with the reason.
    pub fn parse(text: &str) -> Result<Self, InvalidEmailAddress> {
        let text = clean(text);
        let (local, domain) = split_at_sign(&text)?;
        if local.starts_with('"') {
            return Err(InvalidEmailAddress::Quoted);
        }
        if !is_dot_atom(&local) {
            return Err(InvalidEmailAddress::Form);
        }
        let domain = to_ascii(&domain).ok_or(InvalidEmailAddress::Domain)?;

        Self::from_parts(&local, &domain)
    }

    /// Parses an address that an existing account may have from before these rules: with a quoted
    /// local part, or with a domain that is impossible in the DNS, which is kept.
    ///
    /// # Errors
    /// [`InvalidEmailAddress`] if no account can have the address.
    pub fn parse_known(text: &str) -> Result<Self, InvalidEmailAddress> {
        let text = clean(text);
        let (local, domain) = split_at_sign(&text)?;
        if !is_dot_atom(&local) && !is_quoted(&local) {
            return Err(InvalidEmailAddress::Form);
        }
        let domain = to_ascii(&domain)
            .or_else(|| legacy_domain(&domain))
            .ok_or(InvalidEmailAddress::Domain)?;
        Self::from_parts(&local, &domain)
    }

    fn from_parts(local: &str, domain: &str) -> Result<Self, InvalidEmailAddress> {
        // Folding can lengthen a text, and can produce a character that is not permitted.
        let folded = fold(local);
        if !is_dot_atom(&folded) && !is_quoted(&folded) {
            return Err(InvalidEmailAddress::Form);
        }
        let longest = local.len().max(folded.len());
        if longest > Self::MAX_LOCAL_BYTES || longest + 1 + domain.len() > Self::MAX_BYTES {
            return Err(InvalidEmailAddress::TooLong);
        }
        Ok(Self { text: format!("{local}@{domain}"), at: local.len() })
    }

    /// Returns the whole address, with its domain in ASCII.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn local_part(&self) -> &str {
        &self.text[..self.at]
    }

    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// Returns the form in which addresses are stored and compared: the local part normalised
    /// (NFKC) and case-folded.
    pub fn folded(&self) -> String {
        // Lower-casing turns the Turkish İ into an i with a combining dot.
        format!("{}@{}", fold(self.local_part()).replace("i\u{307}", "i"), self.domain())
    }
}

/// Omits the address, which is personal data.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEmailAddress {
    #[error("not an email address")]
    Form,
    #[error("an email address with a quoted name, which mail does not reach")]
    Quoted,
    #[error("an email address whose domain cannot exist")]
    Domain,
    #[error("longer than an email address can be: 64 bytes before the @ and 254 in total")]
    TooLong,
}

/// Converts the domain of an address to Unicode for display (ToUnicode of UTS #46). The local part
/// is unchanged.
pub fn to_unicode(address: &str) -> Cow<'_, str> {
    let Some((local, domain)) =
        address.rsplit_once('@').filter(|(_, domain)| domain.contains("xn--"))
    else {
        return Cow::Borrowed(address);
    };
    match Uts46::new().to_unicode(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::Allow) {
        (domain, Ok(())) => Cow::Owned(format!("{local}@{domain}")),
        _ => Cow::Borrowed(address),
    }
}

/// Converts a domain to ASCII by ToASCII of UTS #46, nontransitional (ß, final sigma and joiners
/// are kept, as in IDNA 2008), within the limits of RFC 1035. Returns `None` if no host can have
/// the name. A trailing dot, the DNS root, is removed.
pub fn to_ascii(domain: &str) -> Option<String> {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let ascii = Uts46::new().to_ascii(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::CheckFirstLast,
        DnsLength::Verify,
    );
    let ascii = ascii.ok()?;

    // A numeric last label means an IP address without brackets (RFC 3696, section 2).
    let is_ip_address =
        ascii.rsplit('.').next().is_some_and(|label| label.bytes().all(|b| b.is_ascii_digit()));
    if is_ip_address { None } else { Some(ascii.into_owned()) }
}

/// Splits an address at its last at sign, into the local part and the domain.
fn split_at_sign(text: &str) -> Result<(Cow<'_, str>, Cow<'_, str>), InvalidEmailAddress> {
    if text.len() > 4 * EmailAddress::MAX_BYTES || text.chars().any(char::is_control) {
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

/// Returns true for RFC 5322's `dot-atom-text`, with the letters, marks and numbers of all scripts
/// (RFC 6531).
fn is_dot_atom(text: &str) -> bool {
    text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext))
}

fn is_atext(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    }
    !c.is_whitespace() && !c.is_control()
}

/// Returns true for RFC 5322's `quoted-string`, on one line.
fn is_quoted(text: &str) -> bool {
    let Some(content) = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .filter(|text| !text.is_empty())
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

/// Accepts a domain from before the DNS rules were applied: labels that begin and end with a letter
/// or a digit.
fn legacy_domain(domain: &str) -> Option<String> {
    let domain = fold(domain);
    let is_accepted = |label: &str| {
        label.len() <= EmailAddress::MAX_LABEL_BYTES
            && label.starts_with(char::is_alphanumeric)
            && label.ends_with(char::is_alphanumeric)
            && label.chars().all(is_atext)
    };
    if domain.split('.').all(is_accepted) { Some(domain) } else { None }
}
