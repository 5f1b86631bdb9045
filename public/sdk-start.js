/* The dialog of `ownid('start', { providers, events })`. The SDK fetches it when a page first starts it, and lends it
 * what it needs. It holds to the SDK's rule: the strictest Content-Security-Policy suffices. */

let open;

/** Opens the dialog, and resolves once it is closed: to what the page is told at the end, or null. */
export function start(sdk, options) {
  open?.dismiss(); // One at a time.
  return new Promise((ended) => (open = new Journey(sdk, options, ended)).open());
}

/** Opens the dialog where a code is typed, for a widget whose passkey does not help. It ends in `onProven`. */
export function byCode(sdk, options) {
  open?.dismiss();
  return new Promise((ended) => (open = new Journey(sdk, options, ended)).open());
}

class Journey {
  constructor(sdk, options, ended) {
    const { providers = {}, events = {}, loginId = '', country, abortSignal, language, onLogin, onProven } = options;
    const { texts, appId } = sdk;
    Object.assign(this, { sdk, providers, events, ended, abortSignal, loginId, country, language, onLogin, onProven, texts, appId });
    this.config = { appId }; // Autofill and the memory of the last login ask its owner for this.
  }

  open() {
    const { sdk, texts } = this;
    this.heading = sdk.make('h2', { id: 'ownid-start-heading' });
    const close = this.button(texts.close, () => this.dismiss(), 'ownid-plain ownid-x');
    this.form = sdk.make('form', { noValidate: true });
    this.note = sdk.make('p', { className: 'ownid-said' });
    this.note.setAttribute('role', 'status');
    this.dialog = sdk.make('dialog', { className: 'ownid-start' },
      sdk.make('header', {}, this.heading, close), this.form, this.note);
    this.dialog.setAttribute('aria-labelledby', this.heading.id);
    // Escape, and the phone's way back.
    this.dialog.addEventListener('cancel', (event) => { event.preventDefault(); this.dismiss(); });
    this.form.addEventListener('submit', (event) => event.preventDefault()); // Its button was pressed, by Enter too.
    this.abortSignal?.addEventListener('abort', () => this.dismiss());
    document.body.append(this.dialog);
    // It keeps the focus inside, and gives it back when it closes. Browsers before 2022 show it without.
    if (this.dialog.showModal) this.dialog.showModal();
    else this.dialog.setAttribute('open', '');
    if (this.onProven) this.codeFirst();
    else this.ways();
  }

  /** Ends the dialog without a word to the page. */
  end(fruit) {
    if (this.gone) return;
    this.gone = true;
    this.sdk.begin(); // Whatever ceremony goes on is called off.
    this.dialog.close?.();
    this.dialog.remove();
    this.ended(fruit);
  }

  dismiss() {
    if (this.gone) return undefined;
    this.end(null);
    return this.events.onClose?.();
  }

  // --- The screens

  /** Who it is, and which way in. */
  ways() {
    const { sdk, texts, providers } = this;
    const field = this.field(texts.loginId, { type: 'text', value: this.loginId, inputMode: 'email',
      autocapitalize: 'none', spellcheck: false, autocomplete: 'username webauthn' });
    this.config.loginIdField = field.input;
    const password = providers.auth?.password?.authenticate
      && this.field(texts.password, { type: 'password', autocomplete: 'current-password' });
    const typed = () => (this.loginId = field.input.value.trim());
    const known = (work) => () => (typed() ? work() : this.missing(field.input));
    const parts = [field.label];
    const primary = this.button(sdk.webauthn ? texts.login : texts.unsupported, () => { typed(); this.byPasskey(); }, 'ownid-main');
    primary.disabled = !sdk.webauthn;
    if (!password) primary.type = 'submit';
    parts.push(primary);
    if (password) {
      const { reset } = providers.auth.password;
      const trouble = reset && this.button(texts.trouble, () => this.attempt(() => reset(typed())), 'ownid-plain');
      // Enter in the first field means the first button, unless a password is there.
      const passkeyMeant = () => document.activeElement === field.input && !password.input.value && sdk.webauthn;
      const enter = this.button(texts.title, () => (passkeyMeant() ? primary.click() : known(() => this.byPassword(password.input))()));
      enter.type = 'submit';
      parts.push(sdk.make('p', { className: 'ownid-between' }, texts.orPassword), password.label, enter, ...(trouble ? [trouble] : []));
    }
    if (sdk.codes) parts.push(this.button(texts.sendCode, known(() => this.askCode()), 'ownid-plain'));
    this.draw(texts.title, parts);
    sdk.autofill.offer(this);
  }

