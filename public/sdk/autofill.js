// @ts-check
/* Passkeys in the login field's autofill list, and the one ceremony that goes on at a time. */

import { finishCeremony } from './ceremonies.js';
import { findElement } from './dom.js';
import { callPlatform } from './http.js';
import { parseOptions, toCredentialJson, webauthn } from './webauthn.js';

/**
 * Widget or dialog whose login field offers autofill.
 *
 * @typedef {object} AutofillOwner
 * @property {string} appId
 * @property {{ loginIdField?: OwnID.Target }} config
 * @property {boolean} [gone] true once it was removed
 * @property {(state: 'busy') => void} show
 * @property {(login: import('./ceremonies.js').Login) => Promise<unknown>} enter
 * @property {(error: any) => unknown} fail
 */

/** @typedef {{ ceremonyId: string, publicKey: any, until: number }} AutofillCeremony `until` in ms since 1970 */

/** Time between two offers. A ceremony lives five minutes; autofill is offered anew before that. */
const OFFER_MS = 240_000;

/** @type {AbortController | null} */
let runningCeremony = null;

/**
 * Begins a ceremony that the person asked for. An earlier one gives way, and so does autofill.
 *
 * @returns {AbortController}
 */
export function beginCeremony() {
  autofill.stop();
  runningCeremony?.abort();
  runningCeremony = new AbortController();
  return runningCeremony;
}

export function abortCeremony() {
  runningCeremony?.abort();
}

/** Autofill, for one owner at a time. */
export const autofill = {
  /** @type {AutofillOwner | undefined} */
  owner: undefined,
  /** @type {AbortController | null} */
  controller: null,
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer: undefined,
  failures: 0,

  stop() {
    clearTimeout(this.timer);
    this.controller?.abort();
  },

  /** @param {AutofillOwner} owner */
  async offer(owner) {
    const field = findElement(owner.config.loginIdField);
    if (owner.gone || !webauthn || !field || !/\bwebauthn\b/.test(field.getAttribute('autocomplete'))) return;
    this.stop();
    this.owner = owner;
    this.controller = new AbortController();
    const { signal } = this.controller;
    let assertion;
    try {
      const isAvailable = await webauthn.isConditionalMediationAvailable?.();
      if (!isAvailable || signal.aborted) return;
      const { ceremonyId, publicKey, until } = await loadCeremony(owner.appId, signal);
      this.offerAfter(until - Date.now(), owner);
      const options = {
        publicKey: parseOptions(publicKey, 'Request'),
        signal,
        mediation: /** @type {const} */ ('conditional'),
      };
      assertion = { ceremonyId, credential: toCredentialJson(await navigator.credentials.get(options)) };
      keepCeremony(owner.appId, null);
      clearTimeout(this.timer);
      // The person has chosen: nothing may interrupt from here.
      this.controller = null;
      owner.show('busy');
      await owner.enter(await finishCeremony('login/finish', assertion));
    } catch (error) {
      if (signal.aborted || owner.gone) return;
      // Before a passkey was chosen, no person waits for anything.
      if (assertion) owner.fail(error);
      // Ever more slowly, so that neither a broken network nor an eager key makes a storm.
      this.failures += 1;
      this.offerAfter(Math.min(1000 * 2 ** this.failures, OFFER_MS), owner);
    }
  },

  /**
   * @param {number} ms
   * @param {AutofillOwner} owner
   */
  offerAfter(ms, owner) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.offer(owner), ms);
  },
};

/** @param {string} appId */
const autofillKey = (appId) => `ownid:autofill:${appId}`;

/**
 * Loads a ceremony for autofill. The pages of a tab share it as long as it lives, since most are never used.
 *
 * @param {string} appId
 * @param {AbortSignal} signal
 * @returns {Promise<AutofillCeremony>}
 */
async function loadCeremony(appId, signal) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(autofillKey(appId)) ?? 'null');
    if (kept?.until > Date.now()) return kept;
  } catch {
    // Storage is switched off: each page has its own ceremony.
  }
  const ceremony = { ...(await callPlatform('login/start', { appId }, signal)), until: Date.now() + OFFER_MS };
  keepCeremony(appId, ceremony);
  return ceremony;
}

/**
 * Keeps a ceremony for the pages of this tab, or with null drops it once it was used.
 *
 * @param {string} appId
 * @param {AutofillCeremony | null} ceremony
 */
function keepCeremony(appId, ceremony) {
  try {
    sessionStorage.setItem(autofillKey(appId), JSON.stringify(ceremony));
  } catch {
    // As above.
  }
}
