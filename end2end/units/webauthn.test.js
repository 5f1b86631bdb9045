import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLoginData } from '../../public/sdk/ceremonies.js';
import { decodeOptions, parseOptions, toBase64Url, toBytes, toCredentialJson } from '../../public/sdk/webauthn.js';

test('bytes survive base64url, in which there is no padding', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => 255 - at * 3);
    const text = toBase64Url(bytes);
    assert.match(text, /^[\w-]*$/);
    assert.deepEqual(toBytes(text), bytes);
    assert.equal(text, Buffer.from(bytes).toString('base64url'));
  }
});

test('options are decoded where the browser cannot', () => {
  const json = { rpId: 'example.com', challenge: 'AQID', allowCredentials: [{ id: '_-8', type: 'public-key' }] };
  const options = parseOptions(json, 'Request');
  assert.deepEqual(options.challenge, Uint8Array.of(1, 2, 3));
  assert.deepEqual(options.allowCredentials, [{ id: Uint8Array.of(255, 239), type: 'public-key' }]);
  assert.deepEqual(options.excludeCredentials, []);
  assert.equal(options.user, undefined);
});

test('the user of a new passkey is decoded, but for the name', () => {
  const json = { rp: { id: 'example.com' }, challenge: '', user: { id: 'AA', name: 'Alice' } };
  assert.deepEqual(decodeOptions(json).user, { id: Uint8Array.of(0), name: 'Alice' });
});

test('a credential is encoded with the members that it has', () => {
  const response = { clientDataJSON: Uint8Array.of(1).buffer, attestationObject: Uint8Array.of(2).buffer };
  const credential = { id: 'Aw', rawId: Uint8Array.of(3).buffer, type: 'public-key', authenticatorAttachment: null };
  assert.deepEqual(toCredentialJson({ ...credential, response }), {
    id: 'Aw',
    rawId: 'Aw',
    type: 'public-key',
    response: { clientDataJSON: 'AQ', attestationObject: 'Ag', transports: undefined },
    clientExtensionResults: {},
    authenticatorAttachment: undefined,
  });
});

test('a page gets all that the back end answered, and whose login it is', () => {
  const metadata = { loginId: 'alice', authType: 'passkey' };
  /** @param {unknown} session */
  const data = (session) => toLoginData({ session, loginId: 'alice' }, 'passkey');
  assert.deepEqual(data({ token: 't' }), { loginId: 'alice', session: { token: 't' }, token: 't', metadata });
  assert.deepEqual(data('t'), { loginId: 'alice', session: 't', token: 't', metadata });
  assert.deepEqual(data(['t']).token, ['t']);
  assert.equal(data(null).token, null);
  assert.equal(data({ loginId: 'as it spells it' }).loginId, 'as it spells it');
  assert.deepEqual(data({ metadata: { more: 1 } }).metadata, { ...metadata, more: 1 });
  assert.deepEqual(data({ metadata: 'a text' }).metadata, metadata);
});
