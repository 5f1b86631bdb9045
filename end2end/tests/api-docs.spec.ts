// The OpenAPI document as a page. Every test checks that the Content-Security-Policy blocks none of
// it.
import { expect, test } from '../fixtures.ts';

test('an operation shows with its example, and one can be tried', async ({ page }) => {
  await page.goto('/api/docs');
  await expect(page.getByRole('heading', { name: /Vestibule/ })).toBeVisible();
  const create = page.locator('#operations-administration-createAccount');
  await create
    .getByRole('button', { name: /api.*admin.*accounts/ })
    .first()
    .click();
  await expect(create.getByText('alice@example.com').first()).toBeVisible();

  const health = page.locator('#operations-server-getHealth');
  await health
    .getByRole('button', { name: /healthz/ })
    .first()
    .click();
  await health.getByRole('button', { name: 'Try it out' }).click();
  await health.getByRole('button', { name: 'Execute' }).click();
  await expect(health.locator('.live-responses-table .response-col_status').last()).toContainText('200');
  await expect(health.locator('.live-responses-table')).toContainText('ok');
});
