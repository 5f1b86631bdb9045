// Pages of an origin in `platform_origins`, with Vestibule's own back end: the session and the
// account through the SDK.
import { APP_ID, besideSite, SECRET } from '../elsewhere.ts';
import { Authenticator, expect, loggedIn, registerByPasskey, registerByPassword, someone } from '../fixtures.ts';
import { Site } from '../site/server.ts';
import { freePort } from '../vestibule.ts';

const test = besideSite(() => ({}));

const ready = () => window.ownid?.version;
/** As OwnID documents it: `.then(logged in).catch(logged out)`. */
const state = () =>
  window.ownid.session.get().then(
    () => 'in',
    ({ code }: { code: string }) => `out: ${code}`,
  );

test('p03 p04 p05 the session and the account of somebody logged in at the platform', async ({ page, site }) => {
  await page.goto(site.url);
  await page.waitForFunction(ready);
  expect(await page.evaluate(state)).toBe('out: not_logged_in');
  expect(await page.evaluate(() => window.ownid.account.get().then(String, ({ code }) => code))).toBe('not_logged_in');

  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await page.goto(site.url);
  await page.waitForFunction(ready);
  expect(await page.evaluate(state)).toBe('in');
  const answers = await page.evaluate(async () => {
    const { account, session } = window.ownid;
    return {
      account: await account.get(),
      change: await account.update({ profile: { firstName: 'Zoë' } }),
      refused: await account.update({ profile: { dateOfBirth: '2001-01-01' } }),
      wrong: await account.update({ profile: { locale: 7 } }),
      kept: await session.update({ theme: 'dark' }),
      session: await session.get(),
      revoked: await session.revoke(),
    };
  });
  expect(answers.account).toMatchObject({ emails: [{ value: ada }] });
  expect(answers.change).toMatchObject({ error: null, data: { profile: { firstName: 'Zoë' } } });
  const told = (field: string, code: string) => ({
    error: { code: 'invalid_profile', errors: [{ field, code, message: expect.any(String) }] },
  });
  expect(answers.refused).toMatchObject(told('dateOfBirth', 'read_only'));
  expect(answers.wrong).toMatchObject(told('locale', 'wrong_type'));
  expect(answers.kept.error).toBeNull();
  expect(answers.session).toMatchObject({ payload: { theme: 'dark' }, current: true });
  expect(answers.revoked).toEqual({ error: null, data: null });
  expect(await page.evaluate(state)).toBe('out: not_logged_in');
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
});

test('p04 a login on the page itself becomes the session, with onLogin and without', async ({ page, site }) => {
  await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await page.context().clearCookies();
  for (const way of ['by itself', 'by onLogin']) {
    await page.goto(site.url);
    await page.waitForFunction(ready);
    expect(await page.evaluate(state)).toBe('out: not_logged_in');
    await page.evaluate((way) => {
      document.body.innerHTML = '<div id="here"></div><output></output>';
      const onLogin = async (data: object) => {
        document.title = JSON.stringify(await ownid.session.create(data));
      };
      return ownid('login', { element: 'here', variant: 'client-button', ...(way === 'by onLogin' && { onLogin }) });
    }, way);
    await page.getByRole('button', { name: 'Log in with a passkey' }).click();
    await expect.poll(() => page.evaluate(state)).toBe('in');
    if (way === 'by onLogin') await expect(page).toHaveTitle(/"method":"passkey"/);
    expect(await page.evaluate(() => window.ownid.session.revoke())).toEqual({ error: null, data: null });
  }
});

test('p04 b29 a page of another origin learns nothing', async ({ page, site, vestibule }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  const stranger = new Site(await freePort(), APP_ID, SECRET);
  stranger.sdk = site.sdk;
  await stranger.start();
  const errors: string[] = [];
  const visitor = await page.context().newPage();
  visitor.on('console', (message) => errors.push(message.text()));
  try {
    await visitor.goto(stranger.url);
    await visitor.waitForFunction(ready);
    expect(await visitor.evaluate(state)).toBe('out: network');
    const update = await visitor.evaluate(() => window.ownid.account.update({ profile: { firstName: 'Mallory' } }));
    expect(update).toMatchObject({ error: { code: 'network' } });
    expect(errors.join()).toContain('CORS');
  } finally {
    stranger.stop();
  }
  const account = await page.request.get(`${vestibule.url}/api/account`);
  expect((await account.json()).profile.firstName).toBeUndefined();
});
