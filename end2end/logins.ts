// Logins on the page to which an application has sent the browser.
import type { Page } from '@playwright/test';
import { type Authenticator, loginButton, present, submitPassword, typeCode } from './fixtures.ts';

/** Logs in by password, and declines the passkey that is offered on the way. */
export async function byPassword(page: Page, loginId: string) {
  await submitPassword(page, loginId);
  await page.locator('#offer button').click();
}

/** Logs in by a code in a message, which differs from an earlier one. */
export async function byCode(page: Page, loginId: string, before = '') {
  await askForCode(page, loginId);
  await typeCode(page, loginId, before);
}

/** Proceeds to the page that asks for the code. */
export async function askForCode(page: Page, loginId: string) {
  await page.getByRole('link', { name: 'Send me a code' }).click();
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByRole('button', { name: 'Send me a code' }).click();
}

/** Logs in by a passkey of this authenticator, which was without presence when the page was opened. */
export const byPasskey = (authenticator: Authenticator) => async (page: Page) => {
  await present(page, authenticator);
  await loginButton(page).click();
};
