// @ts-check
/* Widget beside a field or inside an element: a button, its messages, and the code that is offered where no passkey
 * helps. */

import { abortCeremony, autofill, beginCeremony } from './autofill.js';
import { ceremonies, toLoginData } from './ceremonies.js';
import { openDialog } from './dialog.js';
import { findElement, setFieldValue } from './dom.js';
import { platformError } from './http.js';
import { generatePassword } from './password.js';
import { setRememberedLogin } from './remembered-login.js';
import { exchangeToken } from './session.js';
import { offersCodes, scriptAppId } from './settings.js';
import { describeError, ENGLISH, loadTexts } from './texts.js';
import { signalUnknownCredential, webauthn } from './webauthn.js';
import { WidgetView } from './widget-view.js';

/** @typedef {import('./widget-view.js').WidgetState} WidgetState */
/** @typedef {{ field: HTMLInputElement, disabled: boolean, value: string }} BoundField a field as it was before */
/** @typedef {import('./ceremonies.js').Login} Login */
/** @typedef {import('./ceremonies.js').NewPasskey} NewPasskey */

const PASSWORD_LENGTH = 32;

/** Widgets of this page, in the order in which they were drawn. @type {Widget[]} */
export const widgets = [];

/** @param {string} key an id or a type */
export const findWidgets = (key) => widgets.filter(({ id, method }) => id === key || method === key);

/** True once a passkey failed in this page. Frameworks draw a widget anew with every error that they show. */
let passkeyFailed = false;
let widgetCount = 0;

/** @param {OwnID.WidgetType} method */
function nextWidgetId(method) {
  widgetCount += 1;
  return `ownid-${method}-${widgetCount}`;
}

export class Widget {
  /** Passkey that was made, until it is undone or its login id edited. @type {OwnID.Registration | null} */
  registration = null;
  /** Login id for which it was made, as it was typed. */
  typed = '';
  /** Its credential id. @type {string | undefined} */
  credentialId = undefined;
  /** @type {BoundField[]} */
  boundFields = [];
  /** @type {WidgetState} */
  state = 'idle';
  gone = false;
  /** @type {WidgetView | undefined} */
  view = undefined;
  /** @type {HTMLElement | undefined} */
  panel = undefined;

  /**
   * @param {OwnID.WidgetType} method
   * @param {OwnID.WidgetConfig} config
   */
  constructor(method, config) {
    const { id = nextWidgetId(method), appId = scriptAppId } = config;
    this.method = method;
    this.config = config;
    this.id = id;
    this.appId = appId;
    // A code proves who a person is; a new account is the site's to make.
    this.mayUseCode = offersCodes && method !== 'register' && !config.skipFallback;
    this.texts = ENGLISH;
    this.translated = loadTexts(config.language).then((texts) => {
      this.texts = texts;
    });
    this.onEdit = () => this.edited();
  }

  /** Finds the place to draw in: inside an element, or beside a field. */
  findPlace() {
    const { element, targetElement, passwordField, targetField, loginIdField } = this.config;
    this.inside = findElement(element) || findElement(targetElement);
    this.beside =
      findElement(passwordField) ||
      findElement(targetField) ||
      (this.method === 'recover' && findElement(loginIdField));
    this.anchor = this.inside || this.beside;
    return this.anchor;
  }

  draw() {
    const { id, method, config, texts, mayUseCode } = this;
    this.view = new WidgetView({ id, method, config, texts, mayUseCode });
    this.view.button.addEventListener('click', () => this.press());
    this.view.codeButton?.addEventListener('click', () => this.askCode());
    this.view.insert(this.inside, this.beside);
    this.field = findElement(config.loginIdField);
    this.field?.addEventListener('input', this.onEdit);
    this.show('idle');
  }

  /** @param {WidgetState} state */
  show(state) {
    this.state = state;
    this.view?.show(state, passkeyFailed);
  }

  /** @param {string} text */
  say(text) {
    this.view?.say(text);
  }

  /** @returns {string} */
  loginId() {
    return this.config.loginId || (findElement(this.config.loginIdField)?.value ?? '').trim();
  }

  /**
   * Reads the country of a phone number that is typed without its country code, where the page asks for it: the server
   * reads both together.
   *
   * @returns {string | undefined}
   */
  country() {
    return findElement(this.config.countryField)?.value || undefined;
  }

  /**
   * Asks for a login id where one is needed; the page may use its own words and hide ours. A login by passkey needs
   * none: passkeys know their owner.
   *
   * @param {boolean} isNeeded
   * @returns {Promise<boolean>} true when the person was asked
   */
  async askLoginId(isNeeded = this.method === 'register') {
    const { loginIdPattern, onLoginIdError, loginIdField } = this.config;
    const loginId = this.loginId();
    const pattern = loginIdPattern || defaultLoginIdPattern(!!this.country());
    if (loginId ? new RegExp(pattern).test(loginId) : !isNeeded) return false;
    const type = loginId ? 'invalidFormat' : 'empty';
    const message = this.texts[type];
    const answer = await onLoginIdError?.({ message, type });
    if (!answer?.hideTooltip) this.say(message);
    findElement(loginIdField)?.focus();
    return true;
  }

  async press() {
    if (this.state === 'busy') return;
    if (!webauthn) {
      await this.askCode();
    } else if (this.registration) {
      // The person took it back.
      if (this.credentialId) signalUnknownCredential(this.credentialId);
      this.reset();
    } else if (!(await this.askLoginId()) && (await this.run()).error) {
      this.resume();
    }
  }

