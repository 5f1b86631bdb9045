// The administrators' pages: the first of them enrols, then looks after accounts, with and without JavaScript.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { account, administrator, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';

/** Finds the account, changes its name, disables and deletes it, and brings it back. */
async function lookAfter(page: Page, loginId: string) {
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByLabel('Search').fill('lovel');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('1 account', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: loginId }).click();
  await page.getByLabel('Last name').fill('Byron');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Disable account' }).click();
  await expect(page.getByRole('button', { name: 'Enable account' })).toBeVisible();
  await page.getByLabel('Type the email or phone number of the account').fill(loginId);
  await page.getByRole('button', { name: 'Delete account' }).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByRole('heading', { name: loginId })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'account_restored' })).toBeVisible();
  await expect(page.getByLabel('Last name')).toHaveValue('Byron');
}

test('the first administrator enrols and looks after accounts', async ({ page, browser }) => {
  const vestibule = await administrator(browser, page);
  await lookAfter(page, account(vestibule, { firstName: 'Ada', lastName: 'Lovelace' }));
  await vestibule.stop();
});

test('without JavaScript an administrator does the same', async ({ page, browser }) => {
  const vestibule = await administrator(browser, page);
  const loginId = account(vestibule, { firstName: 'Ada', lastName: 'Lovelace' });
  const plain = await withoutScripts(browser, page, vestibule);
  await plain.goto('/admin');
  await lookAfter(plain, loginId);
  await plain.context().close();
  await vestibule.stop();
});

test('every page of the administrators is accessible, fits, and is pictured in light and dark', async ({ page, browser }) => {
  test.slow();
  const vestibule = await administrator(browser, page);
  const long = `${'a-very-long-name-'.repeat(3)}${'x'.repeat(8)}@${'department.'.repeat(12)}example.com`;
  expect(vestibule.command(['account', 'create', long]).status).toBe(0);
  for (let n = 0; n < 3; n++) account(vestibule, { firstName: 'Ada', lastName: `Lovelace the ${n + 1}th of a long line` });
  await page.goto(`${vestibule.url}/admin/accounts?q=a-very`);
  const person = await page.getByRole('link', { name: long }).getAttribute('href');
  const pages = {
    overview: '/admin',
    accounts: '/admin/accounts',
    nobody: '/admin/accounts?q=nobody-at-all',
    refused: '/admin/accounts?filter=status+is+odd',
    account: person ?? '',
    deleted: '/admin/deleted',
    schema: '/admin/schema',
    tokens: '/admin/tokens',
    audit: '/admin/audit',
  };
  for (const [name, path] of Object.entries(pages)) {
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(`${vestibule.url}${path}`);
        const found = await new AxeBuilder({ page }).analyze();
        expect(found.violations, `${name} ${width} ${colorScheme}`).toEqual([]);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(beyond, `${name} is wider than ${width}`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `screenshots/admin-${name}-${width}-${colorScheme}.png` });
      }
    }
  }
  await vestibule.stop();
});
