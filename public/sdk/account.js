// @ts-check
/* Account of the person who is logged in at the platform's own site. */

import { fetchSite, readFromSite, toResult } from './http.js';

const ACCOUNT_PATH = '/api/account';

/** @type {OwnID.AccountApi} */
export const account = {
  get: () => readFromSite(ACCOUNT_PATH),
  update: async (patch) => toResult(await fetchSite(ACCOUNT_PATH, 'PATCH', patch)),
};
