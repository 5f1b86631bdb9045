// Comforts for pages that work without them: the passkey widget, and buttons that say what they do.
(() => {
  const byId = (id) => document.getElementById(id);
  const cookiesOff = byId('cookies-off');
  if (!navigator.cookieEnabled && cookiesOff) cookiesOff.hidden = false;

  // Written for browsers of 2017 and later, so that the oldest still say what they cannot do: no optional chaining, no `catch`
  // without a name.

  // A pressed button keeps its width, says what is happening, and cannot be pressed twice.
  const working = (form) => {
    const button = form.querySelector('[data-busy]');
    if (!button) return;
    form.dataset.idle = button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = button.dataset.busy;
    button.setAttribute('aria-disabled', 'true');
  };
  const ready = (form) => {
    const button = form.querySelector('[data-busy]');
    button.textContent = form.dataset.idle;
    button.removeAttribute('aria-disabled');
    delete form.dataset.idle;
  };
  // A form without such a button may be sent again, but not by a double click.
  let lastSent = {};
  addEventListener('submit', (event) => {
    const { target: form, timeStamp } = event;
    if (event.defaultPrevented) return;
    if (form.dataset.idle || (lastSent.form === form && timeStamp - lastSent.timeStamp < 1000)) return event.preventDefault();
    lastSent = { form, timeStamp };
    working(form);
    if (!isOwn) entering();
    if (form.getAttribute('action') === '/logout') addEventListener('pagehide', () => tell());
  });
  // The back button shows the page as it was left: make it ready again, unless the person has come in or gone since.
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelectorAll('[data-idle]').forEach(ready);
    say('');
    follow();
  });

  // The tabs of a browser share a login: where it begins or ends in one of them, the others follow.
  const { pathname, search } = location;
  const isOwn = /^\/(account|admin)(\/|$)/.test(pathname);
  const isWaiting = !search.includes('again=')
    && ['/login', '/login/code', '/register', '/code', '/recover', '/recover/code'].includes(pathname);
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('vestibule') : null;
  const tell = () => tabs && tabs.postMessage('session');
  // A tab that is on its way in remembers it until it has arrived. Storage may be switched off.
  const entering = () => { try { sessionStorage.setItem('entering', '1'); } catch (_) { /* Then the others wait. */ } };
  try {
    if (isOwn && sessionStorage.getItem('entering')) {
      sessionStorage.removeItem('entering');
      tell();
    }
  } catch (_) { /* As above. */ }
  const changed = (field) => (field.matches('select')
    ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
    : field.matches('input, textarea') && (field.value !== field.defaultValue || field.checked !== field.defaultChecked));
  const half = () => isOwn && [...document.forms].some((form) =>
    [...form.elements].some((field) => field.name && field.type !== 'hidden' && changed(field)));
  const isLoggedIn = () => fetch('/session', { headers: { Accept: 'application/json' } })
    .then(({ ok, status }) => (ok ? true : status === 401 ? false : null), () => null);
  const follow = async () => {
    if (!isOwn && !isWaiting && pathname !== '/') return;
    const inside = await isLoggedIn();
    if (inside === null || half()) return;
    if (pathname === '/') location.replace('/');
    else if (isOwn) location.replace(inside ? pathname + search : '/');
    else if (isWaiting && inside) location.replace((document.querySelector('main input[name=next]') || { value: '/account' }).value);
  };
  if (tabs) tabs.addEventListener('message', follow);

  // What was typed about oneself is not lost to a login that has ended: it is asked for before the form goes.
  for (const form of document.querySelectorAll('form[data-gone]')) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (form.dataset.idle) return;
      working(form);
      if ((await isLoggedIn()) !== false) return form.submit();
      ready(form);
      const before = form.querySelector('.notice');
      if (before) before.remove();
      const notice = Object.assign(document.createElement('p'), { className: 'notice calm', role: 'alert' });
      const link = Object.assign(document.createElement('a'), { href: '/login', target: '_blank', textContent: form.dataset.logIn });
      notice.append(Object.assign(document.createElement('span'), { textContent: `${form.dataset.gone} ` }));
      notice.firstChild.append(link);
      form.prepend(notice);
    });
  }

  const printer = document.querySelector('[data-print]');
  if (printer) printer.addEventListener('click', () => print());

  // A moment is told in the reader's own time; without scripts, and where a browser cannot, it names its zone.
  const written = () => {
    try {
      const format = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-ca-gregory`, { dateStyle: 'long', timeStyle: 'short' });
      return format.resolvedOptions().dateStyle ? format : null;
    } catch (_) { return null; }
  };
  const localise = (root) => {
    const times = root.querySelectorAll('time[data-utc]');
    const format = times.length ? written() : null;
    if (format) for (const time of times) time.textContent = format.format(new Date(time.dateTime));
  };
  localise(document);
  // `admin.js` draws parts of a page anew.
  document.addEventListener('localise', ({ detail }) => localise(detail));

  // Where a page was opened at a place within it, the login goes back to that place.
  if (location.hash && isWaiting) {
    for (const next of document.querySelectorAll('input[name=next]')) {
      if (!next.closest('.languages') && !next.value.includes('#')) next.value += location.hash;
    }
    for (const link of document.querySelectorAll('main a[href*="next="]')) {
      const url = new URL(link.href);
      const next = url.searchParams.get('next');
      if (next.includes('#')) continue;
      url.searchParams.set('next', next + location.hash);
      link.href = url.href;
    }
  }

  const [widget, notice, loginId, country, password, made] =
    ['ownid-widget', 'notice', 'loginId', 'country', 'password', 'ownIdData'].map(byId);

  // Typing in the list of countries finds the name that begins so: without its accents, slowly too, or by the country's number.
  // The same letter again goes on to the next name, as in any list.
  let sought = { text: '', at: 0 };
  if (country) country.addEventListener('blur', () => { sought = { text: '', at: 0 }; });
  const folded = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const finder = (text) => ({ value, text: name }) =>
    value && (folded(name).startsWith(text) || name.replace(/.*\+|\u2069/g, '') === text.replace('+', ''));
  if (country) country.addEventListener('keydown', (event) => {
    const { key, timeStamp: at } = event;
    const goesOn = sought.text && at - sought.at < 2500;
    if ([...key].length !== 1 || event.ctrlKey || event.metaKey || event.altKey || (key === ' ' && !goesOn)) return;
    event.preventDefault();
    sought = { text: goesOn ? sought.text + folded(key) : folded(key), at };
    const options = [...country.options];
    const [letter, ...letters] = sought.text;
    const again = letters.length && letters.every((other) => other === letter);
    const behind = [...options.slice(country.selectedIndex + 1), ...options];
    const found = options.find(finder(sought.text)) || (again && behind.find(finder(letter)));
    if (!found || found.selected) return;
    found.selected = true;
    for (const type of ['input', 'change']) country.dispatchEvent(new Event(type, { bubbles: true }));
  });

  const say = (text, calm) => {
    if (!notice) return;
    notice.classList.toggle('calm', !!calm);
    notice.textContent = text;
  };

  // The password manager hears which passkeys are worth something, so that it can drop the others.
  const keys = window.PublicKeyCredential;
  const known = document.querySelector('[data-known]');
  const signal = (of) => keys.signalAllAcceptedCredentials(of).catch(() => {});
  const signalled = known && known.dataset.known && keys && keys.signalAllAcceptedCredentials
    ? Promise.all(JSON.parse(known.dataset.known).map(signal)) : Promise.resolve();

  // A new passkey for somebody who is logged in; and why none was made, where there is more to say than that.
  const WHY = { InvalidStateError: 'exists', ConstraintError: 'unverified', NotSupportedError: 'unverified', user_not_verified: 'unverified' };
  const add = byId('add-passkey');
  const enrol = async (options) => {
    const vouched = await fetch(add.dataset.enrolment, { method: 'POST' });
    if (!vouched.ok) throw Object.assign(new Error(), { words: vouched.status === 409 ? add.dataset.other : '' });
    const { loginId, authToken } = await vouched.json();
    const { error } = await ownid('enrollCredential', loginId, authToken, options);
    // What only queues calls says that all went well.
    if (error || window.ownid.q) throw error || new Error();
    const offer = byId('offer');
    const { next } = offer ? offer.elements : {};
    location.href = next ? next.value : offer ? '/account' : '/account/security?done=added';
  };
  if (add && !keys) {
    add.hidden = true;
    say(add.dataset.unsupported, true);
  } else if (add) {
    const idle = add.textContent;
    add.addEventListener('click', async () => {
      if (add.getAttribute('aria-disabled') === 'true') return;
      add.setAttribute('aria-disabled', 'true');
      add.textContent = add.dataset.busy;
      await enrol().catch((error) => say(error.words || add.dataset[WHY[error.code]] || add.dataset.failed));
      add.textContent = idle;
      add.removeAttribute('aria-disabled');
    });
    // Right after a login by password some password managers make one without a word.
    if (byId('offer')) {
      if (keys.getClientCapabilities) {
        const arrived = new Promise((resolve) => {
          if (document.readyState === 'complete') resolve(); else addEventListener('load', resolve);
        });
        // Only then: what was not on the list would be dropped.
        Promise.all([keys.getClientCapabilities(), signalled, arrived])
          .then(([can]) => can.conditionalCreate && enrol({ mediation: 'conditional' })).catch(() => {});
      }
    }
  }
  if (!widget) return;

  const { app, method, language, done, failed, missing, unsupported } = widget.dataset;
  const fail = (error) => {
    const { message, error: cause } = error || {};
    const words = [message, cause && cause.message, cause, error];
    say(words.find((word) => word && typeof word === 'string') || failed);
  };

  // When the SDK never came, the password is the first way, not the second.
  const queue = window.ownid;
  addEventListener('load', () => {
    if (queue && (window.ownid !== queue || !(queue.q && queue.q.length) || widget.firstElementChild)) return;
    for (const part of document.querySelectorAll('.passkey')) part.hidden = true;
    const second = document.querySelector('main .second');
    if (second) second.classList.remove('second');
    say(keys && Element.prototype.replaceChildren ? missing : unsupported, true);
  });
  if (!queue) return;

  for (const field of [loginId, country].filter(Boolean)) {
    field.addEventListener('input', () => {
      if (made) made.value = ''; // A passkey belongs to the login it was made for.
      loginId.removeAttribute('aria-invalid');
    });
  }
  // Enter in the first field means the first button, unless a password is being typed.
  loginId.addEventListener('keydown', (event) => {
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
    // What was typed goes to the server as it is, with the country: it knows how each country writes its numbers. What is neither
    // an address nor six signs that could be digits of some script need not go there.
    loginIdPattern: '[@\uff20\ufe6b:<]|^[^A-Za-z]{6,}$',
    countryField: country || undefined,
    passwordField: password || undefined,
    onLogin(data) {
      if (!data || !data.token) return fail(data);
      say(done, true);
      const form = byId('session-form');
      form.elements.token.value = data.token;
      entering();
      form.submit();
    },
    onRegister(payload) {
      if (!made || !payload || !payload.data || payload.error) return fail(payload);
      const { data } = payload;
      made.value = typeof data === 'string' ? data : JSON.stringify(data);
      if (payload.loginId) loginId.value = payload.loginId;
      say(done, true);
      working(made.form);
      entering();
      made.form.submit();
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
