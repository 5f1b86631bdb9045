import { test as base, type CDPSession, expect, type Page } from '@playwright/test';
import { Vestibule } from './vestibule.ts';

export { expect };

/** One server per worker. Tests share it and use different login ids. */
export const test = base.extend<{ quiet: undefined }, { vestibule: Vestibule }>({
  vestibule: [
    async ({}, use) => {
      const vestibule = await Vestibule.start();
      await use(vestibule);
      await vestibule.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ vestibule }, use) => use(vestibule.url),
  // For every test: no error on the console, where browsers also report violations of the
  // Content-Security-Policy, and no uncaught exception.
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        // The console also reports a response that the test expects to be 422, and that the tests' own scripts do not run in
        // the sandbox of a mail.
        const expected = /status of 4\d\d|^Blocked script execution in '[^']*\/admin\/(mails|branding)\/sample\?/;
        if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text());
      });
      await use(undefined);
      expect(errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

let counter = 0;

/** An unused address: workers are processes, so the process id keeps them apart. */
export function someone(name = 'ada'): string {
  counter += 1;
  return `${name}-${process.pid}-${counter}@example.com`;
}

export const PASSWORD = 'a quiet room behind the door';

type Options = { transport?: 'internal' | 'usb'; presence?: boolean };

/** A virtual authenticator: the equivalent of a phone's screen lock or a security key. */
export class Authenticator {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly id: string,
  ) {}

  static async add(page: Page, { transport = 'internal', presence = true }: Options = {}): Promise<Authenticator> {
    // Lets a test wait until the page has requested a passkey: the authenticator only answers
    // requests made after user presence was switched on.
    await page.addInitScript(() => {
      const { get } = CredentialsContainer.prototype;
      CredentialsContainer.prototype.get = function (options) {
        (window as never as { asked: boolean }).asked = true;
        return get.call(this, options);
      };
    });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: presence,
      },
    });
    return new Authenticator(cdp, authenticatorId);
  }

  /** Another authenticator in the same browser. */
  async another({ transport = 'internal', presence = true }: Options = {}): Promise<Authenticator> {
    const { authenticatorId } = await this.cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: presence,
      },
    });
    return new Authenticator(this.cdp, authenticatorId);
  }

  /** Simulates user presence. Must be switched on before a request that is to be answered. */
  async presence(enabled: boolean) {
    await this.cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: this.id, enabled });
  }

  /** Simulates user verification. */
  async verified(isUserVerified: boolean) {
    await this.cdp.send('WebAuthn.setUserVerified', { authenticatorId: this.id, isUserVerified });
  }

  async passkeys(): Promise<number> {
    const { credentials } = await this.cdp.send('WebAuthn.getCredentials', { authenticatorId: this.id });
    return credentials.length;
  }

  async remove() {
    await this.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.id });
  }
}

/** Sends a callback, signed as the platform signs it. */
export function callback(vestibule: Vestibule, endpoint: string, body: object) {
  const { status, stdout, stderr } = vestibule.command(['call', endpoint, '--file', '-'], JSON.stringify(body));
  expect(status, stdout + stderr).toBe(0);
}

/** An account with a password. */
export function person(vestibule: Vestibule, name: string): string {
  const loginId = someone(name);
  const { status, stderr } = vestibule.command(['account', 'create', loginId, '--password-stdin'], PASSWORD);
  expect(status, stderr).toBe(0);
  return loginId;
}

/** A user whose name and birthday the back end knows. */
export function anna(vestibule: Vestibule): string {
  const loginId = someone('anna');
  const profile = { firstName: 'Anna', lastName: 'Eriksson', dateOfBirth: '1974-08-12', nationality: 'UTO' };
  const { status, stderr } = vestibule.command(['account', 'create', loginId, '--profile', JSON.stringify(profile)]);
  expect(status, stderr).toBe(0);
  return loginId;
}

