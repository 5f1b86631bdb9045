import type { Page } from '@playwright/test';
import {
  Authenticator,
  expect,
  loggedIn,
  loginByPassword,
  logOut,
  registerByPasskey,
  registerByPassword,
  someone,
  test,
} from '../fixtures.ts';

/** The pages' signals to the browser's password manager. */
async function watchSignals(page: Page): Promise<string[]> {
  const told: string[] = [];
  await page.exposeFunction('told', (what: string) => void told.push(what));
  await page.addInitScript(() => {
    const { told } = window as never as { told(what: string): void };
    for (const name of ['signalUnknownCredential', 'signalAllAcceptedCredentials']) {
      Object.defineProperty(PublicKeyCredential, name, {
        value: async (what: object) => told(`${name} ${JSON.stringify(what)}`),
      });
    }
  });
  return told;
}

/** A password manager that creates a passkey without user presence, as iCloud's and Google's do: the user is neither present
 *  nor verified. Chromium's virtual authenticator does not, so this replaces `create()` alone. */
async function withPasswordManager(page: Page) {
  await page.addInitScript(() => {
    const view = window as never as { made: { options: CredentialCreationOptions; id: string }[] };
    view.made = [];
    PublicKeyCredential.getClientCapabilities = async () => ({ conditionalCreate: true });
    const { create } = CredentialsContainer.prototype;
    CredentialsContainer.prototype.create = async function (options) {
      const { mediation } = options as { mediation?: string };
      if (mediation !== 'conditional') return create.call(this, options);
      const publicKey = options?.publicKey;
      if (!options || !publicKey) throw new Error('no options');
      const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
      const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
      const bytes = (text: string) =>
        Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
      const text = (buffer: Uint8Array) =>
        btoa(String.fromCharCode(...buffer))
          .replace(/\+/g, '-')
          .replace(/\//g, '_')
          .replace(/=+$/, '');
      const id = crypto.getRandomValues(new Uint8Array(16));
      const rpId = new TextEncoder().encode(publicKey.rp.id ?? location.hostname);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', rpId));
      const cose = [
        0xa5,
        1,
        2,
        3,
        0x26,
        0x20,
        1,
        0x21,
        0x58,
        0x20,
        ...bytes(jwk.x ?? ''),
        0x22,
        0x58,
        0x20,
        ...bytes(jwk.y ?? ''),
      ];
      // Attested, backed up and eligible for backup; the user is neither present nor verified.
      const data = [...hash, 0x58, 0, 0, 0, 0, ...new Uint8Array(16), 0, 16, ...id, ...cose];
      const utf8 = (word: string) => [0x60 + word.length, ...new TextEncoder().encode(word)];
      const object = [
        0xa3,
        ...utf8('fmt'),
        ...utf8('none'),
        ...utf8('attStmt'),
        0xa0,
        ...utf8('authData'),
        0x58,
        data.length,
        ...data,
      ];
      const client = {
        type: 'webauthn.create',
        challenge: text(new Uint8Array(publicKey.challenge as ArrayBuffer)),
        origin: location.origin,
      };
      view.made.push({ options, id: text(id) });
      const response = {
        clientDataJSON: new TextEncoder().encode(JSON.stringify(client)),
        attestationObject: new Uint8Array(object),
        getTransports: () => ['internal', 'hybrid'],
      };
      return { id: text(id), rawId: id.buffer, type: 'public-key', response } as never;
    };
  });
}

test('u02 a password manager makes a passkey by itself after a login by password, and the person goes on', async ({
  page,
}) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await logOut(page);
  const told = await watchSignals(page);
  await withPasswordManager(page);
  await loginByPassword(page, ada);
  await page.waitForURL((url) => url.pathname === '/account');
  await page.goto('/account/security');
  await expect(page.locator('.passkey-entry')).toHaveCount(1);
  expect(told.filter((what) => what.startsWith('signalUnknownCredential'))).toEqual([]);
  // The signals of the page before the passkey was created did not remove it.
  expect(told[0]).toMatch(/^signalAllAcceptedCredentials .*"allAcceptedCredentialIds":\[\]/);
  expect(told.at(-1)).toMatch(/"allAcceptedCredentialIds":\["[\w-]+"\]/);
});

test('u02 a passkey that is refused does not stay in the password manager', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await logOut(page);
  const told = await watchSignals(page);
  await withPasswordManager(page);
  await page.route('**/platform/enroll/finish', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'passkey_refused', detail: 'No.' }),
    }),
  );
  await loginByPassword(page, ada);
  await expect(page.getByRole('heading', { name: 'Skip the password next time' })).toBeVisible();
  await expect.poll(() => told.filter((what) => what.startsWith('signalUnknownCredential')).length).toBe(1);
  const made = await page.evaluate(() => (window as never as { made: { id: string }[] }).made[0].id);
  expect(told.join()).toContain(`"credentialId":"${made}"`);
  // Each login asks under the same handle, so passkeys do not accumulate.
  const handle = () =>
    page.evaluate(() => {
      const { made } = window as never as { made: { options: CredentialCreationOptions }[] };
      return [...new Uint8Array(made[0].options.publicKey?.user.id as ArrayBuffer)].join();
    });
  const first = await handle();
  await page.context().clearCookies({ name: 'vestibule' });
  await loginByPassword(page, ada);
  await expect.poll(() => page.evaluate(() => (window as never as { made: [] }).made.length)).toBe(1);
  expect(await handle()).toBe(first);
});

test('u20 a device that has a passkey says so when another is to be added', async ({ page }) => {
  await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('This device already has a passkey for this account.')).toBeVisible();
});

test('u20 pages of one tab share a ceremony for autofill', async ({ page }) => {
  let begun = 0;
  await page.route('**/platform/login/start', (route) => {
    begun += 1;
    return route.continue();
  });
  await Authenticator.add(page, { presence: false });
  for (let n = 0; n < 4; n += 1) {
    await page.goto('/login');
    await page.waitForFunction(() => (window as never as { asked?: boolean }).asked);
  }
  expect(begun).toBe(1);
});