  /** For a login id that is known already, or asked for here. Should the code not be sent, it can be asked for again. */
  codeFirst() {
    const { texts } = this;
    const field = !this.loginId && this.field(texts.loginId, { type: 'text', inputMode: 'email', autocapitalize: 'none', spellcheck: false, autocomplete: 'username' });
    const send = this.button(texts.sendCode, () => {
      if (field) this.loginId = field.input.value.trim();
      return this.loginId ? this.askCode() : this.missing(field.input);
    }, 'ownid-main');
    send.type = 'submit';
    this.draw(texts.title, [field ? field.label : this.sdk.make('p', {}, this.loginId), send]);
    if (!field) this.askCode();
  }

  missing(input) {
    this.say(this.texts.empty);
    input.focus();
  }

  /** The code that was sent. */
  codes(ceremonyId) {
    const { texts } = this;
    const field = this.field(texts.code, { type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code' }, texts.codeHint);
    const enter = this.button(texts.continue, () => this.byCode(ceremonyId, field.input), 'ownid-main');
    const again = this.button(texts.newCode, () => this.again(ceremonyId), 'ownid-plain');
    const back = this.button(texts.otherWay, () => (this.onProven ? this.dismiss() : this.ways()), 'ownid-plain');
    enter.type = 'submit';
    this.draw(this.loginId, [field.label, enter, again, back]);
    this.say(texts.codeLate);
  }

  /** A passkey for an account that the site then makes. */
  newcomer(loginId) {
    const { texts } = this;
    const field = this.field(texts.loginId, { type: 'text', value: loginId, readOnly: !!loginId, autocomplete: 'username' });
    const make = this.button(texts.register, () => this.register(field.input), 'ownid-main');
    make.type = 'submit';
    this.draw(texts.createAccount, [field.label, this.sdk.make('p', {}, texts.tip), make]);
    make.focus();
  }

  // --- The ways in

  byPasskey() {
    return this.attempt(async () => {
      const signal = this.sdk.begin();
      this.say(this.texts.waiting);
      await this.enter(await this.sdk.ceremonies.login(this.appId, this.loginId || undefined, signal));
    });
  }

  byPassword(input) {
    return this.attempt(async () => {
      const { loginId } = this;
      const answer = await this.providers.auth.password.authenticate({ loginId, password: input.value });
      if (answer?.status !== 'logged-in') {
        input.value = '';
        input.focus();
        throw this.refusal(answer, this.texts.wrongPassword);
      }
      await this.finish({ loginId, source: 'login', authType: 'password' });
    });
  }

  askCode() {
    return this.attempt(async () => {
      const { appId, loginId, country, language } = this;
      const { ceremonyId } = await this.sdk.call('code/start', { appId, loginId, country, language });
      this.codes(ceremonyId);
    });
  }

  again(ceremonyId) {
    return this.attempt(async () => {
      const { sent } = await this.sdk.call('code/again', { ceremonyId, language: this.language });
      this.say(sent ? this.texts.codeSent : this.texts.codesSent);
    });
  }

  byCode(ceremonyId, input) {
    return this.attempt(async () => {
      try {
        await this.enter(await this.sdk.call('code/finish', { ceremonyId, code: input.value }), 'otp');
      } catch (error) {
        const words = { code_wrong: this.texts.codeWrong, code_malformed: this.texts.codeMalformed }[error.code];
        if (words) {
          input.select();
          input.focus();
          throw this.refusal(null, words);
        }
        throw error;
      }
    });
  }

  register(input) {
    return this.attempt(async () => {
      const signal = this.sdk.begin();
      this.say(this.texts.waiting);
      const { data, loginId } = await this.sdk.ceremonies.register(this.appId, input.value.trim(), signal);
      const answer = await this.providers.account.register({ loginId, profile: {}, ownIdData: data });
      if (answer?.status !== 'logged-in') throw this.refusal(answer, this.texts.failed);
      this.sdk.memory(this.config, { loginId });
      await this.finish({ loginId, source: 'register', authType: 'passkey' });
    });
  }

  /** A proof succeeded: the site takes the person in. Autofill ends here too. */
  async enter(data, authType = 'passkey') {
    const { loginId } = data;
    if (this.onProven) {
      this.end({ loginId });
      this.onProven(data).catch(window.reportError || console.error);
      return;
    }
    await this.takeIn(this.sdk.handed(data, authType));
    if (authType === 'passkey') this.sdk.memory(this.config, { loginId });
    await this.finish({ loginId, source: 'login', authType });
  }

  /** By the site's session provider; else by `onLogin` of `init`; else, on the platform's own site, by its cookie. */
  async takeIn(handed) {
    const { create } = this.providers.session ?? {};
    if (create) {
      const answer = await create(handed);
      if (answer?.status !== 'logged-in') throw this.refusal(answer, this.texts.failed);
    } else if (this.onLogin) await this.onLogin(handed);
    else await this.sdk.trade(handed.token);
  }

  async finish(told) {
    this.end(told);
    await this.events.onFinish?.(told);
  }

  /** Who proved a login id that has no account: the page says what happens. */
  async unknown() {
    const { onAccountNotFound, onNativeAction } = this.events;
    const { loginId } = this;
    if (!onAccountNotFound && !this.providers.account?.register) return false;
    const answer = onAccountNotFound ? await onAccountNotFound({ loginId }) : { action: 'ui.register' };
    if (answer?.action === 'ui.register') this.newcomer(loginId);
    else if (answer?.action === 'native') {
      const { name, params } = answer;
      this.end(null);
      await onNativeAction?.({ name, params });
    } else if (answer?.action === 'close') await this.dismiss();
    else this.end(null); // The page has gone its own way.
    return true;
  }

  // --- What all share

  /** One thing at a time; what goes wrong is said in words. */
  async attempt(work) {
    if (this.busy) return;
    this.busy = true;
    this.form.setAttribute('aria-busy', 'true');
    this.say('');
    try {
      await work();
    } catch (error) {
      await this.fail(error);
    }
    this.busy = false;
    this.form.removeAttribute('aria-busy');
  }

  /** What `attempt` and autofill do with a failure. */
  async fail(error) {
    if (this.gone) return;
    if (error.code === 'user_unknown' && await this.unknown()) return;
    if (error.refusal) {
      this.say(error.refusal);
    } else {
      const told = this.sdk.explain(error, this.texts);
      this.say(told.message);
      if (told.code !== 'cancelled') this.events.onError?.(told.message, told);
    }
    if (this.config.loginIdField?.isConnected) this.sdk.autofill.offer(this);
  }

  /** The site said no: its own reason, or ours. */
  refusal(answer, words) {
    const { reason } = answer ?? {};
    return Object.assign(new Error('refused'), { refusal: typeof reason === 'string' && reason ? reason : words });
  }

  show() {} // Autofill tells its owner that a passkey was chosen.

  say(words) {
    this.note.textContent = words;
  }

  draw(heading, parts) {
    this.sdk.autofill.stop();
    this.heading.textContent = heading;
    this.form.replaceChildren(...parts);
    this.say('');
    this.form.querySelector('input')?.focus();
  }

  button(words, press, className = '') {
    const button = this.sdk.make('button', { type: 'button', className: `ownid-press ${className}` }, words);
    button.addEventListener('click', () => press());
    return button;
  }

  field(words, properties, hint) {
    const input = this.sdk.make('input', properties);
    const label = this.sdk.make('label', {}, words, input);
    if (!hint) return { label, input };
    const small = this.sdk.make('small', { id: 'ownid-start-hint' }, hint);
    input.setAttribute('aria-describedby', small.id);
    return { input, label: this.sdk.make('div', {}, label, small) };
  }
}

const STYLE = `
.ownid-start{box-sizing:border-box;width:min(24rem,100vw - 2rem);padding:24px;color:CanvasText;background:Canvas;border:1px solid GrayText;
 border-radius:10px;overflow-wrap:anywhere;--i:var(--ownid-button-widget-color,#0064dc)}
@supports (color:light-dark(red,red)){.ownid-start{--i:var(--ownid-button-widget-color,light-dark(#0064dc,#74b4ff))}}
.ownid-start::backdrop{background:rgb(0 0 0/.5)}
.ownid-start header{display:flex;align-items:start;justify-content:space-between;gap:16px}
.ownid-start h2{flex:1;min-width:0;margin:0;font-size:1.25rem;line-height:1.25}
.ownid-start form,.ownid-start form>div,.ownid-start label{display:grid;gap:16px}
.ownid-start label,.ownid-start form>div{gap:4px}
.ownid-start form{margin-top:16px}
.ownid-start p{margin:0}
.ownid-start small{opacity:.8}
.ownid-between{text-align:center}
.ownid-start input{box-sizing:border-box;width:100%;min-height:44px;padding:4px 12px;font:inherit;color:inherit;background:Field;
 border:1px solid GrayText;border-radius:6px}
.ownid-press{min-height:44px;padding:4px 16px;font:inherit;color:var(--i);background:none;border:1px solid;border-radius:6px;cursor:pointer}
.ownid-main{font-weight:600;color:Canvas;background:var(--i);border-color:var(--i)}
.ownid-plain{border-color:transparent;text-decoration:underline}
.ownid-x{flex:none;margin:-8px;margin-inline-start:0;padding:4px 8px}
.ownid-press:disabled{color:GrayText;background:none;border-color:GrayText;cursor:default}
.ownid-start :is(button,input):focus-visible{outline:2px solid var(--i);outline-offset:2px}
[aria-busy=true]>.ownid-press{opacity:.6;cursor:progress}
.ownid-said:not(:empty){margin-top:16px}
@media (forced-colors:active){.ownid-main{color:ButtonText;background:ButtonFace;border-color:ButtonText}}`;

try {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
} catch { /* An old browser shows it plainly. */ }
