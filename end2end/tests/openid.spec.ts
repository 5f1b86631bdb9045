// Logins to an application by OpenID Connect, with a certified client that we did not write.
import type { Page } from '@playwright/test';
import { pictured } from '../appearance.ts';
import {
  Authenticator,
  codeFor,
  expect,
  loggedIn,
  logOut,
  PASSWORD,
  person,
  registerByPasskey,
  registerByPassword,
  someone,
  submitPassword,
  test,
} from '../fixtures.ts';
import { byCode, byPasskey, byPassword } from '../logins.ts';
import { type Login, RelyingParty } from '../relying-party.ts';

const youAreIn = (page: Page) => expect(page.getByText('You are in.')).toBeVisible();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a person logs in to an application by a code', async ({ page, vestibule }) => {
      const ada = person(vestibule, 'by-code');
      const party = await RelyingParty.start(vestibule, 'Wiki');
      await page.goto(`${party.url}/login`);
      await byCode(page, ada);
      await youAreIn(page);
      expect(party.login?.claims()).toMatchObject({ acr: 'urn:vestibule:acr:basic', amr: ['otp'] });
      await party.stop();
    });

    test('an application says how to ask the person', async ({ page, vestibule }) => {
      const ada = person(vestibule, 'prompt');
      const party = await RelyingParty.start(vestibule, 'Wiki');
      const ask = (parameters: string) => page.goto(`${party.url}/login?${parameters}`);

      await ask('prompt=none');
      await youAreIn(page);
      expect(party.refused?.get('error')).toBe('login_required');

      await ask('prompt=create');
      await expect(page).toHaveURL(/\/register\?/);
      await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();

      await ask('scope=openid');
      await byPassword(page, ada);
      await youAreIn(page);
      const first = party.login?.claims()?.auth_time;

      for (const prompt of ['login', 'select_account']) {
        party.login = undefined;
        await ask(`prompt=${prompt}`);
        await expect(page).toHaveURL(/\/login\?/);
        await submitPassword(page, ada);
        await youAreIn(page);
        expect(party.login).toBeDefined();
      }
      expect(party.login?.claims()?.auth_time).toBeGreaterThanOrEqual(first ?? Number.POSITIVE_INFINITY);
      await party.stop();
    });

    test('a third party is let in, or not', async ({ page, vestibule }) => {
      const ada = someone('consent');
      const party = await RelyingParty.start(vestibule, 'A shop of somebody else', ['--third-party']);
      await registerByPassword(page, ada);
      await loggedIn(page, ada);

      await page.goto(`${party.url}/login`);
      await expect(page.getByRole('heading', { name: 'Give A shop of somebody else access?' })).toBeVisible();
      await page.getByRole('button', { name: 'Decline' }).click();
      await youAreIn(page);
      expect(party.refused?.get('error')).toBe('access_denied');

      await page.goto(`${party.url}/login`);
      await page.getByRole('button', { name: 'Allow' }).click();
      await youAreIn(page);
      expect(party.login?.claims()?.aud).toBe(party.configuration.clientMetadata().client_id);
      await party.stop();
    });
  });
}

test('an application asks for a passkey after a login by a code', async ({ page, vestibule }) => {
  const ada = someone('step-up');
  const party = await RelyingParty.start(vestibule, 'Bank');
  const authenticator = await Authenticator.add(page);
  await registerByPasskey(page, ada);
  const sent = await codeFor(page, ada);
  await logOut(page);
  await authenticator.presence(false);
  await page.goto(`${party.url}/login`);
  await byCode(page, ada, sent);
  await youAreIn(page);
  expect(party.login?.claims()?.acr).toBe('urn:vestibule:acr:basic');

  party.login = undefined;
  await page.goto(`${party.url}/login?acr_values=urn:vestibule:acr:passkey`);
  await byPasskey(authenticator)(page);
  await youAreIn(page);
  expect(party.login).toBeDefined();
  const claims = (party.login as Login | undefined)?.claims();
  expect(claims).toMatchObject({ acr: 'urn:vestibule:acr:passkey', amr: expect.arrayContaining(['pop', 'user']) });

  // Nothing more is asked of a person who has used it.
  await page.goto(`${party.url}/login?acr_values=urn:vestibule:acr:passkey`);
  await youAreIn(page);
  await party.stop();
});

test('a response can be posted', async ({ page, vestibule }) => {
  const ada = someone('posted');
  const party = await RelyingParty.start(vestibule, 'Poster');
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  let body = '';
  await page.route(`${party.url}/callback`, async (route) => {
    body = route.request().postData() ?? '';
    await route.fulfill({ body: 'You are in.' });
  });
  await page.goto(`${party.url}/login?response_mode=form_post`);
  await youAreIn(page);
  const fields = new URLSearchParams(body);
  expect(fields.get('state')).toBe('the state');
  expect(fields.get('code')).toBeTruthy();
  await party.stop();
});

for (const locale of ['en', 'ar']) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('the pages of a login are accessible, fit, and are pictured in light and dark', async ({
      page,
      vestibule,
    }) => {
      const ada = person(vestibule, 'question');
      const party = await RelyingParty.start(vestibule, 'A shop with a rather long name of forty letters', [
        '--third-party',
      ]);
      await page.goto(`${party.url}/login?scope=openid+profile+email+phone+roles+offline_access`);
      await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
      await pictured(page, `openid-login-${locale}`);
      await page.locator('[name=loginId]').fill(ada);
      await page.locator('[name=password]').fill(PASSWORD);
      await page.locator('[name=password]').press('Enter');
      await page.locator('#offer button').click();
      await expect(page.locator('[name=choice]')).toHaveCount(2);
      await pictured(page, `openid-consent-${locale}`);
      await party.stop();
    });
  });
}
