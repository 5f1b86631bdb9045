import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  Authenticator,
  alarmFor,
  anna,
  callback,
  checkDocument,
  codeFor,
  expect,
  fillPassport,
  linkFor,
  loginByPassword,
  registerByPasskey,
  registerByPassword,
  someone,
  test,
  typeCode,
} from '../fixtures.ts';
import type { Vestibule } from '../vestibule.ts';

const LONG = `${'a-very-long-name-'.repeat(3)}x@${'long-'.repeat(11)}x.${'label-'.repeat(10)}x.${'more-'.repeat(11)}x.example`;

// Every page, and the way to it.
const PAGES: Record<string, (page: Page, vestibule: Vestibule) => Promise<unknown>> = {
  home: (page) => page.goto('/'),
  login: (page) => page.goto('/login'),
  'login-mistake': (page) => loginByPassword(page, someone('nobody'), 'not the password of anybody'),
  register: (page) => page.goto('/register'),
  'register-mistake': async (page) => {
    await page.goto('/register');
    await page.locator('form[action="/register"]').evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.locator('[aria-invalid]').first()).toBeVisible();
  },
  recover: (page) => page.goto('/recover'),
  account: (page) => registerByPassword(page, someone()),
  'account-long': (page) => registerByPassword(page, `${someone('l')}`.replace('example.com', LONG.split('@')[1])),
  'home-logged-in': async (page) => {
    await registerByPassword(page, someone());
    await page.waitForURL('**/account');
    await page.goto('/');
  },
  inbox: async (page, vestibule) => {
    const code = { phoneNumber: '+14155552672', messageText: 'Your code is 112233.', code: '112233' };
    callback(vestibule, 'sendSms', code);
    const html = '<p>Hello</p><p>Use <b>86420975</b> to log in to the vestibule. It counts for ten minutes.</p>';
    callback(vestibule, 'sendEmail', { email: someone(), subject: 'Your code for the vestibule', body: html });
    callback(vestibule, 'sendEmail', {
      email: `ada@${LONG.split('@')[1]}`,
      subject: 'No code',
      body: `<p>${LONG}</p>`,
    });
    await page.goto('/dev/inbox');
  },
  'id-document': (page) => page.goto('/dev/id-document'),
  'id-document-mistake': async (page, vestibule) => {
    await page.goto(`/dev/id-document?loginId=${anna(vestibule)}`);
    await fillPassport(page, { 'Date of expiry': '2001-01-01' });
    await checkDocument(page);
    await expect(page.locator('[aria-invalid]')).toBeVisible();
  },
  'id-document-accepted': (page, vestibule) => judged(page, vestibule, {}),
  'id-document-refused': (page, vestibule) => judged(page, vestibule, { 'Last name': 'SVENSSON' }),
  'login-phone': (page) => page.goto('/login?country='),
  'login-code': (page) => page.goto('/login/code'),
  code: (page) => asked(page, '/login/code', someone()),
  'code-mistake': async (page) => {
    await asked(page, '/recover', `ada@${LONG.split('@')[1]}`);
    await page.getByLabel('Code', { exact: true }).fill('1');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.locator('[aria-invalid]')).toBeVisible();
  },
  'link-here': async (page, vestibule) => {
    const loginId = anna(vestibule);
    await asked(page, '/login/code', loginId);
    await page.goto(await linkFor(page, loginId));
    await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  },
  'link-elsewhere': async (page, vestibule) => {
    const loginId = anna(vestibule);
    await asked(page, '/login/code', loginId);
    await page.context().clearCookies();
    await page.goto(await linkFor(page, loginId));
    await expect(page.getByText(await codeFor(page, loginId))).toBeVisible();
  },
  'recover-new': async (page, vestibule) => {
    const loginId = anna(vestibule);
    await asked(page, '/recover', loginId);
    await typeCode(page, loginId);
    await page.waitForURL('**/recover/new');
  },
  'recover-code': (page) => page.goto('/recover/code'),
  'not-me': async (page) => {
    const loginId = someone();
    await registerByPassword(page, loginId);
    await page.waitForURL('**/account');
    await page.context().clearCookies();
    await loginByPassword(page, loginId);
    await page.goto(await alarmFor(page, loginId));
    await expect(page.getByRole('button', { name: 'End that session' })).toBeVisible();
  },
  'recovery-codes': async (page) => {
    await registerByPassword(page, someone());
    await page.waitForURL('**/account');
    await page.goto('/account/recovery-codes');
  },
  'recovery-codes-made': async (page) => {
    await registerByPassword(page, someone());
    await page.waitForURL('**/account');
    await page.goto('/account/recovery-codes');
    await page.getByRole('button', { name: 'Create recovery codes' }).click();
    await expect(page.getByRole('link', { name: 'Download' })).toBeVisible();
  },
  security: async (page) => {
    const ada = someone();
    await Authenticator.add(page);
    await registerByPasskey(page, ada);
    await page.goto('/account/security');
    await page.locator('.passkey-entry').getByText('Change', { exact: true }).click();
    await page.getByText('Set password').click();
  },
  offer: async (page) => {
    const ada = someone();
    await registerByPassword(page, ada);
    await page.waitForURL('**/account');
    await page.getByRole('button', { name: 'Log out', exact: true }).click();
    await loginByPassword(page, ada);
    await expect(page.getByRole('button', { name: 'Not now' })).toBeVisible();
  },
  'delete-mistake': async (page) => {
    await registerByPassword(page, someone());
    await page.waitForURL('**/account');
    await page.goto('/account/delete');
    await page.getByLabel('Email or phone number').fill('somebody');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page.locator('[aria-invalid]')).toBeVisible();
  },
  deleted: (page) => leave(page),
  undo: async (page) => {
    await leave(page);
    await page.locator('main a').click();
    await expect(page.getByRole('button', { name: 'Restore account' })).toBeVisible();
  },
  'not-found': (page) => page.goto('/nowhere'),
  'not-allowed': (page) => page.goto('/logout'),
};

