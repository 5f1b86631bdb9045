// Codes and magic links, and every recovery that they lead to, with and without JavaScript.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { administrator } from '../administrator.ts';
import {
  Authenticator,
  approach,
  codeFor,
  expect,
  linkFor,
  loggedIn,
  loginButton,
  loginByPassword,
  logOut,
  PASSWORD,
  registerByPasskey,
  registerByPassword,
  signUp,
  someone,
  test,
  toldOf,
  typeCode,
} from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';

const NEW = 'another quiet room with a door';

async function ask(page: Page, path: string, loginId: string) {
  await page.goto(path);
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.waitForURL('**/code');
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a person signs up with a code, and a wrong one is refused beside its field', async ({ page }) => {
      const ada = someone();
      await signUp(page, ada, { path: '/register?next=/recover' });
      const field = page.getByLabel('Code', { exact: true });
      await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
      await expect(field).toHaveAttribute('inputmode', 'numeric');
      await field.fill('not it');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      const first = await codeFor(page, ada);
      await page.getByRole('button', { name: 'Send a new code' }).click();
      await expect(page.getByRole('status')).toContainText('We sent a new code');
      await typeCode(page, ada, first);
      await expect(page).toHaveURL(/\/recover$/);
      await page.goto('/account');
      await loggedIn(page, ada);
    });

    test('a person logs in with a code', async ({ page }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      const first = await codeFor(page, ada);
      await logOut(page);
      await page.goto('/login');
      await page.getByRole('link', { name: 'Send me a code' }).click();
      await page.getByLabel('Email or phone number').fill(ada);
      await page.getByRole('button', { name: 'Send me a code' }).click();
      await typeCode(page, ada, first);
      await loggedIn(page, ada);
    });

    test('a magic link works in the browser that asked, and shows the code in another', async ({
      page,
      browser,
      vestibule,
    }) => {
      const ada = someone();
      await page.goto('/register');
      await page.getByLabel('Email or phone number').fill(ada);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.waitForURL('**/code');
      const [link, code] = [await linkFor(page, ada), await codeFor(page, ada)];
      const other = await browser.newContext({ javaScriptEnabled, baseURL: vestibule.url });
      const phone = await other.newPage();
      await phone.goto(link);
      await expect(phone.getByText(code)).toBeVisible();
      await expect(phone.getByRole('button')).toHaveCount(0);
      await other.close();
      await page.goto(link);
      await expect(page.getByText(code)).toHaveCount(0);
      await page.getByRole('button', { name: 'Continue' }).click();
      await loggedIn(page, ada);
    });

    test('a password is reset with a code, and the owner is told', async ({ page }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      const first = await codeFor(page, ada);
      await logOut(page);
      await ask(page, '/recover', ada);
      await typeCode(page, ada, first);
      await page.waitForURL('**/recover/new');
      await expect(page.getByLabel('Log out everywhere else')).toBeChecked();
      await page.getByLabel('New password').fill(NEW);
      await page.getByRole('button', { name: 'Set password' }).click();
      await loggedIn(page, ada);
      await toldOf(page, ada, 'was changed or removed');
      await logOut(page);
      await loginByPassword(page, ada, NEW);
      await loggedIn(page, ada);
    });

    test('a phone number is typed as its country writes it', async ({ page }) => {
      const national = `415 555 ${2000 + (process.pid % 4000) + (javaScriptEnabled ? 4000 : 0)}`;
      const whole = `+1${national.replaceAll(' ', '')}`;
      await page.goto('/register');
      await page.getByRole('link', { name: 'Use a phone number' }).click();
      await page.getByLabel('Country').selectOption('US');
      await page.getByLabel('Phone number').fill(national);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Create account' }).click();
      await typeCode(page, whole);
      await loggedIn(page, whole);
    });

    test('recovery codes are made, kept and used', async ({ page }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      await page.getByRole('link', { name: 'Recovery codes' }).click();
      await page.getByRole('button', { name: 'Create recovery codes' }).click();
      const codes = await page.locator('.codes code').allInnerTexts();
      expect(codes).toHaveLength(10);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download' }).click();
      expect(readFileSync(await (await download).path(), 'utf8').split('\n')).toEqual(codes);
      await expect(page.getByRole('button', { name: 'Print' })).toBeVisible({ visible: javaScriptEnabled });
      await logOut(page);
      await page.goto('/recover');
      await page.getByRole('link', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Email or phone number').fill(ada);
      await page.getByLabel('Recovery code').fill(codes[0].toUpperCase());
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForURL('**/recover/new');
      await page.getByRole('button', { name: 'Skip for now' }).click();
      await loggedIn(page, ada);
    });
  });
}

