// WCAG 2.2 AA beyond what axe checks: every journey by keyboard alone, names as a screen reader
// reads them, large text, forced colours and reduced motion.
import type { Page } from '@playwright/test';
import { Authenticator, codeFor, expect, loggedIn, PASSWORD, registerByPassword, someone, test } from '../fixtures.ts';

/** The focused element's accessible name. Its focus must be visible. */
async function focused(page: Page): Promise<string> {
  await page.waitForLoadState('load'); // What was pressed before may lead to another page.
  const found = await page
    .evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name:
          element.getAttribute('aria-label') ??
          ((element as HTMLInputElement).labels?.[0]?.textContent ?? element.innerText ?? '').trim(),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
        html: element.outerHTML.slice(0, 120),
      };
    })
    .catch(() => null);
  if (!found) return '';
  expect(found.ring, `the focus on ${found.html} is seen`).toBe(true);
  expect(found.inView, `${found.html} is in view`).toBe(true);
  return found.name;
}

/** Presses Tab until the element with this name has the focus, up to a limit. */
async function tabTo(page: Page, name: string | RegExp) {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
    passed.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(name)}; it passed ${passed.join(' | ')}`);
}

async function press(page: Page, name: string | RegExp, key = 'Enter') {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

async function type(page: Page, name: string | RegExp, text: string) {
  await tabTo(page, name);
  await page.keyboard.insertText(text);
}

/** The state in which a page without an autofocused field starts. */
const fromTheTop = (page: Page) =>
  page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });

/** All stops of the Tab key from the top of the page, in order. */
async function stops(page: Page): Promise<string[]> {
  const found: string[] = [];
  await fromTheTop(page);
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    if (!name) break;
    found.push(name);
  }
  return found;
}

test('by keyboard alone: register, profile, sessions, language, security, logout, login and recovery', async ({
  page,
}) => {
  const phone = await Authenticator.add(page, { transport: 'usb' });
  const ada = someone();
  await page.goto('/');
  await press(page, 'Create account');
  await page.waitForURL('**/register');
  await type(page, 'Email or phone number', ada);
  await press(page, /Create a passkey/);
  await page.waitForURL('**/code');
  await type(page, 'Code', await codeFor(page, ada));
  await page.keyboard.press('Enter');
  await loggedIn(page, ada);

  await type(page, 'First name', 'Ada');
  await press(page, 'Save');
  await expect(page.getByRole('heading', { name: 'Hello, Ada' })).toBeVisible();

  await press(page, 'How you log in');
  await page.waitForURL('**/account/security');
  await press(page, 'Change');
  await tabTo(page, 'Name');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('My laptop');
  await press(page, 'Save');
  await expect(page.getByText('Name saved.')).toBeVisible();
  await press(page, 'Set password', 'Space');
  await type(page, 'New password', PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Password saved.')).toBeVisible();

  const laptop = await Authenticator.add(page);
  await phone.presence(false);
  await press(page, 'Add a passkey', 'Space');
  await expect(page.getByText('Passkey added.')).toBeVisible();
  await press(page, 'Change');
  await press(page, /^Remove: /);
  await expect(page.getByText('Passkey removed.')).toBeVisible();

  await press(page, /^Language: /, 'Space');
  await press(page, 'Deutsch', 'Space');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await press(page, /^Sprache: /, 'Space');
  await press(page, 'English (US)', 'Space');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');

  await page.goto('/account');
  await laptop.presence(false); // So that no autofill logs in before a key is pressed.
  await press(page, 'Log out');
  await page.waitForURL((url) => url.pathname === '/');
  await press(page, 'Log in');
  await page.waitForURL('**/login');
  await type(page, 'Email or phone number', ada);
  await type(page, 'Password', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/account/);
  await loggedIn(page, ada);

  await page.goto('/account');
  await press(page, 'Log out');
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/recover');
  await type(page, 'Email or phone number', ada);
  const before = await codeFor(page, ada).catch(() => '');
  await press(page, 'Send me a code');
  await page.waitForURL('**/code');
  await type(page, 'Code', await codeFor(page, ada, before));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/recover/new');
  await press(page, 'Skip for now');
  await loggedIn(page, ada);
});

test('the first stop of every page leads past its header', async ({ page }) => {
  for (const path of ['/', '/login', '/register', '/recover']) {
    await page.goto(path);
    const order = await stops(page);
    expect(order[0], path).toBe('Skip to content');
    expect(order[1], path).toBe('Vestibule');
    expect(order.at(-1), path).toMatch(/^Language: /);
  }
  await page.goto('/recover');
  await fromTheTop(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => !!document.activeElement?.closest('main'))).toBe(true);
});

test('a screen reader hears what each page is, and what each control does', async ({ page }) => {
  await page.goto('/login');
  await expect(page.locator('.ownid-button')).toBeVisible();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Skip to content"
    - banner:
      - link "Vestibule"
    - main:
      - heading "Log in" [level=1]
      - text: Email or phone number
      - textbox "Email or phone number"
      - button "Log in with a passkey"
      - paragraph: Use your fingerprint, face or screen lock.
      - status
      - paragraph: or with a password
      - text: Password
      - textbox "Password"
      - button "Log in"
      - paragraph:
        - link "Send me a code"
        - link "Use a phone number"
        - link "Create account"
        - link "Trouble logging in?"
    - contentinfo:
      - group: /Language/
  `);
  await page.goto('/register');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Create account" [level=1]
      - textbox "Email or phone number"
      - button "Create a passkey"
      - textbox "Password"
      - button "Create account"
  `);
  await page.goto('/login');
  await page.getByLabel('Email or phone number').fill('nobody');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  const field = page.getByLabel('Email or phone number');
  await expect(field).toHaveAccessibleDescription('Enter an email address, or a phone number with its country code.');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
});

test('no control of a person’s own pages lacks a name', async ({ page }) => {
  await Authenticator.add(page);
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  for (const path of ['/account', '/account/security', '/account/recovery-codes', '/account/delete']) {
    await page.goto(path);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const controls = nodes.filter(
      ({ ignored, role }) => !ignored && /^(button|link|textbox|combobox|checkbox)$/.test(String(role?.value)),
    );
    expect(controls.length, path).toBeGreaterThan(2);
    for (const { name, role, backendDOMNodeId } of controls) {
      expect(name?.value, `${path}: ${role?.value} ${backendDOMNodeId}`).toBeTruthy();
    }
    const headings = nodes
      .filter(({ role, ignored }) => !ignored && role?.value === 'heading')
      .map(({ properties }) => Number(properties?.find(({ name }) => String(name) === 'level')?.value.value));
    expect(headings[0], path).toBe(1);
    expect(
      headings.filter((level) => level === 1),
      path,
    ).toHaveLength(1);
    await cdp.detach();
  }
});

/** Content that is cut off, or outside the page. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    const texts = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')].filter(
      (element) => element.offsetWidth > 1 && element.innerText?.trim() && !element.closest('.ownid-quiet, .skip'),
    );
    const bad = texts.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = overflowX !== 'visible' || overflowY !== 'visible';
      const box = element.getBoundingClientRect();
      return (
        (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) ||
        box.left < -1 ||
        box.right > innerWidth + 1
      );
    });
    return [...wide, ...bad.map((element) => element.outerHTML.slice(0, 100))];
  });

test('at 400 % and with text of twice the size nothing scrolls sideways, nor is cut off', async ({ page }) => {
  await Authenticator.add(page);
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  for (const path of [
    '/',
    '/account',
    '/account/security',
    '/account/recovery-codes',
    '/account/delete',
    '/recover',
    '/login?again=1',
  ]) {
    // 1280 px at 400 % are 320; 1280 px at 200 % are 640, and there the text alone grows as much again.
    for (const [width, scale] of [
      [320, 100],
      [640, 200],
      [320, 200],
    ]) {
      await page.setViewportSize({ width, height: 512 });
      await page.goto(path);
      await page.evaluate((scale) => document.documentElement.style.setProperty('font-size', `${scale}%`), scale);
      expect(await cut(page), `${path} at ${width} px and text of ${scale} %`).toEqual([]);
    }
  }
  await page.screenshot({ path: 'screenshots/login-large-text.png', fullPage: true });
});

test('where colours are forced, fields, buttons and the focus keep their lines', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of ['/login', '/register', '/recover']) {
    await page.goto(path);
    await expect(page.locator('.ownid-button')).toBeVisible();
    for (const control of await page
      .locator('main :is(input:not([type=hidden]), select, .button, .ownid-button):visible')
      .all()) {
      const line = await control.evaluate((element) => {
        const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(element);
        return { width: parseFloat(borderTopWidth), style: borderTopStyle, seen: borderTopColor !== backgroundColor };
      });
      expect(line, path).toEqual({ width: expect.any(Number), style: 'solid', seen: true });
      expect(line.width).toBeGreaterThan(0);
      await control.focus();
      const outline = await control.evaluate((element) => {
        const { outlineStyle, outlineColor } = getComputedStyle(element);
        return { outlineStyle, seen: outlineColor !== getComputedStyle(document.body).backgroundColor };
      });
      expect(outline).toEqual({ outlineStyle: 'solid', seen: true });
    }
    await page.screenshot({ path: `screenshots/forced-colors${path.replace('/', '-')}.png`, fullPage: true });
  }
});

test('where less motion is asked for, nothing moves or fades', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/', '/login', '/register', '/recover']) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) =>
          ['', '::before', '::after'].some((part) => {
            const { transitionDuration, animationName } = getComputedStyle(element, part || null);
            return transitionDuration.split(', ').some((time) => time !== '0s') || animationName !== 'none';
          }),
        )
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving, path).toEqual([]);
  }
});
