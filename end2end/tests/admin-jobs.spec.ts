// Bulk actions on all matching accounts: previewed, started and followed, with and without
// JavaScript.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { administrator, pictured, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';
import type { Vestibule } from '../vestibule.ts';

function crowd(vestibule: Vestibule, count: number) {
  const rows = Array.from({ length: count }, (_, n) => JSON.stringify({ loginId: `crowd${n}@example.com` }));
  const { status, stderr } = vestibule.command(['import', '-'], rows.join('\n'));
  expect(status, stderr).toBe(0);
}

/** Disables all users of the crowd, and waits until the job is done. */
async function disableAll(page: Page, url: string, count: number) {
  await page.goto(`${url}/admin/accounts?q=crowd`);
  await page.getByRole('link', { name: 'Disable', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Disable ${count} accounts` })).toBeVisible();
  await page.getByLabel(`Type ${count} to confirm`).fill('1');
  await page.getByRole('button', { name: `Disable ${count} accounts` }).click();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await page.getByLabel(`Type ${count} to confirm`).fill(`${count}`);
  await page.getByRole('button', { name: `Disable ${count} accounts` }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.locator('#state')).toHaveText('Finished');
  await expect(page.locator('dt:text-is("Done") + dd')).toHaveText(`${count}`);
  await page.getByRole('link', { name: 'All jobs' }).click();
  await expect(page.getByRole('cell', { name: `${count} of ${count}` })).toBeVisible();
}

test('an act on all that match is looked at, ordered and followed', async ({ page }) => {
  const vestibule = await administrator(page);
  crowd(vestibule, 120);
  await page.goto(`${vestibule.url}/admin/jobs`);
  await pictured(page, 'jobs-none');
  await page.goto(`${vestibule.url}/admin/accounts/act?act=delete&q=crowd&filter=status+eq+%22active%22`);
  await pictured(page, 'act');
  await disableAll(page, vestibule.url, 120);
  await pictured(page, 'jobs');
  await page.getByRole('link', { name: 'Disable 120 accounts' }).click();
  await pictured(page, 'job');
  await vestibule.stop();
});

test('without JavaScript a job is ordered and followed, too', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  crowd(vestibule, 60);
  const plain = await withoutScripts(browser, page, vestibule);
  await disableAll(plain, vestibule.url, 60);
  await plain.context().close();
  await vestibule.stop();
});

test('all that match are downloaded', async ({ page }) => {
  const vestibule = await administrator(page);
  crowd(vestibule, 30);
  await page.goto(`${vestibule.url}/admin/accounts?q=crowd`);
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  await pictured(page, 'export');
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/^accounts-\d{4}-\d\d-\d\d\.csv$/);
  expect(
    readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(31);
  await vestibule.stop();
});
