/* The session and the account at the platform's own site, for its own pages and for those of the origins that it names. The browser
 * sends the session's cookie along, which it does between the origins of one site alone. */

const SESSION = '/api/account/sessions/current';
const ask = (path, method, body) => {
  const headers = { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) };
  return fetch(base + path, { method, credentials: 'include', headers, body }).catch(() => null);
};

/** What is wrong with the fields of a change: `{field, code, message}`, the field by its name in the profile. */
const mistakes = ({ errors, pointer, code, detail }) => (errors || (pointer ? [{ pointer, code, detail }] : []))
  .map((mistake) => ({
    field: mistake.pointer.replace(/^\/profile(?=\/|$)/, '').split('/').slice(1).join('.')
      .replace(/~1/g, '/').replace(/~0/g, '~'),
    code: mistake.code,
    message: mistake.detail,
  }));

/** An answer of the platform's own site, as `{error, data}`. */
async function told(response) {
  const answer = await response?.json().catch(() => null);
  if (response?.ok) return { error: null, data: answer };
  const code = response ? answer?.code || `http_${response.status}` : 'network';
  return { error: { code, message: answer?.detail || code, errors: mistakes(answer || {}) }, data: null };
}

/** Resolves to what there is, and rejects when nobody is logged in: `.then(loggedIn).catch(loggedOut)`. */
async function demand(path) {
  const { error, data } = await told(await ask(path, 'GET'));
  if (error) throw Object.assign(new Error(error.message), error);
  return data;
}

/** The token of a login becomes the browser's session at the platform's own site, by a cookie that no script reads. Before a back
 *  end of somebody else it is the page's to use. */
async function trade(token) {
  if (CODES) return;
  const { error } = await told(await ask('/session', 'POST', JSON.stringify({ token })));
  if (error) throw failure(error.code, error.message);
}

const account = {
  /** The account of the person who is logged in. */
  get: () => demand('/api/account'),
  /** Changes the account: `{profile: {…}}`, a JSON Merge Patch. Resolves to the account as it is then, or to what is wrong with
   *  which field. */
  update: async (patch) => told(await ask('/api/account', 'PATCH', JSON.stringify(patch))),
};

const session = {
  /** The session of this browser. */
  get: () => demand(SESSION),
  /** Begins it with what `onLogin` was given. */
  create: async ({ token }) => {
    if (CODES) return { error: { code: 'unsupported', message: 'The sessions here are those of another back end.' }, data: null };
    const traded = await told(await ask('/session', 'POST', JSON.stringify({ token })));
    return traded.error ? traded : told(await ask(SESSION, 'GET'));
  },
  /** Replaces what the site keeps in the session, an object, and resolves to the session as it is then. */
  update: async (payload) => told(await ask(SESSION, 'PUT', JSON.stringify({ payload }))),
  /** Logs out. The login id is forgotten, that a passkey was used here is not: the next person at
   *  this browser reads no name, and its owner keeps the short way in. */
  async revoke() {
    if (memory(defaults)) memory(defaults, {});
    const { error } = await told(await ask(SESSION, 'DELETE'));
    return { error: error?.code === 'not_logged_in' ? null : error, data: null };
  },
};
