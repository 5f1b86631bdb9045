// The page on which people see which applications have access to their account, and end that.
import type { Page } from '@playwright/test';
import { pictured } from '../appearance.ts';
import { expect, loggedIn, registerByPassword, someone, test } from '../fixtures.ts';
import { RelyingParty } from '../relying-party.ts';

const PAGE = '/account/applications';
const SHOP = 'A shop of somebody else';

/** Logs in to an application, which asks first if it is a third party's. */
async function letIn(page: Page, party: RelyingParty, asks: boolean, scope = 'openid email offline_access') {
  await page.goto(`${party.url}/login?scope=${encodeURIComponent(scope)}`);
  if (asks) await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('You are in.')).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('access is seen, removed, and asked for again', async ({ page, vestibule }) => {
      const ada = someone('access');
      const shop = await RelyingParty.start(vestibule, SHOP, ['--third-party']);
      const wiki = await RelyingParty.start(vestibule, 'Wiki');
      await registerByPassword(page, ada);
      await loggedIn(page, ada);

      await page.goto('/account');
      await page.getByRole('link', { name: 'Applications with access' }).click();
      await expect(page.getByText('No applications have access to your account.')).toBeVisible();

      await letIn(page, shop, true);
      await letIn(page, wiki, false);
      await page.goto(PAGE);
      const entry = page.locator('.access > li', { hasText: SHOP });
      await expect(entry).toContainText('Run by a third party.');
      await expect(entry).toContainText('your email address');
      await expect(entry).not.toContainText('your phone number');
      await expect(page.locator('.access > li')).toHaveCount(2);

      const login = shop.login;
      if (!login) throw new Error('no login');
      await page.getByRole('button', { name: `Remove access: ${SHOP}` }).click();
      await expect(page.getByText('Access removed.')).toBeVisible();
      await expect(page.locator('.access > li')).toHaveCount(1);
      await expect(shop.userInfo(login)).rejects.toThrow();
      await expect(shop.refresh()).rejects.toThrow();
      await wiki.refresh();

      // It asks again, and is let in again.
      await letIn(page, shop, true);
      await page.goto(PAGE);
      await page.getByRole('button', { name: 'Remove all access' }).click();
      await expect(page.getByText('No applications have access to your account.')).toBeVisible();
      await expect(wiki.refresh()).rejects.toThrow();

      // The person is still logged in here: an application of the house comes in without a question.
      await letIn(page, wiki, false);
      await shop.stop();
      await wiki.stop();
    });
  });
}

test('the page is accessible, fits, and is pictured in light and dark', async ({ page, vestibule }) => {
  const ada = someone('access');
  const long = 'A shop with a rather long name of forty letters';
  const shop = await RelyingParty.start(vestibule, long, ['--third-party']);
  const wiki = await RelyingParty.start(vestibule, 'Wiki');
  await registerByPassword(page, ada);
  await loggedIn(page, ada);

  await page.goto(PAGE);
  await pictured(page, 'account-applications-none');
  await letIn(page, shop, true, 'openid profile email phone roles offline_access');
  await letIn(page, wiki, false, 'openid');
  await page.goto(`${PAGE}?ended=1`);
  await pictured(page, 'account-applications');
  await page.goto('/account');
  await pictured(page, 'account-with-applications');

  await page.goto(PAGE);
  await page.locator('.languages summary').click();
  await page.getByRole('button', { name: 'עברית' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await pictured(page, 'account-applications-he');
  await shop.stop();
  await wiki.stop();
});
