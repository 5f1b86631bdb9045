/* The browser side of Vestibule's local platform: OwnID's documented widget, served at /sdk/{appId} as one script of these files,
 * within one function. This one has what the others need.
 * The strictest Content-Security-Policy suffices: it needs script-src and connect-src. */

// The platform is where this script came from: a page of another origin talks to it, not to itself.
const { src } = document.currentScript;
const { origin, pathname } = new URL('..', src); // Without a name and a password, which no request may have in its address.
const base = origin + pathname.slice(0, -1);
const ownAppId = decodeURIComponent(new URL(src).pathname.split('/').pop());
const webauthn = isSecureContext && navigator.credentials && window.PublicKeyCredential;
// Whether this platform logs people in by codes, which it says itself when it serves this script. It does before a back end of
// somebody else, whose sessions are none of ours.
const CODES = false;
const AUTOFILL_MS = 240_000; // A ceremony lives five minutes; autofill is offered anew before that.

// The texts in English, which the server puts in from the catalogues of the pages.
const ENGLISH = {};
const TEXTS = {};
/** The texts in a language, asked for once; in English when they do not come. */
const textsIn = (language) => {
  if (!language || /^en/i.test(language)) return Promise.resolve(ENGLISH);
  TEXTS[language] ||= fetch(`${base}/sdk/${ownAppId}/${encodeURIComponent(language)}`,
    { credentials: 'same-origin', signal: AbortSignal.timeout?.(3000) })
    .then((response) => (response.ok ? response.json() : ENGLISH))
    .catch(() => ENGLISH);
  return TEXTS[language];
};

/** Merges settings, skipping undefined: front-end packages pass every key, set or not. */
const merge = (...parts) => Object.fromEntries(
  parts.flatMap((part) => Object.entries(part || {})).filter(([, value]) => value !== undefined));

