/* The browser side of Vestibule's local platform: OwnID's documented widget interface, and nothing
 * else a page could come to depend on. Served at /sdk/{appId}; no build step, no dependencies.
 * Under the strictest Content-Security-Policy it needs no more than script-src and connect-src. */
(() => {
  'use strict';

  const earlier = window.ownid;
  if (earlier && earlier.version) return; // A page that loads the SDK twice keeps its widgets.

  // Everything is relative to where this script came from, so a page on another origin talks to
  // its platform and not to itself.
  const source = new URL(document.currentScript.src);
  const base = new URL('..', source).href.replace(/\/$/, '');
  const scriptAppId = decodeURIComponent(source.pathname.split('/').pop());

  // The platform forgets a ceremony after five minutes: autofill is offered anew before that.
  const AUTOFILL_MS = 4 * 60 * 1000;
  const supported = Boolean(window.PublicKeyCredential && navigator.credentials && window.isSecureContext);

  const TEXTS = {
    en: {
      login: 'Log in with a passkey',
      register: 'Create a passkey',
      recover: 'Use a passkey from another device',
      waiting: 'Waiting for your passkey…',
      ready: 'Passkey ready',
      undo: 'Undo',
      through: 'Logging you in…',
      or: 'or',
      tip: 'Use your fingerprint, face or screen lock.',
      unsupported: 'This browser cannot use passkeys',
      cancelled: 'That was cancelled. Try again when you are ready.',
      empty: 'Enter your email or phone number first.',
      invalidFormat: 'Enter an email address, or a phone number that begins with +.',
      accountNotFound: 'No account here uses that passkey.',
      exists: 'This device already has a passkey for that account.',
      expired: 'That took too long. Try again.',
      tooMany: 'Too many attempts. Wait a little, then try again.',
      network: 'We could not reach the server. Check your connection, then try again.',
      failed: 'That did not work. Try again, or use another way to log in.',
      noPlace: 'There is no element to draw the widget into.',
      welcome: 'Welcome back',
      welcomeLead: 'Log in with your passkey.',
      go: 'Continue',
      later: 'Not now',
    },
  };

  const textsFor = (language) =>
    TEXTS[language] || TEXTS[String(language || '').slice(0, 2).toLowerCase()] || TEXTS.en;

  // --- Small tools ---------------------------------------------------------------------------

  /** What `init` was given; every widget starts from it. */
  const defaults = {};
  const widgets = [];

  /** Merges settings, skipping undefined: front-end packages pass every key, set or not. */
  function merge(...parts) {
    const merged = {};
    for (const part of parts) {
      for (const [key, value] of Object.entries(part || {})) {
        if (value !== undefined) merged[key] = value;
      }
    }
    return merged;
  }

  /** An element from an element, an id, a selector or a React ref; null from anything else. */
  function find(target) {
    if (!target) return null;
    if (target.nodeType) return target;
    if (typeof target !== 'string') return find(target.current);
    const byId = document.getElementById(target);
    if (byId) return byId;
    try {
      return document.querySelector(target);
    } catch {
      return null; // Not a selector either.
    }
  }

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  }

  function icon(...paths) {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    for (const d of paths) svg.appendChild(document.createElementNS(ns, 'path')).setAttribute('d', d);
    return svg;
  }

  const passkeyIcon = () => icon('M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z', 'M2 20v-1a6 6 0 0 1 9.5-4.9',
    'M21 12.5a3 3 0 1 0-4 2.8V20l1.5 1.5L20 20l-1-1 1-1.2-1-1.2v-1.3a3 3 0 0 0 2-2.8Z');
  const checkIcon = () => icon('M4.5 12.5l5 5 10-11');

  const failure = (code, message) => Object.assign(new Error(message), { code });

  // --- WebAuthn as JSON ----------------------------------------------------------------------

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const toText = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  /** Options from the server for the browser; browsers before 2025 cannot parse them themselves. */
  function parseOptions(json, kind) {
    const native = window.PublicKeyCredential[`parse${kind}OptionsFromJSON`];
    if (native) return native.call(window.PublicKeyCredential, json);
    const listed = (list) => (list || []).map((entry) => ({ ...entry, id: toBytes(entry.id) }));
    const options = { ...json, challenge: toBytes(json.challenge) };
    if (json.user) options.user = { ...json.user, id: toBytes(json.user.id) };
    if (json.allowCredentials) options.allowCredentials = listed(json.allowCredentials);
    if (json.excludeCredentials) options.excludeCredentials = listed(json.excludeCredentials);
    return options;
  }

  /** A credential for the server, by hand: some password managers hand out one whose toJSON throws. */
  function toJson(credential) {
    const { response } = credential;
    const out = { clientDataJSON: toText(response.clientDataJSON) };
    for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (response[name]) out[name] = toText(response[name]);
    }
    if (response.getTransports) out.transports = response.getTransports();
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      response: out,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }

  // --- The platform --------------------------------------------------------------------------

  /** One request to the platform; fails with `{code, message}` from its problem document. */
  async function call(path, body, signal) {
    let response;
    let answer;
    try {
      response = await fetch(`${base}/platform/${path}`, {
        method: 'POST',
        credentials: 'omit', // A ceremony is known by its id; the platform sets no cookies.
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(body),
        signal,
      });
      answer = await response.json();
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      if (!response) throw failure('network');
    }
    if (response.ok && answer) return answer;
    const { code, detail } = answer || {};
    throw Object.assign(failure(code || `http_${response.status}`, detail), { status: response.status });
  }

  const appIdOf = (config) => config.appId || scriptAppId;

  /** Starts a ceremony and has a passkey prove itself; `extra` may ask for autofill. */
  async function prove(kind, config, loginId, signal, extra) {
    const { ceremonyId, publicKey } = await call(
      `${kind}/start`, { appId: appIdOf(config), loginId: loginId || undefined }, signal);
    const options = parseOptions(publicKey, 'Request');
    // "From another device": browsers that know hints open with the phone and the security key.
    if (kind === 'recover' && !publicKey.hints) options.hints = ['hybrid', 'security-key'];
    const credential = await navigator.credentials.get({ publicKey: options, signal, ...extra });
    return { ceremonyId, credential: toJson(credential) };
  }

  const create = async (publicKey, signal) => toJson(
    await navigator.credentials.create({ publicKey: parseOptions(publicKey, 'Creation'), signal }));

  /** Each ceremony from its first request to what the page is told. */
  const ceremonies = {
    async login(config, loginId, signal) {
      return call('login/finish', await prove('login', config, loginId, signal));
    },
    async register(config, loginId, signal) {
      const { ceremonyId, publicKey } = await call(
        'register/start', { appId: appIdOf(config), loginId }, signal);
      const credential = await create(publicKey, signal);
      return call('register/finish', { ceremonyId, credential });
    },
    async recover(config, loginId, signal) {
      const proof = await prove('recover', config, loginId, signal);
      const { ceremonyId, publicKey } = await call('recover/verify', proof, signal);
      let credential = null;
      try {
        credential = await create(publicKey, signal);
      } catch (error) {
        // The person has proven who they are. That this device holds a passkey already, or that
        // they would rather not make one, is no reason to turn them away.
        if (signal.aborted) throw error;
      }
      return call('recover/finish', { ceremonyId, credential });
    },
  };

  /** What went wrong, for `onError` and for the note under the button. */
  function explain(error, texts) {
    const by = {
      NotAllowedError: ['cancelled', texts.cancelled],
      InvalidStateError: ['passkey_exists', texts.exists],
      network: ['network', texts.network],
      user_unknown: ['user_unknown', texts.accountNotFound],
      login_id_invalid: ['login_id_invalid', texts.invalidFormat],
      ceremony_unknown: ['ceremony_unknown', texts.expired],
    }[error.code && typeof error.code === 'string' ? error.code : error.name];
    if (by) return { code: by[0], message: by[1], words: by[1] };
    const words = error.status === 429 ? texts.tooMany : texts.failed;
    const code = typeof error.code === 'string' ? error.code : error.name || 'failed';
    return { code, message: error.message || words, words };
  }

  // --- Who was here before -------------------------------------------------------------------

  const memoryKey = (config) => `ownid:${appIdOf(config)}`;

  /** Only that this browser has logged in by passkey, and as whom; storage may be switched off. */
  function remember(config, loginId) {
    try {
      localStorage.setItem(memoryKey(config), JSON.stringify({ loginId }));
    } catch { /* The prompt is a comfort. */ }
  }

  function remembered(config) {
    try {
      return JSON.parse(localStorage.getItem(memoryKey(config)));
    } catch {
      return null;
    }
  }

  // --- One ceremony at a time ----------------------------------------------------------------

  let running = null;

  /** Opens an explicit ceremony; whatever went on before, autofill included, gives way. */
  function begin() {
    autofill.stop();
    if (running) running.abort();
    running = new AbortController();
    return running.signal;
  }

  /** Passkeys in the login field's autofill list, for one widget at a time. */
  const autofill = {
    owner: null,
    controller: null,
    timer: 0,
    since: 0,
    failures: 0,

    stop() {
      clearTimeout(this.timer);
      if (this.controller) this.controller.abort();
      this.controller = null;
    },

    async offer(owner) {
      this.stop();
      const field = find(owner.config.loginIdField);
      const wanted = field && /\bwebauthn\b/.test(field.getAttribute('autocomplete') || '');
      if (!supported || !wanted || owner.gone) return;
      const controller = (this.controller = new AbortController());
      this.owner = owner;
      this.since = Date.now();
      const { isConditionalMediationAvailable } = window.PublicKeyCredential;
      const available = isConditionalMediationAvailable
        && await isConditionalMediationAvailable.call(window.PublicKeyCredential).catch(() => false);
      if (!available || controller.signal.aborted) return;
      this.timer = setTimeout(() => this.offer(owner), AUTOFILL_MS);
      let proof;
      try {
        proof = await prove('login', owner.config, null, controller.signal, { mediation: 'conditional' });
        if (controller.signal.aborted) return;
        clearTimeout(this.timer);
        this.controller = null; // The person has chosen: nothing may interrupt from here.
        owner.show('busy');
        await owner.enter(await call('login/finish', proof));
        this.failures = 0;
      } catch (error) {
        if (controller.signal.aborted || owner.gone) return;
        // Before a passkey was chosen nobody waits for anything: stay silent and try later, ever
        // more slowly, so that neither a broken network nor an eager authenticator makes a storm.
        if (proof) owner.fail(error, true);
        this.failures += 1;
        const delay = Math.min(1000 * 2 ** this.failures, AUTOFILL_MS);
        this.timer = setTimeout(() => this.offer(owner), delay);
      }
    },
  };

  // A laptop that slept wakes with a dead ceremony; a page from the back/forward cache likewise.
  function wake(event) {
    if (event.persisted) for (const widget of widgets) widget.show('idle');
    const stale = event.persisted || Date.now() - autofill.since > AUTOFILL_MS;
    const { owner } = autofill;
    if (!document.hidden && stale && owner && !owner.gone && owner.state === 'idle') autofill.offer(owner);
  }
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('pageshow', wake);

  // --- The widget ----------------------------------------------------------------------------

  const FULL = ['ownid-auth-button', 'standalone-button', 'client-button'];
  let count = 0;

  class Widget {
    constructor(type, config) {
      this.type = type;
      this.id = config.id || `ownid-${type}-${(count += 1)}`;
      this.config = config;
      this.texts = textsFor(config.language);
      this.state = 'idle';
      this.payload = null; // What `register` made, until it is undone or its login id edited.
      this.bound = [];
      this.listeners = new AbortController();
    }

    /** Where to draw: inside an element, or beside a field; null when the page has neither. */
    place() {
      const { config } = this;
      const inside = find(config.element) || find(config.targetElement);
      if (inside) return { inside };
      const beside = find(config.passwordField) || find(config.targetField)
        || (this.type === 'recover' && find(config.loginIdField));
      return beside ? { beside } : null;
    }

    draw({ inside, beside }) {
      const { config, texts } = this;
      this.full = FULL.includes(config.variant);
      const word = (state, ...children) => make('span', `ownid-word ownid-${state}`, ...children);
      const usual = supported ? texts[this.type] : texts.unsupported;
      this.button = make('button', 'ownid-button');
      this.button.type = 'button';
      this.button.disabled = !supported;
      this.button.append(passkeyIcon(), checkIcon());
      // Every label is laid in the same cell and all but one hidden, so the width never changes.
      if (this.full) {
        this.button.append(make('span', 'ownid-words',
          word('idle', usual), word('busy', texts.waiting),
          this.type === 'register'
            ? word('done', `${texts.ready} `, make('span', 'ownid-undo', texts.undo))
            : word('done', texts.through)));
      }
      this.note = make('span', 'ownid-note');
      this.note.setAttribute('role', 'status');
      this.root = make('span', `ownid-widget ${this.full ? 'ownid-full' : 'ownid-icon'}`, this.button);
      if (config.infoTooltip === true || (!this.full && config.infoTooltip !== false)) {
        const tip = make('span', 'ownid-tip', supported ? texts.tip : texts.unsupported);
        tip.setAttribute('role', 'tooltip');
        tip.id = `${this.id}-tip`;
        this.button.setAttribute('aria-describedby', tip.id);
        this.root.append(tip);
      }
      this.root.append(this.note);
      const { signal } = this.listeners;
      this.button.addEventListener('click', () => this.press(), { signal });
      const field = find(config.loginIdField);
      if (field) field.addEventListener('input', () => this.edited(), { signal });
      const start = config.widgetPosition === 'start';
      if (beside && !this.full && config.addOrStatement !== false) {
        this.root[start ? 'append' : 'prepend'](make('span', 'ownid-or', texts.or));
      }
      if (inside) inside.append(this.root);
      else beside[start && !this.full ? 'before' : 'after'](this.root);
      this.anchor = inside || beside;
      this.show('idle');
    }

    /** Draws one of the states: idle, busy, done. */
    show(state) {
      this.state = state;
      if (!this.root) return;
      const { button, texts } = this;
      this.root.dataset.state = state;
      button.setAttribute('aria-busy', String(state === 'busy'));
      if (!this.full) {
        const done = this.type === 'register' ? `${texts.ready}. ${texts.undo}` : texts.through;
        const labels = { idle: supported ? texts[this.type] : texts.unsupported, busy: texts.waiting, done };
        button.setAttribute('aria-label', labels[state]);
      }
      // Screen readers hear what the label of a full-width button says to the eye.
      this.say(state === 'busy' ? texts.waiting : '', this.full);
    }

    say(words, quiet) {
      this.note.classList.toggle('ownid-quiet', Boolean(quiet) || this.config.tooltip === false);
      this.note.textContent = words;
    }

    loginId() {
      const field = find(this.config.loginIdField);
      return field ? String(field.value || '').trim() : '';
    }

    /** What is wrong with the login id, or null. Logging in needs none: passkeys know their owner. */
    complaint(loginId) {
      if (!loginId) return this.type === 'register' ? 'empty' : null;
      const { loginIdPattern } = this.config;
      const fits = loginIdPattern
        ? new RegExp(loginIdPattern).test(loginId)
        : /^[^\s@]+@[^\s@]+$/.test(loginId) || /^\+[\d\s().-]{6,}$/.test(loginId);
      return fits ? null : 'invalidFormat';
    }

    /** Tells the page about the login id; the page may show its own words and hide ours. */
    async complain(type) {
      const message = this.texts[type];
      const handler = this.config.onLoginIdError;
      const answer = handler && (await handler({ message, type }));
      if (!(answer && answer.hideTooltip)) this.say(message);
      const field = find(this.config.loginIdField);
      if (field) field.focus();
    }

    async press() {
      if (this.state === 'busy') return;
      if (this.payload) {
        this.reset();
        return;
      }
      const loginId = this.loginId();
      const signal = begin();
      try {
        const complaint = this.complaint(loginId);
        if (complaint) {
          await this.complain(complaint);
          this.resume();
          return;
        }
        this.show('busy');
        const answer = await ceremonies[this.type](this.config, loginId, signal);
        if (signal.aborted || this.gone) return;
        if (this.type === 'register') await this.chosen(answer, loginId);
        else await this.enter(answer);
      } catch (error) {
        if (this.gone) return;
        if (signal.aborted) this.show('idle'); // Another widget was pressed instead.
        else this.fail(error);
      }
    }

    /** A login succeeded: hands the token to the page. */
    async enter({ token, loginId }) {
      const { config } = this;
      const data = { token, loginId };
      if (config.onBeforeLogin) await config.onBeforeLogin(data);
      remember(config, loginId);
      this.show('done');
      if (config.onLogin) await config.onLogin(data);
    }

    /** A passkey was made: keeps it for the form, and puts the password out of the way. */
    async chosen({ data, loginId }, typed) {
      const { config } = this;
      const payload = { error: null, data, loginId };
      if (config.onBeforeRegister) await config.onBeforeRegister(payload);
      // The address may have been edited meanwhile, and the passkey is bound to the old one.
      if (find(config.loginIdField) && this.loginId() !== typed) {
        this.show('idle');
        return;
      }
      this.payload = payload;
      this.typed = typed;
      this.show('done');
      this.bind();
      if (config.onRegister) await config.onRegister(payload);
    }

    edited() {
      if (this.state !== 'busy') this.say('');
      if (this.payload && this.loginId() !== this.typed) this.reset();
    }

    reset() {
      this.payload = null;
      for (const { field, disabled, value } of this.bound.splice(0)) {
        field.disabled = disabled;
        field.classList.remove('ownid-muted');
        if (value !== undefined) type(field, value);
      }
      this.show('idle');
    }

    /** Fills and greys the password fields. Back ends that insist on a password get one that
     *  nobody knows; a form that is posted as it stands sends none, since disabled fields are not. */
    bind() {
      const { config } = this;
      if (config.passwordFieldBinding === false) return;
      const password = `${toText(crypto.getRandomValues(new Uint8Array(24)))}aA1!`;
      const containers = [config.passwordField].concat(config.confirmPasswordContainer);
      for (const container of containers.map(find).filter(Boolean)) {
        const fields = container.matches('input') ? [container] : container.querySelectorAll('input');
        for (const field of fields) {
          const secret = field.type === 'password';
          this.bound.push({ field, disabled: field.disabled, value: secret ? field.value : undefined });
          if (secret) type(field, password);
          field.disabled = true;
          field.classList.add('ownid-muted');
        }
      }
    }

    fail(error, fromAutofill) {
      const { code, message, words } = explain(error, this.texts);
      this.show('idle');
      this.say(words);
      const { onError, onLoginIdError } = this.config;
      // Said only after a real passkey, by the back end itself: nobody can probe addresses with it.
      if (code === 'user_unknown' && onLoginIdError) onLoginIdError({ message, type: 'accountNotFound' });
      if (onError) onError({ code, message });
      if (!fromAutofill) this.resume();
    }

    resume() {
      if (this.type === 'login') autofill.offer(this);
    }

    destroy() {
      this.gone = true;
      if (this.state === 'busy' && running) running.abort();
      if (autofill.owner === this) {
        autofill.stop();
        autofill.owner = null;
      }
      if (this.payload) this.reset();
      this.listeners.abort();
      if (this.root) this.root.remove();
      const index = widgets.indexOf(this);
      if (index >= 0) widgets.splice(index, 1);
    }
  }

  /** Sets a field as a person would, so that React and its kin notice. */
  function type(field, value) {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** "Welcome back", in a corner: whoever logged in here by passkey is one press away from it. */
  class Prompt extends Widget {
    draw() {
      const { texts } = this;
      const { loginId } = remembered(this.config) || {};
      const heading = make('strong', '', texts.welcome);
      heading.id = `${this.id}-title`;
      this.full = true;
      this.button = make('button', 'ownid-button', make('span', 'ownid-words',
        make('span', 'ownid-word ownid-idle', texts.go),
        make('span', 'ownid-word ownid-busy', texts.waiting),
        make('span', 'ownid-word ownid-done', texts.through)));
      const later = make('button', 'ownid-later', texts.later);
      this.button.type = later.type = 'button';
      this.note = make('span', 'ownid-note');
      this.note.setAttribute('role', 'status');
      this.root = make('section', 'ownid-prompt ownid-full', heading,
        make('span', 'ownid-lead', loginId || texts.welcomeLead), this.button, later, this.note);
      this.root.setAttribute('aria-labelledby', heading.id);
      this.button.addEventListener('click', () => this.press());
      later.addEventListener('click', () => {
        try {
          sessionStorage.setItem(memoryKey(this.config), 'later');
        } catch { /* Then it comes again on the next page. */ }
        this.root.remove(); // The prompt goes; autofill in the login field stays.
      });
      document.body.append(this.root);
      this.show('idle');
    }

    loginId() {
      return (remembered(this.config) || {}).loginId || '';
    }
  }

  // --- The methods ---------------------------------------------------------------------------

  const matching = (key) => widgets.filter((widget) => widget.id === key || widget.kind === key);

  async function render(method, given) {
    const config = merge(defaults, given);
    if (!ceremonies[method]) throw failure('unknown_type', `There is no widget of type ${method}.`);
    const widget = new Widget(method, config);
    widget.kind = method;
    if (document.readyState === 'loading' && !widget.place()) {
      await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
    }
    const place = widget.place();
    if (!place) throw failure('no_place', widget.texts.noPlace);
    // Drawn twice into one place, the later wins; without this a re-run would leave two buttons.
    const anchor = place.inside || place.beside;
    for (const old of [...widgets]) {
      if (old.id === widget.id || (old.kind === method && old.anchor === anchor)) old.destroy();
    }
    widgets.push(widget); // Before anything is awaited, so that destroy finds it.
    if (method === 'login' && config.checkSession && (await config.checkSession())) {
      widget.destroy();
      return widget.id;
    }
    if (widget.gone) return widget.id;
    dress();
    widget.draw(place);
    widget.resume();
    return widget.id;
  }

  /** A login without a widget; `event` is the page's handler to tell. */
  async function authenticate(loginId, event) {
    const texts = textsFor(defaults.language);
    const { owner } = autofill;
    const signal = begin();
    try {
      if (!supported) throw failure('unsupported', texts.unsupported);
      const { token, loginId: who } = await ceremonies.login(defaults, loginId, signal);
      const data = { token, loginId: who };
      if (event === 'onLogin' && defaults.onBeforeLogin) await defaults.onBeforeLogin(data);
      remember(defaults, who);
      if (defaults[event]) await defaults[event](data);
      return data;
    } catch (error) {
      const { code, message } = explain(error, texts);
      if (defaults.onError) defaults.onError({ code, message });
      if (owner && !owner.gone) autofill.offer(owner);
      throw failure(code, message);
    }
  }

  const methods = {
    init(config) {
      Object.assign(defaults, merge(config));
      return null;
    },
    login: (config) => render('login', config),
    register: (config) => render('register', config),
    recover: (config) => render('recover', config),
    render: (config) => render((config || {}).type, config),
    async reRender(key, changes) {
      const [old] = matching(key).slice(-1);
      if (!old) throw failure('unknown_widget', `There is no widget ${key}.`);
      const { payload, typed, kind } = old;
      old.payload = null; // A change of language must not cost the passkey that was just made.
      const id = await render(kind, merge(old.config, { id: old.id }, changes));
      const [drawn] = matching(id);
      if (drawn && payload) {
        Object.assign(drawn, { payload, typed, bound: old.bound });
        drawn.show('done');
      }
      return id;
    },
    destroy(key) {
      for (const widget of matching(key)) widget.destroy();
      return null;
    },
    auth: (loginId) => authenticate(loginId, 'onLogin'),
    reauth: (loginId) => authenticate(loginId, 'onReauth'),
    async activateReturningUsersPrompt(given) {
      const field = document.querySelector('input[autocomplete~="webauthn"]');
      const config = merge({ loginIdField: field }, defaults, given);
      if (!supported || (config.checkSession && (await config.checkSession()))) return null;
      for (const old of matching('prompt')) old.destroy();
      const prompt = new Prompt('login', config);
      prompt.kind = 'prompt';
      widgets.push(prompt);
      let dismissed = false;
      try {
        dismissed = Boolean(sessionStorage.getItem(memoryKey(config)));
      } catch { /* Storage is off, so nothing was remembered either. */ }
      dress();
      prompt.draw();
      if (dismissed || !remembered(config)) prompt.root.remove();
      // A login widget on the same page already offers autofill, for the same field.
      if (!autofill.owner) autofill.offer(prompt);
      return prompt.id;
    },
  };

  /** The one entry: `ownid(method, ...args)`, which always resolves, to `{error, data}`. */
  async function ownid(method, ...args) {
    // Its answer is the payload itself, in the same shape.
    if (method === 'getOwnIDData') {
      const [widget] = matching(args[0] || 'register').slice(-1);
      if (widget && widget.payload) widget.edited();
      return (widget && widget.payload) || { error: true, message: 'No passkey has been made yet.' };
    }
    if (!Object.prototype.hasOwnProperty.call(methods, method)) {
      return { error: { code: 'unknown_method', message: `Unknown method ${String(method)}.` }, data: null };
    }
    try {
      return { error: null, data: await methods[method](...args) };
    } catch (error) {
      return { error: { code: error.code || error.name, message: error.message }, data: null };
    }
  }

  ownid.version = '1.0.0';

  ownid.session = {
    /** The session of this browser at the platform's own site, or null. */
    async get() {
      const response = await fetch(`${base}/session`, {
        credentials: 'include', headers: { Accept: 'application/json' },
      }).catch(() => null);
      return response && response.ok ? response.json().catch(() => null) : null;
    },
    /** Logs out. The login id is forgotten, that a passkey was used here is not: the next person
     *  at this browser reads no name, and the owner still gets the short way in. */
    async revoke() {
      const config = merge(defaults);
      if (remembered(config)) remember(config);
      const response = await fetch(`${base}/logout`, {
        method: 'POST', credentials: 'include', headers: { Accept: 'application/json' },
      }).catch(() => null);
      if (response && response.ok) return { error: null, data: null };
      return { error: { code: response ? `http_${response.status}` : 'network' }, data: null };
    },
  };

  // --- The look ------------------------------------------------------------------------------

  const STYLE = `
.ownid-widget{display:inline-flex;align-items:center;position:relative;vertical-align:middle;font:inherit;
 --i:var(--ownid-button-widget-color,#0070f2)}
@supports (color:light-dark(#000,#fff)){.ownid-widget,.ownid-prompt{--i:var(--ownid-button-widget-color,light-dark(#0070f2,#74b4ff))}}
.ownid-full{display:flex;flex-direction:column;align-items:stretch}
.ownid-button{box-sizing:border-box;display:inline-flex;align-items:center;justify-content:center;gap:.5rem;margin:0;padding:0;
 inline-size:var(--ownid-button-height,42px);block-size:var(--ownid-button-height,42px);font:inherit;cursor:pointer;
 color:var(--i);background:var(--ownid-button-widget-background,Canvas);
 border:1px solid var(--ownid-button-widget-border-color,var(--i));border-radius:var(--ownid-button-widget-border-radius,6px);
 transition:background-color .14s ease-out,opacity .14s ease-out}
.ownid-full .ownid-button{inline-size:100%;block-size:auto;min-block-size:max(44px,var(--ownid-button-height,42px));padding:.25rem 1rem;font-weight:600}
.ownid-button:hover{opacity:.9}
.ownid-button:focus-visible,.ownid-later:focus-visible{outline:2px solid var(--ownid-button-focus-color,var(--i));outline-offset:2px}
.ownid-button:disabled{cursor:default;color:GrayText;border-color:GrayText;background:none;opacity:1}
.ownid-button[aria-busy=true]{cursor:progress}
.ownid-button svg{flex:none;inline-size:1.375rem;block-size:1.375rem;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
[data-state=done]>.ownid-button svg:first-child,.ownid-widget:not([data-state=done])>.ownid-button svg:nth-child(2){display:none}
.ownid-words{display:grid;text-align:start}
.ownid-word{grid-area:1/1;visibility:hidden}
[data-state=idle] .ownid-idle,[data-state=busy] .ownid-busy,[data-state=done] .ownid-done{visibility:visible}
.ownid-undo{margin-inline-start:.5rem;font-weight:400;text-decoration:underline}
.ownid-or{margin-inline:.5rem}
.ownid-note:empty{display:none}
.ownid-note{margin-block-start:.5rem}
.ownid-icon .ownid-note,.ownid-tip{position:absolute;z-index:10;inset-block-start:100%;inset-inline-end:0;inline-size:max-content;max-inline-size:16rem;
 margin-block-start:.25rem;padding:.375rem .625rem;font-size:.875rem;line-height:1.4;text-align:start;
 color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:6px}
.ownid-widget .ownid-quiet{position:absolute;inline-size:1px;block-size:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);border:0}
.ownid-tip{visibility:hidden;pointer-events:none}
[data-state=idle]>.ownid-button:is(:hover,:focus-visible)+.ownid-tip{visibility:visible}
.ownid-icon:has(.ownid-note:not(:empty)) .ownid-tip{visibility:hidden}
.ownid-muted{opacity:.5}
.ownid-prompt{position:fixed;z-index:1000;inset-block-start:1rem;inset-inline-end:1rem;box-sizing:border-box;inline-size:min(20rem,calc(100vw - 2rem));
 gap:.5rem;padding:1rem;color:CanvasText;background:Canvas;border:1px solid GrayText;border-radius:10px;--i:var(--ownid-button-widget-color,#0070f2)}
.ownid-lead{overflow-wrap:anywhere}
.ownid-prompt .ownid-words{text-align:center}
.ownid-prompt .ownid-quiet{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%)}
.ownid-later{min-block-size:44px;font:inherit;color:inherit;background:none;border:0;cursor:pointer}
@media (prefers-reduced-motion:reduce){.ownid-button{transition:none}}
@media (forced-colors:active){.ownid-button{border-color:ButtonText}.ownid-button:disabled{border-color:GrayText}}`;

  let dressed = false;

  /** A constructed sheet: no style element, no style attribute, so a strict policy has no objection. */
  function dress() {
    if (dressed) return;
    dressed = true;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    } catch { /* An old browser shows plain buttons. */ }
  }

  // Calls made before this script arrived, in their order. Some loaders queue arrays, some
  // `arguments`. Their promises were resolved by the loader, so failures have nowhere to go.
  window.ownid = ownid;
  for (const entry of (earlier && earlier.q) || []) ownid(...Array.from(entry));
})();
