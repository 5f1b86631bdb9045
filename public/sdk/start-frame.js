// @ts-check
/* Frame of the dialog: its heading, form and note, and what all of its screens share. */

import { DIALOG_STYLE } from './start-style.js';

/** @typedef {import('./dialog.js').DialogContext} DialogContext */
/** @typedef {{ label: HTMLElement, input: HTMLInputElement }} Field */

let isStyled = false;

/** Dialog element, open from its construction until it is closed or dismissed. */
export class DialogFrame {
  gone = false;
  busy = false;

  /** @param {DialogContext} sdk */
  constructor(sdk) {
    const { createElement, texts } = sdk;
    this.sdk = sdk;
    this.heading = createElement('h2', { id: 'ownid-start-heading' });
    this.form = createElement('form', { noValidate: true });
    this.note = createElement('p', { className: 'ownid-said' });
    this.note.setAttribute('role', 'status');
    const close = this.createButton(texts.close, () => this.dismiss(), 'ownid-plain ownid-x');
    const header = createElement('header', {}, this.heading, close);
    this.dialog = createElement('dialog', { className: 'ownid-start' }, header, this.form, this.note);
    this.dialog.setAttribute('aria-labelledby', this.heading.id);

    // Escape, and the phone's way back.
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.dismiss();
    });
    // Its button was pressed, by Enter too.
    this.form.addEventListener('submit', (event) => event.preventDefault());
  }

  /**
   * Shows the dialog, which keeps the focus inside and gives it back when it closes. Browsers before 2022 show it
   * without.
   */
  open() {
    if (!isStyled) this.sdk.adoptStyle(DIALOG_STYLE);
    isStyled = true;
    document.body.append(this.dialog);
    if (this.dialog.showModal) this.dialog.showModal();
    else this.dialog.setAttribute('open', '');
  }

  /**
   * Closes the dialog without a word to the page.
   *
   * @returns {boolean} false when it was closed before
   */
  close() {
    if (this.gone) return false;
    this.gone = true;
    // Any ceremony that goes on is aborted.
    this.sdk.beginCeremony();
    this.dialog.close?.();
    this.dialog.remove();
    return true;
  }

  /** Closes the dialog because the person or the page wants it. @returns {unknown} */
  dismiss() {
    return this.close();
  }

  /**
   * Says what went wrong.
   *
   * @param {any} error
   * @returns {void | Promise<void>}
   */
  fail(error) {
    this.say(this.sdk.describeError(error, this.sdk.texts).message);
  }

  /**
   * Does one thing at a time, and says what goes wrong.
   *
   * @param {() => unknown} work
   */
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

  /** @param {string} text */
  say(text) {
    this.note.textContent = text;
  }

  /**
   * Shows a screen.
   *
   * @param {string} heading
   * @param {Node[]} parts
   */
  showForm(heading, parts) {
    this.sdk.autofill.stop();
    this.heading.textContent = heading;
    this.form.replaceChildren(...parts);
    this.say('');
    this.form.querySelector('input')?.focus();
  }

  /**
   * @param {string} text
   * @param {() => unknown} onPress
   * @param {string} className
   */
  createButton(text, onPress, className = '') {
    const properties = { type: 'button', className: `ownid-press ${className}` };
    const button = this.sdk.createElement('button', properties, text);
    button.addEventListener('click', () => onPress());
    return button;
  }

  /**
   * Makes the button that Enter presses.
   *
   * @param {string} text
   * @param {() => unknown} onPress
   * @param {string} className
   */
  createSubmit(text, onPress, className = 'ownid-main') {
    const button = this.createButton(text, onPress, className);
    button.type = 'submit';
    return button;
  }

  /**
   * @param {string} text
   * @param {Partial<Record<keyof HTMLInputElement, unknown>>} properties
   * @param {string} [hint]
   * @returns {Field}
   */
  createField(text, properties, hint) {
    const { createElement } = this.sdk;
    const input = createElement('input', properties);
    const label = createElement('label', {}, text, input);
    if (!hint) return { label, input };
    const small = createElement('small', { id: 'ownid-start-hint' }, hint);
    input.setAttribute('aria-describedby', small.id);
    return { input, label: createElement('div', {}, label, small) };
  }
}
