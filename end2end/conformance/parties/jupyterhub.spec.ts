// JupyterHub with oauthenticator: an application as people run it.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createApplication } from '../../application.ts';
import { freePort, Vestibule } from '../../vestibule.ts';
import { Administration } from '../administration.ts';
import { byPassword, expect, needs, PYTHON, test } from '../fixtures.ts';
import { Program } from '../program.ts';

const JUPYTERHUB = join(dirname(PYTHON), 'jupyterhub');

needs('JupyterHub', JUPYTERHUB);

let hub: Program;
let url: string;
let server: Vestibule;

// A server of its own: its access tokens live ten seconds, the shortest that can be set.
test.beforeAll(async () => {
  url = `http://127.0.0.1:${await freePort()}`;
  server = await Vestibule.start({ VESTIBULE_ACCESS_TOKEN_SECONDS: '10' });
  const addresses = ['--redirect-uri', `${url}/hub/oauth_callback`, '--post-logout-uri', `${url}/hub/login`];
  const made = createApplication(server, 'JupyterHub', ['--kind', 'web', ...addresses]);
  const config = fileURLToPath(new URL('jupyterhub_config.py', import.meta.url));
  hub = await Program.start(url, JUPYTERHUB, ['-f', config], {
    PARTY_URL: url,
    ISSUER: server.url,
    CLIENT_ID: made.client_id,
    CLIENT_SECRET: made.client_secret,
  });
});

test.afterAll(async () => {
  await hub?.stop();
  await server?.stop();
});

/** Logs a person with these roles in to the hub. */
async function enter(page: Page, role: string): Promise<{ id: string; loginId: string }> {
  const person = await new Administration(server).personWith([role], role);
  await page.goto(url);
  await byPassword(page, person.loginId);
  await page.waitForURL(`${url}/hub/home`);
  await expect(page.getByText(person.loginId), hub.said).toBeVisible();
  return person;
}

test('JupyterHub makes people administrators by their roles', async ({ browser }) => {
  for (const [role, status] of [
    ['teacher', 200],
    ['student', 403],
  ] as const) {
    const page = await browser.newPage();
    await enter(page, role);
    expect((await page.goto(`${url}/hub/admin`))?.status(), hub.said).toBe(status);
    await page.close();
  }
});

test('JupyterHub refreshes tokens, until the session ends', async ({ page }) => {
  const { id, loginId } = await enter(page, 'student');
  const refreshes = `Refreshing oauth access token for ${loginId}`;
  await expect(async () => {
    await page.goto(`${url}/hub/home`);
    expect(hub.said).toContain(refreshes);
  }).toPass({ timeout: 20_000, intervals: [1_000] });
  await expect(page.getByText(loginId)).toBeVisible();

  await new Administration(server).endSessions(id);
  await expect(async () => {
    await page.goto(`${url}/hub/home`);
    expect(page.url()).toContain(`${server.url}/login`);
  }).toPass({ timeout: 20_000, intervals: [1_000] });
});

test('JupyterHub logs out here and at Vestibule', async ({ page }) => {
  await enter(page, 'student');
  await page.goto(`${url}/hub/logout`);
  await page.locator('main').getByRole('button', { name: 'Log out' }).click();
  // The hub's login asks Vestibule, where nobody is logged in any more.
  await page.waitForURL(/^http:..localhost.*[/]login[?]/);
});
