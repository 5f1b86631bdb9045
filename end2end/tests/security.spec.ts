import {
  Authenticator,
  approach,
  expect,
  loggedIn,
  loginButton,
  loginByPassword,
  logOut,
  PASSWORD,
  registerByPasskey,
  registerByPassword,
  someone,
  test,
  toldOf,
} from '../fixtures.ts';

test('a person with two devices adds, names and removes passkeys', async ({ page }) => {
  const phone = await Authenticator.add(page, { transport: 'usb' });
  const ada = someone();
  await registerByPasskey(page, ada);
  const laptop = await Authenticator.add(page);
  await page.getByRole('link', { name: 'How you log in' }).click();
  await expect(page.locator('.passkey-entry')).toHaveCount(1);
  await phone.presence(false);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Passkey added.')).toBeVisible();
  await expect(page.locator('.passkey-entry')).toHaveCount(2);
  expect([await phone.passkeys(), await laptop.passkeys()]).toEqual([1, 1]);
  await toldOf(page, ada, 'A new passkey can now log in');

  const last = page.locator('.passkey-entry').last();
  await last.getByText('Change', { exact: true }).click();
  await last.getByLabel('Name').fill('My laptop');
  await last.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Name saved.')).toBeVisible();

  const first = page.locator('.passkey-entry').first();
  await first.getByText('Change', { exact: true }).click();
  await first.getByRole('button', { name: /^Remove: / }).click();
  await expect(page.getByText('Passkey removed.')).toBeVisible();
  await expect(page.locator('.passkey-entry')).toHaveText([/My laptop/]);
  await page.locator('.passkey-entry').getByText('Change', { exact: true }).click();
  await expect(page.getByText('This is your only way to log in')).toBeVisible();
  await toldOf(page, ada, 'A passkey can no longer log in');

  // The passkey that the phone still has is not accepted.
  await phone.presence(false);
  await logOut(page);
  await approach(page, laptop);
  await loginButton(page).click();
  await loggedIn(page, ada);
});

test('after a login by password a passkey is offered, until the person says not now', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await logOut(page);
  await loginByPassword(page, ada);
  await expect(page.getByRole('heading', { name: 'Skip the password next time' })).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await loggedIn(page, ada);
  await page.context().clearCookies({ name: 'vestibule' });
  await loginByPassword(page, ada);
  await loggedIn(page, ada);
});

test('the offer makes a passkey and goes on', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await logOut(page);
  const authenticator = await Authenticator.add(page);
  await loginByPassword(page, ada);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL((url) => url.pathname === '/account');
  expect(await authenticator.passkeys()).toBe(1);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a password is changed, and the account deleted and brought back', async ({ page }) => {
    const ada = someone();
    await registerByPassword(page, ada);
    await loggedIn(page, ada);
    await page.goto('/account/security');
    await page.getByText('Change password').click();
    await page.getByLabel('New password').fill('another quiet room');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Password saved.')).toBeVisible();
    await page.getByRole('link', { name: 'Delete my account' }).click();
    await page.getByLabel('Email or phone number').fill(ada);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page.getByRole('heading', { name: 'Your account has been deleted' })).toBeVisible();
    const link = (await page.locator('main a').getAttribute('href')) ?? '';
    await loginByPassword(page, ada, 'another quiet room');
    await expect(page.getByText('aren’t right')).toBeVisible();
    await page.goto(link);
    await page.getByRole('button', { name: 'Restore account' }).click();
    await loginByPassword(page, ada, PASSWORD);
    await expect(page.getByText('aren’t right')).toBeVisible();
    await loginByPassword(page, ada, 'another quiet room');
    await page.getByRole('button', { name: 'Not now' }).click();
    await loggedIn(page, ada);
  });
});
