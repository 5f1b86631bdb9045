// oidc-client-ts: logins by redirect and in a pop-up, and renewals by the refresh token.
import type { Page } from '@playwright/test';
import { codeFor, submitPassword } from '../../fixtures.ts';
import { askForCode, byPassword, expect, person, test } from '../fixtures.ts';
import { SinglePage } from './single-page.ts';

let party: SinglePage;
test.beforeAll(async ({ vestibule }) => {
  party = await SinglePage.start(vestibule, 'Single page');
});
test.afterAll(() => party.stop());

type User = { access_token: string; refresh_token: string; profile: Record<string, unknown> };

const user = (page: Page): Promise<User> => page.evaluate(() => (window as never as { user: User }).user);

/** Checks who is logged in, renews the tokens, and checks again. */
async function isLoggedIn(page: Page, loginId: string) {
  const who = page.locator('#who');
  await expect(who).toHaveText(loginId);
  const before = await user(page);
  expect(before.profile).toMatchObject({ aud: party.clientId, email: loginId, preferred_username: loginId });

  await page.getByRole('button', { name: 'Renew' }).click();
  await expect.poll(async () => (await user(page)).access_token).not.toBe(before.access_token);
  await expect(who).toHaveText(loginId);
  const after = await user(page);
  expect(after.refresh_token).not.toBe(before.refresh_token);
  expect(after.profile.sub).toBe(before.profile.sub);
}

async function popUp(page: Page): Promise<Page> {
  await page.goto(party.url);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Log in in a pop-up' }).click();
  return opened;
}

/** Checks that nobody is logged in, here and on the server. */
async function isLoggedOut(page: Page) {
  await expect(page.locator('#who')).toHaveText('Nobody');
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
}

test('oidc-client-ts logs in by redirect, renews and logs out', async ({ page, vestibule }) => {
  const ada = person(vestibule, 'redirect');
  await page.goto(party.url);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await byPassword(page, ada);
  await page.waitForURL(`${party.url}/`);
  await isLoggedIn(page, ada);
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await isLoggedOut(page);
});

test('oidc-client-ts logs in in a pop-up, after a wrong password', async ({ page, vestibule }) => {
  const ada = person(vestibule, 'pop-up');
  const login = await popUp(page);
  await submitPassword(login, ada, 'not the password');
  await expect(login.getByRole('alert')).toBeVisible();
  expect(await login.evaluate(() => window.opener !== null)).toBe(true);

  const closed = login.waitForEvent('close');
  await byPassword(login, ada);
  await closed;
  await isLoggedIn(page, ada);

  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Log out in a pop-up' }).click();
  const logout = await opened;
  if (!logout.isClosed()) await logout.waitForEvent('close');
  await isLoggedOut(page);
});

test('oidc-client-ts logs in in a pop-up by a code, after a wrong one', async ({ page, vestibule }) => {
  const ada = person(vestibule, 'pop-up-code');
  const login = await popUp(page);
  await askForCode(login, ada);
  await login.waitForURL('**/code');
  expect(await login.evaluate(() => window.opener !== null)).toBe(true);
  await login.getByLabel('Code', { exact: true }).fill('not it');
  await login.getByRole('button', { name: 'Continue' }).click();
  await expect(login.getByLabel('Code', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await login.getByLabel('Code', { exact: true }).fill(await codeFor(login, ada));
  const closed = login.waitForEvent('close');
  await login.getByRole('button', { name: 'Continue' }).click();
  await closed;
  await isLoggedIn(page, ada);
});
