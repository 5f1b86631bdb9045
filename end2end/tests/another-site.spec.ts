// The local platform as an emulator: a site on another origin with the published @ownid/react and a
// back end of its own.
import { AxeBuilder } from '@axe-core/playwright';
import { APP_ID, SECRET, test } from '../elsewhere.ts';
import { Authenticator, approach, expect, someone } from '../fixtures.ts';
import { type Nothing, Site } from '../site/server.ts';
import { freePort } from '../vestibule.ts';

// One site with one form of responses: its tests take turns.
test.describe.configure({ mode: 'serial' });

test('@ownid/react registers, logs in by button and by autofill, and recovers', async ({ page, site }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(page.getByRole('button', { name: 'Passkey ready' })).toBeVisible();
  await expect(page.getByLabel('Password')).toBeDisabled();
  await expect(page.getByLabel('Again')).toBeDisabled();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`Created ${ada}`)).toBeVisible();
  expect(site.users.get(ada)?.ownIdData?.length).toBeGreaterThan(100);

  await approach(page, authenticator);
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();

  await page.reload();
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();

  site.spelling = 'ownidData';
  await page.goto('/recover');
  await page.getByRole('button', { name: 'Use a passkey from another device' }).click();
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
  site.spelling = 'ownIdData';
  expect(new Set(site.called)).toContain('getSessionByLoginId');
});

test('@ownid/react recovers to a new device, and the new passkey reaches the back end', async ({ page, site }) => {
  const elsewhere = await Authenticator.add(page, { transport: 'usb' });
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.getByRole('button', { name: 'Passkey ready' }).waitFor();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`Created ${ada}`)).toBeVisible();
  const before = site.users.get(ada)?.ownIdData;
  await page.route('**/platform/recover/verify', async (route) => {
    if (route.request().method() === 'POST') {
      await elsewhere.another();
      await elsewhere.remove();
    }
    await route.continue();
  });
  await page.goto('/recover');
  await page.getByRole('button', { name: 'Use a passkey from another device' }).click();
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
  expect(site.users.get(ada)?.ownIdData).not.toBe(before);
  await page.goto('/login');
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
});

test('editing the address drops the passkey, and so does a second press', async ({ page }) => {
  await Authenticator.add(page);
  const data = () =>
    page.evaluate(() =>
      (
        window as never as {
          ownidReactService: { getOwnIDData(type: string): Promise<{ error: unknown; data?: string }> };
        }
      ).ownidReactService.getOwnIDData('register'),
    );
  const create = page.getByRole('button', { name: 'Create a passkey' });
  const ready = page.getByRole('button', { name: 'Passkey ready' });
  await page.goto('/register');
  const password = page.getByLabel('Password');
  await password.fill('my own');
  await page.getByLabel('Email').fill(someone());
  await create.click();
  await ready.waitFor();
  expect(await data()).toMatchObject({ error: null, data: expect.any(String), loginId: expect.any(String) });

  await page.getByLabel('Email').fill(someone());
  await expect(create).toBeVisible();
  expect(await data()).toMatchObject({ error: true });
  await expect(password).toBeEnabled();
  await expect(password).toHaveValue('my own');

  await create.click();
  await ready.click();
  await expect(create).toBeVisible();
  expect(await data()).toMatchObject({ error: true });
});

for (const nothing of ['null', 'missing', 'empty'] satisfies Nothing[]) {
  test(`a user whose ownIdData is ${nothing} is no failure of the platform`, async ({ page, site }) => {
    site.nothing = nothing;
    const ada = someone();
    site.users.set(ada, { loginId: ada, password: 'secret' });
    const known = await page.request.post(`${new URL(site.sdk).origin}/platform/login/start`, {
      data: { appId: APP_ID, loginId: ada },
      headers: { Origin: site.url },
    });
    expect(known.status()).toBe(200);
    // b12: an unknown user gets a response of the same shape.
    const unknown = await page.request.post(`${new URL(site.sdk).origin}/platform/login/start`, {
      data: { appId: APP_ID, loginId: someone('nobody') },
      headers: { Origin: site.url },
    });
    expect(unknown.status()).toBe(200);
    const shape = async (answer: typeof known) => Object.keys((await answer.json()).publicKey).sort();
    expect(await shape(unknown)).toEqual(await shape(known));
  });
}

test('a passkey whose user the back end has forgotten opens nothing', async ({ page, site }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.getByRole('button', { name: 'Passkey ready' }).waitFor();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`Created ${ada}`)).toBeVisible();
  site.users.delete(ada);
  await approach(page, authenticator);
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(page.locator('output')).toContainText(/passkey_refused|account_not_found|user_unknown/);
});

