import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { codeFor, expect, PASSWORD, someone, test } from '../fixtures.ts';

const LANGUAGES = [
  'id',
  'ms',
  'jv',
  'de',
  'en-GB',
  'en-US',
  'es-ES',
  'es-419',
  'fr',
  'it',
  'pt-BR',
  'pt-PT',
  'vi',
  'tr',
  'ru',
  'he',
  'ar',
  'th',
  'ko',
  'ja',
  'zh-CN',
  'zh-TW',
];

/** Checks the page with axe and for horizontal scrolling, and takes screenshots, at both widths, in light and dark. */
async function looksRight(page: Page, name: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      name,
    ).toEqual([]);
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `sideways scrolling of ${name} at ${width} px`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
}

/** Checks that the column's lines begin at the right. */
async function isMirrored(page: Page) {
  const { brand, main } = await page.evaluate(() => {
    const right = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().right ?? NaN;
    return { brand: right('.brand'), main: right('body') - parseFloat(getComputedStyle(document.body).paddingRight) };
  });
  expect(Math.abs(brand - main)).toBeLessThan(1);
}

for (const [locale, words] of Object.entries({
  ar: {
    loginId: 'البريد الإلكتروني أو رقم الهاتف',
    password: 'كلمة المرور',
    create: 'إنشاء حساب',
    account: 'حسابك',
    passkey: 'تسجيل الدخول بمفتاح مرور',
    out: 'تسجيل الخروج',
  },
  he: {
    loginId: 'אימייל או מספר טלפון',
    password: 'סיסמה',
    create: 'יצירת חשבון',
    account: 'החשבון שלך',
    passkey: 'התחברות עם מפתח גישה',
    out: 'התנתקות',
  },
})) {
  test.describe(() => {
    test.use({ locale });

    test(`the journey in ${locale} runs from right to left`, async ({ page }) => {
      const loginId = someone('rtl');
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto('/register');
      await page.getByLabel(words.loginId).fill(loginId);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: words.create, exact: true }).click();
      await page.waitForURL('**/code');
      await looksRight(page, `code-${locale}`);
      await page.locator('input[autocomplete="one-time-code"]').fill(await codeFor(page, loginId));
      await page.locator('form[action="/code"] button').first().click();
      await expect(page.getByRole('heading', { name: words.account })).toBeVisible();
      await isMirrored(page);
      await looksRight(page, `account-${locale}`);

      await page.getByRole('button', { name: words.out, exact: true }).click();
      await page.waitForURL((url) => url.pathname === '/');
      await page.goto('/login');
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      await expect(page.getByRole('button', { name: words.passkey })).toBeVisible();
      await isMirrored(page);
      await looksRight(page, `login-${locale}`);
      await page.locator('.languages summary').click();
      await page.screenshot({ path: `screenshots/languages-${locale}.png`, fullPage: true });
      await page.getByLabel(words.loginId).fill(loginId);
      await page.getByLabel(words.password, { exact: true }).fill('not the password of anybody');
      await page.locator('form[action="/login"] button.second').click();
      await expect(page.getByRole('alert')).toBeVisible();
      await page.screenshot({ path: `screenshots/login-mistake-${locale}.png`, fullPage: true });
    });
  });
}

for (const language of LANGUAGES) {
  test(`${language} fits a small phone, and its button the room that was kept for it`, async ({ page, vestibule }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.context().addCookies([{ name: 'vestibule-language', value: language, url: vestibule.url }]);
    for (const path of ['/login', '/register', '/recover']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('.ownid-button')).toBeVisible();
      const { overflow, button, room } = await page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        button: document.querySelector('.ownid-button')?.getBoundingClientRect().height ?? NaN,
        room: parseFloat(getComputedStyle(document.getElementById('ownid-widget') as HTMLElement).minBlockSize),
      }));
      expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      expect.soft(button, `the button of ${path}`).toBeLessThanOrEqual(room);
    }
  });
}

test('the picker changes the language without scripts and comes back', async ({ browser, vestibule }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US', baseURL: vestibule.url });
  const page = await context.newPage();
  await page.goto('/login?next=%2Frecover');
  await page.getByText('Language: English (US)').click();
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page).toHaveURL(/\/login\?next=%2Frecover$/);
  await expect(page.getByRole('heading', { name: 'Se connecter' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await context.close();
});
