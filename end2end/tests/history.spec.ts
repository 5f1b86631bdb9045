// State that the browser itself keeps and blocks: the back button, disabled cookies, and addresses
// at which passkeys cannot work.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Authenticator,
  expect,
  loggedIn,
  loginByPassword,
  logOut,
  registerByPassword,
  someone,
  test,
} from '../fixtures.ts';
import { Vestibule } from '../vestibule.ts';

test('u01 after a login and after a logout the way back leads somewhere', async ({ page }) => {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  await page.goto('/account/security');
  await page.goto('/account');
  await logOut(page);
  for (let steps = 0; steps < 3; steps += 1) {
    await page.goBack();
    await expect(page.locator('main')).toBeVisible();
    expect(new URL(page.url()).protocol).toBe('http:');
  }
  await page.goto('/account');
  await expect(page).toHaveURL(/\/login/);
  await loginByPassword(page, ada);
  await loggedIn(page, ada);
  for (let steps = 0; steps < 3; steps += 1) {
    await page.goBack();
    await expect(page.locator('main')).toBeVisible();
  }
  await page.goto('/account');
  await loggedIn(page, ada);
});

test('u20 cookies that are switched off are said to be', async ({ page }) => {
  await page.goto('/login');
  await expect(page.locator('#cookies-off')).toBeHidden();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }));
  for (const path of ['/login', '/register', '/recover']) {
    await page.goto(path);
    await expect(page.getByText('Cookies are turned off for this site')).toBeVisible();
  }
});

test('u20 at 127.0.0.1 the page says where passkeys work', async ({ page, vestibule }) => {
  await page.goto(`http://127.0.0.1:${vestibule.port}/login`);
  await expect(page.getByText('Passkeys don’t work at this address.')).toBeVisible();
  await page.getByRole('link', { name: vestibule.url }).click();
  await expect(page).toHaveURL(new RegExp(`^${vestibule.url}`));
  await page.goto('/login');
  await expect(page.getByText('Passkeys don’t work at this address.')).toHaveCount(0);
});

test('u18 passkeys work behind Basic authentication', async ({ page }) => {
  const entry = `Basic ${btoa('door:open')}`;
  let behind = 0;
  const door = createServer((asked, answer) => {
    if (asked.headers.authorization !== entry) {
      answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="door"' }).end();
      return;
    }
    const { authorization, ...headers } = asked.headers;
    const onward = request(
      { port: behind, host: '127.0.0.1', path: asked.url, method: asked.method, headers },
      (given) => {
        answer.writeHead(given.statusCode ?? 500, given.headers);
        given.pipe(answer);
      },
    );
    asked.pipe(onward);
  });
  await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready));
  const { port } = door.address() as AddressInfo;
  const vestibule = await Vestibule.start({
    VESTIBULE_PUBLIC_URL: `http://localhost:${port}`,
    VESTIBULE_VERIFY_LOGIN_ID: 'false',
  });
  behind = vestibule.port;
  try {
    await Authenticator.add(page);
    await page.goto(`http://door:open@localhost:${port}/register`);
    const ada = someone();
    await page.getByLabel('Email or phone number').fill(ada);
    await page.getByRole('button', { name: 'Create a passkey' }).click();
    await expect(page).toHaveURL(/\/account/);
  } finally {
    await vestibule.stop();
    door.closeAllConnections();
    door.close();
  }
});