/** An element from an element, a React ref, an id or a selector. */
function find(target) {
  if (!target || target.nodeType) return target;
  if (typeof target !== 'string') return find(target.current);
  try { return document.getElementById(target) || document.querySelector(target); } catch { return null; }
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function icon(path) {
  const draw = (tag) => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = draw('svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(draw('path')).setAttribute('d', path);
  return svg;
}
const KEY = 'M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM2 20v-1a6 6 0 0 1 9-5M21 12a3 3 0 1 0-4 3v5l1.5 1.5L20 20l-1-1 1-1-1-1v-2a3 3 0 0 0 2-3Z';
const CHECK = 'M4.5 12.5l5 5 10-11';

/** Sets a field as a person would, so that React and its kin notice. */
function type(field, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Whether, and as whom, somebody logged in here by passkey. Storage may be switched off. */
function memory(config, ...value) {
  const key = `ownid:${config.appId || ownAppId}`;
  try {
    if (value.length) localStorage.setItem(key, JSON.stringify(value[0]));
    return JSON.parse(localStorage.getItem(key));
  } catch { return null; }
}

// --- WebAuthn as JSON

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

let rpId; // Whom the passkeys of this platform are for; the options of each ceremony say it.

/** Options from the server; browsers before 2025 cannot read them themselves. */
function parse(json, kind) {
  rpId = json.rpId || json.rp.id;
  const native = `parse${kind}OptionsFromJSON`;
  if (webauthn[native]) return webauthn[native](json);
  const bytes = (part) => part && { ...part, id: toBytes(part.id) };
  const options = { ...json, challenge: toBytes(json.challenge), user: bytes(json.user) };
  for (const list of ['allowCredentials', 'excludeCredentials']) options[list] = (json[list] || []).map(bytes);
  return options;
}

/** A credential, by hand: some password managers hand out one whose toJSON throws. */
function toJson({ id, rawId, type, response, authenticatorAttachment }) {
  const out = { transports: response.getTransports && response.getTransports() };
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[name]) out[name] = toText(response[name]);
  }
  const attachment = authenticatorAttachment || undefined;
  return { id, rawId: toText(rawId), type, response: out, clientExtensionResults: {}, authenticatorAttachment: attachment };
}

// --- The platform

const failure = (code, words = code, status) => Object.assign(new Error(words), { code, status });

/** One request; fails with the code of the platform's problem document. */
async function call(path, body, signal) {
  const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  // A ceremony is known by its id; on its own site, the platform also knows a recovery by its cookie.
  const response = await fetch(`${base}/platform/${path}`, { ...request, credentials: 'same-origin', signal })
    .catch((error) => { throw error.name === 'AbortError' ? error : failure('network'); });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw failure(answer.code || `http_${response.status}`, answer.detail, response.status);
}

/** Starts a ceremony and has a passkey prove itself. */
async function prove(kind, appId, loginId, signal, country) {
  const { ceremonyId, publicKey } = await call(`${kind}/start`, { appId, loginId: loginId || undefined, country }, signal);
  const options = { publicKey: parse(publicKey, 'Request'), signal };
  return { ceremonyId, credential: toJson(await navigator.credentials.get(options)) };
}

/** Tells the password manager that a passkey is worth nothing, so that it can drop it. */
const drop = (credentialId) => webauthn.signalUnknownCredential?.({ rpId, credentialId }).catch(() => {});

async function create(publicKey, signal, extra) {
  const made = toJson(await navigator.credentials.create({ publicKey: parse(publicKey, 'Creation'), signal, ...extra }));
  if (!signal.aborted) return made;
  drop(made.id);
  throw failure('aborted');
}

// What the platform says of a passkey that it never kept, and of one that it does not keep any more. After anything else, such
// as a lost answer, nobody knows.
const NEVER_KEPT = ['passkey_refused', 'too_many_passkeys', 'ceremony_unknown'];
const NOT_KEPT = ['credential_unknown'];

/** Ends a ceremony with a passkey; one of no worth does not stay. */
async function finish(path, body, signal, dead = NOT_KEPT) {
  try {
    return await call(path, body, signal);
  } catch (error) {
    if (body.credential && dead.includes(error.code)) drop(body.credential.id);
    throw error;
  }
}

/** Each ceremony, from its first request to what the page is told. */
const ceremonies = {
  async login(appId, loginId, signal, country) {
    return finish('login/finish', await prove('login', appId, loginId, signal, country), signal);
  },
  async register(appId, loginId, signal, country) {
    const { ceremonyId, publicKey } = await call('register/start', { appId, loginId, country }, signal);
    const credential = await create(publicKey, signal);
    return { ...await finish('register/finish', { ceremonyId, credential }, signal, NEVER_KEPT), credentialId: credential.id };
  },
  async recover(appId, loginId, signal, country) {
    const proof = await prove('recover', appId, loginId, signal, country);
    const { ceremonyId, publicKey } = await finish('recover/verify', proof, signal);
    // The person has proven who they are. That this device holds a passkey already, or that they
    // would rather not make one, is no reason to turn them away.
    const credential = await create(publicKey, signal).catch((error) => {
      if (signal.aborted) throw error;
      return null;
    });
    return finish('recover/finish', { ceremonyId, credential }, signal, NEVER_KEPT);
  },
};

const WORDS = { NotAllowedError: 'cancelled', InvalidStateError: 'exists', network: 'network',
  ConstraintError: 'unverified', NotSupportedError: 'unverified', user_not_verified: 'unverified',
  passkey_changed: 'passkeyChanged', credential_unknown: 'accountNotFound', user_unknown: 'accountNotFound', login_id_invalid: 'invalidFormat', ceremony_unknown: 'expired',
  code_wrong: 'codeWrong', code_malformed: 'codeMalformed', code_over: 'codeOver', code_locked: 'codeLocked' };

/** What went wrong: a code for the page, and words for the person. */
function explain({ code, name, status }, texts) {
  const key = typeof code === 'string' ? code : name;
  const message = texts[WORDS[key] || (status === 429 ? 'tooMany' : 'failed')];
  return { code: key === 'NotAllowedError' ? 'cancelled' : key, message };
}

const isObject = (value) => !!value && typeof value === 'object' && !Array.isArray(value);

/** What `onLogin` is given: all that the back end answered to `getSessionByLoginId`, as it came, and whose it is. An answer that is
 *  no object is the token. */
function handed({ session, loginId }, authType) {
  const answer = isObject(session) ? session : { token: session };
  return { loginId, session, ...answer, metadata: { loginId, authType, ...(isObject(answer.metadata) && answer.metadata) } };
}

/** A password nobody knows, for back ends that insist on one: a string at once, with a capital, a digit and a sign. */
function password(length = 16, capitals = 1, numbers = 1, signs = 1) {
  const LETTERS = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789', '@$%*&^-+!#_='];
  // Numbers beyond the last whole multiple are drawn again, so that each is as likely.
  const below = (limit) => {
    const [number] = crypto.getRandomValues(new Uint32Array(1));
    return number < 2 ** 32 - (2 ** 32 % limit) ? number % limit : below(limit);
  };
  const some = (count, kind) => Array.from({ length: count }, () => LETTERS[kind][below(LETTERS[kind].length)]);
  const chosen = [...some(capitals, 1), ...some(numbers, 2), ...some(signs, 3)].slice(0, length);
  chosen.push(...some(Math.max(0, length - chosen.length), 0));
  for (let at = chosen.length - 1; at > 0; at -= 1) {
    const other = below(at + 1);
    [chosen[at], chosen[other]] = [chosen[other], chosen[at]];
  }
  return chosen.join('');
}

// --- One ceremony at a time

let running = null;

/** Opens a ceremony that was asked for; whatever went on before, autofill included, gives way. */
function begin() {
  autofill.stop();
  if (running) running.abort();
  running = new AbortController();
  return running.signal;
}

/** Passkeys in the login field's autofill list, for one widget at a time. */
const autofill = {
  failures: 0,
  /** A ceremony for it. The pages of this tab share it as long as it lives, since most are never used. */
  async ceremony(appId, signal) {
    const key = `ownid:autofill:${appId}`;
    const keep = (ceremony) => { try { sessionStorage.setItem(key, JSON.stringify(ceremony)); } catch { /* Then each page has its own. */ } };
    try {
      const kept = JSON.parse(sessionStorage.getItem(key));
      if (kept?.until > Date.now()) return { ...kept, used: () => keep(null) };
    } catch { /* As above. */ }
    const begun = { ...await call('login/start', { appId }, signal), until: Date.now() + AUTOFILL_MS };
    keep(begun);
    return { ...begun, used: () => keep(null) };
  },
  stop() {
    clearTimeout(this.timer);
    if (this.controller) this.controller.abort();
  },
  async offer(owner) {
    const field = find(owner.config.loginIdField);
    if (owner.gone || !webauthn || !field || !/\bwebauthn\b/.test(field.getAttribute('autocomplete'))) return;
    this.stop();
    const { signal } = (this.controller = new AbortController());
    const again = (ms) => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.offer(owner), ms);
    };
    this.owner = owner;
    let proof;
    try {
      const available = webauthn.isConditionalMediationAvailable;
      if (!available || !(await available.call(webauthn)) || signal.aborted) return;
      const { ceremonyId, publicKey, until, used } = await this.ceremony(owner.appId, signal);
      again(until - Date.now());
      const options = { publicKey: parse(publicKey, 'Request'), signal, mediation: 'conditional' };
      proof = { ceremonyId, credential: toJson(await navigator.credentials.get(options)) };
      used();
      clearTimeout(this.timer);
      this.controller = null; // The person has chosen: nothing may interrupt from here.
      owner.show('busy');
      await owner.enter(await finish('login/finish', proof));
    } catch (error) {
      if (signal.aborted || owner.gone) return;
      if (proof) owner.fail(error); // Before a passkey was chosen, nobody waits for anything.
      // Ever more slowly, so that neither a broken network nor an eager key makes a storm.
      again(Math.min(1000 * 2 ** (this.failures += 1), AUTOFILL_MS));
    }
  },
};
