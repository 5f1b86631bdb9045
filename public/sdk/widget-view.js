// @ts-check
/* Elements of a widget: its button, its note, and what may be beside them. */

import { CHECK_ICON, createElement, createIcon, KEY_ICON } from './dom.js';
import { webauthn } from './webauthn.js';

/** @typedef {'idle' | 'busy' | 'done'} WidgetState */

/**
 * Settings of a drawing.
 *
 * @typedef {object} ViewSettings
 * @property {string} id
 * @property {OwnID.WidgetType} method
 * @property {OwnID.WidgetConfig} config
 * @property {import('./texts.js').Texts} texts
 * @property {boolean} mayUseCode
 */

/** Variants that are a wide button with a text, not an icon. */
const WIDE_VARIANTS = ['ownid-auth-button', 'standalone-button', 'client-button'];

export class WidgetView {
  /** @param {ViewSettings} settings */
  constructor({ id, method, config, texts, mayUseCode }) {
    this.config = config;
    this.texts = texts;
    this.isWide = WIDE_VARIANTS.includes(config.variant ?? '');
    const idleText = webauthn ? texts[method] : mayUseCode ? texts.sendCode : texts.unsupported;

    this.button = this.createButton(method, idleText);
    this.button.disabled = !webauthn && !mayUseCode;
    this.note = createElement('span', { className: 'ownid-note' });
    this.note.setAttribute('role', 'status');
    const className = `ownid-widget ownid-${this.isWide ? 'full' : 'icon'}`;
    this.root = createElement('span', { className }, this.button, this.note);

    if (config.infoTooltip ?? !this.isWide) this.addTooltip(`${id}-tip`, webauthn ? texts.tip : idleText);
    if (mayUseCode && webauthn) {
      this.codeButton = createElement('button', { className: 'ownid-code', type: 'button' }, texts.sendCode);
      this.root.append(this.codeButton);
    }
  }

  /**
   * Makes the button. All its texts lie in one cell and all but one are hidden, so its width never changes.
   *
   * @param {OwnID.WidgetType} method
   * @param {string} idleText
   */
  createButton(method, idleText) {
    const { isWide, texts } = this;
    /** @param {WidgetState} state @param {string} icon @param {...(string | Node)} words */
    const label = (state, icon, ...words) => {
      const text = createElement('span', { className: isWide ? '' : 'ownid-quiet' }, ...words);
      return createElement('span', { className: `ownid-word ownid-${state}` }, createIcon(icon), text);
    };
    const done = method === 'register' ? [`${texts.ready} `, createElement('u', {}, texts.undo)] : [texts.through];
    return createElement(
      'button',
      { className: 'ownid-button', type: 'button' },
      label('idle', KEY_ICON, idleText),
      label('busy', KEY_ICON, texts.waiting),
      label('done', CHECK_ICON, ...done),
    );
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  addTooltip(id, text) {
    const tooltip = createElement('span', { className: 'ownid-tip', id }, text);
    tooltip.setAttribute('role', 'tooltip');
    this.button.setAttribute('aria-describedby', id);
    this.root.append(tooltip);
  }

  /**
   * Puts the widget into the page.
   *
   * @param {Element | null | undefined} inside
   * @param {any} beside the field to stand at, if there is no element to be in
   */
  insert(inside, beside) {
    const { config, root } = this;
    const isAtStart = config.widgetPosition === 'start';
    if (!inside && !this.isWide && config.addOrStatement !== false) {
      root[isAtStart ? 'append' : 'prepend'](createElement('span', { className: 'ownid-or' }, this.texts.or));
    }
    if (inside) inside.append(root);
    // A button within a label would take the label from its field.
    else (beside.closest('label') || beside)[isAtStart ? 'before' : 'after'](root);
  }

  /**
   * @param {WidgetState} state
   * @param {boolean} offersCode
   */
  show(state, offersCode) {
    if (this.codeButton) this.codeButton.hidden = state !== 'idle' || !offersCode;
    this.root.dataset.state = state;
    this.button.setAttribute('aria-busy', String(state === 'busy'));
    this.say(state === 'busy' ? this.texts.waiting : '', true);
  }

  /**
   * Writes the note, which is read aloud; it is seen too, unless the button says the same.
   *
   * @param {string} text
   * @param {boolean} isQuiet
   */
  say(text, isQuiet = false) {
    if (this.config.tooltip === false && !isQuiet) return;
    this.note.classList.toggle('ownid-quiet', isQuiet);
    this.note.textContent = text;
  }
}