test('the widget goes and comes with its component', async ({ page }) => {
  await page.goto('/login');
  const button = page.getByRole('button', { name: 'Log in with a passkey' });
  await expect(button).toHaveCount(1);
  await page.getByRole('button', { name: 'Toggle' }).click();
  await expect(button).toHaveCount(0);
  await page.getByRole('button', { name: 'Toggle' }).click();
  await expect(button).toHaveCount(1);
});

test('beside a field, named by id or selector, the widget is a button with an or between', async ({ page }) => {
  await page.goto('/');
  await page.waitForFunction(() => window.ownid?.version);
  const answer = await page.evaluate(() => {
    document.body.innerHTML = `<main><h1>A page</h1><form>
      <label>Email <input id="email" autocomplete="username"></label>
      <label>Password <input id="password" type="password"></label></form></main>`;
    return ownid('login', { id: 'mine', loginIdField: '#email', passwordField: 'password', widgetPosition: 'start' });
  });
  expect(answer).toEqual({ error: null, data: 'mine' });
  const button = page.getByRole('button', { name: 'Log in with a passkey' });
  await button.hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  const [icon, field] = [await button.boundingBox(), await page.getByLabel('Password').boundingBox()];
  expect(icon).toMatchObject({ width: 42, height: 42 });
  expect(icon?.x).toBeLessThan(field?.x ?? 0);
  await expect(page.locator('.ownid-or')).toHaveText('or');
  const { violations } = await new AxeBuilder({ page }).include('.ownid-widget').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: 'screenshots/another-site-icon.png', clip: { x: 0, y: 0, width: 640, height: 320 } });

  const again = await page.evaluate(() => window.ownid('reRender', 'mine', { variant: 'ownid-auth-button' }));
  expect(again).toEqual({ error: null, data: 'mine' });
  await expect(button).toHaveCount(1);
});

test('autofill is offered anew before its ceremony dies', async ({ page }) => {
  await Authenticator.add(page, { presence: false });
  await page.clock.install();
  const starts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/platform/login/start')) starts.push(request.url());
  });
  await page.goto('/login');
  await page.waitForFunction(() => (window as never as { asked?: boolean }).asked);
  await page.clock.fastForward('03:00');
  expect(starts).toHaveLength(1);
  const renewed = page.waitForRequest('**/platform/login/start');
  await page.clock.fastForward('01:30');
  await renewed;
  await expect(page.locator('output')).toHaveText('');
});

test('who is logged in already is shown no widget', async ({ page }) => {
  await page.goto('/');
  await page.waitForFunction(() => window.ownid?.version);
  await page.evaluate(() => {
    document.body.innerHTML = '<input id="password">';
    return ownid('login', { passwordField: 'password', checkSession: async () => true });
  });
  await expect(page.locator('.ownid-widget')).toHaveCount(0);
});

test('methods nobody knows are answered, not thrown', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Log in with a passkey' }).waitFor();
  const answer = await page.evaluate(() => window.ownid('enrollDevice' as never));
  expect(answer).toMatchObject({ error: { code: 'unknown_method' }, data: null });
});

test('a site that nobody named may load the SDK and do nothing with it', async ({ page, site }) => {
  const stranger = new Site(await freePort(), APP_ID, SECRET);
  stranger.sdk = site.sdk;
  await stranger.start();
  try {
    const refused = await page.request.post(`${new URL(site.sdk).origin}/platform/login/start`, {
      data: { appId: APP_ID },
      headers: { Origin: stranger.url },
    });
    expect(refused.status()).toBe(403);
    expect(refused.headers()['access-control-allow-origin']).toBeUndefined();
  } finally {
    stranger.stop();
  }
});

test('auth logs a person in without a widget, and the prompt remembers who was here', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.getByRole('button', { name: 'Passkey ready' }).waitFor();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`Created ${ada}`)).toBeVisible();

  await page.goto('/');
  await page.waitForFunction(() => window.ownid?.version);
  const answer = await page.evaluate((loginId) => window.ownid('auth', loginId), ada);
  expect(answer).toMatchObject({ error: null, data: { token: expect.any(String) } });

  await authenticator.presence(false);
  await page.evaluate(() => {
    return ownid('activateReturningUsersPrompt', {
      checkSession: async () => false,
      onLogin: (data: { loginId: string }) => {
        document.title = data.loginId;
      },
    });
  });
  const prompt = page.getByRole('region', { name: 'Welcome back' });
  await expect(prompt).toContainText(ada);
  await authenticator.presence(true);
  await prompt.getByRole('button', { name: 'Log in with a passkey' }).click();
  await expect(page).toHaveTitle(ada);
});
