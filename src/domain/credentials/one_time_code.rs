//! One-time codes, sent by SMS or email.

use std::fmt;

use super::typed_code::{MalformedCode, letters_and_digits};

/// Six digits that a person typed; not yet checked against a sent code.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    const LENGTH: usize = 6;

    /// Parses a typed or pasted code.
    ///
    /// # Errors
    /// [`MalformedCode`] when the text is not six digits. It is then not an attempt and must not be
    /// counted as one.
    pub fn from_user_input(text: &str) -> Result<Self, MalformedCode> {
        let code = letters_and_digits(text, Self::LENGTH)?;
        if code.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(code))
        } else {
            Err(MalformedCode)
        }
    }

    /// Returns the digits in ASCII.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Omits the code, which is a secret.
impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u03_a_one_time_code_has_digits_alone() {
        assert_eq!(OneTimeCode::from_user_input("۱۲۳ ۴۵۶").unwrap().as_str(), "123456");
        assert_eq!(OneTimeCode::from_user_input("12345a"), Err(MalformedCode));
        assert_eq!(format!("{:?}", OneTimeCode::from_user_input("123456")), "Ok(OneTimeCode(…))");
    }
}
