// @ts-check
/* WebAuthn, with options and credentials as JSON. */

/** Constructor of passkeys, or undefined where the browser or the page's origin knows none. @type {any} */
export const webauthn = isSecureContext && navigator.credentials && window.PublicKeyCredential;

/** @param {string} text base64url, or base64 */
export const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

/**
 * @param {ArrayBuffer | Uint8Array} bytes
 * @returns {string} base64url, without padding
 */
export const toBase64Url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** Relying party of the platform's passkeys, which the options of each ceremony name. @type {string | undefined} */
let rpId;

/**
 * Reads the options of a ceremony, by hand in browsers before 2025.
 *
 * @param {any} json
 * @param {'Request' | 'Creation'} kind
 * @returns {any}
 */
export function parseOptions(json, kind) {
  rpId = json.rpId || json.rp.id;
  const native = `parse${kind}OptionsFromJSON`;
  return webauthn?.[native] ? webauthn[native](json) : decodeOptions(json);
}

/**
 * Decodes the binary members of the options.
 *
 * @param {any} json
 * @returns {any}
 */
export function decodeOptions(json) {
  /** @param {any} entity */
  const decodeId = (entity) => entity && { ...entity, id: toBytes(entity.id) };
  const options = { ...json, challenge: toBytes(json.challenge), user: decodeId(json.user) };
  for (const list of ['allowCredentials', 'excludeCredentials']) options[list] = (json[list] || []).map(decodeId);
  return options;
}

/**
 * Encodes a credential by hand: some password managers hand out one whose `toJSON` throws.
 *
 * @param {any} credential a `PublicKeyCredential`
 */
export function toCredentialJson({ id, rawId, type, response, authenticatorAttachment }) {
  /** @type {Record<string, unknown>} */
  const encoded = { transports: response.getTransports?.() };
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[name]) encoded[name] = toBase64Url(response[name]);
  }
  return {
    id,
    rawId: toBase64Url(rawId),
    type,
    response: encoded,
    clientExtensionResults: {},
    authenticatorAttachment: authenticatorAttachment || undefined,
  };
}

/**
 * Tells the password manager that the platform does not know a passkey, so that it can drop it.
 *
 * @param {string} credentialId
 */
export function signalUnknownCredential(credentialId) {
  webauthn.signalUnknownCredential?.({ rpId, credentialId }).catch(() => {});
}
