import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toFieldErrors, toResult } from '../../public/sdk/http.js';

/** @param {number} status @param {unknown} body */
const answer = (status, body) => new Response(JSON.stringify(body), { status });

test('a good answer is data', async () => {
  assert.deepEqual(await toResult(answer(200, { id: 1 })), { error: null, data: { id: 1 } });
});

test('an answer without a body is no failure', async () => {
  assert.deepEqual(await toResult(new Response(null, { status: 204 })), { error: null, data: null });
});

test('a problem document is an error', async () => {
  const { error, data } = await toResult(answer(401, { code: 'not_logged_in', detail: 'You are not logged in.' }));
  assert.deepEqual(error, { code: 'not_logged_in', message: 'You are not logged in.', errors: [] });
  assert.equal(data, null);
});

test('an answer that is no problem document is known by its status', async () => {
  const { error } = await toResult(new Response('<html>', { status: 502 }));
  assert.deepEqual(error, { code: 'http_502', message: 'http_502', errors: [] });
});

test('no answer is a failure of the network', async () => {
  assert.equal((await toResult(null)).error?.code, 'network');
});

test('a pointer into the profile is the name of a field', () => {
  /** @param {string} pointer */
  const field = (pointer) => toFieldErrors({ errors: [{ pointer }] })[0].field;
  assert.equal(field('/profile/firstName'), 'firstName');
  assert.equal(field('/profile/address/zip'), 'address.zip');
  assert.equal(field('/profile/a~1b~0c'), 'a/b~c');
  assert.equal(field('/profile/a~01b'), 'a~1b');
  assert.equal(field('/profile'), '');
  assert.equal(field('/profiles/x'), 'profiles.x');
});

test('a problem with one pointer is about one field', () => {
  const problem = { pointer: '/profile/age', code: 'too_small', detail: 'Too small.' };
  assert.deepEqual(toFieldErrors(problem), [{ field: 'age', code: 'too_small', message: 'Too small.' }]);
  assert.deepEqual(toFieldErrors({}), []);
});