/** Deletes the account of a new user. */
async function leave(page: Page) {
  const ada = someone();
  await registerByPassword(page, ada);
  await page.waitForURL('**/account');
  await page.goto('/account/delete');
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account has been deleted' })).toBeVisible();
}

/** Requests a code. */
async function asked(page: Page, path: string, loginId: string) {
  await page.goto(path);
  await page.getByLabel('Email or phone number').fill(loginId);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.waitForURL('**/code');
}

async function judged(page: Page, vestibule: Vestibule, changes: Record<string, string>) {
  await page.goto(`/dev/id-document?loginId=${anna(vestibule)}`);
  await fillPassport(page, changes);
  await checkDocument(page);
  await expect(page.getByRole('heading', { name: /^The document was/ })).toBeVisible();
}

/** Waits until the page is stable: scripts have run, the widget is drawn if there is one, fonts and animations are done. */
async function settled(page: Page) {
  await page.waitForLoadState('load');
  if (await page.locator('#ownid-widget').count()) await expect(page.locator('.ownid-button')).toBeVisible();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
  });
}

for (const [name, visit] of Object.entries(PAGES)) {
  test(`the page ${name} is accessible, fits 320 and 1440 px, and is pictured in light and dark`, async ({
    page,
    vestibule,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await visit(page, vestibule);
    await settled(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        colorScheme,
      ).toEqual([]);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `sideways scrolling at ${width} px`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  });
}

test('the page of the widget at work is accessible in light and dark', async ({ page }) => {
  await Authenticator.add(page, { presence: false });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'none' });
    await page.goto('/login');
    await page.locator('.ownid-button').click();
    await expect(page.locator('.ownid-button')).toHaveAttribute('aria-busy', 'true');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.screenshot({ path: `screenshots/login-waiting-${colorScheme}.png`, fullPage: true });
  }
});

for (const path of ['/login', '/register', '/recover']) {
  test(`nothing on ${path} moves when the widget arrives`, async ({ page }) => {
    await page.addInitScript(() => {
      const moved: number[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push((entry as never as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The worst case: the SDK arrives long after the page was painted.
    let release = () => {};
    const painted = new Promise<void>((done) => (release = done));
    await page.route('**/sdk/*', async (route) => {
      await painted;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    release();
    await expect(page.locator('.ownid-button')).toBeVisible();
    // Two frames, so that a shift in the last one would have been reported.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
    expect(await page.evaluate(() => (window as never as { moved: number[] }).moved)).toEqual([]);
  });
}

test('b31 the policy of a page allows no inline script but the one with its nonce', async ({ page }) => {
  const answer = await page.goto('/login');
  const policy = (await answer?.headerValue('content-security-policy')) ?? '';
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  // No style attribute, the widget's included, would pass the policy.
  await settled(page);
  expect(await page.locator('.ownid-widget [style], .ownid-widget style').count()).toBe(0);
});

test('the widget keeps its edges where colours are forced', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/login');
  await settled(page);
  const border = await page.locator('.ownid-button').evaluate((button) => getComputedStyle(button).borderTopWidth);
  expect(border).not.toBe('0px');
  await page.screenshot({ path: 'screenshots/login-forced-colors.png', fullPage: true });
});