test('a recovery makes a passkey on this device in one step', async ({ page, browser, vestibule }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  const first = await codeFor(page, ada);
  // Another device, without a passkey of hers.
  const context = await browser.newContext({ baseURL: vestibule.url });
  const laptop = await context.newPage();
  const own = await Authenticator.add(laptop);
  await ask(laptop, '/recover', ada);
  await typeCode(laptop, ada, first);
  await laptop.waitForURL('**/recover/new');
  // Ada still has her phone, and keeps its passkey.
  await laptop.locator('[name=dropOthers]').uncheck();
  await laptop.getByRole('button', { name: 'Create a passkey' }).click();
  await loggedIn(laptop, ada);
  await toldOf(laptop, ada, 'A new passkey can now log in');
  expect(await own.passkeys()).toBe(1);
  // The phone was logged out, and its passkey works as before. While the phone is absent, autofill
  // logs no user in.
  await authenticator.presence(false);
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
  for (const [person, passkey] of [
    [page, authenticator],
    [laptop, own],
  ] as const) {
    await passkey.presence(false);
    if (person === laptop) await logOut(laptop);
    await approach(person, passkey);
    await loginButton(person).click();
    await loggedIn(person, ada);
  }
  await context.close();
});

test('a recovery that needs a document waits for it', async ({ page }) => {
  const vestibule = await Vestibule.start({ VESTIBULE_RECOVERY_REQUIRES_ID_DOCUMENT: 'true' });
  try {
    const ada = someone();
    expect(vestibule.command(['account', 'create', ada]).status).toBe(0);
    await ask(page, `${vestibule.url}/recover`, ada);
    const inbox = await page.context().newPage();
    await expect(async () => {
      await inbox.goto(`${vestibule.url}/dev/inbox`);
      await expect(inbox.locator('.code').first()).toHaveText(/^\d{6}$/, { timeout: 500 });
    }).toPass();
    await page.getByLabel('Code', { exact: true }).fill(await inbox.locator('.code').first().innerText());
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'Your identity document' })).toBeVisible();
    await page.screenshot({ path: 'screenshots/recover-document-1280-light.png', fullPage: true });
    await page.getByRole('link', { name: 'Show the document' }).click();
    await expect(page).toHaveURL(/\/dev\/id-document\?loginId=/);
  } finally {
    await vestibule.stop();
  }
});

test('support starts a recovery from an account’s page', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  try {
    const ada = someone();
    expect(vestibule.command(['account', 'create', ada]).status).toBe(0);
    await page.goto(`${vestibule.url}/admin/accounts?q=${encodeURIComponent(ada)}`);
    await page.getByRole('link', { name: ada }).click();
    await page.getByRole('button', { name: 'Send recovery link' }).click();
    await expect(page.getByText('Recovery link sent.')).toBeVisible();
    const context = await browser.newContext();
    const hers = await context.newPage();
    let link = '';
    await expect
      .poll(async () => {
        const inbox = await (await hers.request.get(`${vestibule.url}/dev/inbox`)).text();
        link = /(http:\/\/localhost:\d+\/link\/[\w-]+)/.exec(inbox)?.[1] ?? '';
        return link;
      })
      .not.toBe('');
    await hers.goto(link);
    await hers.getByRole('button', { name: 'Continue' }).click();
    await hers.waitForURL('**/recover/new');
    await hers.getByLabel('New password').fill(NEW);
    await hers.getByRole('button', { name: 'Set password' }).click();
    await loggedIn(hers, ada);
    await context.close();
  } finally {
    await vestibule.stop();
  }
});
