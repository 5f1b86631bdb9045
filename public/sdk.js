/* The browser side of Vestibule's local platform: OwnID's documented widget, served at /sdk/{appId}.
 * The strictest Content-Security-Policy suffices: it needs script-src and connect-src. */
(() => {
'use strict';

const earlier = window.ownid;
if (earlier && earlier.version) return; // A page that loads the SDK twice keeps its widgets.

// The platform is where this script came from: a page of another origin talks to it, not to itself.
const { src } = document.currentScript;
const base = new URL('..', src).href.slice(0, -1);
const ownAppId = decodeURIComponent(new URL(src).pathname.split('/').pop());
const webauthn = isSecureContext && navigator.credentials && window.PublicKeyCredential;
// Whether this platform logs people in by codes, which it says itself when it serves this script.
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

// --- The widget

const defaults = {}; // What `init` was given.
const widgets = [];
const matching = (key) => widgets.filter(({ id, method }) => id === key || method === key);
let count = 0;

class Widget {
  payload = null; // What `register` made, until it is undone or its login id edited.
  bound = [];
  edit = () => this.edited();

  constructor(method, config) {
    const { id = `ownid-${method}-${(count += 1)}`, appId = ownAppId } = config;
    Object.assign(this, { method, config, id, appId, texts: ENGLISH });
    this.translated = textsIn(config.language).then((texts) => (this.texts = texts));
  }

  /** Where to draw: inside an element, or beside a field. */
  place() {
    const { element, targetElement, passwordField, targetField, loginIdField } = this.config;
    this.inside = find(element) || find(targetElement);
    this.beside = find(passwordField) || find(targetField) || (this.method === 'recover' && find(loginIdField));
    return (this.anchor = this.inside || this.beside);
  }

  draw() {
    const { config, texts, inside, beside, method } = this;
    const full = ['ownid-auth-button', 'standalone-button', 'client-button'].includes(config.variant);
    const start = config.widgetPosition === 'start';
    const span = (className, ...children) => make('span', { className }, ...children);
    const word = (state, path, ...words) =>
      span(`ownid-word ownid-${state}`, icon(path), span(full ? '' : 'ownid-quiet', ...words));
    const done = method === 'register' ? [`${texts.ready} `, make('u', {}, texts.undo)] : [texts.through];
    // All words lie in one cell and all but one are hidden, so the width never changes.
    this.button = make('button', { className: 'ownid-button', type: 'button', disabled: !webauthn },
      word('idle', KEY, webauthn ? texts[method] : texts.unsupported),
      word('busy', KEY, texts.waiting), word('done', CHECK, ...done));
    this.note = span('ownid-note');
    this.note.setAttribute('role', 'status');
    this.root = span(`ownid-widget ownid-${full ? 'full' : 'icon'}`, this.button, this.note);
    if (config.infoTooltip ?? !full) {
      const tip = make('span', { className: 'ownid-tip', id: `${this.id}-tip` }, webauthn ? texts.tip : texts.unsupported);
      tip.setAttribute('role', 'tooltip');
      this.button.setAttribute('aria-describedby', tip.id);
      this.root.append(tip);
    }
    if (!inside && !full && config.addOrStatement !== false) {
      this.root[start ? 'append' : 'prepend'](span('ownid-or', texts.or));
    }
    if (inside) inside.append(this.root);
    // A button within a label would take the label from its field.
    else (beside.closest('label') || beside)[start ? 'before' : 'after'](this.root);
    this.button.addEventListener('click', () => this.press());
    this.field = find(config.loginIdField);
    this.field?.addEventListener('input', this.edit);
    this.show('idle');
  }

  /** Draws a state: idle, busy, done. */
  show(state) {
    this.state = state;
    if (!this.root) return;
    this.root.dataset.state = state;
    this.button.setAttribute('aria-busy', String(state === 'busy'));
    this.say(state === 'busy' ? this.texts.waiting : '', true);
  }

  /** The note is read aloud; it is seen too, unless the button says the same. */
  say(words, quiet = false) {
    if (!this.root || (this.config.tooltip === false && !quiet)) return;
    this.note.classList.toggle('ownid-quiet', quiet);
    this.note.textContent = words;
  }

  loginId() {
    return this.config.loginId || (find(this.config.loginIdField)?.value ?? '').trim();
  }

  /** Of a phone number that is typed without its country code, where the page asks for it: the server reads both together. */
  country() {
    return find(this.config.countryField)?.value || undefined;
  }

  /** Asks for a login id where one is needed; the page may use its own words and hide ours. */
  async complain() {
    const { loginIdPattern, onLoginIdError, loginIdField } = this.config;
    const loginId = this.loginId();
    const pattern = new RegExp(loginIdPattern || '^[^\\s@]+@[^\\s@]+$|^\\+[\\d\\s().-]{6,}$');
    // Logging in needs none: passkeys know their owner.
    if (loginId ? pattern.test(loginId) : this.method !== 'register') return false;
    const kind = loginId ? 'invalidFormat' : 'empty';
    const message = this.texts[kind];
    const answer = await onLoginIdError?.({ message, type: kind });
    if (!answer?.hideTooltip) this.say(message);
    find(loginIdField)?.focus();
    return true;
  }

  async press() {
    if (this.state === 'busy') return;
    if (this.payload) {
      drop(this.made); // The person took it back.
      this.reset();
    } else if (!(await this.complain()) && (await this.run()).error) this.resume();
  }

  async run() {
    const signal = begin();
    const typed = this.loginId();
    this.show('busy');
    try {
      const data = await ceremonies[this.method](this.appId, typed, signal, this.country());
      if (signal.aborted) throw failure('aborted');
      await (this.method === 'register' ? this.chosen(data, typed) : this.enter(data));
      return { error: null, data };
    } catch (error) {
      if (!signal.aborted) return { error: this.fail(error) };
      this.show('idle'); // Another widget was pressed instead, or this one is gone.
      return { error: failure('aborted') };
    }
  }

  /** A login succeeded: hands the token to the page. */
  async enter(data) {
    const { onBeforeLogin, onLogin } = this.config;
    await onBeforeLogin?.(data);
    memory(this.config, { loginId: data.loginId });
    this.show('done');
    await onLogin?.(data);
  }

  /** A passkey was made: keeps it for the form, and puts the password out of the way. */
  async chosen({ data, loginId, credentialId }, typed) {
    const { onBeforeRegister, onRegister, passwordFieldBinding } = this.config;
    const payload = { error: null, data, loginId };
    await onBeforeRegister?.(payload);
    // The login id may have been edited meanwhile, and the passkey is bound to the old one.
    if (this.loginId() !== typed) return this.show('idle');
    Object.assign(this, { payload, typed, made: credentialId });
    this.show('done');
    if (passwordFieldBinding !== false) this.bind();
    return onRegister?.(payload);
  }

  edited() {
    if (this.state === 'idle') this.say('');
    if (this.payload && ![this.typed, this.payload.loginId].includes(this.loginId())) this.reset();
  }

  reset() {
    this.payload = null;
    for (const { field, disabled, value } of this.bound.splice(0)) {
      type(field, value);
      field.disabled = disabled;
    }
    this.show('idle');
  }

  /** Fills and disables the password fields. Back ends that insist on a password get one nobody
   *  knows; a form that is posted as it stands sends none, since disabled fields are not sent. */
  bind() {
    const { passwordField, confirmPasswordContainer } = this.config;
    const password = `${toText(crypto.getRandomValues(new Uint8Array(24)))}aA1!`;
    for (const place of [passwordField].concat(confirmPasswordContainer).map(find).filter(Boolean)) {
      for (const field of place.matches('input') ? [place] : place.querySelectorAll('input')) {
        this.bound.push({ field, disabled: field.disabled, value: field.value });
        type(field, password);
        field.disabled = true;
      }
    }
  }

  fail(error) {
    const told = explain(error, this.texts);
    // Thrown by the page's own handler: its developer wants to see where.
    if (typeof error.code === 'undefined') reportError(error);
    this.show('idle');
    this.say(told.message);
    // Only after a real passkey, and by the back end itself: nobody can probe addresses with it.
    if (told.code === 'user_unknown') this.config.onLoginIdError?.({ ...told, type: 'accountNotFound' });
    this.config.onError?.(told);
    return told;
  }

  resume() {
    if (this.method === 'login') autofill.offer(this);
  }

  destroy() {
    this.gone = true;
    if (this.state === 'busy') running?.abort();
    if (autofill.owner === this) autofill.stop();
    if (this.payload) this.reset();
    this.field?.removeEventListener('input', this.edit);
    this.root?.remove();
    this.panel?.remove();
    widgets.splice(widgets.indexOf(this), 1);
  }
}

// --- The methods

async function render(method, given, panel) {
  const config = merge(defaults, given);
  if (!ceremonies[method]) throw failure('unknown_type');
  const widget = Object.assign(new Widget(method, config), { panel });
  if (document.readyState === 'loading' && !widget.place()) {
    await new Promise((ready) => document.addEventListener('DOMContentLoaded', ready));
  }
  if (!widget.place()) throw failure('no_place');
  // Drawn twice into one place, the later wins: a page that runs again has one button, not two.
  for (const old of [...widgets]) {
    if (old.id === widget.id || (old.method === method && old.anchor === widget.anchor)) old.destroy();
  }
  widgets.push(widget); // Before anything is awaited, so that destroy finds it.
  if (method === 'login' && (await config.checkSession?.())) widget.destroy();
  await widget.translated;
  if (widget.gone) return widget;
  widget.draw();
  widget.resume();
  return widget;
}

/** A login without a widget, by one that is never drawn. */
async function authenticate(loginId, changes) {
  if (!webauthn) throw failure('unsupported');
  const { owner } = autofill;
  const { error, data } = await new Widget('login', merge(defaults, { loginId }, changes)).run();
  if (!error) return data;
  if (owner) autofill.offer(owner);
  throw error;
}

/** Autofill in the login field; and whoever logged in here by passkey is one press away from it. */
async function prompt(given) {
  const loginIdField = document.querySelector('input[autocomplete~=webauthn]');
  const config = merge({ loginIdField }, defaults, given);
  const { welcome, later } = await textsIn(config.language);
  const before = memory(config);
  const panel = make('section', { className: 'ownid-prompt', ariaLabel: welcome },
    make('strong', {}, welcome), make('span', {}, before?.loginId || ''));
  const own = { id: 'ownid-prompt', element: panel, variant: 'ownid-auth-button' };
  const widget = await render('login', merge(config, before, own), panel);
  const no = make('button', { className: 'ownid-later', type: 'button' }, later);
  no.addEventListener('click', () => {
    memory(config, null);
    panel.remove(); // Autofill stays.
  });
  panel.append(no);
  if (webauthn && before && !widget.gone) document.body.append(panel);
  return widget.id;
}

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

/** The dialog that does all of it: `providers` act for the page's site, `events` tell the page. */
async function start(options) {
  const given = merge(defaults, options);
  const dialog = await import(`${base}/sdk/${encodeURIComponent(ownAppId)}/start.js`);
  const texts = await textsIn(given.language);
  const lent = { appId: currentApp(), autofill, begin, call, ceremonies, explain, make, memory, texts, trade, CODES, webauthn };
  return dialog.start(lent, given);
}

/** On the platform's own site a token becomes a cookie session; elsewhere it is the page's to use. */
async function trade(token) {
  if (new URL(base).origin !== location.origin) return;
  const response = await ask('/session', 'POST', JSON.stringify({ token }));
  if (!response?.ok) throw failure(response ? `http_${response.status}` : 'network', undefined, response?.status);
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
  auth: (loginId) => authenticate(loginId),
  reauth: (loginId) => authenticate(loginId, { onLogin: defaults.onReauth || null }),
  activateReturningUsersPrompt: prompt,
  enrollCredential: enroll,
  start,
};

// --- Headless: the same steps without anything of ours on the page

const failed = (error) => ({ error: explain(error, ENGLISH) });

// What somebody has proved, by the access token that the page was given for it: good for one login in this page.
const proofs = new Map();
function proven(data, byPasskey) {
  if (byPasskey) memory(defaults, { loginId: data.loginId });
  const accessToken = toText(crypto.getRandomValues(new Uint8Array(24)));
  proofs.set(accessToken, data);
  return { accessToken, loginId: data.loginId };
}

/** Something that a person does: it can be called off, and settles to its fruit or to `{error}`. */
function controlled(work) {
  const signal = begin();
  const mine = running;
  return { whenSettled: work(signal).catch(failed), abort: () => mine.abort() };
}

/** The codes of one kind of address. */
function verification(loginId, fits) {
  const isAvailable = async () => CODES && !!loginId && fits(loginId);
  async function begun() {
    if (!(await isAvailable())) throw failure('unsupported');
    const { language } = defaults;
    const { ceremonyId } = await call('code/start', { appId: currentApp(), loginId, language });
    let settle;
    const whenSettled = new Promise((resolve) => { settle = resolve; });
    const over = (answer) => { settle(answer); return answer; };
    return {
      challenge: { channel: { channel: loginId }, methods: { otp: { length: 6 } } },
      whenSettled,
      /** A wrong code, or none at all, leaves the challenge open: the person may type another. */
      async completeWithCode(code) {
        const answer = await call('code/finish', { ceremonyId, code: String(code) }).then((data) => proven(data), failed);
        return ['code_wrong', 'code_malformed'].includes(answer.error?.code) ? answer : over(answer);
      },
      resend: () => call('code/again', { ceremonyId, language }).catch(failed),
      cancel: async () => over({ error: explain(failure('aborted'), ENGLISH) }),
    };
  }
  return { isAvailable, start: () => begun().catch(failed) };
}

function headless(context) {
  const { loginId, accessToken } = context;
  const isPhone = (text) => /^\+/.test(text);
  const isAvailable = async () => !!webauthn;
  const passkey = (work) => ({
    isAvailable,
    start: async () => (webauthn ? controlled(work) : failed(failure('unsupported'))),
  });
  const verifications = {
    email: verification(loginId, (text) => !isPhone(text)),
    phone: verification(loginId, isPhone),
  };
  return {
    withContext: (more) => headless({ ...more }),
    auth: {
      /** What this browser and this platform can do; whether there is an account, nobody is told before a proof. */
      async discover() {
        if (!loginId) return failed(failure('login_id_invalid'));
        const code = isPhone(loginId) ? 'phone' : 'email';
        const ways = [['PasskeyAuth', await isAvailable()],
          [code === 'phone' ? 'PhoneNumberVerification' : 'EmailVerification', await verifications[code].isAvailable()]];
        return { operations: ways.filter(([, can]) => can).map(([type]) => ({ type })) };
      },
      async login() {
        const data = proofs.get(accessToken);
        if (!data) return failed(failure('ceremony_unknown'));
        proofs.delete(accessToken);
        return { sessionPayload: { token: data.token }, loginId: data.loginId };
      },
    },
    passkeys: {
      auth: passkey(async (signal) => proven(await ceremonies.login(currentApp(), loginId, signal), true)),
      create: passkey(async (signal) => {
        const made = await ceremonies.register(currentApp(), loginId, signal);
        return { ownIdData: made.data, loginId: made.loginId };
      }),
      recover: passkey(async (signal) => proven(await ceremonies.recover(currentApp(), loginId, signal), true)),
    },
    verifications,
  };
}

/** The one entry: it always resolves, to `{error, data}`. */
async function ownid(method, ...args) {
  if (method === 'getOwnIDData') {
    const widget = matching(args[0] || 'register').pop();
    widget?.edited(); // A script may have changed the login id without an event.
    return widget?.payload || { error: true, message: 'No passkey has been made yet.' };
  }
  try {
    if (!Object.hasOwn(methods, method)) throw failure('unknown_method');
    return { error: null, data: (await methods[method](...args)) ?? null };
  } catch ({ code, name, message }) {
    return { error: { code: code || name, message }, data: null };
  }
}

const SESSION = '/api/account/sessions/current';
const ask = (path, method, body) => {
  const headers = { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) };
  return fetch(base + path, { method, credentials: 'include', headers, body }).catch(() => null);
};

ownid.version = '1.0.0';
ownid.headless = headless({});
/** An answer of the platform's own site, as `{error, data}`. */
const told = async (response) => {
  const answer = await response?.json().catch(() => null);
  if (response?.ok) return { error: null, data: answer };
  const code = response ? answer?.code || `http_${response.status}` : 'network';
  return { error: { code, message: answer?.detail || code }, data: null };
};

ownid.account = {
  /** The account of the person who is logged in at the platform's own site, or null. */
  async get() {
    const response = await ask('/api/account', 'GET');
    return response?.ok ? response.json() : null;
  },
  /** Changes the account: `{profile: {…}}`, a JSON Merge Patch. Resolves to the account as it is then. */
  update: async (patch) => told(await ask('/api/account', 'PATCH', JSON.stringify(patch))),
};
ownid.session = {
  /** The session of this browser at the platform's own site, or null. */
  async get() {
    const response = await ask(SESSION, 'GET');
    return response?.ok ? response.json() : null;
  },
  /** Replaces what the site keeps in the session, an object, and resolves to the session as it is then. */
  async update(payload) {
    return told(await ask(SESSION, 'PUT', JSON.stringify({ payload })));
  },
  /** Logs out. The login id is forgotten, that a passkey was used here is not: the next person at
   *  this browser reads no name, and its owner keeps the short way in. */
  async revoke() {
    if (memory(defaults)) memory(defaults, {});
    const response = await ask('/logout', 'POST');
    return { error: response?.ok ? null : { code: response ? `http_${response.status}` : 'network' }, data: null };
  },
};

// --- The look: a constructed sheet, since a strict policy objects to style elements and attributes.

const STYLE = `
.ownid-widget,.ownid-prompt{--i:var(--ownid-button-widget-color,light-dark(#0070f2,#74b4ff))}
.ownid-widget{display:inline-flex;align-items:center;position:relative;vertical-align:middle}
.ownid-full{display:flex;flex-direction:column;align-items:stretch}
.ownid-button{box-sizing:border-box;display:grid;place-items:center;margin:0;padding:0;
 width:var(--ownid-button-height,42px);height:var(--ownid-button-height,42px);font:inherit;color:var(--i);
 background:var(--ownid-button-widget-background,Canvas);cursor:pointer;
 border:1px solid var(--ownid-button-widget-border-color,var(--i));border-radius:var(--ownid-button-widget-border-radius,6px)}
.ownid-full .ownid-button{width:100%;height:auto;min-height:max(44px,var(--ownid-button-height,42px));padding:4px 16px;font-weight:600}
.ownid-button:hover{opacity:.92}
.ownid-button:focus-visible,.ownid-later:focus-visible{outline:2px solid var(--ownid-button-focus-color,var(--i));outline-offset:2px}
.ownid-button:disabled{cursor:default;color:GrayText;border-color:GrayText;background:none;opacity:1}
.ownid-button svg{flex:none;width:22px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.ownid-word{grid-area:1/1;display:flex;align-items:center;gap:8px;visibility:hidden;text-align:start}
[data-state=idle]>*>.ownid-idle,[data-state=busy]>*>.ownid-busy,[data-state=done]>*>.ownid-done{visibility:visible}
.ownid-word u{margin-inline-start:8px;font-weight:400}
.ownid-or{margin-inline:8px}
.ownid-note:empty{display:none}
.ownid-full .ownid-note{margin-top:8px}
.ownid-icon .ownid-note,.ownid-tip{position:absolute;z-index:10;top:calc(100% + 4px);inset-inline-end:0;width:max-content;max-width:16rem;
 padding:6px 10px;font-size:.875rem;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:6px}
.ownid-tip{visibility:hidden;pointer-events:none}
[data-state=idle]>:is(:hover,:focus-visible)+:empty+.ownid-tip{visibility:visible}
.ownid-widget .ownid-quiet{position:absolute;width:1px;height:1px;padding:0;border:0;overflow:hidden;clip-path:inset(50%)}
.ownid-prompt{position:fixed;z-index:1000;top:16px;inset-inline-end:16px;box-sizing:border-box;width:min(20rem,100vw - 32px);display:grid;gap:8px;
 padding:16px;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:10px;overflow-wrap:anywhere}
.ownid-later{min-height:44px;font:inherit;color:inherit;background:none;border:0;cursor:pointer}`;

try {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
} catch { /* An old browser shows plain buttons. */ }

// Calls made before this script arrived, in their order, as arrays or as `arguments`. Their promises
// were resolved by the loader, so failures have nowhere to go.
window.ownid = ownid;
for (const entry of earlier?.q || []) ownid(...entry);
})();
