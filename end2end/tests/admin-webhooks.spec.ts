// The administrators' pages about webhooks: made, tested, changed and deleted, with and without
// JavaScript.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { administrator, pictured, withoutScripts } from '../administrator.ts';
import { expect, test } from '../fixtures.ts';

/** A receiver whose next answers these are; the last one is repeated. */
class Receiver {
  private constructor(
    private readonly server: Server,
    readonly host: string,
  ) {}

  static async start(...answers: [number, string][]): Promise<Receiver> {
    const server = createServer((request, response) => {
      const [status, body] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [204, ''];
      request.resume().on('end', () => response.writeHead(status).end(body));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new Receiver(server, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  get url(): string {
    return `http://${this.host}/hook`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

async function make(page: Page, url: string, types: string[]) {
  await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
  await page.getByLabel('Address').fill(url);
  for (const type of types) await page.getByLabel(type, { exact: true }).check();
  await page.getByRole('button', { name: 'Create webhook' }).click();
  await expect(page.getByRole('heading', { level: 1, name: url })).toBeVisible();
}

/** Makes, tests, changes, rotates and deletes a webhook. */
async function lookAfter(page: Page, receiver: Receiver) {
  await make(page, receiver.url, ['account.created', 'session.started']);
  const first = await page.locator('#new-secret').textContent();
  expect(first).toMatch(/^whsec_/);

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('Test delivered.')).toBeVisible();
  await expect(page.locator('#new-secret')).toHaveCount(0);
  const deliveries = page.getByRole('table', { name: 'Deliveries' });
  await expect(deliveries.getByRole('row').nth(1)).toContainText('200 thanks');
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('The test was not delivered.')).toBeVisible();
  await page.getByRole('link', { name: 'Failed only' }).click();
  await expect(deliveries.getByRole('row')).toHaveCount(2);
  await deliveries.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByText('Sending again.')).toBeVisible();

  await page.getByLabel('account.created', { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByLabel('account.created', { exact: true })).not.toBeChecked();

  await page.getByRole('button', { name: 'Create new secret' }).click();
  await expect(page.locator('#new-secret')).not.toHaveText(first ?? '');
  await expect(page.getByText('The previous secret also signs until')).toBeVisible();

  await page.getByLabel('Yes, delete this webhook').check();
  await page.getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page.getByText('No webhooks yet.')).toBeVisible();
}

for (const scripts of [true, false]) {
  test(`an administrator makes, tests and deletes a webhook, ${scripts ? 'with' : 'without'} JavaScript`, async ({
    page,
    browser,
  }) => {
    const receiver = await Receiver.start([200, 'thanks'], [503, 'busy']);
    const vestibule = await administrator(page, { VESTIBULE_WEBHOOK_PRIVATE_HOSTS: receiver.host });
    const used = scripts ? page : await withoutScripts(browser, page, vestibule);
    await used.goto(`${vestibule.url}/admin`);
    await lookAfter(used, receiver);
    if (!scripts) await used.context().close();
    await vestibule.stop();
    await receiver.stop();
  });
}

test('the pages about webhooks are accessible, fit, and are pictured in light and dark', async ({ page }) => {
  const receiver = await Receiver.start([200, 'thanks'], [503, `<html>${'unbroken'.repeat(40)}</html>`]);
  const vestibule = await administrator(page, { VESTIBULE_WEBHOOK_PRIVATE_HOSTS: receiver.host });
  await page.goto(`${vestibule.url}/admin/webhooks`);
  await pictured(page, 'webhooks-none');
  await page.getByLabel('Address').fill('https://10.0.0.1/hook');
  await page.getByLabel('account.created', { exact: true }).check();
  await page.getByRole('button', { name: 'Create webhook' }).click();
  await pictured(page, 'webhook-refused');

  await make(page, `${receiver.url}?${'long'.repeat(30)}`, ['account.created', 'audit.recorded', 'message.failed']);
  await pictured(page, 'webhook-made');
  for (let count = 0; count < 2; count++) await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('The test was not delivered.')).toBeVisible();
  await pictured(page, 'webhook-tested');
  await page.goto(`${vestibule.url}/admin/webhooks`);
  await pictured(page, 'webhooks');
  await vestibule.stop();
  await receiver.stop();
});
