// The administrators' pages: the first administrator registers, then manages accounts, with and
// without JavaScript.
import type { Page } from '@playwright/test';
import { account, administrator, pictured, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';

/** Finds the account, changes its name, disables, deletes and restores it. */
async function lookAfter(page: Page, loginId: string) {
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByLabel('Search').fill('lovel');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('1 account', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: loginId }).click();
  await page.getByLabel('Last name').fill('Byron');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Disable account' }).click();
  await expect(page.getByRole('button', { name: 'Enable account' })).toBeVisible();
  await page.getByLabel('Type the email or phone number of the account to confirm').fill(loginId);
  await page.getByRole('button', { name: 'Delete account' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('heading', { name: loginId })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'account_restored' })).toBeVisible();
  await expect(page.getByLabel('Last name')).toHaveValue('Byron');
}

test('the first administrator enrols and looks after accounts', async ({ page }) => {
  const vestibule = await administrator(page);
  await lookAfter(page, account(vestibule, { firstName: 'Ada', lastName: 'Lovelace' }));
  await vestibule.stop();
});

test('without JavaScript an administrator does the same', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  const loginId = account(vestibule, { firstName: 'Ada', lastName: 'Lovelace' });
  const plain = await withoutScripts(browser, page, vestibule);
  await plain.goto('/admin');
  await lookAfter(plain, loginId);
  await plain.context().close();
  await vestibule.stop();
});

test('every page of the administrators is accessible, fits, and is pictured in light and dark', async ({ page }) => {
  const vestibule = await administrator(page);
  const long = `${'a-very-long-name-'.repeat(3)}${'x'.repeat(8)}@${'department.'.repeat(12)}example.com`;
  expect(vestibule.command(['account', 'create', long]).status).toBe(0);
  for (let n = 0; n < 3; n++)
    account(vestibule, { firstName: 'Ada', lastName: `Lovelace the ${n + 1}th of a long line` });
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
    settings: '/admin/settings',
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${vestibule.url}${path}`);
    await pictured(page, name);
  }
  await vestibule.stop();
});

test('what belongs to an account is on its page', async ({ page }) => {
  const vestibule = await administrator(page);
  await page.goto(`${vestibule.url}/admin/accounts?q=admin%40`);
  await page.getByRole('link', { name: 'admin@example.com' }).last().click();
  await page.getByLabel('Add an email address or phone number').fill('second@example.com');
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await page.getByRole('group', { name: 'second@example.com' }).getByLabel('Verified').check();
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await expect(page.getByRole('group', { name: 'second@example.com' }).getByLabel('Verified')).toBeChecked();
  await expect(page.getByRole('table', { name: 'Passkeys' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('table', { name: 'Passkeys' }).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Remove anyway' })).toBeVisible();
  await pictured(page, 'account-parts');
  await page.getByRole('button', { name: 'End all sessions' }).click();
  // Their own session has ended too; the authenticator, which answers by itself, logs them in
  // again.
  await expect(page.getByRole('cell', { name: 'sessions_ended' })).toBeVisible();
  await vestibule.stop();
});

test('the account schema is edited as a form, with and without JavaScript', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  const plain = await withoutScripts(browser, page, vestibule);
  for (const [desk, name] of [
    [page, 'department'],
    [plain, 'building'],
  ] as const) {
    await desk.goto(`${vestibule.url}/admin/schema`);
    await desk.getByRole('button', { name: 'Add a field' }).click();
    const added = desk.getByRole('listitem').filter({ hasText: 'New field' });
    await added.getByLabel('Name (').fill(name);
    await added.getByLabel('Label').fill(`The ${name}`);
    await added.getByLabel('searchable').check();
    await desk.getByRole('button', { name: 'Test' }).click();
    await expect(desk.getByRole('status')).toContainText('match');
    await desk.getByRole('button', { name: 'Apply' }).click();
    await expect(desk.getByText(`The ${name}`)).toBeVisible();
  }
  await page.goto(`${vestibule.url}/admin/schema`);
  await page.getByText('The department').click();
  await pictured(page, 'schema-field');
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  await expect(page.getByLabel('JSON Schema')).toHaveValue(/department/);
  await pictured(page, 'schema-json');
  await plain.context().close();
  await vestibule.stop();
});
