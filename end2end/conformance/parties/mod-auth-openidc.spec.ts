// mod_auth_openidc, a certified relying party in Apache, with the configuration of docs/proxies/apache-openid.md.
import type { Page } from '@playwright/test';
import { createApplication } from '../../application.ts';
import { Administration } from '../administration.ts';
import { Apache, moduleFile, place } from '../apache.ts';
import { byPassword, expect, needs, test } from '../fixtures.ts';

needs('mod_auth_openidc', moduleFile('auth_openidc'));

let apache: Apache;
let url: string;
let administration: Administration;

test.beforeAll(async ({ vestibule }) => {
  const { port, url: origin } = await place();
  url = origin;
  administration = new Administration(vestibule);
  const callback = `${url}/.openid/callback`;
  const addresses = ['--redirect-uri', callback, '--post-logout-uri', `${url}/goodbye`];
  const told = ['--backchannel-logout-uri', `${callback}?logout=backchannel`];
  const made = createApplication(vestibule, 'Apache', ['--kind', 'web', ...addresses, ...told]);
  apache = await Apache.start({
    port,
    heading: 'A site with logins',
    module: 'auth_openidc',
    changes: {
      'https://login.example.com': vestibule.url,
      'https://app.example.com': url,
      'ID            wiki': `ID ${made.client_id}`,
      vcs_secret: made.client_secret,
    },
  });
});

test.afterAll(() => apache?.stop());

/** The headers that the site behind Apache has got. */
async function headersOf(page: Page): Promise<Record<string, string>> {
  return JSON.parse(await page.locator('body').innerText()).headers;
}

/** What the module tells scripts of the site. */
async function informationOf(page: Page) {
  const response = await page.request.get(`${url}/.openid/callback?info=json`);
  expect(response.status()).toBe(200);
  return response.json();
}

test('mod_auth_openidc logs in, hands on claims and refreshes', async ({ page, vestibule }) => {
  const { id, loginId } = await administration.personWith(['editor'], 'apache');
  await page.setExtraHTTPHeaders({ OIDC_CLAIM_roles: 'admin' });
  await page.goto(`${url}/page?q=1`);
  await byPassword(page, loginId);
  await page.waitForURL(`${url}/page?q=1`);

  const headers = await headersOf(page);
  expect(headers, apache.log).toMatchObject({
    'remote-user': loginId,
    oidc_claim_iss: vestibule.url,
    oidc_claim_sub: id,
    oidc_claim_email: loginId,
    oidc_claim_email_verified: '1',
    oidc_claim_roles: 'editor',
    oidc_claim_acr: 'urn:vestibule:acr:basic',
  });
  expect(headers.cookie ?? '').not.toContain('mod_auth_openidc_session');
  expect((await page.goto(`${url}/editors`))?.status()).toBe(200);

  const before = await informationOf(page);
  expect(before.userinfo).toMatchObject({ sub: id, name: 'Zoë', roles: ['editor'] });
  const there = encodeURIComponent(`${url}/refreshed`);
  await page.goto(`${url}/.openid/callback?refresh=${there}&access_token=${before.access_token}`);
  expect(page.url()).toBe(`${url}/refreshed`);
  const after = await informationOf(page);
  expect(after.access_token).not.toBe(before.access_token);
  expect(after.id_token).toMatchObject({ sub: id, sid: before.id_token.sid, auth_time: before.id_token.auth_time });
});

test('mod_auth_openidc refuses who has not the role', async ({ page }) => {
  const { loginId } = await administration.personWith(['reader'], 'apache');
  await page.goto(`${url}/editors`);
  await byPassword(page, loginId);
  await page.waitForURL(/^http:..127/);
  expect((await page.goto(`${url}/editors`))?.status()).toBe(401);
  expect((await page.goto(`${url}/page`))?.status()).toBe(200);
});

test('mod_auth_openidc logs out here and at Vestibule', async ({ page, vestibule }) => {
  const { loginId } = await administration.personWith([], 'apache');
  await page.goto(`${url}/page`);
  await byPassword(page, loginId);
  await page.waitForURL(`${url}/page`);

  await page.goto(`${url}/.openid/callback?logout=${encodeURIComponent(`${url}/goodbye`)}`);
  await page.waitForURL(`${url}/goodbye`);
  await page.goto(`${url}/page`);
  expect(page.url()).toContain(`${vestibule.url}/login`);
});

test('mod_auth_openidc is told when a session ends', async ({ page, vestibule }) => {
  const { id, loginId } = await administration.personWith([], 'apache');
  await page.goto(`${url}/page`);
  await byPassword(page, loginId);
  await page.waitForURL(`${url}/page`);
  await page.goto(`${url}/another`);
  expect(page.url()).toBe(`${url}/another`);

  await administration.endSessions(id);
  await expect(async () => {
    await page.goto(`${url}/page`);
    expect(page.url(), apache.log).toContain(`${vestibule.url}/login`);
  }).toPass({ timeout: 10_000 });
});
