// @ts-check
// Pages of the third-party site without a framework: the dialog as OwnID's documentation and
// samples open it, and the headless SDK.
const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
/** @param {string} words */
const say = (words) => {
  output.textContent = words;
};
const asked = new URLSearchParams(location.search);

/** @param {string} path @param {unknown} body */
async function post(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

/** @type {OwnID.Providers} */
const providers = {
  session: {
    create: async (data) => {
      const { loginId } = await post('/me', { token: data.token });
      if (loginId !== data.metadata.loginId || asked.has('refuse'))
        return { status: 'fail', reason: 'The shop is closed today' };
      return { status: 'logged-in' };
    },
  },
  account: {
    register: async (account) => {
      const { created, error } = await post('/register', {
        loginId: account.loginId,
        password: crypto.randomUUID(),
        ownIdData: { data: account.ownIdData },
        firstName: account.profile.firstName,
      });
      return created ? { status: 'logged-in' } : { status: 'fail', reason: error };
    },
  },
  auth: {
    password: {
      authenticate: async (params) => {
        const { right } = await post('/login', params);
        return right ? { status: 'logged-in' } : { status: 'fail', reason: 'Please enter a valid password' };
      },
      reset: async (loginId) => say(`Reset of ${loginId}`),
    },
  },
};

/** @type {OwnID.Events} */
const events = {
  onAccountNotFound: ({ loginId }) => {
    say(`Unknown: ${loginId}`);
    const action = /** @type {'ui.register' | 'native' | 'close'} */ (asked.get('action') ?? 'ui.register');
    return { action, name: 'register', params: { loginId } };
  },
  onNativeAction: ({ name, params }) => say(`Native: ${name} ${/** @type {{ loginId: string }} */ (params).loginId}`),
  onFinish: ({ loginId, source, authType }) => say(`Finished: ${source} ${authType} ${loginId}`),
  onError: (_message, { code }) => say(`Error: ${code}`),
  onClose: () => say('Closed'),
};

async function dialog() {
  const language = asked.get('language') ?? undefined;
  const { data } = await ownid('start', { providers, events, language });
  document.title = data ? `Came in: ${data.loginId}` : 'Came to nothing';
}

// According to https://docs.ownid.com/building-blocks/headless.
async function headless() {
  const { headless } = window.ownid;
  const loginId = asked.get('loginId');
  const way = asked.get('way');
  const hOwnid = headless.withContext({ loginId });
  const discover = await hOwnid.auth.discover();
  if ('error' in discover) return say(`Error: ${discover.error.code}`);
  const types = discover.operations.map(({ type }) => type);
  say(types.join(', '));
  let proof;
  if (way === 'passkey' && (await hOwnid.passkeys.auth.isAvailable())) {
    const controller = await hOwnid.passkeys.auth.start();
    if ('error' in controller) return say(`Error: ${controller.error.code}`);
    proof = await controller.whenSettled;
  } else if (way === 'create') {
    const controller = await hOwnid.passkeys.create.start();
    if ('error' in controller) return say(`Error: ${controller.error.code}`);
    const made = await controller.whenSettled;
    if ('error' in made) return say(`Error: ${made.error.code}`);
    const { created } = await post('/register', {
      loginId,
      password: crypto.randomUUID(),
      ownIdData: { data: made.ownIdData },
    });
    return say(created ? `Created ${made.loginId}` : 'Not created');
  } else if (way === 'code') {
    const controller = await hOwnid.verifications.email.start();
    if ('error' in controller) return say(`Error: ${controller.error.code}`);
    window.challenge = controller;
    proof = await controller.whenSettled;
  } else return undefined;
  if ('error' in proof) return say(`Error: ${proof.error.code}`);
  const session = await headless.withContext({ accessToken: proof.accessToken }).auth.login();
  if ('error' in session) return say(`Error: ${session.error.code}`);
  const again = await headless.withContext({ accessToken: proof.accessToken }).auth.login();
  const me = await post('/me', session.sessionPayload);
  return say(`Hello ${me.loginId}, ${'error' in again && again.error.code} the second time`);
}

document.getElementById('enter')?.addEventListener('click', location.pathname === '/dialog' ? dialog : headless);
