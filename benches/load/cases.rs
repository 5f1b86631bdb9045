//! What is asked of whom.

use vestibule::domain::SharedSecret;

/// What a request needs.
#[derive(Clone)]
pub struct World {
    pub secret: SharedSecret,
    pub accounts: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    SignatureFloor,
    DataFloor,
    PageFloor,
    GetData,
    SetData,
    GetSession,
    LoginPage,
}

impl Case {
    pub const ALL: [Self; 7] = [
        Self::SignatureFloor,
        Self::GetSession,
        Self::SetData,
        Self::DataFloor,
        Self::GetData,
        Self::PageFloor,
        Self::LoginPage,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::SignatureFloor => "floor: verify the signature",
            Self::DataFloor => "floor: verify, answer 5 KB",
            Self::PageFloor => "floor: the page as static bytes",
            Self::GetData => "getOwnIDDataByLoginId",
            Self::SetData => "setOwnIDDataByLoginId",
            Self::GetSession => "getSessionByLoginId",
            Self::LoginPage => "GET /login",
        }
    }

    /// The floor that the case is held against, the part of it that we aim for, and the p99 in milliseconds.
    pub fn goal(self) -> Option<(Self, f64, Option<f64>)> {
        match self {
            Self::SignatureFloor | Self::DataFloor | Self::PageFloor => None,
            Self::GetData => Some((Self::DataFloor, 0.60, Some(10.0))),
            Self::SetData | Self::GetSession => Some((Self::SignatureFloor, 0.18, Some(25.0))),
            Self::LoginPage => Some((Self::PageFloor, 0.30, None)),
        }
    }

    pub fn path(self) -> &'static str {
        match self {
            Self::SignatureFloor => "/signature",
            Self::DataFloor => "/data",
            Self::PageFloor => "/page",
            Self::GetData => "/api/ownid/getOwnIDDataByLoginId",
            Self::SetData => "/api/ownid/setOwnIDDataByLoginId",
            Self::GetSession => "/api/ownid/getSessionByLoginId",
            Self::LoginPage => "/login",
        }
    }

    /// The status of every right answer.
    pub fn status(self) -> u16 {
        match self {
            Self::SignatureFloor | Self::SetData => 204,
            Self::DataFloor | Self::PageFloor | Self::GetData | Self::GetSession | Self::LoginPage => 200,
        }
    }

    /// Writes the body, for a user drawn by chance; none for a GET. No two bodies are alike, so no write is in vain.
    pub fn body(self, world: &World, chance: &mut Chance, body: &mut Vec<u8>) -> bool {
        use std::io::Write;
        body.clear();
        let user = chance.below(world.accounts);
        match self {
            Self::PageFloor | Self::LoginPage => return false,
            Self::SignatureFloor => {
                write!(body, r#"{{"loginId":"user{user}@example.com","padding":"{:0>960}"}}"#, chance.next()).unwrap();
            }
            Self::DataFloor | Self::GetData => write!(body, r#"{{"loginId":"user{user}@example.com"}}"#).unwrap(),
            Self::GetSession => {
                write!(body, r#"{{"loginId":"user{user}@example.com","n":{}}}"#, chance.next()).unwrap();
            }
            Self::SetData => {
                write!(body, r#"{{"loginId":"user{user}@example.com","ownIdData":""#).unwrap();
                for _ in 0..312 {
                    write!(body, "{:016x}", chance.next()).unwrap();
                }
                write!(body, r#"{:08x}"}}"#, chance.below(1 << 32)).unwrap();
            }
        }
        true
    }
}

/// Xorshift: good enough to draw users and bytes, and nearly free.
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

    pub fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }
}
