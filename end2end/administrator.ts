// Helpers of the tests of the administrators' pages.
import type { Browser, Page } from '@playwright/test';
import * as appearance from './appearance.ts';
import { Authenticator, expect, someone } from './fixtures.ts';
import { type Environment, Vestibule } from './vestibule.ts';

/** A server of its own, because a server has one first administrator, and that administrator's session. */
export async function administrator(page: Page, settings: Environment = {}): Promise<Vestibule> {
  const vestibule = await Vestibule.start(settings);
  const { stdout } = vestibule.command(['setup-link']);
  await Authenticator.add(page);
  await page.goto(stdout.trim());
  await page.getByLabel('Email or phone number').fill('admin@example.com');
  await page.locator('#ownid-widget button').click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  return vestibule;
}

/** The same administrator in a browser without JavaScript. */
export async function withoutScripts(browser: Browser, page: Page, vestibule: Vestibule): Promise<Page> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, baseURL: vestibule.url });
  return context.newPage();
}

export function account(vestibule: Vestibule, profile: object): string {
  const loginId = someone('person');
  const { status, stderr } = vestibule.command(['account', 'create', loginId, '--profile', JSON.stringify(profile)]);
  expect(status, stderr).toBe(0);
  return loginId;
}

/** The same of an administrators' page as of any other. */
export const pictured = (page: Page, name: string) => appearance.pictured(page, `admin-${name}`);
