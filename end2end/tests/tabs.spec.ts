// Several tabs of one browser, the back button, double clicks and forms left open too long: each
// ends with an explanation.
import type { Page } from '@playwright/test';
import {
  Authenticator,
  approach,
  codeFor,
  expect,
  linkFor,
  loggedIn,
  loginButton,
  loginByPassword,
  logOut,
  PASSWORD,
  registerByPasskey,
  registerByPassword,
  signUp,
  someone,
  test,
} from '../fixtures.ts';

const tab = async (page: Page, path: string): Promise<Page> => {
  const other = await page.context().newPage();
  await other.goto(path);
  return other;
};
const firstName = (page: Page) => page.getByLabel('First name');
const save = (page: Page) => page.locator('form[action="/account"]').getByRole('button', { name: 'Save' });

async function newcomer(page: Page): Promise<string> {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
  return ada;
}

/** Creates two accounts, and logs in to the first. Returns the second. */
async function besideSomebody(page: Page): Promise<string> {
  const ada = await newcomer(page);
  await logOut(page);
  const bob = await newcomer(page);
  await logInInstead(page, ada);
  return bob;
}

async function logInInstead(page: Page, loginId: string) {
  await logOut(page);
  await loginByPassword(page, loginId);
  await loggedIn(page, loginId);
}

test('a login in one tab takes the others along, and so does a logout', async ({ page }) => {
  const ada = await newcomer(page);
  await logOut(page);
  const [wanted, register, code, home] = await Promise.all(
    ['/login?next=/account/security', '/register', '/login/code', '/'].map((path) => tab(page, path)),
  );
  await loginByPassword(page, ada);
  await loggedIn(page, ada);
  await wanted.waitForURL('**/account/security');
  await Promise.all([register, code].map((other) => other.waitForURL('**/account')));
  await expect(home.getByText('You’re logged in.')).toBeVisible();

  await logOut(page);
  await Promise.all([wanted, register, code].map((other) => other.waitForURL((url) => url.pathname === '/')));
  await expect(home.getByText('You’re logged in.')).toHaveCount(0);
});

