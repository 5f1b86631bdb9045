// @ts-check
/* Widgets drawn into the page, the login without one, and the prompt for people who were here before. */

import { autofill } from './autofill.js';
import { ceremonies } from './ceremonies.js';
import { createElement } from './dom.js';
import { platformError } from './http.js';
import { getRememberedLogin, setRememberedLogin } from './remembered-login.js';
import { defaults, merge } from './settings.js';
import { loadTexts } from './texts.js';
import { webauthn } from './webauthn.js';
import { findWidgets, Widget, widgets } from './widget.js';

/**
 * Draws a widget. Drawn twice into one place, the later one wins: a page that runs again has one button, not two.
 *
 * @param {OwnID.WidgetType} method
 * @param {OwnID.WidgetConfig} [options]
 * @param {HTMLElement} [panel] the prompt, which goes with the widget
 */
export async function renderWidget(method, options, panel) {
  const config = merge(defaults, options);
  if (!ceremonies[method]) throw platformError('unknown_type');
  const widget = Object.assign(new Widget(method, config), { panel });
  if (document.readyState === 'loading' && !widget.findPlace()) {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve));
  }
  if (!widget.findPlace()) throw platformError('no_place');

  for (const old of [...widgets]) {
    if (old.id === widget.id || (old.method === method && old.anchor === widget.anchor)) old.destroy();
  }
  // Before anything is awaited, so that destroy finds it.
  widgets.push(widget);
  if (method === 'login' && (await config.checkSession?.())) widget.destroy();
  await widget.translated;
  if (widget.gone) return widget;
  widget.draw();
  widget.resume();
  return widget;
}

/**
 * Draws a widget again. A change of language does not cost the passkey that was just made.
 *
 * @param {string} key an id or a type
 * @param {OwnID.WidgetConfig} [changes]
 */
export async function renderAgain(key, changes) {
  const old = findWidgets(key).pop();
  if (!old) throw platformError('unknown_widget');
  const { registration, typed, credentialId, boundFields, id } = old;
  old.registration = null;
  const widget = await renderWidget(old.method, merge(old.config, { id }, changes));
  Object.assign(widget, { registration, typed, credentialId, boundFields });
  if (registration) widget.show('done');
  return id;
}

/**
 * Logs a person in without a widget, by one that is never drawn.
 *
 * @param {string | undefined} loginId
 * @param {OwnID.WidgetConfig} options
 * @returns {Promise<OwnID.LoginData>}
 */
export async function authenticate(loginId, options) {
  if (!webauthn) throw platformError('unsupported');
  const { owner } = autofill;
  const { error, data } = await new Widget('login', merge(defaults, { loginId }, options)).run();
  if (!error) return data;
  if (owner) autofill.offer(owner);
  throw error;
}

/**
 * Offers autofill in the login field; and a person who logged in here by passkey is one press away from it.
 *
 * @param {OwnID.WidgetConfig} [options]
 * @returns {Promise<string>} the id of the widget
 */
export async function activatePrompt(options) {
  const loginIdField = document.querySelector('input[autocomplete~=webauthn]');
  const config = merge({ loginIdField }, defaults, options);
  const { welcome, later } = await loadTexts(config.language);
  const remembered = getRememberedLogin(config);

  const name = createElement('span', {}, remembered?.loginId || '');
  const panel = createElement('section', { className: 'ownid-prompt' }, createElement('strong', {}, welcome), name);
  panel.setAttribute('aria-label', welcome);
  /** @type {OwnID.WidgetConfig} */
  const own = { ...remembered, id: 'ownid-prompt', element: panel, variant: 'ownid-auth-button' };
  const widget = await renderWidget('login', merge(config, own), panel);

  const dismiss = createElement('button', { className: 'ownid-later', type: 'button' }, later);
  dismiss.addEventListener('click', () => {
    setRememberedLogin(config, null);
    // Autofill stays.
    panel.remove();
  });
  panel.append(dismiss);
  if (webauthn && remembered && !widget.gone) document.body.append(panel);
  return widget.id;
}
