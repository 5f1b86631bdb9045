// Promises of docs/browsers.md to browsers that are older than its table (docs/regressions.md u16).
import type { Page } from '@playwright/test';
import { expect, loggedIn, registerByPassword, someone, test } from '../fixtures.ts';

/** Removes these features from the browser. */
const without = (page: Page, ...names: string[]) =>
  page.addInitScript((names) => {
    for (const name of names) {
      const path = name.split('.');
      const owner = path.slice(0, -1).reduce((found, part) => (found as never)[part], window as object);
      delete (owner as Record<string, unknown>)[path.at(-1) ?? name];
    }
  }, names);

const SDK = '**/sdk/**';

test('u16: where the script of the passkey button does not run, the page says what is true', async ({ page }) => {
  await without(page, 'Element.prototype.replaceChildren');
  await page.route(SDK, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  for (const path of ['/login', '/register', '/recover']) {
    await page.goto(path);
    await expect(page.locator('#notice')).toHaveText('This browser doesn’t support passkeys');
    await expect(page.locator('.passkey').first()).toBeHidden();
  }
});

test('u16: a browser without passkeys says so where one would be added', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await without(page, 'PublicKeyCredential');
  await page.goto('/account/security');
  await expect(page.locator('#notice')).toHaveText('This browser doesn’t support passkeys');
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeHidden();
});

test('u16: a passkey is not said to be added where the script never came', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await page.route(SDK, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.locator('#notice')).toContainText('That didn’t work.');
  expect(new URL(page.url()).search).toBe('');
});

test('u16: the script for the oldest browsers leaves the password and says why', async ({ page, vestibule }) => {
  const script = await (await fetch(`${vestibule.url}/assets/old-browser.js`)).text();
  await page.route('**/assets/page.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.route(SDK, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto('/login');
  await expect(page.locator('#notice')).toHaveText('This browser doesn’t support passkeys');
  await expect(page.locator('#ownid-widget')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
  expect(await page.locator('script[nomodule]').count()).toBe(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`u16: without light-dark() the pages are readable in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/login');
    const colours = () =>
      page.evaluate(() =>
        ['background-color', 'color'].map((name) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
          if (!canvas) throw new Error('no canvas');
          canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name);
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        }),
      );
    const modern = await colours();
    await page.route('**/assets/vestibule.css*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(
        '@supports (color: light-dark(red, red))',
        '@supports (color: nothing)',
      );
      await route.fulfill({ response: answer, body });
    });
    await page.reload();
    const old = await colours();
    for (const [at, colour] of old.flat().entries())
      expect(Math.abs(colour - modern.flat()[at])).toBeLessThanOrEqual(2);
    await page.screenshot({ path: `screenshots/login-old-browser-${colorScheme}.png`, fullPage: true });
  });
}
