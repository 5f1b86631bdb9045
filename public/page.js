// @ts-check
/* Scripts of the pages, which work without them: the passkey widget, tabs that follow each other, and buttons that say
 * what they do.
 *
 * Written for browsers of 2017 and later, so that the oldest still say what they cannot do: no optional chaining, no
 * `catch` without a name. */
(() => {
  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  const cookiesOff = byId('cookies-off');
  if (!navigator.cookieEnabled && cookiesOff) cookiesOff.hidden = false;

  // --- Forms

  // A response to an application that is posted: its page has nothing to decide.
  const response = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-at-once]'));
  if (response) response.submit();

  /**
   * Shows that a form is being sent: its button keeps its width, says what is happening, and cannot be pressed twice.
   *
   * @param {HTMLFormElement} form
   */
  const showBusy = (form) => {
    const button = /** @type {HTMLElement | null} */ (form.querySelector('[data-busy]'));
    if (!button) return;
    form.dataset.idle = button.textContent || '';
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = button.dataset.busy || '';
    button.setAttribute('aria-disabled', 'true');
  };

  /** @param {HTMLFormElement} form */
  const showIdle = (form) => {
    const button = /** @type {HTMLElement} */ (form.querySelector('[data-busy]'));
    button.textContent = form.dataset.idle || '';
    button.removeAttribute('aria-disabled');
    delete form.dataset.idle;
  };

  // A form without such a button may be sent again, but not by a double click.
  const DOUBLE_CLICK_MS = 1000;
  /** @type {{ form?: EventTarget | null, timeStamp: number }} */
  let lastSubmit = { timeStamp: 0 };
  addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { timeStamp } = event;
    if (event.defaultPrevented) return;
    const isRepeated = lastSubmit.form === form && timeStamp - lastSubmit.timeStamp < DOUBLE_CLICK_MS;
    if (form.dataset.idle || isRepeated) {
      event.preventDefault();
      return;
    }
    lastSubmit = { form, timeStamp };
    showBusy(form);
    if (!isOwnPage) rememberEntering();
    if (form.getAttribute('action') === '/logout') addEventListener('pagehide', () => notifyTabs());
  });

  // The back button shows the page as it was left: make it ready again, unless the person has come in or gone since.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelectorAll('form[data-idle]').forEach((form) => {
      showIdle(/** @type {HTMLFormElement} */ (form));
    });
    say('');
    followSession();
  });

  // --- The tabs of a browser share a login: where it begins or ends in one of them, the others follow.

  const { pathname, search } = location;
  const isOwnPage = /^\/(account|admin)(\/|$)/.test(pathname);
  const ENTRY_PATHS = ['/login', '/login/code', '/register', '/code', '/recover', '/recover/code'];
  const isEntryPage = !search.includes('again=') && ENTRY_PATHS.includes(pathname);
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('vestibule') : null;
  const notifyTabs = () => {
    if (tabs) tabs.postMessage('session');
  };

  // A tab that is on its way in remembers it until it has arrived. Storage may be switched off.
  const rememberEntering = () => {
    try {
      sessionStorage.setItem('entering', '1');
    } catch (_) {
      // Then the others wait.
    }
  };
  try {
    if (isOwnPage && sessionStorage.getItem('entering')) {
      sessionStorage.removeItem('entering');
      notifyTabs();
    }
  } catch (_) {
    // As above.
  }

  /** @param {any} field */
  const isChanged = (field) => {
    if (field.matches('select')) {
      const first = [...field.options].findIndex((option) => option.defaultSelected);
      return field.selectedIndex !== Math.max(0, first);
    }
    if (!field.matches('input, textarea')) return false;
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  };
  /** @param {any} field */
  const isEdited = (field) => field.name && field.type !== 'hidden' && isChanged(field);
  const hasUnsavedChanges = () => isOwnPage && [...document.forms].some((form) => [...form.elements].some(isEdited));

  /** @returns {Promise<boolean | null>} null when the server did not say */
  const isLoggedIn = () =>
    fetch('/session', { headers: { Accept: 'application/json' } }).then(
      ({ ok, status }) => (ok ? true : status === 401 ? false : null),
      () => null,
    );

  const followSession = async () => {
    if (!isOwnPage && !isEntryPage && pathname !== '/') return;
    const isInside = await isLoggedIn();
    if (isInside === null || hasUnsavedChanges()) return;
    if (pathname === '/') location.replace('/');
    else if (isOwnPage) location.replace(isInside ? pathname + search : '/');
    else if (isEntryPage && isInside) {
      const next = /** @type {HTMLInputElement | null} */ (document.querySelector('main input[name=next]'));
      location.replace(next ? next.value : '/account');
    }
  };
  if (tabs) tabs.addEventListener('message', followSession);

  /**
   * Says in a form that its login has ended, with a link to another.
   *
   * @param {HTMLFormElement} form
   */
  const showLoginEnded = (form) => {
    const before = form.querySelector('.notice');
    if (before) before.remove();
    const notice = Object.assign(document.createElement('p'), { className: 'notice calm' });
    notice.setAttribute('role', 'alert');
    const text = Object.assign(document.createElement('span'), { textContent: `${form.dataset.gone} ` });
    const login = { href: '/login', target: '_blank', textContent: form.dataset.logIn || '' };
    text.append(Object.assign(document.createElement('a'), login));
    notice.append(text);
    form.prepend(notice);
  };

  // What a person typed about themselves is not lost to a login that has ended: the server is asked before the form
  // goes.
  document.querySelectorAll('form[data-gone]').forEach((element) => {
    const form = /** @type {HTMLFormElement} */ (element);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (form.dataset.idle) return;
      showBusy(form);
      if ((await isLoggedIn()) !== false) {
        form.submit();
        return;
      }
      showIdle(form);
      showLoginEnded(form);
    });
  });

  const printButton = document.querySelector('[data-print]');
  if (printButton) printButton.addEventListener('click', () => print());

  // --- Times

  // A moment is told in the reader's own time; without scripts, and where a browser cannot, it names its zone.
  const createTimeFormat = () => {
    try {
      const locale = `${document.documentElement.lang}-u-ca-gregory`;
      const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
      return format.resolvedOptions().dateStyle ? format : null;
    } catch (_) {
      return null;
    }
  };
  /** @param {ParentNode} root */
  const localiseTimes = (root) => {
    const times = /** @type {HTMLTimeElement[]} */ ([...root.querySelectorAll('time[data-utc]')]);
    const format = times.length ? createTimeFormat() : null;
    if (!format) return;
    for (const time of times) time.textContent = format.format(new Date(time.dateTime));
  };
  localiseTimes(document);
  // `admin.js` draws parts of a page anew.
  document.addEventListener('localise', (event) => localiseTimes(/** @type {CustomEvent} */ (event).detail));

  // --- Where a page was opened at a place within it, the login goes back to that place.

  if (location.hash && isEntryPage) {
    for (const next of /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input[name=next]')])) {
      if (!next.closest('.languages') && !next.value.includes('#')) next.value += location.hash;
    }
    for (const link of /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('main a[href*="next="]')])) {
      const url = new URL(link.href);
      const next = url.searchParams.get('next') || '';
      if (next.includes('#')) continue;
      url.searchParams.set('next', next + location.hash);
      link.href = url.href;
    }
  }

  const [widget, notice, loginId, country, password, ownIdData] = [
    'ownid-widget',
    'notice',
    'loginId',
    'country',
    'password',
    'ownIdData',
  ].map(byId);

  // --- The list of countries

  // Typing finds the name that begins so: without its accents, slowly too, or by the country's number. The same letter
  // again goes on to the next name, as in any list.
  const TYPING_PAUSE_MS = 2500;
  let typing = { text: '', at: 0 };
  /** @param {string} text */
  const fold = (text) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  /** @param {string} text @returns {(option: HTMLOptionElement) => boolean} */
  const beginsWith =
    (text) =>
    ({ value, text: name }) =>
      value !== '' && (fold(name).startsWith(text) || name.replace(/.*\+|\u2069/g, '') === text.replace('+', ''));
  /** @param {KeyboardEvent} event */
  const selectTyped = (event) => {
    const { key, timeStamp: at } = event;
    const isContinued = typing.text && at - typing.at < TYPING_PAUSE_MS;
    const isLetter = [...key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter || (key === ' ' && !isContinued)) return;
    event.preventDefault();
    typing = { text: isContinued ? typing.text + fold(key) : fold(key), at };
    const options = [...country.options];
    const [letter, ...letters] = typing.text;
    const isOneLetter = letters.length > 0 && letters.every((other) => other === letter);
    const fromSelected = [...options.slice(country.selectedIndex + 1), ...options];
    const found = options.find(beginsWith(typing.text)) || (isOneLetter && fromSelected.find(beginsWith(letter)));
    if (!found || found.selected) return;
    found.selected = true;
    for (const type of ['input', 'change']) country.dispatchEvent(new Event(type, { bubbles: true }));
  };
  if (country) {
    country.addEventListener('blur', () => {
      typing = { text: '', at: 0 };
    });
    country.addEventListener('keydown', selectTyped);
  }

  /**
   * Writes the notice of the page.
   *
   * @param {string} text
   * @param {boolean} [isCalm] false for an error
   */
  const say = (text, isCalm) => {
    if (!notice) return;
    notice.classList.toggle('calm', !!isCalm);
    notice.textContent = text;
  };

  // --- Passkeys of a person who is logged in

  /** @type {any} */
  const webauthn = window.PublicKeyCredential;
  // The password manager hears which passkeys are worth something, so that it can drop the others.
  const withKnownPasskeys = /** @type {HTMLElement | null} */ (document.querySelector('[data-known]'));
  const knownPasskeys = (withKnownPasskeys && withKnownPasskeys.dataset.known) || '[]';
  const canSignal = webauthn && webauthn.signalAllAcceptedCredentials;
  /** @param {object} passkeys of one user handle */
  const signalAccepted = (passkeys) => webauthn.signalAllAcceptedCredentials(passkeys).catch(() => {});
  const signalled = canSignal ? Promise.all(JSON.parse(knownPasskeys).map(signalAccepted)) : Promise.resolve([]);

  // Reasons why no passkey was made, by the attribute that has the text, where there is more to say than that it
  // failed.
  /** @type {Record<string, string>} */
  const ENROLL_ERROR_KEYS = {
    InvalidStateError: 'exists',
    ConstraintError: 'unverified',
    NotSupportedError: 'unverified',
    user_not_verified: 'unverified',
  };
  const addButton = byId('add-passkey');
  /** @param {OwnID.EnrollOptions} [options] */
  const enrollPasskey = async (options) => {
    const response = await fetch(addButton.dataset.enrolment, { method: 'POST' });
    if (!response.ok) {
      const message = response.status === 409 ? addButton.dataset.other : '';
      throw Object.assign(new Error(), { notice: message });
    }
    const { loginId, authToken } = await response.json();
    const { error } = await ownid('enrollCredential', loginId, authToken, options);
    // The loader, which only queues calls, answers that all went well.
    if (error || 'q' in window.ownid) throw error || new Error();
    const offer = byId('offer');
    const { next } = offer ? offer.elements : { next: null };
    location.href = next ? next.value : offer ? '/account' : '/account/security?done=added';
  };
  /** @param {any} error */
  const sayEnrollError = (error) => {
    const { dataset } = addButton;
    say(error.notice || dataset[ENROLL_ERROR_KEYS[error.code]] || dataset.failed);
  };
  if (addButton && !webauthn) {
    addButton.hidden = true;
    say(addButton.dataset.unsupported, true);
  } else if (addButton) {
    const idleText = addButton.textContent;
    addButton.addEventListener('click', async () => {
      if (addButton.getAttribute('aria-disabled') === 'true') return;
      addButton.setAttribute('aria-disabled', 'true');
      addButton.textContent = addButton.dataset.busy;
      await enrollPasskey().catch(sayEnrollError);
      addButton.textContent = idleText;
      addButton.removeAttribute('aria-disabled');
    });
    // Right after a login by password some password managers make one without a word.
    if (byId('offer') && webauthn.getClientCapabilities) {
      const arrived = new Promise((resolve) => {
        if (document.readyState === 'complete') resolve(undefined);
        else addEventListener('load', resolve);
      });
      // Only then: what was not on the list would be dropped.
      Promise.all([webauthn.getClientCapabilities(), signalled, arrived])
        .then(([can]) => can.conditionalCreate && enrollPasskey({ mediation: 'conditional' }))
        .catch(() => {});
    }
  }
  if (!widget) return;

  // --- The passkey widget

  const { app, method, language, done, failed, missing, unsupported } = widget.dataset;
  /** @param {any} error a text, an error, or a refused login or registration */
  const fail = (error) => {
    const { message, error: cause } = error || {};
    const texts = [message, cause && cause.message, cause, error];
    say(texts.find((text) => text && typeof text === 'string') || failed);
  };

  // When the SDK never came, the password is the first way, not the second.
  const queue = /** @type {{ q?: unknown[] } | undefined} */ (/** @type {unknown} */ (window.ownid));
  addEventListener('load', () => {
    const isQueueing = /** @type {unknown} */ (window.ownid) === queue && queue && queue.q && queue.q.length;
    if (queue && (!isQueueing || widget.firstElementChild)) return;
    for (const part of /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.passkey')])) part.hidden = true;
    const second = document.querySelector('main .second');
    if (second) second.classList.remove('second');
    say(webauthn && 'replaceChildren' in Element.prototype ? missing : unsupported, true);
  });
  if (!queue) return;

  for (const field of [loginId, country].filter(Boolean)) {
    field.addEventListener('input', () => {
      // A passkey belongs to the login it was made for.
      if (ownIdData) ownIdData.value = '';
      loginId.removeAttribute('aria-invalid');
    });
  }
  // Enter in the first field means the first button, unless a password is being typed.
  loginId.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const button = widget.querySelector('button:enabled');
    if (event.key !== 'Enter' || event.isComposing || (password && password.value) || !button) return;
    event.preventDefault();
    button.click();
  });

  ownid('init', { appId: app, language });
  ownid(method, {
    element: widget,
    variant: 'ownid-auth-button',
    widgetPosition: 'end',
    addOrStatement: false,
    infoTooltip: false,
    tooltip: false,
    passwordFieldBinding: false,
    language,
    loginIdField: loginId,
    // What was typed goes to the server as it is, with the country: it knows how each country writes its numbers. What
    // is neither an address nor six signs that could be digits of some script need not go there.
    loginIdPattern: '[@\uff20\ufe6b:<]|^[^A-Za-z]{6,}$',
    countryField: country || undefined,
    passwordField: password || undefined,
    onLogin(data) {
      if (!data || !data.token) return fail(data);
      say(done, true);
      const form = byId('session-form');
      form.elements.token.value = data.token;
      rememberEntering();
      form.submit();
    },
    onRegister(registration) {
      if (!ownIdData || !registration || !registration.data || registration.error) return fail(registration);
      const { data } = registration;
      ownIdData.value = typeof data === 'string' ? data : JSON.stringify(data);
      if (registration.loginId) loginId.value = registration.loginId;
      say(done, true);
      showBusy(ownIdData.form);
      rememberEntering();
      ownIdData.form.submit();
    },
    onLoginIdError(error) {
      fail(error);
      loginId.setAttribute('aria-invalid', 'true');
      loginId.focus();
      return { hideTooltip: true };
    },
    onError: fail,
  });
})();
