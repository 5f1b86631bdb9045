// Related origins (WebAuthn Level 3, §5.11): a passkey that was made on the main domain logs in on a declared page of
// another one. The browser reads the list at the main domain itself, over https.
import type { RequestListener } from 'node:http';
import { APP_ID, SECRET } from '../elsewhere.ts';
import { Authenticator, test as base, expect, loggedIn, someone } from '../fixtures.ts';
import { browserArguments, passTo, SecureHost } from '../secure-hosts.ts';
import { Vestibule } from '../vestibule.ts';

const MAIN = 'login.example.com';
const SHOP = 'shop.example.net';
const STRANGER = 'stranger.example.org';

type Hosts = Record<'main' | 'shop' | 'stranger', SecureHost>;

const test = base.extend<object, { hosts: Hosts }>({
  vestibule: [
    async ({}, use) => {
      const vestibule = await Vestibule.start({
        VESTIBULE_PUBLIC_URL: `https://${MAIN}`,
        VESTIBULE_VERIFY_LOGIN_ID: 'false',
        VESTIBULE_OWNID_APP_ID: APP_ID,
        VESTIBULE_OWNID_SHARED_SECRET: SECRET,
        VESTIBULE_PLATFORM_RELATED_ORIGINS: `https://${SHOP}`,
      });
      await use(vestibule);
      await vestibule.stop();
    },
    { scope: 'worker' },
  ],
  hosts: [
    async ({ vestibule }, use) => {
      const hosts = {
        main: await SecureHost.start(MAIN, passTo(vestibule.port)),
        shop: await SecureHost.start(SHOP, shop(vestibule)),
        stranger: await SecureHost.start(STRANGER, shop(vestibule)),
      };
      await use(hosts);
      for (const host of Object.values(hosts)) host.stop();
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, hosts }, use) => {
      const args = [...(launchOptions.args ?? []), ...browserArguments(Object.values(hosts))];
      await use({ ...launchOptions, args });
    },
    { scope: 'worker' },
  ],
  baseURL: ({ hosts }, use) => use(hosts.main.url),
});

/** A shop whose page logs people in, and whose server asks Vestibule who they are. */
const shop =
  (vestibule: Vestibule): RequestListener =>
  async (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE);
      return;
    }
    let token = '';
    for await (const chunk of request) token += chunk;
    response.end(`Hello ${await redeem(vestibule, token)}`);
  };

/** Trades the token of a login for a session, and reads whose it is: from server to server, without a browser. */
async function redeem({ url }: Vestibule, token: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const session = await fetch(`${url}/session`, { method: 'POST', headers, body: JSON.stringify({ token }) });
  const cookie = /__Host-vestibule=[^;]+/.exec(session.headers.get('set-cookie') ?? '')?.[0] ?? '';
  const account = await fetch(`${url}/api/account`, { headers: { Cookie: cookie } });
  return (await account.json()).emails?.[0]?.value ?? 'nobody';
}

const PAGE = `<!DOCTYPE html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">
  <div id="here"></div><output></output>
  <script>
  ((o,w,n,i,d)=>{o[i]=o[i]||(async(...a)=>((o[i].q=o[i].q||[]).push(a),{error:null,data:null})),
  (d=w.createElement("script")).src='https://${MAIN}/sdk/'+n,d.async=1,w.head.appendChild(d)})
  (window,document,'${APP_ID}','ownid');
  ownid('login', { element: 'here', variant: 'client-button', onLogin: async ({ token }) => {
    const answer = await fetch('/', { method: 'POST', body: token });
    document.querySelector('output').textContent = await answer.text();
  } });
  </script>`;

const logInButton = { name: 'Log in with a passkey' };

test('b04 a passkey made on the main domain logs in on a declared other domain', async ({ page, hosts }) => {
  await Authenticator.add(page);
  const ada = someone();
  await page.goto('/register');
  await page.getByLabel('Email or phone number').fill(ada);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await loggedIn(page, ada);

  await page.goto(hosts.shop.url);
  await page.getByRole('button', logInButton).click();
  await expect(page.getByText(`Hello ${ada}`)).toBeVisible();
});

test('b04 b29 other domains get no passkey, and none of them gets the session', async ({ page, hosts }) => {
  const visitor = await page.context().newPage();
  await Authenticator.add(visitor);
  const session = () => window.ownid.session.get().then(String, ({ code }: { code: string }) => code);
  for (const host of [hosts.shop, hosts.stranger]) {
    await visitor.goto(host.url);
    await visitor.waitForFunction(() => window.ownid?.version);
    expect(await visitor.evaluate(session)).toBe('network');
  }

  await visitor.getByRole('button', logInButton).click();
  await expect(visitor.locator('#here').getByRole('status')).toHaveText(/\w/);
  await expect(visitor.locator('output')).toBeEmpty();
  const refusal = await visitor.evaluate((rpId) => {
    const publicKey = { rpId, challenge: new Uint8Array(16) };
    return navigator.credentials.get({ publicKey }).then(String, ({ name }) => name);
  }, MAIN);
  expect(refusal).toBe('SecurityError');
});
