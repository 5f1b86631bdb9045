use super::*;

#[test]
fn s06_the_table_has_every_act_at_its_place_and_asks_no_less_of_power() {
    for (at, rule) in PROTECTION_RULES.iter().enumerate() {
        assert_eq!(rule.action as usize, at, "{rule:?}");
        assert!(rule.privileged >= rule.standard, "{rule:?}");
    }
    assert_eq!(PROTECTION_RULES.len(), ProtectedAction::ChangeWebhook as usize + 1);
}

#[test]
fn s06_a_standing_says_what_it_lacks() {
    let now = Timestamp::from_millis(10_000_000);
    let by = |method, age| RequestAuthentication::Session {
        method,
        authenticated_at: now.minus(Duration::from_secs(age)),
    };

    let of = |authentication: RequestAuthentication| {
        [
            RequiredStrength::Code,
            RequiredStrength::Session,
            RequiredStrength::FreshLogin,
            RequiredStrength::PasskeySession,
            RequiredStrength::FreshPasskey,
            RequiredStrength::Administrator,
        ]
        .map(|strength| authentication.meets(strength, now).err())
    };

    let (fresh, passkey, other) = (
        Some(InsufficientAuthentication::FreshLogin),
        Some(InsufficientAuthentication::Passkey),
        Some(InsufficientAuthentication::Administrator),
    );

    assert_eq!(of(by(AuthMethod::Passkey, 900)), [None, None, None, None, None, other]);
    assert_eq!(of(by(AuthMethod::Passkey, 901)), [None, None, fresh, None, fresh, other]);

    for method in [AuthMethod::Password, AuthMethod::Code, AuthMethod::Registration] {
        assert_eq!(of(by(method, 0)), [None, None, None, passkey, passkey, other]);
        assert_eq!(of(by(method, 901)), [None, None, fresh, passkey, passkey, other]);
    }

    assert_eq!(of(RequestAuthentication::Code), [None, other, other, other, other, other]);
    assert_eq!(of(RequestAuthentication::Administrator), [None; 6]);

    assert_eq!(of(RequestAuthentication::Token { maker: None }), [None; 6]);
}
