import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generatePassword } from '../../public/sdk/password.js';
import { defaultLoginIdPattern } from '../../public/sdk/widget.js';

test('a password is as long as asked, and has each kind of letter', () => {
  for (let run = 0; run < 200; run += 1) {
    const password = generatePassword(12, 2, 3, 1);
    assert.equal(password.length, 12);
    assert.ok((password.match(/[A-Z]/g) ?? []).length >= 2, password);
    assert.ok((password.match(/\d/g) ?? []).length >= 3, password);
    assert.ok((password.match(/[^A-Za-z\d]/g) ?? []).length >= 1, password);
  }
});

test('a password is never longer than asked, whatever it must have', () => {
  assert.equal(generatePassword(2, 5, 5, 5).length, 2);
  assert.equal(generatePassword(0).length, 0);
});

test('no two passwords are the same, and no place has always the same kind', () => {
  const passwords = Array.from({ length: 200 }, () => generatePassword());
  assert.equal(new Set(passwords).size, 200);
  assert.ok(passwords.some((password) => /^[a-z]/.test(password)));
  assert.ok(passwords.some((password) => /^[^a-z]/.test(password)));
});

test('a login id is an address or a number with its country code', () => {
  const pattern = new RegExp(defaultLoginIdPattern(false));
  for (const loginId of ['a@b', 'ada@example.com', '+1 (415) 555-2671']) assert.match(loginId, pattern);
  for (const loginId of ['ada', '@example.com', 'a b@c', '415 555 2671', '+12']) assert.doesNotMatch(loginId, pattern);
});

test('beside a country, a number needs no country code', () => {
  const pattern = new RegExp(defaultLoginIdPattern(true));
  for (const loginId of ['415 555 2671', '+1 415 555 2671']) assert.match(loginId, pattern);
  assert.doesNotMatch('ada', pattern);
});
