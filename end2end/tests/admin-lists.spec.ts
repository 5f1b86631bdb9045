// The administrators' list of accounts: typed conditions apply at once, or by a button without
// JavaScript.
import { account, administrator, pictured, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';

test('a list follows what is typed, and nothing above it moves', async ({ page }) => {
  const vestibule = await administrator(page);
  const ada = account(vestibule, { firstName: 'Ada', lastName: 'Lovelace' });
  const bob = account(vestibule, { firstName: 'Bob', lastName: 'Lovett' });
  await page.goto(`${vestibule.url}/admin/accounts`);
  await expect(page.getByText('3 accounts', { exact: true })).toBeVisible();
  const before = await page.locator('#found').boundingBox();
  await page.getByLabel('Search').pressSequentially('lovel');
  await expect(page.locator('#total')).toHaveText('1 account');
  await expect(page.getByRole('link', { name: ada })).toBeVisible();
  await expect(page.getByRole('link', { name: bob })).toBeHidden();
  await expect(page.getByLabel('Search')).toBeFocused();
  expect(new URL(page.url()).searchParams.get('q')).toBe('lovel');
  const after = await page.locator('#found').boundingBox();
  expect([after?.x, after?.y, after?.width]).toEqual([before?.x, before?.y, before?.width]);
  await page.getByLabel('Search').fill('lo');
  await expect(page.locator('#total')).toHaveText('3 accounts');

  await page.getByText('Filter', { exact: true }).click();
  await page.getByRole('textbox', { name: 'First name' }).fill('bo');
  await expect(page.locator('#total')).toHaveText('1 account');
  await expect(page.getByRole('link', { name: bob })).toBeVisible();
  await page.getByLabel('SCIM filter').fill('status eq');
  await page.getByLabel('SCIM filter').blur();
  await expect(page.locator('#found .notice')).toBeVisible();
  await page.getByLabel('SCIM filter').fill('status eq "active"');
  await page.getByLabel('SCIM filter').blur();
  await expect(page.locator('#total')).toHaveText('1 account');
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Nationality' }).check();
  await expect(page.getByRole('columnheader', { name: 'Nationality' })).toBeVisible();
  await pictured(page, 'filters');
  await page.reload();
  await expect(page.locator('#total')).toHaveText('1 account');
  await page.goto(`${vestibule.url}/admin/accounts`);
  await expect(page.getByRole('columnheader', { name: 'Nationality' })).toBeVisible();
  await vestibule.stop();
});

test('without JavaScript the button asks for the same', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  const ada = account(vestibule, { firstName: 'Ada', lastName: 'Lovelace' });
  account(vestibule, { firstName: 'Bob', lastName: 'Lovett' });
  const plain = await withoutScripts(browser, page, vestibule);
  await plain.goto('/admin/accounts');
  await plain.getByText('Filter', { exact: true }).click();
  await plain.getByLabel('Last name: how').selectOption('contains');
  await plain.getByRole('textbox', { name: 'Last name' }).fill('lace');
  await plain.getByText('Columns', { exact: true }).click();
  await plain.getByRole('checkbox', { name: 'Status' }).uncheck();
  await plain.getByRole('button', { name: 'Apply' }).click();
  await expect(plain.locator('#total')).toHaveText('1 account');
  await expect(plain.getByRole('link', { name: ada })).toBeVisible();
  await expect(plain.getByRole('columnheader', { name: 'Status' })).toBeHidden();
  await plain.context().close();
  await vestibule.stop();
});
