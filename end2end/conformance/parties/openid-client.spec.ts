// openid-client, which is certified as a relying party.
import type { Page } from '@playwright/test';
import { RelyingParty } from '../../relying-party.ts';
import { byPassword, expect, person, test } from '../fixtures.ts';

const youAreIn = (page: Page) => expect(page.getByText('You are in.')).toBeVisible();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('openid-client logs in by password, refreshes, asks silently and logs out', async ({ page, vestibule }) => {
      const ada = person(vestibule, 'openid-client');
      const party = await RelyingParty.start(vestibule, 'Wiki');

      await page.goto(`${party.url}/login`);
      await byPassword(page, ada);
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

      await page.goto(`${party.url}/logout`);
      await page.waitForURL(`${party.url}/bye?*`);
      await page.goto('/account');
      await expect(page).toHaveURL(/\/login/);
      await party.stop();
    });
  });
}
