import './browser.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentAppId, defaults, merge, platformUrl, scriptAppId } from '../../public/sdk/settings.js';
import { describeError, ENGLISH, loadTexts } from '../../public/sdk/texts.js';

test('the platform is where the script came from, without a name and a password', () => {
  assert.equal(platformUrl, 'https://login.example.com/at');
  assert.equal(scriptAppId, 'shop-1');
});

test('the page may name another application', () => {
  assert.equal(currentAppId(), 'shop-1');
  defaults.appId = 'other';
  assert.equal(currentAppId(), 'other');
  delete defaults.appId;
});

test('later settings win, and undefined is no setting', () => {
  const merged = merge({ language: 'de', id: 'one' }, null, undefined, { language: undefined, id: 'two' });
  assert.deepEqual(merged, { language: 'de', id: 'two' });
});

test('English is there without a request', async () => {
  assert.equal(await loadTexts(undefined), ENGLISH);
  assert.equal(await loadTexts('en_GB'), ENGLISH);
});

test('an error has a code for programs and a text for people', () => {
  /** @param {object} error */
  const toDetails = (error) => Object.values(describeError(error, ENGLISH));
  assert.deepEqual(toDetails({ code: 'network' }), ['network', 'Unreachable']);
  assert.deepEqual(toDetails({ code: 'code_wrong', status: 422 }), ['code_wrong', 'Wrong']);
  assert.deepEqual(toDetails({ code: 'too_many_attempts', status: 429 }), ['too_many_attempts', 'Too many']);
  assert.deepEqual(toDetails({ code: 'of_tomorrow', status: 500 }), ['of_tomorrow', 'Failed']);
  assert.deepEqual(toDetails(new TypeError('thrown by a page')), ['TypeError', 'Failed']);
});

test('an exception of the browser is known by its name, not by its number', () => {
  const cancelled = new DOMException('', 'NotAllowedError');
  assert.deepEqual(describeError(cancelled, ENGLISH), { code: 'cancelled', message: 'Cancelled' });
});
