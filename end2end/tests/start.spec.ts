// `ownid('start', { providers, events })` and `ownid.headless` on a third-party site, written as
// OwnID documents them.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test } from '../elsewhere.ts';
import { Authenticator, expect, someone } from '../fixtures.ts';
import type { Site } from '../site/server.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const said = (page: Page, words: string | RegExp) => expect(page.locator('output')).toHaveText(words);

async function open(page: Page, query = '') {
  await enter(page, query);
  await expect(dialog(page)).toBeVisible();
}

async function enter(page: Page, query = '') {
  await page.goto(`/dialog${query}`);
  await page.getByRole('button', { name: 'Enter' }).click();
}

async function codeOf(site: Site, email: string, before = ''): Promise<string> {
  await expect.poll(() => site.codeFor(email, before)).toBeTruthy();
  return site.codeFor(email, before) ?? '';
}

/** Registers through the dialog: a code verifies the address, which has no account, and a passkey is created. */
async function register(page: Page, site: Site, loginId: string) {
  await open(page);
  await dialog(page).getByLabel('Email or phone number').fill(loginId);
  await dialog(page).getByRole('button', { name: 'Send me a code' }).click();
  await dialog(page)
    .getByLabel('Code')
    .fill(await codeOf(site, loginId));
  await dialog(page).getByRole('button', { name: 'Continue' }).click();
  await expect(dialog(page).getByRole('heading')).toHaveText('Create account');
  await said(page, `Unknown: ${loginId}`);
  await dialog(page).getByRole('button', { name: 'Create a passkey' }).click();
  await said(page, `Finished: register passkey ${loginId}`);
}

test('start registers who is unknown, and logs them in with their passkey', async ({ page, site }) => {
  await Authenticator.add(page);
  const ada = someone();
  await register(page, site, ada);
  await expect(dialog(page)).toHaveCount(0);
  expect(site.users.get(ada)?.ownIdData?.length).toBeGreaterThan(100);

  // Autofill uses this authenticator, which is always ready: it is a login by passkey too, and may
  // be faster than a look at the dialog.
  await enter(page);
  await said(page, `Finished: login passkey ${ada}`);
  await expect(page).toHaveTitle(`Came in: ${ada}`);
});

test('start logs in by the press of a button, and by a code', async ({ page, site }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await register(page, site, ada);
  await authenticator.presence(false);
  await open(page);
  await page.waitForFunction(() => (window as never as { asked?: boolean }).asked);
  await authenticator.presence(true);
  await dialog(page).getByRole('button', { name: 'Log in with a passkey' }).click();
  await said(page, `Finished: login passkey ${ada}`);

  await authenticator.presence(false);
  const before = site.codeFor(ada);
  await open(page);
  await dialog(page).getByLabel('Email or phone number').fill(ada);
  await dialog(page).getByRole('button', { name: 'Send me a code' }).click();
  const code = await codeOf(site, ada, before);
  await dialog(page)
    .getByLabel('Code')
    .fill(code === '000000' ? '000001' : '000000');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('status')).toContainText('That code is wrong');
  await dialog(page).getByRole('button', { name: 'Send a new code' }).click();
  await expect(dialog(page).getByRole('status')).toContainText('We sent a new code');
  await dialog(page)
    .getByLabel('Code')
    .fill(await codeOf(site, ada, code));
  await page.keyboard.press('Enter');
  await said(page, `Finished: login otp ${ada}`);
});

test('start lets the site check passwords, and says why it will not', async ({ page, site }) => {
  const ada = someone();
  site.users.set(ada, { loginId: ada, password: 'secret' });
  await open(page);
  await dialog(page).getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Enter your email or phone number first.');
  await dialog(page).getByLabel('Email or phone number').fill(ada);
  await dialog(page).getByLabel('Password').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('status')).toHaveText('Please enter a valid password');
  await expect(dialog(page).getByLabel('Password')).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Trouble logging in?' }).click();
  await said(page, `Reset of ${ada}`);
  await dialog(page).getByLabel('Password').fill('secret');
  await page.keyboard.press('Enter');
  await said(page, `Finished: login password ${ada}`);
});

