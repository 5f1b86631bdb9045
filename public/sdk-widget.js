/* The widget beside a field or inside an element: a button, what it says, and the code that is offered where no passkey helps. */

const defaults = {}; // What `init` was given.
let passkeyFailed = false; // In this page. Frameworks draw a widget anew with every error that they show.
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
    // A code proves who somebody is; a new account is the site's to make.
    this.mayCode = CODES && method !== 'register' && !config.skipFallback;
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
    const idle = webauthn ? texts[method] : this.mayCode ? texts.sendCode : texts.unsupported;
    this.button = make('button', { className: 'ownid-button', type: 'button', disabled: !webauthn && !this.mayCode },
      word('idle', KEY, idle), word('busy', KEY, texts.waiting), word('done', CHECK, ...done));
    this.note = span('ownid-note');
    this.note.setAttribute('role', 'status');
    this.root = span(`ownid-widget ownid-${full ? 'full' : 'icon'}`, this.button, this.note);
    if (config.infoTooltip ?? !full) {
      const tip = make('span', { className: 'ownid-tip', id: `${this.id}-tip` }, webauthn ? texts.tip : idle);
      tip.setAttribute('role', 'tooltip');
      this.button.setAttribute('aria-describedby', tip.id);
      this.root.append(tip);
    }
    if (this.mayCode && webauthn) {
      this.offer = make('button', { className: 'ownid-code', type: 'button', hidden: !passkeyFailed }, texts.sendCode);
      this.offer.addEventListener('click', () => this.askCode());
      this.root.append(this.offer);
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
    if (this.offer) this.offer.hidden = state !== 'idle' || !passkeyFailed;
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

  /** Asks for a login id where one is needed; the page may use its own words and hide ours. Logging in by passkey needs none:
   *  passkeys know their owner. */
  async complain(needed = this.method === 'register') {
    const { loginIdPattern, onLoginIdError, loginIdField } = this.config;
    const loginId = this.loginId();
    const plus = this.country() ? '\\+?' : '\\+';
    const pattern = new RegExp(loginIdPattern || `^[^\\s@]+@[^\\s@]+$|^${plus}[\\d\\s().-]{6,}$`);
    if (loginId ? pattern.test(loginId) : !needed) return false;
    const kind = loginId ? 'invalidFormat' : 'empty';
    const message = this.texts[kind];
    const answer = await onLoginIdError?.({ message, type: kind });
    if (!answer?.hideTooltip) this.say(message);
    find(loginIdField)?.focus();
    return true;
  }

  async press() {
    if (this.state === 'busy') return;
    if (!webauthn) await this.askCode();
    else if (this.payload) {
      drop(this.made); // The person took it back.
      this.reset();
    } else if (!(await this.complain()) && (await this.run()).error) this.resume();
  }

  /** A code by the site's own mail or SMS, typed into the dialog: on a new or a lost device, and in browsers without passkeys. */
  async askCode() {
    // On a page without a field for it, the dialog asks for the login id.
    if ((find(this.config.loginIdField) || this.loginId()) && (await this.complain(true))) return;
    try {
      const { language } = this.config;
      const onProven = (data) => this.enter(data, 'otp');
      const who = { loginId: this.loginId(), country: this.country() };
      await openDialog('byCode', this.texts, { ...who, language, onProven, events: { onError: this.config.onError } });
    } catch (error) {
      this.fail(error);
    }
  }

  async run() {
    const signal = begin();
    const typed = this.loginId();
    this.show('busy');
    try {
      const data = await ceremonies[this.method](this.appId, typed, signal, this.country());
      if (signal.aborted) throw failure('aborted');
      if (this.method !== 'register') return { error: null, data: await this.enter(data) };
      await this.chosen(data, typed);
      return { error: null, data };
    } catch (error) {
      if (!signal.aborted) return { error: this.fail(error) };
      this.show('idle'); // Another widget was pressed instead, or this one is gone.
      return { error: failure('aborted') };
    }
  }

  /** A login succeeded: hands the back end's answer to the page, which may leave the session to the SDK. */
  async enter(proven, authType = 'passkey') {
    const { onBeforeLogin, onLogin } = this.config;
    const data = handed(proven, authType);
    await onBeforeLogin?.(data);
    if (authType === 'passkey') memory(this.config, { loginId: proven.loginId });
    this.show('done');
    if (onLogin) await onLogin(data);
    else if (onLogin !== null) await trade(data.token); // Null where a method's answer is the page's to use.
    return data;
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
    if (passwordFieldBinding) this.bind();
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
    const secret = password(32);
    for (const place of [passwordField].concat(confirmPasswordContainer).map(find).filter(Boolean)) {
      for (const field of place.matches('input') ? [place] : place.querySelectorAll('input')) {
        this.bound.push({ field, disabled: field.disabled, value: field.value });
        type(field, secret);
        field.disabled = true;
      }
    }
  }

  fail(error) {
    const told = explain(error, this.texts);
    // Thrown by the page's own handler: its developer wants to see where.
    if (typeof error.code === 'undefined') (window.reportError || console.error)(error);
    passkeyFailed = true;
    this.show('idle');
    this.say(told.message);
    // Only after a real passkey, and by the back end itself: nobody can probe addresses with it.
    if (told.code === 'user_unknown') this.config.onLoginIdError?.({ ...told, type: 'accountNotFound' });
    // A text, as it is documented: pages put it into their state and draw it. What programs need comes second.
    this.config.onError?.(told.message, told);
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
  const panel = make('section', { className: 'ownid-prompt' }, make('strong', {}, welcome), make('span', {}, before?.loginId || ''));
  panel.setAttribute('aria-label', welcome);
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
