// @ts-check
/* Session at the platform's own site, for its own pages and for those of the origins that it names. The browser sends
 * the session's cookie along, which it does between the origins of one site alone. */

import { fetchSite, platformError, readFromSite, toResult } from './http.js';
import { getRememberedLogin, setRememberedLogin } from './remembered-login.js';
import { defaults, offersCodes } from './settings.js';

const SESSION_PATH = '/api/account/sessions/current';

/**
 * Exchanges the token of a login for the browser's session at the platform's own site, by a cookie that no script
 * reads. Before a back end of another site, the token is the page's to use.
 *
 * @param {unknown} token
 */
export async function exchangeToken(token) {
  if (offersCodes) return;
  const { error } = await toResult(await fetchSite('/session', 'POST', { token }));
  if (error) throw platformError(error.code, error.message);
}

/** @type {OwnID.SessionApi} */
export const session = {
  get: () => readFromSite(SESSION_PATH),

  async create({ token }) {
    if (offersCodes) {
      const message = 'The sessions here are those of another back end.';
      return { error: { code: 'unsupported', message }, data: null };
    }
    const exchanged = await toResult(await fetchSite('/session', 'POST', { token }));
    return exchanged.error ? exchanged : toResult(await fetchSite(SESSION_PATH, 'GET'));
  },

  update: async (payload) => toResult(await fetchSite(SESSION_PATH, 'PUT', { payload })),

  // Forgets the login id, but not that a passkey was used here: the next person at this browser reads no name, and its
  // owner keeps the short way in.
  async revoke() {
    if (getRememberedLogin(defaults)) setRememberedLogin(defaults, {});
    const { error } = await toResult(await fetchSite(SESSION_PATH, 'DELETE'));
    return { error: error?.code === 'not_logged_in' ? null : error, data: null };
  },
};
