// @ts-check
/* Screens of the dialog. */

/** @typedef {import('./start.js').LoginDialog} LoginDialog */

const LOGIN_ID_FIELD = { type: 'text', inputMode: 'email', autocapitalize: 'none', spellcheck: false };

/**
 * Shows the field of the login id, and the logins there are.
 *
 * @param {LoginDialog} dialog
 */
export function showChoices(dialog) {
  const { sdk, texts, providers } = dialog;
  const properties = { ...LOGIN_ID_FIELD, value: dialog.loginId, autocomplete: 'username webauthn' };
  const { label, input } = dialog.createField(texts.loginId, properties);
  dialog.config.loginIdField = input;
  const readLoginId = () => {
    dialog.loginId = input.value.trim();
    return dialog.loginId;
  };
  /** @param {() => unknown} work */
  const withLoginId = (work) => () => (readLoginId() ? work() : dialog.askLoginId(input));

  const loginByPasskey = () => {
    readLoginId();
    dialog.loginByPasskey();
  };
  const primary = dialog.createButton(sdk.webauthn ? texts.login : texts.unsupported, loginByPasskey, 'ownid-main');
  primary.disabled = !sdk.webauthn;
  const parts = [label, primary];
  if (providers.auth?.password?.authenticate) {
    parts.push(...createPasswordParts(dialog, { input, primary, readLoginId, withLoginId }));
  } else {
    primary.type = 'submit';
  }
  if (sdk.offersCodes) {
    const sendCode = withLoginId(() => dialog.sendCode());
    parts.push(dialog.createButton(texts.sendCode, sendCode, 'ownid-plain'));
  }

  dialog.showForm(texts.title, parts);
  sdk.autofill.offer(dialog);
}

/**
 * Makes the field of the password, and its buttons.
 *
 * @param {LoginDialog} dialog
 * @param {object} choices
 * @param {HTMLInputElement} choices.input of the login id
 * @param {HTMLButtonElement} choices.primary the button of the passkey
 * @param {() => string} choices.readLoginId
 * @param {(work: () => unknown) => () => unknown} choices.withLoginId
 */
function createPasswordParts(dialog, { input, primary, readLoginId, withLoginId }) {
  const { sdk, texts, providers } = dialog;
  const password = dialog.createField(texts.password, { type: 'password', autocomplete: 'current-password' });
  const loginByPassword = withLoginId(() => dialog.loginByPassword(password.input));
  const onEnter = () => {
    // Enter in the first field means the first button, unless a password is there.
    const isPasskeyMeant = document.activeElement === input && !password.input.value && sdk.webauthn;
    return isPasskeyMeant ? primary.click() : loginByPassword();
  };
  const enter = dialog.createSubmit(texts.title, onEnter, '');
  const parts = [sdk.createElement('p', { className: 'ownid-between' }, texts.orPassword), password.label, enter];

  const reset = providers.auth?.password?.reset;
  if (reset) {
    const startReset = () => dialog.attempt(() => reset(readLoginId()));
    parts.push(dialog.createButton(texts.trouble, startReset, 'ownid-plain'));
  }
  return parts;
}

/**
 * Sends a code to a login id that is known already, or asked for here. Should it not be sent, it can be asked for
 * again.
 *
 * @param {LoginDialog} dialog
 */
export function showSendCode(dialog) {
  const { sdk, texts } = dialog;
  if (dialog.loginId) {
    const send = dialog.createSubmit(texts.sendCode, () => dialog.sendCode());
    dialog.showForm(texts.title, [sdk.createElement('p', {}, dialog.loginId), send]);
    dialog.sendCode();
    return;
  }

  const { label, input } = dialog.createField(texts.loginId, { ...LOGIN_ID_FIELD, autocomplete: 'username' });
  const send = dialog.createSubmit(texts.sendCode, () => {
    dialog.loginId = input.value.trim();
    return dialog.loginId ? dialog.sendCode() : dialog.askLoginId(input);
  });
  dialog.showForm(texts.title, [label, send]);
}

/**
 * Shows the field of the code that was sent.
 *
 * @param {LoginDialog} dialog
 * @param {string} ceremonyId
 */
export function showCode(dialog, ceremonyId) {
  const { texts } = dialog;
  const properties = { type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code' };
  const { label, input } = dialog.createField(texts.code, properties, texts.codeHint);
  const goBack = () => (dialog.onProven ? dialog.dismiss() : showChoices(dialog));
  dialog.showForm(dialog.loginId, [
    label,
    dialog.createSubmit(texts.continue, () => dialog.verifyCode(ceremonyId, input)),
    dialog.createButton(texts.newCode, () => dialog.resendCode(ceremonyId), 'ownid-plain'),
    dialog.createButton(texts.otherWay, goBack, 'ownid-plain'),
  ]);
  dialog.say(texts.codeLate);
}

/**
 * Offers a passkey for an account that the site then makes.
 *
 * @param {LoginDialog} dialog
 * @param {string} loginId
 */
export function showRegistration(dialog, loginId) {
  const { sdk, texts } = dialog;
  const properties = { type: 'text', value: loginId, readOnly: !!loginId, autocomplete: 'username' };
  const { label, input } = dialog.createField(texts.loginId, properties);
  const create = dialog.createSubmit(texts.register, () => dialog.register(input));
  dialog.showForm(texts.createAccount, [label, sdk.createElement('p', {}, texts.tip), create]);
  create.focus();
}
