// @ts-check
/* Settings of the SDK: the platform that served it, what that platform offers, and what the page gave to `init`.
 *
 * The server serves the modules of this folder as one script, within one function (`src/http/platform/sdk/script.rs`).
 * The strictest Content-Security-Policy suffices: it needs script-src and connect-src. */

// The platform is where this script came from: a page of another origin talks to it, not to itself.
const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
// Without a name and a password, which no request may have in its address.
const platform = new URL('..', src);

/** Base URL of the platform, without a slash at its end. */
export const platformUrl = platform.origin + platform.pathname.slice(0, -1);

/** Application that the script's address names. */
export const scriptAppId = decodeURIComponent(/** @type {string} */ (new URL(src).pathname.split('/').pop()));

/**
 * Logins by code. A platform offers them before a back end of another site, whose sessions are none of this platform's.
 */
export const offersCodes = CONFIG.codes;

/** Defaults that the page gave to `init`. @type {OwnID.InitConfig} */
export const defaults = {};

/** @returns {string} the application that the page named, or else that of the script's address */
export const currentAppId = () => defaults.appId || scriptAppId;

/**
 * Merges settings, later ones over earlier ones. Skips undefined: front-end packages pass every key, set or not.
 *
 * @template {object} T
 * @param {...(T | null | undefined)} parts
 * @returns {T}
 */
export function merge(...parts) {
  const entries = parts.flatMap((part) => Object.entries(part || {})).filter(([, value]) => value !== undefined);
  return /** @type {T} */ (Object.fromEntries(entries));
}
