/* The methods of `ownid(method, …)`, and the calls that were made before this script arrived. */

/** Adds a passkey for somebody who is logged in; `authToken` is their site's word for it. With `mediation: 'conditional'`
 *  the password manager makes it by itself, right after a login by password, or not at all. */
async function enroll(loginId, authToken, { mediation } = {}) {
  if (!webauthn) throw failure('unsupported');
  const conditional = mediation === 'conditional';
  if (conditional && !(await webauthn.getClientCapabilities?.())?.conditionalCreate) throw failure('unsupported');
  const signal = begin();
  const appId = defaults.appId || ownAppId;
  const vouched = { appId, loginId, authToken, ...(conditional && { mediation }) };
  const { ceremonyId, publicKey } = await call('enroll/start', vouched, signal);
  const credential = await create(publicKey, signal, conditional ? { mediation } : {});
  return finish('enroll/finish', { ceremonyId, credential }, signal, NEVER_KEPT);
}

const currentApp = () => defaults.appId || ownAppId;

/** Fetches the dialog when it is first wanted, and opens it. */
async function openDialog(way, texts, options) {
  const dialog = await import(`${base}/sdk/${encodeURIComponent(ownAppId)}/start.js`);
  const lent = { appId: currentApp(), autofill, begin, call, ceremonies, codes: CODES, explain, handed, make, memory, texts, trade, webauthn };
  return dialog[way](lent, options);
}

/** The dialog that does all of it: `providers` act for the page's site, `events` tell the page. */
async function start(options) {
  const given = merge(defaults, options);
  return openDialog('start', await textsIn(given.language), given);
}

const methods = {
  init: (config) => void Object.assign(defaults, merge(config)),
  render: async (config) => (await render(config?.type, config)).id,
  login: (config) => methods.render({ ...config, type: 'login' }),
  register: (config) => methods.render({ ...config, type: 'register' }),
  recover: (config) => methods.render({ ...config, type: 'recover' }),
  async reRender(key, changes) {
    const old = matching(key).pop();
    if (!old) throw failure('unknown_widget');
    const { payload, typed, made, bound, id } = old;
    old.payload = null; // A change of language must not cost the passkey that was just made.
    const widget = await render(old.method, merge(old.config, { id }, changes));
    Object.assign(widget, { payload, typed, made, bound });
    if (payload) widget.show('done');
    return id;
  },
  destroy: (key) => matching(key).forEach((widget) => widget.destroy()),
  auth: (loginId) => authenticate(loginId, { onLogin: defaults.onLogin || null }),
  reauth: (loginId) => authenticate(loginId, { onLogin: defaults.onReauth || null }),
  activateReturningUsersPrompt: prompt,
  enrollCredential: enroll,
  start,
};

/** The answer of a method: it always resolves, to `{error, data}`. */
async function answer(method, ...args) {
  if (method === 'getOwnIDData') {
    const widget = matching(args[0] || 'register').pop();
    widget?.edited(); // A script may have changed the login id without an event.
    return widget?.payload || { error: true, message: 'No passkey has been made yet.' };
  }
  try {
    if (!Object.prototype.hasOwnProperty.call(methods, method)) throw failure('unknown_method');
    return { error: null, data: (await methods[method](...args)) ?? null };
  } catch ({ code, name, message }) {
    // A DOMException has a number of old for its code; its name says what it is.
    return { error: { code: typeof code === 'string' ? code : name, message }, data: null };
  }
}

/** The one entry. A password is made at once; everything else is a promise. */
const ownid = (method, ...args) => (method === 'generateOwnIDPassword' ? password(...args) : answer(method, ...args));
Object.assign(ownid, { version: '1.0.0', headless: headless({}), account, session, generateOwnIDPassword: password });

// Calls made before this script arrived, in their order, as arrays or as `arguments`. Their promises
// were resolved by the loader, so failures have nowhere to go.
const { q: queue = [] } = window.ownid || {};
window.ownid = ownid;
for (const entry of queue) ownid(...entry);
