//! The cases: requests, and the rates that we aim for.

use std::sync::Arc;

use vestibule::domain::SharedSecret;

use crate::{CONNECTIONS, codes::Codes, provider::Provider};

/// Values that every request needs.
#[derive(Clone)]
pub struct World {
    pub secret: SharedSecret,
    pub accounts: u64,
    /// Needs of the cases of applications, if any of them runs.
    pub provider: Option<Arc<Provider>>,
    /// The codes of `oidc-provider`, if it runs.
    pub oidc_provider: Option<Arc<Codes>>,
}

/// Number of accounts of the smaller database, whose write-ahead log fills about once a second.
pub const FEW: u64 = 100_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    SignatureFloor,
    DataFloor,
    PageFloor,
    GetData,
    SetData,
    SetDataOfFew,
    GetSession,
    SendSms,
    VerifyIdDoc,
    LoginPage,
    DocumentFloor,
    Keys,
    Metadata,
    Verify,
    VerifyManySessions,
    Introspect,
    ExchangeCode,
    OidcProviderExchange,
    Refresh,
    CodeFlow,
    PasskeyLogin,
}

/// The goal of a case.
#[derive(Clone, Copy)]
pub struct Goal {
    /// The case whose rate it is compared with.
    pub floor: Case,
    /// The fraction of that rate that we aim for.
    pub part: f64,
    /// The responses per second that we aim for, whatever the floor is.
    pub per_second: Option<f64>,
    /// The 99th percentile of latency that we aim for, in milliseconds.
    pub p99: Option<f64>,
}

