// @ts-check
/* Dialog of `ownid('start', { providers, events })`. The SDK fetches it when a page first starts it, and hands it the
 * parts that it uses. It holds to the SDK's rule: the strictest Content-Security-Policy suffices. */

import { DialogFrame } from './start-frame.js';
import { showChoices, showCode, showRegistration, showSendCode } from './start-screens.js';

/** @typedef {import('./dialog.js').DialogContext} DialogContext */
/** @typedef {import('./ceremonies.js').Login} Login */

/**
 * Options of the page, or of the widget whose passkey does not help: its login goes to `onProven`.
 *
 * @typedef {OwnID.StartOptions & { country?: string, onProven?: (login: Login) => Promise<unknown> }} DialogOptions
 */

/** Texts of the codes that a person may correct, by the code of the refusal. */
const CODE_TEXT_KEYS = { code_wrong: 'codeWrong', code_malformed: 'codeMalformed' };

/** @type {LoginDialog | undefined} */
let openDialog;

/**
 * Opens the dialog, and resolves once it is closed: to the result for the page, or to null.
 *
 * @param {DialogContext} sdk
 * @param {DialogOptions} options
 * @returns {Promise<OwnID.StartResult | null>}
 */
export function start(sdk, options) {
  return openWith(sdk, options, showChoices);
}

/**
 * Opens the dialog in which a code is typed, for a widget whose passkey does not help. It ends in `onProven`.
 *
 * @param {DialogContext} sdk
 * @param {DialogOptions} options
 * @returns {Promise<OwnID.StartResult | null>}
 */
export function verifyCode(sdk, options) {
  return openWith(sdk, options, showSendCode);
}

/**
 * @param {DialogContext} sdk
 * @param {DialogOptions} options
 * @param {(dialog: LoginDialog) => void} showFirst
 * @returns {Promise<OwnID.StartResult | null>}
 */
function openWith(sdk, options, showFirst) {
  // One at a time.
  openDialog?.dismiss();
  return new Promise((resolve) => {
    openDialog = new LoginDialog(sdk, options, resolve);
    openDialog.open();
    showFirst(openDialog);
  });
}

export class LoginDialog extends DialogFrame {
  /**
   * @param {DialogContext} sdk
   * @param {DialogOptions} options
   * @param {(result: OwnID.StartResult | null) => void} onClosed
   */
  constructor(sdk, options, onClosed) {
    super(sdk);
    const { providers = {}, events = {}, loginId = '', country, abortSignal, language, onLogin, onProven } = options;
    this.providers = providers;
    this.events = events;
    this.loginId = loginId;
    this.country = country;
    this.language = language;
    this.onLogin = onLogin;
    this.onProven = onProven;
    this.onClosed = onClosed;
    this.texts = sdk.texts;
    this.appId = sdk.appId;
    /**
     * Settings that autofill and the memory of the last login read.
     *
     * @type {{ appId: string, loginIdField?: HTMLInputElement }}
     */
    this.config = { appId: sdk.appId };
    abortSignal?.addEventListener('abort', () => this.dismiss());
  }

  /** @param {OwnID.StartResult | null} result */
  end(result) {
    if (this.close()) this.onClosed(result);
  }

  /** @override */
  dismiss() {
    if (this.gone) return undefined;
    this.end(null);
    return this.events.onClose?.();
  }

  /** Does nothing: the dialog looks the same after a passkey was chosen in autofill. */
  show() {}

  /** @param {HTMLInputElement} input */
  askLoginId(input) {
    this.say(this.texts.empty);
    input.focus();
  }

  loginByPasskey() {
    return this.attempt(async () => {
      const { signal } = this.sdk.beginCeremony();
      this.say(this.texts.waiting);
      const request = { appId: this.appId, loginId: this.loginId || undefined };
      await this.enter(await this.sdk.ceremonies.login(request, signal));
    });
  }

  /** @param {HTMLInputElement} input */
  loginByPassword(input) {
    return this.attempt(async () => {
      const { loginId } = this;
      const answer = await this.providers.auth?.password?.authenticate({ loginId, password: input.value });
      if (answer?.status !== 'logged-in') {
        input.value = '';
        input.focus();
        throw toRefusal(answer, this.texts.wrongPassword);
      }
      await this.finish({ loginId, source: 'login', authType: 'password' });
    });
  }

  sendCode() {
    return this.attempt(async () => {
      const { appId, loginId, country, language } = this;
      const { ceremonyId } = await this.sdk.callPlatform('code/start', { appId, loginId, country, language });
      showCode(this, ceremonyId);
    });
  }

