// The administrators' pages about applications: made, set up, changed and deleted, with and without
// JavaScript.
import type { Page } from '@playwright/test';
import { administrator, pictured, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';

/** Makes an application of this kind, and stays on its page. */
async function make(page: Page, kind: string, name: string, values: Record<string, string>) {
  await page.getByRole('link', { name: 'Applications', exact: true }).click();
  await page.getByRole('link', { name: kind, exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Create application' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Makes, changes, rotates and deletes an application. */
async function lookAfter(page: Page, id: string, name: string) {
  await make(page, 'Web', name, { 'Redirect URIs': 'https://wiki.example.com/callback' });
  const first = await page.locator('#new-secret').textContent();
  expect(first).toMatch(/^vcs_/);
  await page.getByText('Express', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Express' })).toContainText(`clientID: '${id}'`);

  await page.getByLabel('Required role').fill('editor');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByLabel('Required role')).toHaveValue('editor');
  await expect(page.locator('#new-secret')).toHaveCount(0);

  await page.getByRole('button', { name: 'Create a new secret' }).click();
  await expect(page.locator('#new-secret')).not.toHaveText(first ?? '');
  await expect(page.getByRole('table', { name: 'Secret' }).getByRole('row')).toHaveCount(3);

  await page.getByLabel('Type the client ID of the application to confirm').fill(id);
  await page.getByRole('button', { name: 'Delete application' }).click();
  await expect(page.getByText('No applications yet.')).toBeVisible();
}

test('an administrator makes an application, copies its secret and deletes it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const vestibule = await administrator(page);
  await make(page, 'Service', 'Nightly report', { Scopes: 'reports:read' });
  const secret = await page.locator('#new-secret').textContent();
  await page.locator('[data-copy="new-secret"]').click();
  await expect(page.locator('[data-copy="new-secret"]')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await page.getByLabel('Type the client ID of the application to confirm').fill('nightly-report');
  await page.getByRole('button', { name: 'Delete application' }).click();
  await lookAfter(page, 'my-wiki', 'My Wiki');
  await vestibule.stop();
});

test('without JavaScript an administrator does the same', async ({ page, browser }) => {
  const vestibule = await administrator(page);
  const plain = await withoutScripts(browser, page, vestibule);
  await plain.goto('/admin');
  await lookAfter(plain, 'my-wiki', 'My Wiki');
  await expect(plain.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  await plain.context().close();
  await vestibule.stop();
});

test('the pages about applications are accessible, fit, and are pictured in light and dark', async ({ page }) => {
  const vestibule = await administrator(page);
  await page.goto(`${vestibule.url}/admin/applications`);
  await pictured(page, 'applications-none');
  for (const kind of ['web', 'native', 'service', 'proxy']) {
    await page.goto(`${vestibule.url}/admin/applications?kind=${kind}`);
    await pictured(page, `application-new-${kind}`);
  }
  await page.goto(`${vestibule.url}/admin/applications?kind=web`);
  await page.getByLabel('Name', { exact: true }).fill('My Wiki');
  await page.getByLabel('Redirect URIs', { exact: true }).fill('http://wiki.example.com/cb');
  await page.getByRole('button', { name: 'Create application' }).click();
  await pictured(page, 'application-refused');
  await page.getByLabel('Redirect URIs', { exact: true }).fill(`https://wiki.example.com/${'long/'.repeat(30)}`);
  await page.getByRole('button', { name: 'Create application' }).click();
  for (const summary of await page.locator('summary').all()) await summary.click();
  await pictured(page, 'application-made');
  await make(page, 'Behind a proxy', 'A site', { Origin: 'https://site.example.com:8443' });
  for (const summary of await page.locator('summary').all()) await summary.click();
  await pictured(page, 'application-proxy');
  await page.goto(`${vestibule.url}/admin/applications`);
  await pictured(page, 'applications');
  await vestibule.stop();
});
