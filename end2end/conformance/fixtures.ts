// What the tests of the parties share.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { test as base, expect, loginButton, PASSWORD, passwordButton, someone, typeCode } from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';
import { SERVER_VARIABLE } from './server.ts';

export { expect, someone };

/** Tests against the one server that all parties share. */
export const test = base.extend<object, { vestibule: Vestibule }>({
  vestibule: [
    async ({}, use) => use(Vestibule.running(JSON.parse(process.env[SERVER_VARIABLE] ?? ''))),
    { scope: 'worker' },
  ],
});

/** The Python in which the parties of requirements.txt are installed. */
export const PYTHON = fileURLToPath(new URL('../../target/conformance/bin/python', import.meta.url));

/** Leaves the tests of a file out where one of these files of the party is missing. In CI, all must be there. */
export function needs(party: string, ...files: string[]) {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0 && process.env.CI) throw new Error(`${party} is not installed: no ${missing.join(', ')}`);
  test.skip(missing.length > 0, `${party} is not installed (no ${missing.join(', ')})`);
}

/** An account with a password. */
export function person(vestibule: Vestibule, name: string): string {
  const loginId = someone(name);
  const { status, stderr } = vestibule.command(['account', 'create', loginId, '--password-stdin'], PASSWORD);
  expect(status, stderr).toBe(0);
  return loginId;
}

/** Logs in on the page to which an application has sent the browser. */
export async function byPassword(page: Page, loginId: string) {
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await passwordButton(page).click();
  await page.locator('#offer button').click(); // A passkey is offered on the way.
}

/** The same by a code in a message. */
export async function byCode(page: Page, loginId: string) {
  await page.getByRole('link', { name: 'Send me a code' }).click();
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await typeCode(page, loginId);
}

/** The same by a passkey, which the browser's authenticator has. */
export async function byPasskey(page: Page) {
  await loginButton(page).click();
}