  /** @param {string} ceremonyId */
  resendCode(ceremonyId) {
    return this.attempt(async () => {
      const { language, texts } = this;
      const { sent } = await this.sdk.callPlatform('code/again', { ceremonyId, language });
      this.say(sent ? texts.codeSent : texts.codesSent);
    });
  }

  /**
   * @param {string} ceremonyId
   * @param {HTMLInputElement} input
   */
  verifyCode(ceremonyId, input) {
    return this.attempt(async () => {
      try {
        await this.enter(await this.sdk.callPlatform('code/finish', { ceremonyId, code: input.value }), 'otp');
      } catch (error) {
        const key = CODE_TEXT_KEYS[/** @type {keyof typeof CODE_TEXT_KEYS} */ (/** @type {any} */ (error).code)];
        if (!key) throw error;
        input.select();
        input.focus();
        throw toRefusal(null, this.texts[key]);
      }
    });
  }

  /** @param {HTMLInputElement} input */
  register(input) {
    return this.attempt(async () => {
      const { signal } = this.sdk.beginCeremony();
      this.say(this.texts.waiting);
      const request = { appId: this.appId, loginId: input.value.trim() };
      const { data, loginId } = await this.sdk.ceremonies.register(request, signal);
      const answer = await this.providers.account?.register({ loginId, profile: {}, ownIdData: data });
      if (answer?.status !== 'logged-in') throw toRefusal(answer, this.texts.failed);
      this.sdk.setRememberedLogin(this.config, { loginId });
      await this.finish({ loginId, source: 'register', authType: 'passkey' });
    });
  }

  /**
   * Hands a login to the site. Autofill ends here too.
   *
   * @param {Login} login
   * @param {OwnID.AuthType} authType
   */
  async enter(login, authType = 'passkey') {
    const { loginId } = login;
    if (this.onProven) {
      this.end({ loginId, source: 'login', authType });
      this.onProven(login).catch(window.reportError || console.error);
      return;
    }
    await this.createSession(this.sdk.toLoginData(login, authType));
    if (authType === 'passkey') this.sdk.setRememberedLogin(this.config, { loginId });
    await this.finish({ loginId, source: 'login', authType });
  }

  /**
   * Begins the session: by the site's provider; else by `onLogin` of `init`; else, on the platform's own site, by its
   * cookie.
   *
   * @param {OwnID.LoginData} data
   */
  async createSession(data) {
    const { create } = this.providers.session ?? {};
    if (create) {
      const answer = await create(data);
      if (answer?.status !== 'logged-in') throw toRefusal(answer, this.texts.failed);
    } else if (this.onLogin) {
      await this.onLogin(data);
    } else {
      await this.sdk.exchangeToken(data.token);
    }
  }

  /** @param {OwnID.StartResult} result */
  async finish(result) {
    this.end(result);
    await this.events.onFinish?.(result);
  }

  /**
   * Asks the page what happens to a person who proved a login id that has no account.
   *
   * @returns {Promise<boolean>} false when the page has no say
   */
  async handleUnknownAccount() {
    const { onAccountNotFound, onNativeAction } = this.events;
    const { loginId } = this;
    if (!onAccountNotFound && !this.providers.account?.register) return false;
    const answer = onAccountNotFound
      ? await onAccountNotFound({ loginId })
      : { action: /** @type {const} */ ('ui.register') };
    if (answer?.action === 'ui.register') {
      showRegistration(this, loginId);
    } else if (answer?.action === 'native') {
      const { name, params } = answer;
      this.end(null);
      await onNativeAction?.({ name, params });
    } else if (answer?.action === 'close') {
      await this.dismiss();
    } else {
      // The page has gone its own way.
      this.end(null);
    }
    return true;
  }

  /**
   * Says what went wrong, after an attempt or in autofill.
   *
   * @override
   * @param {any} error
   */
  async fail(error) {
    if (this.gone) return;
    if (error.code === 'user_unknown' && (await this.handleUnknownAccount())) return;
    if (error.refusal) {
      this.say(error.refusal);
    } else {
      const details = this.sdk.describeError(error, this.texts);
      this.say(details.message);
      if (details.code !== 'cancelled') this.events.onError?.(details.message, details);
    }
    if (this.config.loginIdField?.isConnected) this.sdk.autofill.offer(this);
  }
}

/**
 * Makes the error of a site that said no: with its own reason, or with ours.
 *
 * @param {any} answer of a provider
 * @param {string} text
 */
function toRefusal(answer, text) {
  const { reason } = answer ?? {};
  return Object.assign(new Error('refused'), { refusal: typeof reason === 'string' && reason ? reason : text });
}
