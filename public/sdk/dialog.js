// @ts-check
/* Dialog of `ownid('start', …)`, which is fetched when it is first wanted. */

import { autofill, beginCeremony } from './autofill.js';
import { ceremonies, toLoginData } from './ceremonies.js';
import { adoptStyle, createElement } from './dom.js';
import { callPlatform } from './http.js';
import { setRememberedLogin } from './remembered-login.js';
import { exchangeToken } from './session.js';
import { currentAppId, offersCodes, platformUrl, scriptAppId } from './settings.js';
import { describeError } from './texts.js';
import { webauthn } from './webauthn.js';

/**
 * Parts of the SDK that the dialog uses. It is a script of its own, and cannot import them.
 *
 * @typedef {ReturnType<typeof dialogContext>} DialogContext
 */

/** @param {import('./texts.js').Texts} texts */
const dialogContext = (texts) => ({
  appId: currentAppId(),
  offersCodes,
  texts,
  webauthn,
  autofill,
  beginCeremony,
  ceremonies,
  toLoginData,
  adoptStyle,
  createElement,
  callPlatform,
  setRememberedLogin,
  exchangeToken,
  describeError,
});

/**
 * Opens the dialog, and resolves once it is closed: to the result for the page, or to null.
 *
 * @param {'start' | 'verifyCode'} kind
 * @param {import('./texts.js').Texts} texts
 * @param {import('./start.js').DialogOptions} options
 * @returns {Promise<OwnID.StartResult | null>}
 */
export async function openDialog(kind, texts, options) {
  /** @type {typeof import('./start.js')} */
  const dialog = await import(`${platformUrl}/sdk/${encodeURIComponent(scriptAppId)}/start.js`);
  return dialog[kind](dialogContext(texts), options);
}
