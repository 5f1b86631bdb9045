// A file of accounts is uploaded, previewed, checked and imported, with and without JavaScript.
import type { Page } from '@playwright/test';
import { administrator, pictured, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';

const TABLE = 'E-mail,profile.firstName,Notes\nada@example.com,Ada,first\nnonsense,Nobody,\nbob@example.com,Bob,\n';

async function sendFile(page: Page, url: string) {
  await page.goto(`${url}/admin/import`);
  await page.getByLabel('File').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('heading', { name: 'Import people.csv' })).toBeVisible();
  await expect(page.getByLabel('profile.firstName')).toHaveValue('profile.firstName');
}

async function checkAndImport(page: Page) {
  await page.getByLabel('E-mail').selectOption('Email or phone number');
  await page.getByLabel('Notes').selectOption('Skip');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('#state')).toHaveText('Finished');
  await expect(page.locator('dt:text-is("Rejected rows") + dd')).toHaveText('1');
}

async function importNow(page: Page) {
  await page.getByRole('button', { name: 'Import now' }).click();
  await expect(page.getByRole('heading', { name: 'Import people.csv' })).toBeVisible();
  await expect(page.locator('#state')).toHaveText('Finished');
  await expect(page.locator('dt:text-is("New accounts") + dd')).toHaveText('2');
}

test('a table is looked at, checked and imported', async ({ page }) => {
  const vestibule = await administrator(page);
  await page.goto(`${vestibule.url}/admin/import`);
  await pictured(page, 'import');
  await sendFile(page, vestibule.url);
  await pictured(page, 'import-plan');
  await checkAndImport(page);
  await pictured(page, 'import-checked');
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download all problems' }).click();
  expect((await arriving).suggestedFilename()).toBe('problems.csv');
  await importNow(page);
  await vestibule.stop();
});

test('without JavaScript a table is imported, too', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  const plain = await withoutScripts(browser, page, vestibule);
  await sendFile(plain, vestibule.url);
  await checkAndImport(plain);
  await importNow(plain);
  await plain.context().close();
  await vestibule.stop();
});
