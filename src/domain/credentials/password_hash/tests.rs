use super::*;

const SALT_AND_HASH: &str = "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[test]
fn a12_a13_hashes_verify_as_the_programs_that_made_them_do() {
    let lines = include_str!("made_elsewhere.tsv").lines().filter(|line| !line.starts_with('#'));
    for [program, hash, password] in
        lines.map(|line| <[&str; 3]>::try_from(line.split('\t').collect::<Vec<_>>()).unwrap())
    {
        let read = PasswordHash::parse(hash.to_owned())
            .unwrap_or_else(|error| panic!("{program}: {hash} {error}"));
        assert!(read.matches(password.as_bytes()), "{program}: {hash}");
        assert!(
            !read.matches(format!("{password}x").as_bytes()),
            "{program}: {hash} takes another password"
        );
    }
}

#[test]
fn hashes_that_would_stop_the_server_are_refused() {
    for hash in [
        &format!("$argon2id$v=19$m=4194304,t=1,p=1${SALT_AND_HASH}"),
        &format!("$argon2id$v=19$m=19456,t=4294967295,p=1${SALT_AND_HASH}"),
        &format!("$argon2id$m=19456,t=2,p=255${SALT_AND_HASH}"),
        &format!("$scrypt$ln=24,r=8,p=1${SALT_AND_HASH}"),
        &format!("$scrypt$ln=17,r=8,p=8${SALT_AND_HASH}"),
        "scrypt:16777216:8:1$salt$00112233445566778899aabbccddeeff",
        "scrypt$16777216$salt$8$1$AAAAAAAAAAAAAAAAAAAAAA==",
        "$firescrypt$ln=24,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA==$Bw==$AAAAAAAAAAAAAAAAAAAAAA==",
        "$2b$31$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
        "$bcrypt-sha256$v=2,t=2b,r=31$UHzztd9uivKZKnhGURUDiO$7ld.weu/JA32h6AUGb0nDnFOcky10Ya",
        &format!("$pbkdf2-sha256$4000000000${SALT_AND_HASH}"),
        "pbkdf2_sha256$4000000000$salt$AAAAAAAAAAAAAAAAAAAAAA==",
        "$6$rounds=999999999$salt$AAAA",
        "$P$T12345678aaaaaaaaaaaaaaaaaaaaaa",
    ] {
        assert_eq!(
            PasswordHash::parse(hash.to_owned()),
            Err(InvalidPasswordHash::TooExpensive),
            "{hash}"
        );
    }
}

#[test]
fn a_refusal_names_the_format_that_a_text_looks_like() {
    for (text, words) in [
        ("$1$salt$hash", "MD5-crypt"),
        ("$2x$10$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q", "known fault"),
        ("5f4dcc3b5aa765d61d8327deb882cf99", "unsalted MD5"),
        ("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "unsalted SHA"),
        ("{MD5}X03MO1qnZdYdgyfeuILPmQ==", "unsalted MD5"),
        ("$7$C6..../....SodiumChloride$kBGj9fHznVYFQMEn/qDCfrDevf9YDtcDdKvEqHJLV8D", "crypt(3)"),
        ("sha1$salt$hash", "Django's salted SHA-1"),
        ("{\"hashIterations\":27500}", "Keycloak"),
        ("{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "malformed"),
        ("$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA", "argon2"),
        (&format!("$argon2id$v=19$m=19456,t=2${SALT_AND_HASH}"), "argon2"),
        (&format!("$argon2id$v=19$m=19456,t=2,p=1,keyid=AAAA${SALT_AND_HASH}"), "argon2"),
        (&format!("$scrypt$ln=99,r=8,p=1${SALT_AND_HASH}"), "scrypt"),
        ("$2b$10$short", "bcrypt"),
        ("pbkdf2:sha256$salt$00", "Werkzeug"),
        ("$6$salt", "SHA-crypt"),
        ("$P$B12345678", "phpass"),
        ("", "not a password hash"),
        ("secret", "not a password hash"),
        (&format!("$argon2id${}", "a".repeat(2_000)), "a hash"),
        ("$2b$10$é", "a hash"),
    ] {
        let error = PasswordHash::parse(text.to_owned()).unwrap_err();
        assert_ne!(error, InvalidPasswordHash::TooExpensive, "{text}");
        assert!(error.to_string().contains(words), "{text}: {error}");
    }
}
