// The weight of pages: every byte over the wire, headers included, on a first and a later visit.
// The debug binary compresses at the same level as a release; only the source of the files differs.
import type { Page } from '@playwright/test';
import { Authenticator, expect, loggedIn, registerByPasskey, registerByPassword, someone, test } from '../fixtures.ts';

const FIRST = 30 * 1024;
const LATER = 6 * 1024;

/** Bytes transferred by a visit, by file name. */
async function visit(page: Page, path: string): Promise<Record<string, number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const names = new Map<string, string>();
  const bytes: Record<string, number> = {};
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, new URL(request.url).pathname));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId) ?? requestId;
    bytes[name] = (bytes[name] ?? 0) + encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  if (await page.locator('#ownid-widget').count()) await expect(page.locator('.ownid-button')).toBeVisible();
  await cdp.detach();
  return bytes;
}

const sum = (bytes: Record<string, number>) => Object.values(bytes).reduce((all, some) => all + some, 0);

// The logged-in user's pages; without a user, the public ones.
const PAGES: Record<string, ((page: Page) => Promise<unknown>) | null> = {
  '/': null,
  '/login': null,
  '/login?country=': null,
  '/login/code': null,
  '/register': null,
  '/recover': null,
  '/recover/code': null,
  '/nowhere': null,
  '/account': (page) => byPassword(page),
  '/account/security': (page) => byPasskey(page),
  '/account/recovery-codes': (page) => byPassword(page),
  '/account/delete': (page) => byPassword(page),
};

async function byPassword(page: Page) {
  const ada = someone();
  await registerByPassword(page, ada);
  await loggedIn(page, ada);
}

async function byPasskey(page: Page) {
  await Authenticator.add(page);
  await registerByPasskey(page, someone());
}

// The list of countries is the only page whose language matters: Thai is the heaviest, and Russian comes next.
const visits = Object.entries(PAGES).map(([path, enter]) => ({ path, enter, locale: 'en-US' }));
for (const locale of ['ru', 'th']) visits.push({ path: '/login?country=', enter: null, locale });

for (const { path, enter, locale } of visits) {
  test(`${path} in ${locale} weighs at most 30 KB on a first visit, and 6 KB later`, async ({
    page,
    browser,
    baseURL,
  }) => {
    await enter?.(page);
    // The same user with an empty cache.
    const fresh = await browser.newContext({ baseURL, locale, storageState: await page.context().storageState() });
    const visitor = await fresh.newPage();
    const first = await visit(visitor, path);
    const later = await visit(visitor, path);
    test.info().annotations.push({ type: 'bytes', description: JSON.stringify({ first, later }) });
    expect(sum(first), JSON.stringify(first)).toBeGreaterThan(1000);
    expect(sum(first), JSON.stringify(first)).toBeLessThanOrEqual(FIRST);
    expect(sum(later), JSON.stringify(later)).toBeLessThanOrEqual(LATER);
    await fresh.close();
  });
}
