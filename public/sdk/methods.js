// @ts-check
/* Methods of `ownid(method, …)`, and the calls that were made before this script arrived. */

import { account } from './account.js';
import { beginCeremony } from './autofill.js';
import { createCredential, finishCeremony, NEVER_KEPT } from './ceremonies.js';
import { openDialog } from './dialog.js';
import { headless } from './headless.js';
import { callPlatform, platformError } from './http.js';
import { generatePassword } from './password.js';
import { activatePrompt, authenticate, renderAgain, renderWidget } from './render.js';
import { session } from './session.js';
import { currentAppId, defaults, merge } from './settings.js';
import { loadTexts } from './texts.js';
import { webauthn } from './webauthn.js';
import { findWidgets } from './widget.js';

/**
 * Adds a passkey for a person who is logged in at the site that signed `authToken`. With `mediation: 'conditional'` the
 * password manager makes it by itself, right after a login by password, or not at all.
 *
 * @param {string} loginId
 * @param {string} authToken
 * @param {OwnID.EnrollOptions} options
 * @returns {Promise<OwnID.Passkey>}
 */
async function enrollCredential(loginId, authToken, { mediation } = {}) {
  if (!webauthn) throw platformError('unsupported');
  const extra = mediation === 'conditional' ? { mediation } : {};
  if (extra.mediation && !(await webauthn.getClientCapabilities?.())?.conditionalCreate) {
    throw platformError('unsupported');
  }

  const { signal } = beginCeremony();
  const request = { appId: currentAppId(), loginId, authToken, ...extra };
  const { ceremonyId, publicKey } = await callPlatform('enroll/start', request, signal);
  const credential = await createCredential(publicKey, signal, extra);
  return finishCeremony('enroll/finish', { ceremonyId, credential }, signal, NEVER_KEPT);
}

/**
 * Opens the dialog that does all of it: `providers` act for the page's site, `events` tell the page.
 *
 * @param {OwnID.StartOptions} [options]
 */
async function startDialog(options) {
  const merged = merge(/** @type {OwnID.StartOptions} */ (defaults), options);
  return openDialog('start', await loadTexts(merged.language), merged);
}

/** @type {Record<string, (...args: any[]) => unknown>} */
const methods = {
  init: (config) => void Object.assign(defaults, merge(config)),
  render: async (config) => (await renderWidget(config?.type, config)).id,
  login: (config) => methods.render({ ...config, type: 'login' }),
  register: (config) => methods.render({ ...config, type: 'register' }),
  recover: (config) => methods.render({ ...config, type: 'recover' }),
  reRender: renderAgain,
  destroy: (key) => {
    for (const widget of findWidgets(key)) widget.destroy();
  },
  auth: (loginId) => authenticate(loginId, { onLogin: defaults.onLogin || null }),
  reauth: (loginId) => authenticate(loginId, { onLogin: defaults.onReauth || null }),
  activateReturningUsersPrompt: activatePrompt,
  enrollCredential,
  start: startDialog,
};

/**
 * Reads the passkey of a registration widget.
 *
 * @param {string} key an id or a type
 * @returns {OwnID.Registration | OwnID.MissingRegistration}
 */
function getRegistration(key = 'register') {
  const widget = findWidgets(key).pop();
  // A script may have changed the login id without an event.
  widget?.edited();
  return widget?.registration || { error: true, message: 'No passkey has been created yet.' };
}

/**
 * Calls a method. The promise always resolves.
 *
 * @param {string} method
 * @param {unknown[]} args
 */
async function callMethod(method, args) {
  if (method === 'getOwnIDData') return getRegistration(/** @type {string | undefined} */ (args[0] || undefined));
  try {
    if (!Object.keys(methods).includes(method)) throw platformError('unknown_method');
    return { error: null, data: (await methods[method](...args)) ?? null };
  } catch (error) {
    const { code, name, message } = /** @type {any} */ (error);
    // A DOMException has a number of old for its code; its name says what it is.
    return { error: { code: typeof code === 'string' ? code : name, message }, data: null };
  }
}

/**
 * Entry of the SDK. A password is made at once; any other answer is a promise.
 *
 * @param {string} method
 * @param {...any} args
 * @returns {any}
 */
const entry = (method, ...args) =>
  method === 'generateOwnIDPassword' ? generatePassword(...args) : callMethod(method, args);

// The calls that were made before this script arrived, in their order, as arrays or as `arguments`. Their promises were
// resolved by the loader, so failures have nowhere to go.
const { q: queue = [] } = /** @type {{ q?: [string, ...unknown[]][] }} */ (window.ownid || {});
window.ownid = Object.assign(entry, {
  version: '1.0.0',
  headless: headless({}),
  account,
  session,
  generateOwnIDPassword: generatePassword,
});
for (const call of queue) entry(...call);
