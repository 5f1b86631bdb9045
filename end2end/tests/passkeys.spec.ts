import {
  Authenticator,
  approach,
  expect,
  loggedIn,
  loginButton,
  logOut,
  registerByPasskey,
  someone,
  test,
  toldOf,
  typeCode,
} from '../fixtures.ts';

test('a person registers by passkey, logs out, logs in by button, logs out, logs in by autofill', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  expect(await authenticator.passkeys()).toBe(1);
  await logOut(page);

  await approach(page, authenticator);
  await expect(loginButton(page)).toHaveAttribute('aria-busy', 'false');
  await loginButton(page).click();
  await loggedIn(page, ada);
  await logOut(page);

  await approach(page, authenticator);
  await expect(page).toHaveURL(/\/login$/);
  // Selecting the passkey from the list: the page itself does nothing more.
  await page.reload();
  await loggedIn(page, ada);
});

test('the typed address chooses the passkey', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const [ada, grace] = [someone('ada'), someone('grace')];
  for (const person of [ada, grace]) {
    await registerByPasskey(page, person);
    await logOut(page);
  }
  await approach(page, authenticator);
  await page.getByLabel('Email or phone number').fill(ada);
  await loginButton(page).click();
  await loggedIn(page, ada);
});

test('a refused fingerprint is told calmly, and autofill is offered again', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  await approach(page, authenticator);
  await authenticator.verified(false);
  await loginButton(page).click();
  await expect(page.getByText('No passkey was used. Try again, or log in another way.').first()).toBeVisible();
  await expect(page).toHaveURL(/\/login$/);
  await authenticator.verified(true);
  await loggedIn(page, ada);
});

test('a refused fingerprint makes no passkey, and the next press does', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await authenticator.verified(false);
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(ada);
  const button = page.getByRole('button', { name: 'Create a passkey' });
  await button.click();
  await expect(page.getByText('No passkey was used. Try again, or log in another way.').first()).toBeVisible();
  expect(await authenticator.passkeys()).toBe(0);
  await authenticator.verified(true);
  await button.click();
  await typeCode(page, ada);
  await loggedIn(page, ada);
});

test('while the passkey is asked for, the button says so and keeps its size', async ({ page }) => {
  await Authenticator.add(page, { presence: false });
  await page.goto('/login');
  const button = page.locator('.ownid-button');
  await expect(button).toHaveText(/Log in with a passkey/);
  const before = await button.boundingBox();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Waiting for your passkey…' })).toHaveAttribute('aria-busy', 'true');
  expect(await button.boundingBox()).toEqual(before);
  expect(before?.height).toBeGreaterThanOrEqual(44);
});

test('an address is asked for before a passkey is made', async ({ page }) => {
  await Authenticator.add(page);
  await page.goto('/register');
  const button = page.getByRole('button', { name: 'Create a passkey' });
  await button.click();
  await expect(page.getByText('Enter your email or phone number first.').first()).toBeVisible();
  await expect(page.getByLabel('Email or phone number')).toBeFocused();
  await page.getByLabel('Email or phone number').fill('not an address');
  await button.click();
  await expect(page.getByText(/Enter an email address, or a phone number/).first()).toBeVisible();
  await expect(page).toHaveURL(/\/register$/);
});

test('a passkey made for one address does not register another', async ({ page }) => {
  await Authenticator.add(page);
  const [ada, mallory] = [someone('ada'), someone('mallory')];
  // The address is replaced meanwhile, as by a last-minute edit.
  await page.route('**/register', async (route) => {
    const body = route.request().postData();
    if (body === null) return route.continue();
    await route.continue({ postData: body.replace(encodeURIComponent(ada), encodeURIComponent(mallory)) });
  });
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(ada);
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/register'),
  );
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole('alert')).toContainText('belongs to a different address');
});

test('a second registration of an address does not take the account over', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await page.waitForURL('**/code');
  await toldOf(page, ada, 'You already have an account');
  expect(await authenticator.passkeys()).toBe(2);
});

test('a passkey from another device lets a person in and makes one here', async ({ page }) => {
  const elsewhere = await Authenticator.add(page, { transport: 'usb' });
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  let here: Authenticator | undefined;
  // Between the authentication and the new passkey, the user puts the phone away and touches this
  // device.
  await page.route('**/platform/recover/verify', async (route) => {
    here = await elsewhere.another();
    await elsewhere.remove();
    await route.continue();
  });
  await page.goto('/recover');
  await page.getByRole('button', { name: 'Use a passkey from another device' }).click();
  await loggedIn(page, ada);
  expect(await here?.passkeys()).toBe(1);
  await logOut(page);
  await page.goto('/login');
  await loggedIn(page, ada);
});

test('a device that holds a passkey already needs no second one to recover', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  await page.goto('/recover');
  await page.getByRole('button', { name: 'Use a passkey from another device' }).click();
  await loggedIn(page, ada);
  expect(await authenticator.passkeys()).toBe(1);
});

test('b28 a tampered token opens no session', async ({ page, context, baseURL }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  await page.route('**/session', async (route) => {
    const body = new URLSearchParams(route.request().postData() ?? '');
    const token = body.get('token') ?? '';
    body.set('token', (token.startsWith('A') ? 'B' : 'A') + token.slice(1));
    await route.continue({ postData: body.toString() });
  });
  await approach(page, authenticator);
  const answered = page.waitForResponse('**/session');
  await loginButton(page).click();
  expect((await answered).status()).toBe(401);
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['vestibule-device']);
  const headers = { Origin: baseURL ?? '', Accept: 'application/json' };
  expect((await page.request.get('/session', { headers })).status()).toBe(401);
});

test('b28 a token is traded once', async ({ page, baseURL }) => {
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  await approach(page, authenticator);
  const traded = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/session'));
  await loginButton(page).click();
  const token = new URLSearchParams((await traded).postData() ?? '').get('token');
  await loggedIn(page, ada);
  const again = await page.request.post('/session', { data: { token }, headers: { Origin: baseURL ?? '' } });
  expect(again.status()).toBe(401);
});

test('browsers without passkeys say so on the button', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  await page.goto('/login');
  await expect(page.getByRole('button', { name: 'This browser doesn’t support passkeys' })).toBeDisabled();
});

test('browsers that cannot read options from JSON are served too', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(PublicKeyCredential, 'parseCreationOptionsFromJSON');
    Reflect.deleteProperty(PublicKeyCredential, 'parseRequestOptionsFromJSON');
    // As a faulty replacement by a password manager does.
    PublicKeyCredential.prototype.toJSON = () => {
      throw new TypeError('Illegal invocation');
    };
  });
  await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  await logOut(page);
  await page.goto('/login');
  await loggedIn(page, ada);
});
