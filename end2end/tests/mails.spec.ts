// Mails as a browser shows them, in the light and in the dark, and their preview in the administrators' pages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { administrator, pictured, withoutScripts } from '../administrator.ts';
import * as appearance from '../appearance.ts';
import { expect, test } from '../fixtures.ts';

let folder = '';
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'vestibule-mails-'))));
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Draws a logo in this ink, and writes it as a PNG. */
async function logo(page: Page, name: string, ink: string): Promise<string> {
  await page.setContent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="264" height="64" viewBox="0 0 132 32" style="display:block">` +
      `<circle cx="16" cy="16" r="14" fill="${ink}"/><path d="M44 24V8l12 16V8M66 8v16M66 8h12M66 16h9M66 24h12M88 8v16h12` +
      `M110 8v16" fill="none" stroke="${ink}" stroke-width="3"/></svg>`,
  );
  const path = join(folder, name);
  writeFileSync(path, await page.locator('svg').screenshot({ omitBackground: true }));
  return path;
}

const brand = async (page: Page) => ({
  VESTIBULE_BRAND_NAME: 'Nordlicht & Söhne',
  VESTIBULE_BRAND_LOGO: await logo(page, 'logo.png', '#0a5c36'),
  VESTIBULE_BRAND_LOGO_DARK: await logo(page, 'logo-dark.png', '#8fcea5'),
  VESTIBULE_BRAND_ACCENT: '#0a5c36',
  VESTIBULE_BRAND_ACCENT_DARK: '#8fcea5',
});

/** The HTML of a mail as it is sent, with its logos inside. */
async function html(admin: Page, mail: string, language: string): Promise<string> {
  const answer = await admin.request.get(
    `${new URL(admin.url()).origin}/admin/mails/sample?mail=${mail}&language=${language}&scheme=light`,
  );
  expect(answer.status()).toBe(200);
  const shown = await answer.text();
  // The preview decides the scheme, and a mailbox lets its reader do so.
  expect(shown).toContain('@media not all');
  return shown
    .replaceAll('@media not all', '@media (prefers-color-scheme: dark)')
    .replaceAll('color-scheme:light', 'color-scheme:light dark');
}

const values = (page: Page, name: string) =>
  page
    .locator(`select[name=${name}] option`)
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));

/** A mailbox brings its own landmarks. */
const MAIL = { widths: [320, 600, 800], without: ['region', 'landmark-one-main'] };

test('every mail is accessible and fits, in light and dark, from 320 to 800 px', async ({ page, browser }) => {
  const vestibule = await administrator(page, await brand(page));
  await page.goto(`${vestibule.url}/admin/mails`);
  const [mails, languages] = [await values(page, 'mail'), await values(page, 'language')];
  expect([mails.length, languages.length]).toEqual([15, 22]);

  const mailbox = await (await browser.newContext()).newPage();
  // The others differ from these in their words alone.
  for (const mail of ['login_code', 'new_browser', 'summary']) {
    await mailbox.setContent(await html(page, mail, 'en-US'));
    await appearance.pictured(mailbox, `mail-${mail}`, MAIL);
  }
  await mailbox.setViewportSize({ width: 320, height: 640 });
  for (const language of languages) {
    for (const mail of mails) {
      await mailbox.setContent(await html(page, mail, language));
      const beyond = await mailbox.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${mail} in ${language}`).toBeLessThanOrEqual(0);
    }
  }
  await mailbox.setContent(await html(page, 'new_browser', 'ar'));
  await appearance.pictured(mailbox, 'mail-new_browser-ar', MAIL);
  await vestibule.stop();
});

test('the code is one piece, the button has the accent, and the logo is that of the scheme', async ({
  page,
  browser,
}) => {
  const vestibule = await administrator(page, await brand(page));
  const mailbox = await (await browser.newContext()).newPage();
  await mailbox.setContent(await html(page, 'login_code', 'en-US'));
  for (const [colorScheme, accent, words, logos] of [
    ['light', 'rgb(10, 92, 54)', 'rgb(253, 251, 249)', [true, false]],
    ['dark', 'rgb(143, 206, 165)', 'rgb(12, 23, 35)', [false, true]],
  ] as const) {
    await mailbox.emulateMedia({ colorScheme });
    const button = mailbox.getByRole('link', { name: 'Log in' });
    expect(await button.evaluate((it) => getComputedStyle(it.parentElement as Element).backgroundColor)).toBe(accent);
    expect(await button.evaluate((it) => getComputedStyle(it).color)).toBe(words);
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    const images = mailbox.locator('img');
    expect(await images.evaluateAll((all) => all.map((it) => it.checkVisibility()))).toEqual(logos);
    expect(await images.evaluateAll((all) => all.map((it) => (it as HTMLImageElement).naturalHeight > 0))).toEqual([
      true,
      true,
    ]);
  }
  await mailbox.getByRole('article').getByText('123456', { exact: true }).click();
  expect(await mailbox.evaluate(() => getSelection()?.toString().trim())).toBe('123456');
  await vestibule.stop();
});

test('an administrator sees each mail in each language, without scripts too', async ({ page, browser }) => {
  const vestibule = await administrator(page, await brand(page));
  await page.goto(`${vestibule.url}/admin/settings`);
  await page.getByRole('link', { name: 'Emails' }).click();
  const frame = page.frameLocator('iframe[title="Dark mailbox"]');
  await expect(frame.getByRole('heading', { name: 'Your code for Nordlicht & Söhne' })).toBeVisible();
  await pictured(page, 'mails');

  const plain = await withoutScripts(browser, page, vestibule);
  await plain.goto('/admin/mails');
  await plain.getByLabel('Mail', { exact: true }).selectOption('new_browser');
  await plain.getByLabel('Language').selectOption('fr');
  await plain.getByRole('button', { name: 'Show' }).click();
  await expect(plain.locator('pre')).toContainText('Firefox');
  await expect(plain.locator('section > p').first()).toContainText('Nordlicht & Söhne');
  await vestibule.stop();
});