test('who logs in once more is left alone by the other tabs', async ({ page }) => {
  const ada = await newcomer(page);
  const again = await tab(page, '/login?again=1');
  await logOut(page);
  await loginByPassword(page, ada);
  await loggedIn(page, ada);
  await expect(again.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
});

test('the link of a code in a second tab brings the first one in', async ({ page }) => {
  const ada = someone();
  await signUp(page, ada);
  const link = await tab(page, await linkFor(page, ada));
  await link.getByRole('button', { name: 'Continue' }).click();
  await loggedIn(link, ada);
  await loggedIn(page, ada);
});

test('what was typed about oneself outlives a logout in another tab, and is saved after a new login', async ({
  page,
}) => {
  const ada = await newcomer(page);
  const other = await tab(page, '/account');
  await firstName(other).fill('Ada');
  await logOut(page);
  await save(other).click();
  const notice = other.getByRole('alert');
  await expect(notice).toContainText('You’ve been logged out. Log in from another tab; what you typed is still here.');
  await expect(firstName(other)).toHaveValue('Ada');
  await other.screenshot({ path: 'screenshots/account-logged-out-meanwhile.png', fullPage: true });
  const opened = other.waitForEvent('popup');
  await notice.getByRole('link', { name: 'Log in' }).click();
  const window = await opened;
  await loginByPassword(window, ada);
  await loggedIn(window, ada);
  await save(other).click();
  await expect(other.getByText('Saved.')).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Hello, Ada' })).toBeVisible();
});

test('two people in two tabs do not write into each other’s accounts', async ({ page }) => {
  const bob = await besideSomebody(page);
  const half = await tab(page, '/account');
  await firstName(half).fill('Ada');
  const untouched = await tab(page, '/account');
  await logInInstead(page, bob);
  // The logout sent the tab without typed text to the start page; the other still shows its text.
  await untouched.waitForURL((url) => url.pathname === '/');
  await save(half).click();
  await expect(half.getByText('Someone else is now logged in here, so nothing was saved.')).toBeVisible();
  await half.screenshot({ path: 'screenshots/form-of-another-login.png', fullPage: true });
  await half.getByRole('link', { name: 'Go to your account' }).click();
  await expect(half.getByText(bob, { exact: true })).toBeVisible();
  await expect(firstName(half)).toHaveValue('');
});

/** A tab that gets no messages from the others: its browser has suspended it, or has no BroadcastChannel. */
const deaf = async (page: Page, path: string): Promise<Page> => {
  const other = await page.context().newPage();
  await other.addInitScript(() => {
    delete (window as never as { BroadcastChannel?: unknown }).BroadcastChannel;
  });
  await other.goto(path);
  return other;
};

test('u11: a password chosen in the tab of one is not set for another', async ({ page }) => {
  const bob = await besideSomebody(page);
  const ofAda = await deaf(page, '/account/security');
  await ofAda.getByText('Change password').click();
  await ofAda.getByLabel('New password').fill('the words of ada');
  await logInInstead(page, bob);
  await ofAda.getByRole('button', { name: 'Save' }).click();
  await expect(ofAda.getByRole('heading', { name: 'Nothing was changed' })).toBeVisible();
  await expect(ofAda.getByText('Someone else is now logged in here')).toBeVisible();
  await logInInstead(page, bob);
});

test('u11: a passkey that is asked for in the tab of one is not made for another', async ({ page }) => {
  const bob = await besideSomebody(page);
  const ofAda = await deaf(page, '/account/security');
  const authenticator = await Authenticator.add(ofAda);
  await ofAda.reload();
  await logInInstead(page, bob);
  await ofAda.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(ofAda.locator('#notice')).toHaveText('Someone else is now logged in here, so nothing was saved.');
  expect(await authenticator.passkeys()).toBe(0);
});

test('u11: a code of one flow is neither tried nor renewed in another', async ({ page }) => {
  const ada = await newcomer(page);
  await logOut(page);
  const bob = await newcomer(page);
  await logOut(page);
  const ask = async (tab: Page, loginId: string) => {
    await tab.goto('/login/code');
    await tab.getByLabel('Email or phone number').fill(loginId);
    await tab.getByRole('button', { name: 'Send me a code' }).click();
    await tab.waitForURL('**/code');
  };
  const [ofAda, alsoOfAda, ofBob] = [
    await deaf(page, '/login/code'),
    await deaf(page, '/login/code'),
    await deaf(page, '/login/code'),
  ];
  await ask(ofAda, ada);
  await alsoOfAda.goto('/code');
  const codeOfAda = await codeFor(page, ada);
  await ask(ofBob, bob);
  const codeOfBob = await codeFor(page, bob);
  await ofAda.getByLabel('Code', { exact: true }).fill(codeOfAda);
  await ofAda.getByRole('button', { name: 'Continue' }).click();
  await expect(ofAda.getByRole('heading', { name: 'Nothing was changed' })).toBeVisible();
  await ofAda.screenshot({ path: 'screenshots/form-of-another-flow.png', fullPage: true });
  await alsoOfAda.getByRole('button', { name: 'Send a new code' }).click();
  await expect(alsoOfAda.getByText('nothing was checked or sent here')).toBeVisible();
  await alsoOfAda.getByRole('link', { name: 'Enter your code' }).click();
  await expect(alsoOfAda.getByText(bob)).toBeVisible();
  await ofBob.getByLabel('Code', { exact: true }).fill(codeOfBob);
  await ofBob.getByRole('button', { name: 'Continue' }).click();
  await loggedIn(ofBob, bob);
});

test('the back button never shows a form that fails, nor an account after the logout', async ({ page }) => {
  const ada = await newcomer(page);
  await logOut(page);
  await page.goto('/login');
  await loginByPassword(page, ada);
  await loggedIn(page, ada);
  await page.goBack();
  await loggedIn(page, ada);
  await logOut(page);
  await page.goBack();
  await expect(page.getByText(ada, { exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Log in', exact: true })).toBeVisible();
});

test('a page that the browser kept whole looks again who is logged in', async ({ page }) => {
  const ada = await newcomer(page);
  const kept = await tab(page, '/account');
  // As if suspended: it does not learn of the logout.
  await kept.evaluate(() => (BroadcastChannel.prototype.dispatchEvent = () => true));
  await page.context().clearCookies({ name: 'vestibule' });
  await expect(kept.getByText(ada, { exact: true })).toBeVisible();
  await kept.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await kept.waitForURL((url) => url.pathname === '/');
});

test('a double click sends a form once, with or without words for the wait', async ({ page }) => {
  const ada = someone();
  const posts: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname));
  // Slow enough for the second click to arrive while the first request is open.
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).dblclick();
  await page.waitForURL('**/code');
  expect(posts).toEqual(['/register']);
  await page.locator('.languages summary').click();
  await page.getByRole('button', { name: 'Deutsch' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Code eingeben' })).toBeVisible();
  expect(posts).toEqual(['/register', '/language']);
});

test('a code that waited too long says so, and where to begin again', async ({ page }) => {
  await page.goto('/login/code');
  await page.getByLabel('Email or phone number').fill(someone());
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.waitForURL('**/code');
  await page.context().clearCookies();
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toHaveText('These codes have expired. Start again for a new one.');
  await expect(page.getByRole('link', { name: 'Send me a code' })).toBeVisible();
});

test('a passkey that waited too long says so, and the login id stays', async ({ page }) => {
  const authenticator = await Authenticator.add(page);
  await page.goto('/register');
  await page.route('**/platform/register/finish', (route) =>
    route.fulfill({ status: 410, json: { code: 'ceremony_unknown' } }),
  );
  const ada = someone();
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(page.locator('#notice')).toHaveText('That took too long. Try again.');
  await expect(page.getByLabel('Email or phone number')).toHaveValue(ada);

  // The passkey that was never stored is removed from the password manager; the next one is there.
  await page.unroute('**/platform/register/finish');
  await registerByPasskey(page, ada);
  await logOut(page);
  await page.route('**/platform/login/finish', (route) =>
    route.fulfill({ status: 410, json: { code: 'ceremony_unknown' } }),
  );
  await approach(page, authenticator);
  await loginButton(page).click();
  await expect(page.locator('#notice')).toHaveText('That took too long. Try again.');
});

test('a session that ended says so, and how to go on', async ({ page }) => {
  await newcomer(page);
  await page.goto('/account/security');
  await page.getByText('Change password').click();
  await page.getByLabel('New password').fill('another quiet room');
  await page.context().clearCookies({ name: 'vestibule' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('main')).toContainText(/You’re not logged in|Log in/);
  await expect(
    page
      .getByRole('link', { name: 'Log in', exact: true })
      .or(page.getByRole('button', { name: 'Log in', exact: true })),
  ).toBeVisible();
});
