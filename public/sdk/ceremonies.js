// @ts-check
/* Ceremonies with the platform, each from its first request to the answer that the page is given. */

import { callPlatform, platformError } from './http.js';
import { parseOptions, signalUnknownCredential, toCredentialJson } from './webauthn.js';

/**
 * Beginning of a ceremony.
 *
 * @typedef {object} CeremonyRequest
 * @property {string} appId
 * @property {string} [loginId]
 * @property {string} [country] of a phone number that was typed without its country code
 */

/** @typedef {{ session: any, loginId: string }} Login a proof, and the back end's answer to `getSessionByLoginId` */
/** @typedef {{ data: string, loginId: string, credentialId: string }} NewPasskey a passkey for a new account */

/**
 * Starts a ceremony, and has a passkey sign its challenge.
 *
 * @param {'login' | 'recover'} kind
 * @param {CeremonyRequest} request
 * @param {AbortSignal} signal
 */
async function getAssertion(kind, { appId, loginId, country }, signal) {
  const request = { appId, loginId: loginId || undefined, country };
  const { ceremonyId, publicKey } = await callPlatform(`${kind}/start`, request, signal);
  const options = { publicKey: parseOptions(publicKey, 'Request'), signal };
  return { ceremonyId, credential: toCredentialJson(await navigator.credentials.get(options)) };
}

/**
 * Makes a passkey. One that comes after its ceremony was aborted does not stay.
 *
 * @param {any} publicKey
 * @param {AbortSignal} signal
 * @param {{ mediation?: 'conditional' }} [extra]
 */
export async function createCredential(publicKey, signal, extra) {
  const options = { publicKey: parseOptions(publicKey, 'Creation'), signal, ...extra };
  const credential = toCredentialJson(await navigator.credentials.create(/** @type {any} */ (options)));
  if (!signal.aborted) return credential;
  signalUnknownCredential(credential.id);
  throw platformError('aborted');
}

// Refusals after which the platform does not keep a new passkey, and those after which it no longer keeps one that it
// had. After anything else, such as a lost answer, it may keep it.
export const NEVER_KEPT = ['passkey_refused', 'too_many_passkeys', 'ceremony_unknown'];
const NO_LONGER_KEPT = ['credential_unknown'];

/**
 * Ends a ceremony with a passkey; one that the platform does not keep is dropped.
 *
 * @param {string} path
 * @param {{ ceremonyId: string, credential: { id: string } | null }} body
 * @param {AbortSignal} [signal]
 * @param {string[]} droppedAfter codes of refusals
 * @returns {Promise<any>}
 */
export async function finishCeremony(path, body, signal, droppedAfter = NO_LONGER_KEPT) {
  try {
    return await callPlatform(path, body, signal);
  } catch (error) {
    const { code } = /** @type {import('./http.js').PlatformError} */ (error);
    if (body.credential && droppedAfter.includes(code)) signalUnknownCredential(body.credential.id);
    throw error;
  }
}

export const ceremonies = {
  /**
   * @param {CeremonyRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<Login>}
   */
  async login(request, signal) {
    return finishCeremony('login/finish', await getAssertion('login', request, signal), signal);
  },

  /**
   * @param {CeremonyRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<NewPasskey>}
   */
  async register(request, signal) {
    const { ceremonyId, publicKey } = await callPlatform('register/start', request, signal);
    const credential = await createCredential(publicKey, signal);
    const answer = await finishCeremony('register/finish', { ceremonyId, credential }, signal, NEVER_KEPT);
    return { ...answer, credentialId: credential.id };
  },

  /**
   * @param {CeremonyRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<Login>}
   */
  async recover(request, signal) {
    const assertion = await getAssertion('recover', request, signal);
    const { ceremonyId, publicKey } = await finishCeremony('recover/verify', assertion, signal);

    // The person has proven who they are. That this device holds a passkey already, or that they would rather not make
    // one, is no reason to turn them away.
    const credential = await createCredential(publicKey, signal).catch((error) => {
      if (signal.aborted) throw error;
      return null;
    });
    return finishCeremony('recover/finish', { ceremonyId, credential }, signal, NEVER_KEPT);
  },
};

/** @param {any} value */
const isObject = (value) => !!value && typeof value === 'object' && !Array.isArray(value);

/**
 * Turns a login into what `onLogin` is given: all that the back end answered, as it came, and whose it is. An answer
 * that is no object is the token.
 *
 * @param {Login} login
 * @param {OwnID.AuthType} authType
 * @returns {OwnID.LoginData}
 */
export function toLoginData({ session, loginId }, authType) {
  const answer = isObject(session) ? session : { token: session };
  const metadata = { loginId, authType, ...(isObject(answer.metadata) && answer.metadata) };
  return { loginId, session, ...answer, metadata };
}
