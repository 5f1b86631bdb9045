// @ts-check
/* Requests to the platform, and to the site that it belongs to. */

import { platformUrl } from './settings.js';

/** @typedef {Error & { code: string, status?: number }} PlatformError */

/**
 * Makes an error that has a code for programs.
 *
 * @param {string} code
 * @param {string} [message]
 * @param {number} [status] of the platform's answer
 * @returns {PlatformError}
 */
export const platformError = (code, message = code, status) => Object.assign(new Error(message), { code, status });

/**
 * Asks the platform; fails with the code of its problem document.
 *
 * @param {string} path
 * @param {object} body
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function callPlatform(path, body, signal) {
  const response = await fetch(`${platformUrl}/platform/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    // A ceremony is known by its id; on its own site, the platform also knows a recovery by its cookie.
    credentials: 'same-origin',
    signal,
  }).catch((error) => {
    throw error.name === 'AbortError' ? error : platformError('network');
  });

  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw platformError(answer.code || `http_${response.status}`, answer.detail, response.status);
}

/**
 * Asks the platform's own site, with the cookie of its session.
 *
 * @param {string} path
 * @param {string} method
 * @param {object} [body]
 * @returns {Promise<Response | null>} null when no answer came
 */
export function fetchSite(path, method, body) {
  const headers = { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) };
  const request = {
    method,
    headers,
    body: body && JSON.stringify(body),
    credentials: /** @type {const} */ ('include'),
  };
  return fetch(platformUrl + path, request).catch(() => null);
}

/**
 * Turns an answer of the site into `{error, data}`.
 *
 * @param {Response | null} response
 * @returns {Promise<OwnID.Result<any, OwnID.ChangeError>>}
 */
export async function toResult(response) {
  const answer = await response?.json().catch(() => null);
  if (response?.ok) return { error: null, data: answer };
  const code = response ? answer?.code || `http_${response.status}` : 'network';
  return { error: { code, message: answer?.detail || code, errors: toFieldErrors(answer || {}) }, data: null };
}

/**
 * Turns the pointers of a problem document (RFC 9457, RFC 6901) into names of the profile's fields.
 *
 * @param {{ errors?: any[], pointer?: string, code?: string, detail?: string }} problem
 * @returns {OwnID.FieldError[]}
 */
export function toFieldErrors({ errors, pointer, code, detail }) {
  return (errors || (pointer ? [{ pointer, code, detail }] : [])).map((error) => ({
    field: toFieldName(error.pointer),
    code: error.code,
    message: error.detail,
  }));
}

/** @param {string} pointer such as `/profile/address/zip`, for `address.zip` */
function toFieldName(pointer) {
  const names = pointer
    .replace(/^\/profile(?=\/|$)/, '')
    .split('/')
    .slice(1);
  return names.join('.').replace(/~1/g, '/').replace(/~0/g, '~');
}

/**
 * Reads from the site; rejects when nobody is logged in, as pages expect it: `.then(loggedIn).catch(loggedOut)`.
 *
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function readFromSite(path) {
  const { error, data } = await toResult(await fetchSite(path, 'GET'));
  if (error) throw Object.assign(new Error(error.message), error);
  return data;
}
