// Comforts for pages that work without it: the passkey widget, and buttons that say what they do.
(() => {
  const byId = (id) => document.getElementById(id);
  const [widget, notice, loginId, password, made] =
    ['ownid-widget', 'notice', 'loginId', 'password', 'ownIdData'].map(byId);

  // A pressed button keeps its width, says what is happening, and cannot be pressed twice.
  const working = (form) => {
    const button = form.querySelector('[data-busy]');
    if (!button || form.dataset.sent) return;
    form.dataset.sent = button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = button.dataset.busy;
    button.setAttribute('aria-disabled', 'true');
  };
  addEventListener('submit', (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    else working(event.target);
  });
  // Back in the browser shows the page as it was left: ready again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      const button = form.querySelector('[data-busy]');
      button.textContent = form.dataset.sent;
      button.removeAttribute('aria-disabled');
      delete form.dataset.sent;
    }
    if (notice) notice.textContent = '';
  });

  if (!widget) return;
  const { app, sdk, method, language, done, failed, missing } = widget.dataset;
  const say = (text, calm) => {
    notice.classList.toggle('calm', !!calm);
    notice.textContent = text;
  };
  const words = (error) =>
    [error, error?.message, error?.error?.message, error?.error].find((x) => x && typeof x === 'string') || failed;
  const fail = (error) => say(words(error));

  // Without the SDK the password is the first way, not the second.
  const without = () => {
    for (const part of document.querySelectorAll('.passkey')) part.hidden = true;
    document.querySelector('.second')?.classList.remove('second');
    say(missing, true);
  };
  [...document.scripts].find((s) => s.getAttribute('src') === sdk)?.addEventListener('error', without);
  if (!window.ownid) return without();

  const wrong = (on) => {
    loginId.toggleAttribute('aria-invalid', on);
    if (on) loginId.setAttribute('aria-invalid', 'true');
  };
  loginId.addEventListener('input', () => {
    // A passkey belongs to the login it was made for.
    if (made) made.value = '';
    wrong(false);
  });
  // Enter in the first field means the first button, unless a password is being typed.
  loginId.addEventListener('keydown', (event) => {
    const button = widget.querySelector('button');
    if (event.key !== 'Enter' || event.isComposing || password?.value || !button) return;
    event.preventDefault();
    button.click();
  });

  const config = {
    element: widget,
    variant: 'ownid-auth-button',
    widgetPosition: 'end',
    addOrStatement: false,
    infoTooltip: false,
    language,
    loginIdField: loginId,
    passwordField: password ?? undefined,
    onLogin(data) {
      if (!data?.token) return fail(data);
      say(done, true);
      const form = byId('session-form');
      form.elements.token.value = data.token;
      form.submit();
    },
    onRegister(payload) {
      if (!made || !payload?.data || payload.error) return fail(payload);
      const { data } = payload;
      made.value = typeof data === 'string' ? data : JSON.stringify(data);
      if (payload.loginId) loginId.value = payload.loginId;
      // A password begun and left is not a choice.
      if (password && !password.validity.valid) password.value = '';
      say(done, true);
      working(made.form);
      made.form.submit();
    },
    onLoginIdError(error) {
      fail(error);
      wrong(true);
      loginId.focus();
    },
    onError: fail,
  };
  ownid('init', { appId: app, language });
  ownid(method, config);
})();
