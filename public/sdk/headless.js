// @ts-check
/* Headless methods: the same ceremonies without any element on the page. */

import { beginCeremony } from './autofill.js';
import { ceremonies } from './ceremonies.js';
import { callPlatform, platformError } from './http.js';
import { setRememberedLogin } from './remembered-login.js';
import { currentAppId, defaults, offersCodes } from './settings.js';
import { describeError, ENGLISH } from './texts.js';
import { toBase64Url, webauthn } from './webauthn.js';

/** @typedef {import('./ceremonies.js').Login} Login */

const ACCESS_TOKEN_BYTES = 24;
const CODE_LENGTH = 6;

/** @param {unknown} error @returns {OwnID.Failure} */
const toFailure = (error) => ({ error: describeError(error, ENGLISH) });

/** @param {string} code @returns {OwnID.Failure} */
const failWith = (code) => toFailure(platformError(code));

/** Logins by the access token that the page was given for each: good for one `auth.login()` in this page. */
const logins = /** @type {Map<string | undefined, Login>} */ (new Map());

/**
 * Keeps a login, and gives the page its access token.
 *
 * @param {Login} login
 * @returns {OwnID.Proof}
 */
function keepLogin(login) {
  const accessToken = toBase64Url(crypto.getRandomValues(new Uint8Array(ACCESS_TOKEN_BYTES)));
  logins.set(accessToken, login);
  return { accessToken, loginId: login.loginId };
}

/** @param {Login} login */
function keepPasskeyLogin(login) {
  setRememberedLogin(defaults, { loginId: login.loginId });
  return keepLogin(login);
}

/**
 * Makes an operation of a ceremony, which a person runs: it can be aborted, and settles to its result or to `{error}`.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} run
 * @returns {OwnID.Operation<OwnID.Controller<T>>}
 */
function passkeyOperation(run) {
  return {
    isAvailable: async () => !!webauthn,
    async start() {
      if (!webauthn) return failWith('unsupported');
      const controller = beginCeremony();
      return { whenSettled: run(controller.signal).catch(toFailure), abort: () => controller.abort() };
    },
  };
}

/**
 * Makes an operation of the codes of one kind of address.
 *
 * @param {string | null | undefined} loginId
 * @param {(loginId: string) => boolean} isOfKind
 * @returns {OwnID.Operation<OwnID.CodeChallenge>}
 */
function codeOperation(loginId, isOfKind) {
  const isAvailable = async () => offersCodes && !!loginId && isOfKind(loginId);
  return {
    isAvailable,
    start: async () => ((await isAvailable()) ? startCode(/** @type {string} */ (loginId)) : failWith('unsupported')),
  };
}

/**
 * Sends a code.
 *
 * @param {string} loginId
 * @returns {Promise<OwnID.CodeChallenge | OwnID.Failure>}
 */
async function startCode(loginId) {
  const { language } = defaults;
  let ceremonyId = '';
  try {
    ({ ceremonyId } = await callPlatform('code/start', { appId: currentAppId(), loginId, language }));
  } catch (error) {
    return toFailure(error);
  }

  /** @type {(answer: OwnID.Proof | OwnID.Failure) => void} */
  let settle = () => {};
  /** @type {Promise<OwnID.Proof | OwnID.Failure>} */
  const whenSettled = new Promise((resolve) => {
    settle = resolve;
  });
  return {
    challenge: { channel: { channel: loginId }, methods: { otp: { length: CODE_LENGTH } } },
    whenSettled,
    // A wrong code, or a text that is none, leaves the challenge open: the person may type another.
    async completeWithCode(code) {
      const answer = await callPlatform('code/finish', { ceremonyId, code: String(code) }).then(keepLogin, toFailure);
      if (!('error' in answer) || !['code_wrong', 'code_malformed'].includes(answer.error.code)) settle(answer);
      return answer;
    },
    resend: () => callPlatform('code/again', { ceremonyId, language }).catch(toFailure),
    async cancel() {
      const answer = failWith('aborted');
      settle(answer);
      return answer;
    },
  };
}

/**
 * Makes the step of identity documents. OwnID's cloud has a page that scans documents; the local platform has none, and
 * says so.
 *
 * @returns {OwnID.UnsupportedOperation}
 */
function idDocumentOperation() {
  const message =
    'This platform scans no documents. Its page /dev/id-document plays the step while the server runs on this machine.';
  const refuse = async () => ({ error: { code: 'unsupported', message } });
  return { isAvailable: async () => false, start: refuse, continue: refuse };
}

/** @param {string} loginId */
const isPhone = (loginId) => /^\+/.test(loginId);

/**
 * @param {OwnID.HeadlessContext} context
 * @returns {OwnID.Headless}
 */
export function headless({ loginId, accessToken }) {
  const request = () => ({ appId: currentAppId(), loginId: /** @type {string} */ (loginId) });
  const verifications = {
    email: codeOperation(loginId, (text) => !isPhone(text)),
    phone: codeOperation(loginId, isPhone),
    iddoc: idDocumentOperation(),
  };
  const passkeys = {
    auth: passkeyOperation(async (signal) => keepPasskeyLogin(await ceremonies.login(request(), signal))),
    create: passkeyOperation(async (signal) => {
      const passkey = await ceremonies.register(request(), signal);
      return { ownIdData: passkey.data, loginId: passkey.loginId };
    }),
    recover: passkeyOperation(async (signal) => keepPasskeyLogin(await ceremonies.recover(request(), signal))),
  };
  return {
    withContext: (context) => headless({ ...context }),
    auth: {
      // Lists what this browser and this platform can do. An account's existence is told to no person before a proof.
      async discover() {
        if (!loginId) return failWith('login_id_invalid');
        /** @type {OwnID.OperationType[]} */
        const types = [];
        if (await passkeys.auth.isAvailable()) types.push('PasskeyAuth');
        if (await verifications.phone.isAvailable()) types.push('PhoneNumberVerification');
        if (await verifications.email.isAvailable()) types.push('EmailVerification');
        return { operations: types.map((type) => ({ type })) };
      },
      async login() {
        const login = logins.get(accessToken);
        if (!login) return failWith('ceremony_unknown');
        logins.delete(accessToken);
        return { sessionPayload: login.session, loginId: login.loginId };
      },
    },
    passkeys,
    verifications,
    verification: { iddoc: verifications.iddoc },
  };
}
