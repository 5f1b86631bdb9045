//! Tests that read as sentences and go through HTTP.

mod accounts;
mod admin;
mod applications;
mod callbacks;
mod house;
mod login;
mod messages;
mod oauth;
mod operations;
mod pages;
mod platform;
mod support;
mod webhooks;
