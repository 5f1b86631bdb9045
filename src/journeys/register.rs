//! A registration whose login id is verified by a code.

use super::Result;
use crate::{
    domain::{LoginId, TokenHash, message::kind::MessageKind},
    platform::{Notice, Platform, codes::CodePurpose},
    server::Server,
    service::login::registration,
};
use std::net::IpAddr;

/// Makes a pending account and sends its code. If the account exists already, its owner is notified
/// instead, with the same writes, so that neither the response nor its time reveals which
/// (`docs/security-behaviours.md` b17).
pub async fn send_code(
    server: &Server,
    platform: &Platform,
    flow: &TokenHash,
    login_id: &LoginId,
    address: IpAddr,
) -> Result<()> {
    if registration::begin(server, login_id, address).await? {
        platform.send_code(flow, CodePurpose::Verify, login_id, MessageKind::Code).await?;
    } else {
        platform.simulate_new_account(flow, CodePurpose::Verify, login_id).await?;
        platform.notify(std::slice::from_ref(login_id), &Notice::Registered).await;
    }
    Ok(())
}
