/* Headless: the same steps without anything of ours on the page. */

const failed = (error) => ({ error: explain(error, ENGLISH) });

// What somebody has proved, by the access token that the page was given for it: good for one login in this page.
const proofs = new Map();
function proven(data, byPasskey) {
  if (byPasskey) memory(defaults, { loginId: data.loginId });
  const accessToken = toText(crypto.getRandomValues(new Uint8Array(24)));
  proofs.set(accessToken, data);
  return { accessToken, loginId: data.loginId };
}

/** Something that a person does: it can be called off, and settles to its fruit or to `{error}`. */
function controlled(work) {
  const signal = begin();
  const mine = running;
  return { whenSettled: work(signal).catch(failed), abort: () => mine.abort() };
}

/** The codes of one kind of address. */
function verification(loginId, fits) {
  const isAvailable = async () => CODES && !!loginId && fits(loginId);
  async function begun() {
    if (!(await isAvailable())) throw failure('unsupported');
    const { language } = defaults;
    const { ceremonyId } = await call('code/start', { appId: currentApp(), loginId, language });
    let settle;
    const whenSettled = new Promise((resolve) => { settle = resolve; });
    const over = (answer) => { settle(answer); return answer; };
    return {
      challenge: { channel: { channel: loginId }, methods: { otp: { length: 6 } } },
      whenSettled,
      /** A wrong code, or none at all, leaves the challenge open: the person may type another. */
      async completeWithCode(code) {
        const answer = await call('code/finish', { ceremonyId, code: String(code) }).then((data) => proven(data), failed);
        return ['code_wrong', 'code_malformed'].includes(answer.error?.code) ? answer : over(answer);
      },
      resend: () => call('code/again', { ceremonyId, language }).catch(failed),
      cancel: async () => over({ error: explain(failure('aborted'), ENGLISH) }),
    };
  }
  return { isAvailable, start: () => begun().catch(failed) };
}

/** The identity document step. OwnID's cloud has a page that scans documents; the local platform has none, and says so. */
function idDocument() {
  const message = 'This platform scans no documents. Its page /dev/id-document plays the step while the server runs on this machine.';
  const refuse = async () => ({ error: { code: 'unsupported', message } });
  return { isAvailable: async () => false, start: refuse, continue: refuse };
}

function headless(context) {
  const { loginId, accessToken } = context;
  const isPhone = (text) => /^\+/.test(text);
  const isAvailable = async () => !!webauthn;
  const passkey = (work) => ({
    isAvailable,
    start: async () => (webauthn ? controlled(work) : failed(failure('unsupported'))),
  });
  const verifications = {
    email: verification(loginId, (text) => !isPhone(text)),
    phone: verification(loginId, isPhone),
  };
  verifications.iddoc = idDocument();
  return {
    withContext: (more) => headless({ ...more }),
    auth: {
      /** What this browser and this platform can do; whether there is an account, nobody is told before a proof. */
      async discover() {
        if (!loginId) return failed(failure('login_id_invalid'));
        const code = isPhone(loginId) ? 'phone' : 'email';
        const ways = [['PasskeyAuth', await isAvailable()],
          [code === 'phone' ? 'PhoneNumberVerification' : 'EmailVerification', await verifications[code].isAvailable()]];
        return { operations: ways.filter(([, can]) => can).map(([type]) => ({ type })) };
      },
      async login() {
        const data = proofs.get(accessToken);
        if (!data) return failed(failure('ceremony_unknown'));
        proofs.delete(accessToken);
        return { sessionPayload: data.session, loginId: data.loginId };
      },
    },
    passkeys: {
      auth: passkey(async (signal) => proven(await ceremonies.login(currentApp(), loginId, signal), true)),
      create: passkey(async (signal) => {
        const made = await ceremonies.register(currentApp(), loginId, signal);
        return { ownIdData: made.data, loginId: made.loginId };
      }),
      recover: passkey(async (signal) => proven(await ceremonies.recover(currentApp(), loginId, signal), true)),
    },
    verifications,
    verification: { iddoc: verifications.iddoc },
  };
}
