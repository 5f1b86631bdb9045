// Logouts by OpenID Connect, with a certified client that we did not write.
import type { Page } from '@playwright/test';
import { pictured } from '../appearance.ts';
import { expect, loggedIn, registerByPassword, someone, test } from '../fixtures.ts';
import { RelyingParty } from '../relying-party.ts';

/** Logs in to an application, whose session here is alive. */
async function enter(page: Page, party: RelyingParty) {
  await page.goto(`${party.url}/login`);
  await expect(page.getByText('You are in.')).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a logout reaches a second application', async ({ page, vestibule }) => {
      const ada = someone('logout');
      const [wiki, shop] = [await RelyingParty.start(vestibule, 'Wiki'), await RelyingParty.start(vestibule, 'Shop')];
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      await enter(page, wiki);
      await enter(page, shop);

      await page.goto(`${wiki.url}/logout`);
      await expect(page.getByText('You are out.')).toBeVisible();
      expect(page.url()).toBe(`${wiki.url}/bye?state=the+state`);

      for (const party of [wiki, shop]) {
        await expect.poll(() => party.loggedOut?.sid).toBe(party.login?.claims()?.sid);
        expect(party.loggedOut?.sub).toBe(party.login?.claims()?.sub);
        await page.goto(`${party.url}/login?prompt=none`);
        expect(party.refused?.get('error')).toBe('login_required');
        await party.stop();
      }
    });

    test('a person is asked first, and may stay', async ({ page, vestibule }) => {
      const ada = someone('asked');
      const party = await RelyingParty.start(vestibule, 'Wiki');
      const parameters = new URLSearchParams({
        client_id: party.configuration.clientMetadata().client_id,
        post_logout_redirect_uri: `${party.url}/bye`,
      });
      const logout = `${vestibule.url}/oauth2/logout?${parameters}`;
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      await enter(page, party);

      await page.goto(logout);
      await expect(page.getByText('Wiki is asking you to log out.')).toBeVisible();
      await page.getByRole('link', { name: 'Stay logged in' }).click();
      await loggedIn(page, ada);

      await page.goto(logout);
      await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
      await expect(page.getByText('You are out.')).toBeVisible();
      await page.goto(`${vestibule.url}/oauth2/logout`);
      await expect(page.getByRole('heading', { name: 'You’re logged out' })).toBeVisible();
      await party.stop();
    });
  });
}

test('the question is accessible, fits, and is pictured in light and dark', async ({ page, vestibule }) => {
  const ada = someone('pictured');
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await page.goto(`${vestibule.url}/oauth2/logout/confirm`);
  await expect(page.getByRole('heading', { name: 'Log out?' })).toBeVisible();
  await pictured(page, 'logout');
});
