// A receiver that verifies events by the reference library of Standard Webhooks.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { Vestibule } from '../../vestibule.ts';
import { Administration } from '../administration.ts';
import { expect, someone, test } from '../fixtures.ts';

type Received = { body: string; headers: IncomingHttpHeaders };

let server: Server;
let vestibule: Vestibule;
let administration: Administration;
let url: string;
const received: Received[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      received.push({ body, headers: request.headers });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/hook`;
  vestibule = await Vestibule.start({ VESTIBULE_WEBHOOK_PRIVATE_HOSTS: `127.0.0.1:${port}` });
  administration = new Administration(vestibule);
});

test.afterAll(async () => {
  await vestibule.stop();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test.beforeEach(() => received.splice(0));

/** Creates an account, and returns the event as it came. */
async function next(): Promise<Received> {
  const count = received.length;
  await administration.send('POST', '/accounts', { loginId: someone('hook') });
  await expect.poll(() => received.length).toBe(count + 1);
  return received[count];
}

/** True if the library accepts what was received by this secret. */
function accepts(secret: string, { body, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(WebhookVerificationError);
    return false;
  }
}

test('events are verified by the reference library, and nothing else is', async () => {
  const types = ['account.created', 'account.deleted'];
  const made = await administration.send('POST', '/webhooks', { url, types });
  const event = await next();
  const payload = new Webhook(made.secret).verify(event.body, event.headers as Record<string, string>);
  expect(payload).toMatchObject({ type: 'account.created', data: { status: 'active' } });

  expect(accepts(made.secret, { ...event, body: event.body.replace('created', 'deleted') })).toBe(false);
  const old = { ...event.headers, 'webhook-timestamp': String(Number(event.headers['webhook-timestamp']) - 600) };
  expect(accepts(made.secret, { ...event, headers: old })).toBe(false);
  const other = { ...event.headers, 'webhook-id': '0197f3c0-0000-7000-8000-000000000000' };
  expect(accepts(made.secret, { ...event, headers: other })).toBe(false);

  const tested = await administration.send('POST', `/webhooks/${made.id}/test`);
  expect(tested).toMatchObject({ state: 'delivered', status: 204 });
  expect(accepts(made.secret, received[1])).toBe(true);
  await administration.send('DELETE', `/webhooks/${made.id}`);
});

test('while one secret replaces another, the library accepts by either', async () => {
  const made = await administration.send('POST', '/webhooks', { url, types: ['account.created'] });
  const rotated = await administration.send('POST', `/webhooks/${made.id}/secret`, {});
  const both = await next();
  expect([accepts(made.secret, both), accepts(rotated.secret, both)]).toEqual([true, true]);

  const last = await administration.send('POST', `/webhooks/${made.id}/secret`, { endsPrevious: true });
  const one = await next();
  expect([made, rotated, last].map(({ secret }) => accepts(secret, one))).toEqual([false, false, true]);
  await administration.send('DELETE', `/webhooks/${made.id}`);
});
