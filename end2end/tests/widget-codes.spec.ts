// Codes where a passkey cannot be used: a new or a lost device, a cancelled ceremony, a browser
// without WebAuthn.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test } from '../elsewhere.ts';
import { Authenticator, expect, someone } from '../fixtures.ts';
import type { Site } from '../site/server.ts';

const sendCode = (page: Page) => page.getByRole('button', { name: 'Send me a code' });

async function typeCode(page: Page, site: Site, loginId: string) {
  await expect.poll(() => site.codeFor(loginId)).toBeTruthy();
  await page
    .getByRole('dialog')
    .getByLabel('Code')
    .fill(site.codeFor(loginId) ?? '');
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
}

for (const [path, name] of [
  ['/login', 'Log in with a passkey'],
  ['/recover', 'Use a passkey from another device'],
]) {
  test(`p09 ${path} offers a code after a cancel`, async ({ page, site }) => {
    const authenticator = await Authenticator.add(page);
    await authenticator.verified(false);
    const ada = someone();
    site.users.set(ada, { loginId: ada, password: 'secret' });
    await page.goto(path);
    await expect(page.getByRole('button', { name })).toBeVisible();
    await expect(sendCode(page)).toBeHidden();
    await page.getByRole('button', { name }).click();
    await expect(page.locator('output')).toContainText('No passkey was used');
    await sendCode(page).click();
    await expect(page.locator('.ownid-note')).toHaveText('Enter your email or phone number first.');
    await page.getByLabel('Email').fill(ada);
    const widget = await new AxeBuilder({ page }).include('.ownid-widget').analyze();
    await sendCode(page).click();
    await page.getByRole('dialog').getByLabel('Code').waitFor();
    await expect(page.locator('dialog form')).not.toHaveAttribute('aria-busy');
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    const dialog = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(
      [...widget.violations, ...dialog.violations].map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    ).toEqual([]);
    await typeCode(page, site, ada);
    await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test(`p09 ${path} sends a code where the browser has no WebAuthn`, async ({ page, site }) => {
    await page.addInitScript(() => {
      delete (window as never as { PublicKeyCredential?: unknown }).PublicKeyCredential;
    });
    const ada = someone();
    site.users.set(ada, { loginId: ada, password: 'secret' });
    await page.goto(path);
    await page.getByLabel('Email').fill(ada);
    await sendCode(page).click();
    await typeCode(page, site, ada);
    await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
  });
}

test('p09 a code for somebody unknown says so to them alone, and a page may refuse codes', async ({ page, site }) => {
  await page.addInitScript(() => {
    delete (window as never as { PublicKeyCredential?: unknown }).PublicKeyCredential;
  });
  const nobody = someone('nobody');
  await page.goto('/login');
  await page.getByLabel('Email').fill(nobody);
  await sendCode(page).click();
  await typeCode(page, site, nobody);
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('No account here uses that passkey.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.evaluate(() => {
    document.body.innerHTML = '<input id="password">';
    return window.ownid('login', { passwordField: 'password', skipFallback: true });
  });
  await expect(page.locator('.ownid-button')).toBeDisabled();
  await expect(sendCode(page)).toHaveCount(0);
});

test('u04 a code reaches the number that was typed beside its country', async ({ page, site }) => {
  await page.addInitScript(() => {
    delete (window as never as { PublicKeyCredential?: unknown }).PublicKeyCredential;
  });
  const number = `+49171${String(process.pid).padStart(7, '3').slice(-7)}`;
  site.users.set(number, { loginId: number, password: 'secret' });
  await page.goto('/');
  await page.waitForFunction(() => window.ownid?.version);
  await page.evaluate(() => {
    document.body.innerHTML =
      '<input id="number"><select id="land"><option selected>DE</option></select><div id="place"></div>';
    const onLogin = ({ loginId }: { loginId: string }) => {
      document.title = loginId;
    };
    return window.ownid('login', { element: 'place', loginIdField: 'number', countryField: 'land', onLogin });
  });
  await page.locator('#number').fill(number.replace('+49', '0'));
  await sendCode(page).click();
  await typeCode(page, site, number);
  await expect(page).toHaveTitle(number);
});

test('p07 what the back end answers reaches onLogin as it came', async ({ page, site }) => {
  await Authenticator.add(page);
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.getByRole('button', { name: 'Passkey ready' }).waitFor();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`Created ${ada}`)).toBeVisible();
  await page.goto('/');
  await page.waitForFunction(() => window.ownid?.version);
  for (const session of [
    { token: 'text' },
    { token: { any: 'object' }, more: ['members'] },
    { email: ada, ownIdData: null, metadata: { plan: 'free' } },
    'a JSON string',
  ]) {
    site.session = () => session;
    const got = await page.evaluate(
      (loginId) =>
        new Promise((onLogin) => {
          void window.ownid('init', { onLogin });
          void window.ownid('auth', loginId);
        }),
      ada,
    );
    const metadata = {
      loginId: ada,
      authType: 'passkey',
      ...(typeof session === 'object' && 'metadata' in session && session.metadata),
    };
    expect(got).toEqual({
      loginId: ada,
      session,
      ...(typeof session === 'string' ? { token: session } : session),
      metadata,
    });
  }
  site.session = undefined;
});

test('p13 a password comes at once, and what is not there says so', async ({ page }) => {
  await page.goto('/');
  await page.waitForFunction(() => window.ownid?.version);
  const answers = await page.evaluate(async () => {
    const passwords = [...Array(50)].map(() => ownid('generateOwnIDPassword', 12));
    const { verifications, verification } = ownid.headless;
    return {
      passwords,
      start: await verifications.iddoc.start(),
      more: await verification.iddoc.continue(),
      unknown: await ownid('enrollDevice' as never),
    };
  });
  expect(new Set(answers.passwords).size).toBe(50);
  for (const password of answers.passwords) {
    expect(password).toHaveLength(12);
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^\w]|_/]) expect(password).toMatch(kind);
  }
  const refused = { error: { code: 'unsupported', message: expect.stringContaining('/dev/id-document') } };
  expect(answers).toMatchObject({
    start: refused,
    more: refused,
    unknown: { error: { code: 'unknown_method' }, data: null },
  });
});

test('u16 the widget and the dialog work in browsers of 2021', async ({ page, site }) => {
  await page.addInitScript(() => {
    delete (Object as never as { hasOwn?: unknown }).hasOwn;
    for (const name of ['reportError', 'structuredClone', 'PublicKeyCredential'])
      delete (window as never as Record<string, unknown>)[name];
    delete (AbortSignal as never as { timeout?: unknown }).timeout;
    Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { value: undefined });
    Object.defineProperty(HTMLDialogElement.prototype, 'close', { value: undefined });
  });
  const ada = someone();
  site.users.set(ada, { loginId: ada, password: 'secret' });
  await page.goto('/login');
  await page.getByLabel('Email').fill(ada);
  await sendCode(page).click();
  await typeCode(page, site, ada);
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
  // Colours have a fallback: only rules under @supports may need light-dark().
  const plain = await page.evaluate(() =>
    document.adoptedStyleSheets
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => !(rule instanceof CSSSupportsRule))
      .map((rule) => rule.cssText)
      .join(''),
  );
  expect(plain).toContain('--i: var(--ownid-button-widget-color,#0070f2)');
  expect(plain).toContain('--i: var(--ownid-button-widget-color,#0064dc)');
  expect(plain).not.toContain('light-dark');
});
