// Use of the SDK's types in an integrator's page. `tsc` compiles it, and nothing runs it.
/// <reference path="../../public/sdk/ownid.d.ts" />

declare function post(path: string, body: unknown): Promise<{ ok: boolean }>;

export async function widgets(email: HTMLInputElement, ref: { current: HTMLInputElement | null }) {
  await ownid('init', { appId: 'shop', language: 'de' });
  const { error, data: id } = await ownid('login', {
    loginIdField: email,
    passwordField: ref,
    variant: 'ownid-auth-button',
    onLogin: async ({ token, loginId, metadata }) => post('/me', { token, loginId, by: metadata.authType }),
    onLoginIdError({ type, message }) {
      console.warn(type satisfies 'empty' | 'invalidFormat' | 'accountNotFound', message.length);
    },
    onError: (message, { code }) => console.warn(message.trim(), code.length),
  });
  if (error) throw new Error(error.message);
  await window.ownid('reRender', id, { language: 'fr', onLoginIdError: async () => ({ hideTooltip: true }) });
  await ownid('destroy', 'login');

  await ownid('render', {
    type: 'register',
    element: '#widget',
    onRegister: ({ data, loginId }) => post('/register', { ownIdData: data.slice(), loginId }),
  });
  const registration = await ownid('getOwnIDData', 'register');
  return registration.error ? registration.message : registration.data;
}

export async function methods() {
  const password: string = ownid('generateOwnIDPassword', 20, 1, 1, 1);
  const { data } = await ownid('auth', 'alice@example.com');
  await ownid('activateReturningUsersPrompt', { checkSession: async () => false });
  const enrolled = await ownid('enrollCredential', 'alice@example.com', 'jwt', { mediation: 'conditional' });
  return [password, data?.loginId, enrolled.data?.transports.length];
}

export async function dialog(signal: AbortSignal) {
  const { data } = await ownid('start', {
    providers: {
      session: { create: async ({ token }) => ((await post('/me', { token })).ok ? loggedIn : refused) },
      account: { register: ({ loginId, ownIdData }) => (loginId && ownIdData ? loggedIn : refused) },
      auth: { password: { authenticate: async ({ password }) => (password ? loggedIn : refused), reset: () => {} } },
    },
    events: {
      onAccountNotFound: ({ loginId }) => ({ action: 'native', name: 'register', params: { loginId } }),
      onNativeAction: ({ name }) => console.log(name),
      onFinish: ({ source, authType }) => console.log(source, authType),
    },
    abortSignal: signal,
  });
  return data && [data.loginId, data.source];
}

const loggedIn = { status: 'logged-in' } as const;
const refused = { status: 'fail', reason: 'The shop is closed today' } as const;

export async function headless(loginId: string) {
  const attempt = ownid.headless.withContext({ loginId });
  const discovered = await attempt.auth.discover();
  if ('error' in discovered) return discovered.error.code;
  const isPasskeyOffered = discovered.operations.some(({ type }) => type === 'PasskeyAuth');
  const started = isPasskeyOffered ? await attempt.passkeys.auth.start() : await attempt.verifications.email.start();
  if ('error' in started) return started.error.code;
  if ('challenge' in started) await started.completeWithCode('123456');
  const proof = await started.whenSettled;
  if ('error' in proof) return proof.error.code;
  const login = await ownid.headless.withContext({ accessToken: proof.accessToken }).auth.login();
  return 'error' in login ? login.error.code : login.sessionPayload;
}

export async function sessionAndAccount() {
  const { device, timeout } = await ownid.session.get();
  const { error, data } = await ownid.account.update({ profile: { firstName: 'Alex' } });
  await ownid.session.revoke();
  return error ? error.errors?.map(({ field }) => field) : [data.emails[0]?.value, device, timeout.toFixed()];
}

export function mistakes() {
  // @ts-expect-error: there is no such method.
  ownid('enrollDevice');
  // @ts-expect-error: no widget has this option.
  ownid('login', { onlogin: () => {} });
  // @ts-expect-error: a provider answers whether it logged the person in.
  ownid('start', { providers: { session: { create: () => ({ status: 'ok' }) } } });
  // @ts-expect-error: a result is a promise.
  return ownid('auth').data;
}