/** Fills in the passport of Anna Eriksson, or one with these fields changed. */
export async function fillPassport(page: Page, changes: Record<string, string> = {}) {
  const passport = {
    Number: 'L898902C3',
    'First names': 'ANNA MARIA',
    'Last name': 'ERIKSSON',
    'Date of birth': '1974-08-12',
    'Date of issue': '2022-04-16',
    'Date of expiry': '2099-04-15',
    'Nationality, as a country code': 'UTO',
    ...changes,
  };
  for (const [label, text] of Object.entries(passport)) await page.getByLabel(label, { exact: true }).fill(text);
}

export const checkDocument = (page: Page) => page.getByRole('button', { name: 'Check the document' }).click();

export const loginButton = (page: Page) => page.getByRole('button', { name: 'Log in with a passkey' });
export const passwordButton = (page: Page) => page.getByRole('button', { name: 'Log in', exact: true });

/** The messages to this address in the development inbox, the newest first. */
async function messagesTo(page: Page, to: string): Promise<string[]> {
  const inbox = await (await page.request.get('/dev/inbox')).text();
  return inbox.split('<article').filter((message) => message.includes(`>${to}<`));
}

/** The match in the newest message to this address, once it differs from the previous one. */
async function received(page: Page, to: string, what: RegExp, before = ''): Promise<string> {
  let found = '';
  await expect
    .poll(async () => {
      found = (await messagesTo(page, to)).map((message) => what.exec(message)?.[1]).find(Boolean) ?? '';
      return found !== '' && found !== before;
    })
    .toBe(true);
  return found;
}

export const codeFor = (page: Page, to: string, before = '') =>
  received(page, to, /class="code"[^>]*>(\d{6})</, before);
export const linkFor = (page: Page, to: string) => received(page, to, /(http:\/\/localhost:\d+\/link\/[\w-]+)/);
export const alarmFor = (page: Page, to: string) => received(page, to, /(http:\/\/localhost:\d+\/not-me\/[\w-]+)/);
export const toldOf = (page: Page, to: string, words: string) => received(page, to, new RegExp(`(${words})`));

/** Types the code that was sent to this address. */
export async function typeCode(page: Page, loginId: string, before = '') {
  await page.waitForURL(/\/code(\?|$)/);
  await page.getByLabel('Code', { exact: true }).fill(await codeFor(page, loginId, before));
  await page.getByRole('button', { name: 'Continue' }).click();
}

export async function registerByPasskey(page: Page, loginId: string) {
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await typeCode(page, loginId);
  await loggedIn(page, loginId);
}

/** Proceeds to the page that asks for the code. */
export async function signUp(page: Page, loginId: string, { password = PASSWORD, path = '/register' } = {}) {
  await page.goto(path);
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL('**/code');
}

export async function registerByPassword(page: Page, loginId: string, password = PASSWORD) {
  await signUp(page, loginId, { password });
  await typeCode(page, loginId);
}

export async function loginByPassword(page: Page, loginId: string, password = PASSWORD) {
  await page.goto('/login');
  await submitPassword(page, loginId, password);
}

/** Logs in on a page that is open. */
export async function submitPassword(page: Page, loginId: string, password = PASSWORD) {
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await passwordButton(page).click();
}

/** Logs in and proceeds to the account page. After a login by password, the page first suggests a passkey. */
export async function loggedIn(page: Page, loginId: string) {
  await page.waitForURL(/\/account(\/passkey\?.*)?$/);
  if (page.url().includes('/passkey')) await page.locator('#offer button').click();
  await page.waitForURL('**/account');
  await expect(page.getByText(loginId, { exact: true })).toBeVisible();
}

export async function logOut(page: Page) {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Opens a page without user presence, waits until it offers autofill, and switches presence on.
 *  Requests made after that are answered; the autofill, requested before, is not. */
export async function approach(page: Page, authenticator: Authenticator, path = '/login') {
  await authenticator.presence(false);
  await page.goto(path);
  await present(page, authenticator);
}

/** Does the same on a page that is being opened without user presence. */
export async function present(page: Page, authenticator: Authenticator) {
  await page.waitForFunction(() => (window as never as { asked?: boolean }).asked);
  await authenticator.presence(true);
}
