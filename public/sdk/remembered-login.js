// @ts-check
/* The last login by passkey in this browser. */

import { scriptAppId } from './settings.js';

/** @typedef {{ loginId?: string }} RememberedLogin without a login id after a logout */

/** @param {{ appId?: string }} config */
const rememberedLoginKey = ({ appId }) => `ownid:${appId || scriptAppId}`;

/**
 * Reads the login. It is null where none is remembered, and where storage is switched off.
 *
 * @param {{ appId?: string }} config
 * @returns {RememberedLogin | null}
 */
export function getRememberedLogin(config) {
  try {
    return JSON.parse(localStorage.getItem(rememberedLoginKey(config)) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Remembers a login, or with null forgets it.
 *
 * @param {{ appId?: string }} config
 * @param {RememberedLogin | null} login
 */
export function setRememberedLogin(config, login) {
  try {
    localStorage.setItem(rememberedLoginKey(config), JSON.stringify(login));
  } catch {
    // Storage is switched off: the next visit begins without it.
  }
}
