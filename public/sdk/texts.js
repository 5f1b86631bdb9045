// @ts-check
/* Texts that people read, in the language of the page. */

import { platformUrl, scriptAppId } from './settings.js';

/** @typedef {Record<string, string>} Texts */

/** @type {Texts} */
export const ENGLISH = CONFIG.english;

/** Answers for the languages that were asked for. @type {Record<string, Promise<Texts>>} */
const translations = {};

const TIMEOUT_MS = 3000;

/**
 * Loads the texts in a language, once; in English when they do not come.
 *
 * @param {string} [language] BCP 47, with a hyphen or an underscore
 * @returns {Promise<Texts>}
 */
export function loadTexts(language) {
  if (!language || /^en/i.test(language)) return Promise.resolve(ENGLISH);
  translations[language] ||= fetch(`${platformUrl}/sdk/${scriptAppId}/${encodeURIComponent(language)}`, {
    credentials: 'same-origin',
    signal: AbortSignal.timeout?.(TIMEOUT_MS),
  })
    .then((response) => (response.ok ? response.json() : ENGLISH))
    .catch(() => ENGLISH);
  return translations[language];
}

/**
 * Keys of the texts for errors, by the code of the platform's answer or the name of the browser's exception.
 *
 * @type {Record<string, string>}
 */
const ERROR_TEXT_KEYS = {
  NotAllowedError: 'cancelled',
  InvalidStateError: 'exists',
  ConstraintError: 'unverified',
  NotSupportedError: 'unverified',
  network: 'network',
  user_not_verified: 'unverified',
  passkey_changed: 'passkeyChanged',
  credential_unknown: 'accountNotFound',
  user_unknown: 'accountNotFound',
  login_id_invalid: 'invalidFormat',
  ceremony_unknown: 'expired',
  code_wrong: 'codeWrong',
  code_malformed: 'codeMalformed',
  code_over: 'codeOver',
  code_locked: 'codeLocked',
};

/**
 * Describes an error: a code for the page, and a text for the person.
 *
 * @param {any} error a `PlatformError`, a `DOMException`, or anything that a page's handler threw
 * @param {Texts} texts
 * @returns {OwnID.SdkError}
 */
export function describeError({ code, name, status }, texts) {
  // A DOMException has a number of old for its code; its name says what it is.
  const key = typeof code === 'string' ? code : name;
  const message = texts[ERROR_TEXT_KEYS[key] || (status === 429 ? 'tooMany' : 'failed')];
  return { code: key === 'NotAllowedError' ? 'cancelled' : key, message };
}
