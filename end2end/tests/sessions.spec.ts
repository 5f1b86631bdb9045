// The user's sessions, listed and ended on the account page.
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, loggedIn, loginByPassword, PASSWORD, registerByPassword, someone, test } from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** The same user on another device. */
async function elsewhere(
  browser: Browser,
  baseURL: string | undefined,
  userAgent: string,
  loginId: string,
): Promise<Page> {
  const page = await (await browser.newContext({ userAgent, baseURL })).newPage();
  await loginByPassword(page, loginId);
  await loggedIn(page, loginId);
  return page;
}

const list = (page: Page) => page.getByRole('region', { name: 'Where you are logged in' });
const entry = (page: Page, device: string) => list(page).getByRole('listitem').filter({ hasText: device });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('b27 somebody ends a session on another device, then all others', async ({ page, browser, baseURL }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      await expect(list(page).getByRole('listitem')).toHaveCount(1);
      await expect(list(page).getByRole('button')).toHaveCount(0);

      const phone = await elsewhere(browser, baseURL, IPHONE, ada);
      const desk = await elsewhere(browser, baseURL, FIREFOX, ada);
      await page.reload();
      await expect(list(page).getByRole('listitem').first()).toContainText('This device');
      await expect(entry(page, 'Safari on iPhone').locator('time').first()).toHaveAttribute(
        'title',
        /^\d{4}-\d\d-\d\dT.*Z$/,
      );

      await page.getByRole('button', { name: 'Log out: Safari on iPhone' }).click();
      await expect(entry(page, 'Safari on iPhone')).toHaveCount(0);
      await expect(entry(page, 'Firefox on Windows')).toBeVisible();
      await phone.reload();
      await expect(phone).toHaveURL(/\/login$/);

      await page.getByRole('button', { name: 'Log out everywhere else' }).click();
      await expect(list(page).getByRole('listitem')).toHaveCount(1);
      await expect(page).toHaveURL(/\/account$/);
      await desk.reload();
      await expect(desk).toHaveURL(/\/login$/);
      await phone.context().close();
      await desk.context().close();
    });
  });
}

test('with a file of cities the list says roughly where, and since when, in the person’s language', async ({
  browser,
}) => {
  const file = fileURLToPath(new URL('../../src/tests/support/data/GeoIP2-City-Test.mmdb', import.meta.url));
  const settings = {
    VESTIBULE_GEOIP_FILE: file,
    VESTIBULE_TRUSTED_PROXIES: '127.0.0.1',
    VESTIBULE_VERIFY_LOGIN_ID: 'false',
  };
  const vestibule = await Vestibule.start(settings);
  const baseURL = vestibule.url;
  // As a proxy would add it; Chromium sends the header to this server only.
  const context = await browser.newContext({ baseURL, extraHTTPHeaders: { 'X-Forwarded-For': '81.2.69.160' } });
  const page = await context.newPage();
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await loggedIn(page, ada);
  await expect(list(page).getByRole('listitem')).toContainText('London, United Kingdom');
  await expect(list(page).getByRole('listitem')).toContainText('Since');
  await expect(list(page).getByRole('listitem').locator('time')).toHaveAttribute('title', /^\d{4}-\d\d-\d\dT.*Z$/);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      await page.screenshot({ path: `screenshots/sessions-place-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.locator('.languages summary').click();
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByText('ロンドン, イギリス')).toBeVisible();
  await context.close();
  await vestibule.stop();
});

test('the list is accessible, fits 320 and 1440 px, and is pictured in light and dark', async ({
  page,
  browser,
  baseURL,
}) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  for (const agent of [IPHONE, FIREFOX, 'Something/1.0', `${IPHONE} EdgiOS/138.0`]) {
    await (await elsewhere(browser, baseURL, agent, ada)).context().close();
  }
  await page.reload();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        colorScheme,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `sideways scrolling at ${width} px`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `screenshots/sessions-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
});

test('p03 the SDK reads the session, writes its payload and ends it', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await page.goto('/recover'); // The page with the SDK that is open to somebody logged in.
  await page.waitForFunction(() => window.ownid?.version);
  const answers = await page.evaluate(async () => {
    const { session } = window.ownid;
    const update = await session.update({ theme: 'dark' });
    const refused = await session.update([] as never);
    const read = await session.get();
    return {
      update,
      refused,
      read,
      revoke: await session.revoke(),
      gone: await session.get().then(
        () => 'in',
        ({ code }) => code,
      ),
    };
  });
  expect(answers.update.error).toBeNull();
  expect(answers.update.data?.payload).toEqual({ theme: 'dark' });
  expect(answers.refused).toEqual({ error: { code: 'invalid', message: expect.any(String), errors: [] }, data: null });
  expect(answers.read).toMatchObject({ payload: { theme: 'dark' }, current: true, method: 'registration' });
  expect(answers.revoke.error).toBeNull();
  expect(answers.gone, 'p03: OwnID documents .then(logged in).catch(logged out)').toBe('not_logged_in');
});