impl Case {
    pub const ALL: [Self; 21] = [
        Self::SignatureFloor,
        Self::GetSession,
        Self::SetData,
        Self::SetDataOfFew,
        Self::SendSms,
        Self::VerifyIdDoc,
        Self::DataFloor,
        Self::GetData,
        Self::PageFloor,
        Self::LoginPage,
        Self::DocumentFloor,
        Self::Keys,
        Self::Metadata,
        Self::Verify,
        Self::VerifyManySessions,
        Self::Introspect,
        Self::ExchangeCode,
        Self::OidcProviderExchange,
        Self::Refresh,
        Self::CodeFlow,
        Self::PasskeyLogin,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::SignatureFloor => "floor: verify the signature",
            Self::DataFloor => "floor: verify, answer 5 KB",
            Self::PageFloor => "floor: the page as static bytes",
            Self::GetData => "getOwnIDDataByLoginId",
            Self::SetData => "setOwnIDDataByLoginId",
            Self::SetDataOfFew => "setOwnIDData…, 100,000 accounts",
            Self::GetSession => "getSessionByLoginId",
            Self::SendSms => "sendSms, queued on the disk",
            Self::VerifyIdDoc => "verifyIdDoc",
            Self::LoginPage => "GET /login",
            Self::DocumentFloor => "floor: a document as static bytes",
            Self::Keys => "GET /oauth2/jwks.json",
            Self::Metadata => "GET …/openid-configuration",
            Self::Verify => "/auth/verify, with the assertion",
            Self::VerifyManySessions => "/auth/verify, of 512 sessions",
            Self::Introspect => "/oauth2/introspect",
            Self::ExchangeCode => "/oauth2/token, a code",
            Self::OidcProviderExchange => "the same by oidc-provider (npm)",
            Self::Refresh => "/oauth2/token, a refresh token",
            Self::CodeFlow => "a code flow: authorize and token",
            Self::PasskeyLogin => "a passkey login: start and finish",
        }
    }

    pub fn goal(self) -> Option<Goal> {
        let goal = |floor, part, p99| Some(Goal { floor, part, per_second: None, p99 });
        let rate = |per_second, p99| {
            Some(Goal { floor: Self::SignatureFloor, part: 0.0, per_second: Some(per_second), p99 })
        };
        match self {
            Self::SignatureFloor
            | Self::DataFloor
            | Self::PageFloor
            | Self::DocumentFloor
            | Self::OidcProviderExchange => None,
            Self::GetData => goal(Self::DataFloor, 0.60, Some(10.0)),
            Self::SetData | Self::SetDataOfFew | Self::GetSession => {
                goal(Self::SignatureFloor, 0.18, Some(25.0))
            }
            Self::SendSms => rate(2_000.0, None),
            Self::VerifyIdDoc => goal(Self::GetSession, 0.80, None),
            Self::LoginPage => goal(Self::PageFloor, 0.30, None),
            Self::Keys | Self::Metadata => goal(Self::DocumentFloor, 0.80, None),
            Self::Verify => goal(Self::SignatureFloor, 0.60, Some(5.0)),
            Self::VerifyManySessions | Self::Introspect => goal(Self::SignatureFloor, 0.50, None),
            Self::ExchangeCode | Self::Refresh => rate(4_000.0, Some(25.0)),
            Self::CodeFlow | Self::PasskeyLogin => rate(1_000.0, None),
        }
    }

    /// The path of the one request of a case without a session.
    pub fn path(self) -> &'static str {
        match self {
            Self::SignatureFloor => "/signature",
            Self::DataFloor => "/data",
            Self::PageFloor => "/page",
            Self::DocumentFloor => "/document",
            Self::GetData => "/api/ownid/getOwnIDDataByLoginId",
            Self::SetData | Self::SetDataOfFew => "/api/ownid/setOwnIDDataByLoginId",
            Self::GetSession => "/api/ownid/getSessionByLoginId",
            Self::SendSms => "/api/ownid/sendSms",
            Self::VerifyIdDoc => "/api/ownid/verifyIdDoc",
            Self::LoginPage => "/login",
            Self::Keys => "/oauth2/jwks.json",
            Self::Metadata => "/.well-known/openid-configuration",
            _ => "",
        }
    }

    /// The status of every correct response; of several in a turn, of the first.
    pub fn status(self) -> u16 {
        match self {
            Self::SignatureFloor | Self::SetData | Self::SetDataOfFew | Self::VerifyIdDoc => 204,
            Self::SendSms => 202,
            Self::CodeFlow => 303,
            _ => 200,
        }
    }

    /// True for a case that needs the applications.
    pub fn needs_provider(self) -> bool {
        matches!(
            self,
            Self::Verify
                | Self::VerifyManySessions
                | Self::Introspect
                | Self::ExchangeCode
                | Self::Refresh
                | Self::CodeFlow
                | Self::PasskeyLogin
        )
    }

    /// Writes the body, for a random user. Returns false for a case without a
    /// signed body. No two bodies
    /// are equal, so that every write changes data.
    pub fn body(self, world: &World, chance: &mut Chance, body: &mut Vec<u8>) -> bool {
        use std::io::Write;
        body.clear();
        let accounts = if self == Self::SetDataOfFew { FEW } else { world.accounts };
        // The person of each connection keeps the data in which their passkey is.
        let user = CONNECTIONS + chance.below(accounts - CONNECTIONS);

        match self {
            Self::SignatureFloor => {
                let padding = chance.next();
                write!(
                    body,
                    r#"{{"loginId":"user{user}@example.com","padding":"{padding:0>960}"}}"#
                )
                .unwrap();
            }
            Self::DataFloor | Self::GetData => {
                write!(body, r#"{{"loginId":"user{user}@example.com"}}"#).unwrap();
            }
            Self::GetSession => {
                let n = chance.next();
                write!(body, r#"{{"loginId":"user{user}@example.com","n":{n}}}"#).unwrap();
            }
            Self::SendSms => {
                let (number, code) = (chance.below(8_000_000) + 2_000_000, chance.below(1_000_000));
                write!(body, r#"{{"phoneNumber":"+1415{number}","messageText":"#).unwrap();
                write!(body, r#""Your code for Example is {code:06}.","code":"{code:06}"}}"#)
                    .unwrap();
            }
            Self::VerifyIdDoc => write!(
                body,
                r#"{{"loginId":"user{user}@example.com","type":"PASSPORT","data":{{"number":"C{}",
                "firstName":"ERIKA MARIA","lastName":"MUSTERMANN","gender":"F",
                "dateOfBirth":"1964-08-12","dateOfIssue":"2020-10-01",
                "dateOfExpiry":"2099-09-30","nationality":"D"}}}}"#,
                chance.below(100_000_000)
            )
            .unwrap(),
            Self::SetData | Self::SetDataOfFew => {
                write!(body, r#"{{"loginId":"user{user}@example.com","ownIdData":""#).unwrap();
                for _ in 0..312 {
                    write!(body, "{:016x}", chance.next()).unwrap();
                }
                write!(body, r#"{:08x}"}}"#, chance.below(1 << 32)).unwrap();
            }
            _ => return false,
        }

        true
    }
}

/// Xorshift generator: good enough to draw users and bytes, and nearly free.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}
