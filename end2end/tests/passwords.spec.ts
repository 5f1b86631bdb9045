import { expect, loggedIn, loginByPassword, logOut, PASSWORD, registerByPassword, someone, test } from '../fixtures.ts';

// All functions of passwords, with and without scripts.
for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a person registers with a password, logs out and logs in', async ({ page }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      await logOut(page);
      await page.goto('/account');
      await expect(page).toHaveURL(/\/login/);
      await loginByPassword(page, ada);
      await loggedIn(page, ada);
    });

    test('the page asked for is where the login leads', async ({ page }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await logOut(page);
      await page.goto('/login?next=/recover');
      await page.getByLabel('Email or phone number').fill(ada);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Log in', exact: true }).click();
      await page.getByRole('button', { name: 'Not now' }).click();
      await expect(page).toHaveURL(/\/recover$/);
    });

    test('b17 a wrong password and an unknown person read the same words', async ({ page }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await logOut(page);
      const told: string[] = [];
      for (const person of [ada, someone('nobody')]) {
        const answered = page.waitForResponse(
          (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/login'),
        );
        await loginByPassword(page, person, 'not the password of anybody');
        expect((await answered).status()).toBe(422);
        told.push(await page.getByRole('alert').innerText());
        // The typed values are still there, except the password.
        await expect(page.getByLabel('Email or phone number')).toHaveValue(person);
        await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
      }
      expect(told[0]).toBe(told[1]);
      expect(told[0]).not.toBe('');
    });

    test('b23 the session cookie is HttpOnly, Lax and the host’s alone', async ({ page, context }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      const cookies = await context.cookies();
      // The session, and the cookie by which accounts recognise this browser.
      expect(cookies.map(({ name }) => name).sort()).toEqual(['vestibule', 'vestibule-device']);
      for (const cookie of cookies) {
        expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' });
        expect(cookie.value.length).toBeGreaterThanOrEqual(22); // 128 bits in base64.
        expect(await page.content()).not.toContain(cookie.value);
        expect(page.url()).not.toContain(cookie.value);
      }
    });

    test('b22 every login has a new session, and b25 the old one is dead after logging out', async ({
      page,
      context,
      playwright,
      baseURL,
    }) => {
      const ada = someone();
      await registerByPassword(page, ada);
      await loggedIn(page, ada);
      const session = async () => (await context.cookies()).find(({ name }) => name === 'vestibule');
      const first = await session();
      const ended = page.waitForResponse('**/logout');
      await logOut(page);
      expect(await (await ended).headerValue('clear-site-data')).toContain('storage');
      expect(await session()).toBeUndefined();
      await loginByPassword(page, ada);
      await loggedIn(page, ada);
      expect((await session())?.value).not.toBe(first?.value);
      const thief = await playwright.request.newContext({
        baseURL,
        extraHTTPHeaders: { Cookie: `vestibule=${first?.value}`, Accept: 'application/json' },
      });
      expect((await thief.get('/session')).status()).toBe(401);
      await thief.dispose();
    });
  });
}

test('a short password is refused beside its field', async ({ page }) => {
  await page.goto('/register');
  // The browser would block it first, which the server must not rely on.
  await page.locator('form[action="/register"]').evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.getByLabel('Email or phone number').fill(someone());
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toBeFocused();
});

test('b29 a form on another site logs nobody in', async ({ page }) => {
  const answer = await page.request.post('/login', {
    form: { loginId: someone(), password: PASSWORD },
    headers: { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' },
  });
  expect(answer.status()).toBe(403);
});
