// A login with custom branding, and its preview in the administrators' pages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { administrator, pictured } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';

const logo = (ink: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 32"><circle cx="16" cy="16" r="14" fill="${ink}"/>` +
  `<path d="M44 24V8l12 16V8M66 8v16M66 8h12M66 16h9M66 24h12M88 8v16h12M110 8v16" fill="none" stroke="${ink}" stroke-width="3"/></svg>`;

const GREEN = { light: 'rgb(10, 92, 54)', dark: 'rgb(143, 206, 165)' };

let folder = '';
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'vestibule-brand-'))));
test.afterAll(() => rmSync(folder, { recursive: true }));

/** The settings of a branding, and the files that they name. */
function brand() {
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return {
    VESTIBULE_BRAND_NAME: 'Nordlicht & Söhne',
    VESTIBULE_BRAND_LOGO: file('logo.svg', logo('#0a5c36')),
    VESTIBULE_BRAND_LOGO_DARK: file('logo-dark.svg', logo('#8fcea5')),
    VESTIBULE_BRAND_ACCENT: '#0a5c36',
    VESTIBULE_BRAND_ACCENT_DARK: '#8fcea5',
    VESTIBULE_BRAND_CSS: file('own.css', ':root { --radius: 0; --radius-large: 2px; }'),
    VESTIBULE_BRAND_TERMS_URL: 'https://example.com/terms',
    VESTIBULE_BRAND_PRIVACY_URL: '/privacy',
  };
}

const background = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);

test('branded pages are accessible, fit, and are pictured in light and dark', async ({ page }) => {
  const vestibule = await Vestibule.start(brand());
  for (const [name, path] of [
    ['login', '/login'],
    ['register', '/register'],
    ['home', '/'],
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${vestibule.url}${path}`);
      await expect(page).toHaveTitle(/ · Nordlicht & Söhne$/);
      const image = page.getByRole('img', { name: 'Nordlicht & Söhne' });
      await expect(image).toHaveJSProperty('complete', true);
      const drawn = await image.evaluate((img: HTMLImageElement) => [
        img.currentSrc,
        img.clientHeight,
        img.clientWidth,
      ]);
      expect(drawn).toEqual([
        expect.stringContaining(colorScheme === 'dark' ? '/logo-dark.svg?' : '/logo.svg?'),
        32,
        132,
      ]);
      const button = path === '/' ? 'main .button' : '.ownid-button';
      await expect(page.locator(button)).toBeVisible();
      expect(await background(page, button)).toBe(GREEN[colorScheme]);
      expect(await page.locator(button).evaluate((element) => getComputedStyle(element).borderTopLeftRadius)).toBe(
        '0px',
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        `${name} ${colorScheme}`,
      ).toEqual([]);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `sideways scrolling of ${name} at ${width} px`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `screenshots/branded-${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  }
  await vestibule.stop();
});

test('a first visit of a branded login transfers at most 30 KB, and a later one at most 6 KB', async ({ page }) => {
  const vestibule = await Vestibule.start(brand());
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  for (const most of [30, 6]) {
    bytes = 0;
    await page.goto(`${vestibule.url}/login`, { waitUntil: 'networkidle' });
    await expect(page.locator('.ownid-button')).toBeVisible();
    test.info().annotations.push({ type: 'bytes', description: String(bytes) });
    expect(bytes).toBeGreaterThan(500);
    expect(bytes).toBeLessThanOrEqual(most * 1024);
  }
  await vestibule.stop();
});

test('an administrator sees the brand in the light and in the dark, and tries another accent', async ({ page }) => {
  const vestibule = await administrator(page, brand());
  await page.goto(`${vestibule.url}/admin/settings`);
  await page.getByRole('link', { name: 'Branding' }).click();
  await expect(page.getByRole('heading', { name: 'Branding' })).toBeVisible();
  const sample = (name: string) => page.frameLocator(`iframe[title="${name}"]`);
  const ground = (name: string) =>
    sample(name)
      .locator('html')
      .evaluate((html) => getComputedStyle(html).backgroundColor);
  const button = (name: string) =>
    sample(name)
      .locator('.button')
      .first()
      .evaluate((it) => getComputedStyle(it).backgroundColor);
  for (const [scheme, accent] of [
    ['Light pages', GREEN.light],
    ['Dark pages', GREEN.dark],
  ]) {
    await expect(sample(`Login page, ${scheme}`).getByText('Log in with a passkey')).toBeVisible();
    expect(await button(`Buttons, ${scheme}`)).toBe(accent);
    await expect(sample(`Email with a code, ${scheme}`).locator('h1')).toHaveText('Your code for Nordlicht & Söhne');
    await expect(sample(`Error in a form, ${scheme}`).locator('.mistake')).toBeVisible();
    const images = sample(`Login page, ${scheme}`).locator('img');
    expect(await images.evaluate((img: HTMLImageElement) => img.currentSrc)).toContain(
      scheme === 'Dark pages' ? '/logo-dark.svg?' : '/logo.svg?',
    );
  }
  expect(await ground('Login page, Light pages')).not.toBe(await ground('Login page, Dark pages'));
  await pictured(page, 'branding');

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByLabel('Accent on light pages').fill('#ffcc00');
  await page.getByRole('button', { name: 'Try an accent' }).click();
  await expect(page.getByText('#ffcc00 doesn’t have enough contrast.')).toBeVisible();
  await expect(page.getByText('Fail').first()).toBeVisible();
  expect(await button('Buttons, Light pages')).toBe('rgb(255, 204, 0)');
  await page.screenshot({ path: 'screenshots/admin-branding-tried.png', fullPage: true });
  await page.getByLabel('Accent on light pages').fill('sunny');
  await page.getByRole('button', { name: 'Try an accent' }).click();
  await expect(page.getByText('This isn’t a CSS color')).toBeVisible();
  expect(await background(page, 'main form .button')).toBe(GREEN.light);
  await vestibule.stop();
});