  /** Opens the dialog for a code by mail or SMS: on a new or a lost device, and in browsers without passkeys. */
  async askCode() {
    // On a page without a field for it, the dialog asks for the login id.
    if ((findElement(this.config.loginIdField) || this.loginId()) && (await this.askLoginId(true))) return;
    const { language, onError } = this.config;
    /** @param {Login} login */
    const onProven = (login) => this.enter(login, 'otp');
    const options = { loginId: this.loginId(), country: this.country(), language, onProven, events: { onError } };
    try {
      await openDialog('verifyCode', this.texts, options);
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * Runs the widget's ceremony.
   *
   * @returns {Promise<{ error: any, data?: any }>}
   */
  async run() {
    const { signal } = beginCeremony();
    const typed = this.loginId();
    this.show('busy');
    try {
      const request = { appId: this.appId, loginId: typed, country: this.country() };
      const answer = await ceremonies[this.method](request, signal);
      if (signal.aborted) throw platformError('aborted');
      if ('session' in answer) return { error: null, data: await this.enter(answer) };
      await this.keepPasskey(answer, typed);
      return { error: null, data: answer };
    } catch (error) {
      if (!signal.aborted) return { error: this.fail(error) };
      // Another widget was pressed instead, or this one is gone.
      this.show('idle');
      return { error: platformError('aborted') };
    }
  }

  /**
   * Hands a login to the page, which may leave the session to the SDK.
   *
   * @param {Login} login
   * @param {OwnID.AuthType} authType
   */
  async enter(login, authType = 'passkey') {
    const { onBeforeLogin, onLogin } = this.config;
    const data = toLoginData(login, authType);
    await onBeforeLogin?.(data);
    if (authType === 'passkey') setRememberedLogin(this.config, { loginId: login.loginId });
    this.show('done');
    // Null where a method's answer is the page's to use.
    if (onLogin) await onLogin(data);
    else if (onLogin !== null) await exchangeToken(data.token);
    return data;
  }

  /**
   * Keeps a new passkey for the form, and fills the password's fields.
   *
   * @param {NewPasskey} passkey
   * @param {string} typed
   */
  async keepPasskey({ data, loginId, credentialId }, typed) {
    const { onBeforeRegister, onRegister, passwordFieldBinding } = this.config;
    /** @type {OwnID.Registration} */
    const registration = { error: null, data, loginId };
    await onBeforeRegister?.(registration);
    // The login id may have been edited meanwhile, and the passkey is bound to the old one.
    if (this.loginId() !== typed) return this.show('idle');
    Object.assign(this, { registration, typed, credentialId });
    this.show('done');
    if (passwordFieldBinding) this.bindPasswordFields();
    await onRegister?.(registration);
  }

  edited() {
    if (this.state === 'idle') this.say('');
    if (this.registration && ![this.typed, this.registration.loginId].includes(this.loginId())) this.reset();
  }

  reset() {
    this.registration = null;
    for (const { field, disabled, value } of this.boundFields.splice(0)) {
      setFieldValue(field, value);
      field.disabled = disabled;
    }
    this.show('idle');
  }

  /**
   * Fills and disables the password fields. Back ends that insist on a password get a random one; a form that is posted
   * as it stands sends none, since disabled fields are not sent.
   */
  bindPasswordFields() {
    const { passwordField, confirmPasswordContainer } = this.config;
    const password = generatePassword(PASSWORD_LENGTH);
    for (const place of [passwordField].concat(confirmPasswordContainer).map(findElement).filter(Boolean)) {
      for (const field of place.matches('input') ? [place] : place.querySelectorAll('input')) {
        this.boundFields.push({ field, disabled: field.disabled, value: field.value });
        setFieldValue(field, password);
        field.disabled = true;
      }
    }
  }

  /**
   * Tells the person and the page what went wrong.
   *
   * @param {any} error
   * @returns {OwnID.SdkError}
   */
  fail(error) {
    const details = describeError(error, this.texts);
    // Thrown by the page's own handler: its developer wants to see the place.
    if (typeof error.code === 'undefined') (window.reportError || console.error)(error);
    passkeyFailed = true;
    this.show('idle');
    this.say(details.message);
    // Only after a real passkey, and by the back end itself: addresses cannot be probed with it.
    if (details.code === 'user_unknown') this.config.onLoginIdError?.({ ...details, type: 'accountNotFound' });
    // A text, as it is documented: pages put it into their state and draw it. The details for programs come second.
    this.config.onError?.(details.message, details);
    return details;
  }

  /** Offers autofill again. */
  resume() {
    if (this.method === 'login') autofill.offer(this);
  }

  destroy() {
    this.gone = true;
    if (this.state === 'busy') abortCeremony();
    if (autofill.owner === this) autofill.stop();
    if (this.registration) this.reset();
    this.field?.removeEventListener('input', this.onEdit);
    this.view?.root.remove();
    this.panel?.remove();
    widgets.splice(widgets.indexOf(this), 1);
  }
}

/**
 * Pattern of a login id: an email address, or a phone number, whose country code may be missing where a country is
 * chosen.
 *
 * @param {boolean} hasCountry
 */
export function defaultLoginIdPattern(hasCountry) {
  return `^[^\\s@]+@[^\\s@]+$|^\\+${hasCountry ? '?' : ''}[\\d\\s().-]{6,}$`;
}