test('what goes wrong is said, and the dialog stays', async ({ page, site }) => {
  const ada = someone();
  await page.route('**/platform/code/start', (route) => {
    const headers = { 'Access-Control-Allow-Origin': site.url };
    return route.fulfill({ status: 429, headers, json: { code: 'too_many_attempts' } });
  });
  await open(page);
  await dialog(page).getByLabel('Email or phone number').fill(ada);
  await dialog(page).getByRole('button', { name: 'Send me a code' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Too many attempts. Wait a moment, then try again.');
  await said(page, 'Error: too_many_attempts');
  await page.unroute('**/platform/code/start');

  const authenticator = await Authenticator.add(page);
  await register(page, site, ada);
  await authenticator.presence(false);
  await open(page, '?refuse');
  await page.waitForFunction(() => (window as never as { asked?: boolean }).asked);
  await authenticator.presence(true);
  await dialog(page).getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('The shop is closed today');
  await said(page, '');
});

for (const action of ['native', 'close', 'none']) {
  test(`an account that is not found may end in: ${action}`, async ({ page, site }) => {
    const ada = someone();
    await open(page, `?action=${action}`);
    await dialog(page).getByLabel('Email or phone number').fill(ada);
    await dialog(page).getByRole('button', { name: 'Send me a code' }).click();
    await dialog(page)
      .getByLabel('Code')
      .fill(await codeOf(site, ada));
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await said(page, { native: `Native: register ${ada}`, close: 'Closed', none: `Unknown: ${ada}` }[action] ?? '');
  });
}

test('the dialog keeps the focus, closes by Escape and by its button, and speaks the page’s language', async ({
  page,
}) => {
  await open(page);
  await expect(dialog(page)).toHaveAccessibleName('Log in');
  await expect(dialog(page).getByLabel('Email or phone number')).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  // Tab leads from the dialog to the browser's own controls, and to no element of the page behind
  // it.
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await said(page, 'Closed');
  await expect(page).toHaveTitle('Came to nothing');
  await expect(page.getByRole('button', { name: 'Enter' })).toBeFocused();

  await open(page, '?language=de');
  await expect(dialog(page)).toHaveAccessibleName('Anmelden');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.screenshot({ path: 'screenshots/start-phone.png' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: 'screenshots/start-dark.png' });
  await dialog(page).getByRole('button', { name: 'Schließen' }).click();
  await said(page, 'Closed');
});

test('headless makes a passkey and logs in with it, and with a code', async ({ page, site }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  const go = async (way: string) => {
    await page.goto(`/headless?way=${way}&loginId=${encodeURIComponent(ada)}`);
    await page.waitForFunction(() => window.ownid?.version);
    await page.getByRole('button', { name: 'Enter' }).click();
  };
  await go('');
  await said(page, 'PasskeyAuth, EmailVerification');
  await go('create');
  await said(page, `Created ${ada}`);
  await go('passkey');
  await said(page, `Hello ${ada}, ceremony_unknown the second time`);

  await go('code');
  const type = (code: string) => page.evaluate((code) => challenge.completeWithCode(code), code);
  const code = await codeOf(site, ada);
  // The code may be in the mailbox before the response that starts the challenge is in the page.
  await page.waitForFunction(() => window.challenge);
  expect(await type('no')).toMatchObject({ error: { code: 'code_malformed' } });
  expect(await type(code === '000000' ? '000001' : '000000')).toMatchObject({ error: { code: 'code_wrong' } });
  await type(code);
  await said(page, `Hello ${ada}, ceremony_unknown the second time`);

  await authenticator.verified(false);
  await go('passkey');
  await said(page, 'Error: cancelled');
});
