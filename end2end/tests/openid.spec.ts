// Logins to an application by OpenID Connect, with a certified client that we did not write.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, loggedIn, PASSWORD, passwordButton, registerByPassword, someone, test } from '../fixtures.ts';
import { RelyingParty } from '../relying-party.ts';

const youAreIn = (page: Page) => expect(page.getByText('You are in.')).toBeVisible();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a person logs in to an application, which then asks silently', async ({ page, vestibule }) => {
      const ada = someone('openid');
      const party = await RelyingParty.start(vestibule, 'Wiki');
      expect(vestibule.command(['account', 'create', ada, '--password-stdin'], PASSWORD).status).toBe(0);

      await page.goto(`${party.url}/login`);
      await page.getByLabel('Email or phone number').fill(ada);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await passwordButton(page).click();
      await page.locator('#offer button').click(); // A passkey is offered on the way.
      await youAreIn(page);
      const login = party.login;
      if (!login) throw new Error('no login');
      expect(login.claims()?.iss).toBe(vestibule.url);
      expect((await party.userInfo(login)).email).toBe(ada);

      const refreshed = await party.refresh();
      expect(refreshed.claims()?.sub).toBe(login.claims()?.sub);
      expect((await party.userInfo(refreshed)).preferred_username).toBe(ada);

      party.login = undefined;
      await page.goto(`${party.url}/login?prompt=none`);
      await youAreIn(page);
      expect((party.login as typeof login | undefined)?.claims()?.sub).toBe(login.claims()?.sub);
      await party.stop();
    });

    test('a third party is let in, or not', async ({ page, vestibule }) => {
      const ada = someone('consent');
      const party = await RelyingParty.start(vestibule, 'A shop of somebody else', ['--third-party']);
      await registerByPassword(page, ada);
      await loggedIn(page, ada);

      await page.goto(`${party.url}/login`);
      await expect(page.getByRole('heading', { name: 'Let A shop of somebody else in?' })).toBeVisible();
      await page.getByRole('button', { name: 'Decline' }).click();
      await youAreIn(page);
      expect(party.refused?.get('error')).toBe('access_denied');

      await page.goto(`${party.url}/login`);
      await page.getByRole('button', { name: 'Allow' }).click();
      await youAreIn(page);
      expect(party.login?.claims()?.aud).toBe(party.configuration.clientMetadata().client_id);
      await party.stop();
    });
  });
}

test('a response can be posted', async ({ page, vestibule }) => {
  const ada = someone('posted');
  const party = await RelyingParty.start(vestibule, 'Poster');
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  let body = '';
  await page.route(`${party.url}/callback`, async (route) => {
    body = route.request().postData() ?? '';
    await route.fulfill({ body: 'You are in.' });
  });
  await page.goto(`${party.url}/login?response_mode=form_post`);
  await youAreIn(page);
  const fields = new URLSearchParams(body);
  expect(fields.get('state')).toBe('the state');
  expect(fields.get('code')).toBeTruthy();
  await party.stop();
});

test('the question is accessible, fits, and is pictured in light and dark', async ({ page, vestibule }) => {
  const ada = someone('question');
  const party = await RelyingParty.start(vestibule, 'A shop with a rather long name of forty letters', [
    '--third-party',
  ]);
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await page.goto(`${party.url}/login?scope=openid+profile+email+phone+roles+offline_access`);
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 768, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        colorScheme,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `sideways scrolling at ${width} px`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `screenshots/consent-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await party.stop();
});
