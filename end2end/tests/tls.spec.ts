// TLS without a proxy: the server itself has the certificate, and the browser speaks HTTP/2.
import { connect as connectHttp2 } from 'node:http2';
import { connect, type TLSSocket } from 'node:tls';
import {
  Authenticator,
  test as base,
  expect,
  loggedIn,
  loginButton,
  logOut,
  registerByPasskey,
  someone,
} from '../fixtures.ts';
import { browserArguments, TLS_FILE } from '../secure-hosts.ts';
import { freePort, Vestibule } from '../vestibule.ts';

const HOST = 'login.example.com';

const test = base.extend<object, { secured: { name: string; port: number } }>({
  secured: [async ({}, use) => use({ name: HOST, port: await freePort() }), { scope: 'worker' }],
  vestibule: [
    async ({ secured }, use) => {
      const vestibule = await Vestibule.start({
        VESTIBULE_PUBLIC_URL: `https://${HOST}`,
        VESTIBULE_TLS_LISTEN: `127.0.0.1:${secured.port}`,
        VESTIBULE_TLS_CERTIFICATE: TLS_FILE,
        VESTIBULE_TLS_KEY: TLS_FILE,
        VESTIBULE_VERIFY_LOGIN_ID: 'false',
      });
      await use(vestibule);
      await vestibule.stop();
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, secured }, use) => {
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...browserArguments([secured])] });
    },
    { scope: 'worker' },
  ],
  baseURL: ({}, use) => use(`https://${HOST}`),
});

test('b68 a passkey is made and logs in over https by HTTP/2', async ({ page }) => {
  const protocol = () =>
    page.evaluate(() => {
      const all = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'));
      return [...new Set(all.map((entry) => (entry as PerformanceResourceTiming).nextHopProtocol))];
    });
  const authenticator = await Authenticator.add(page);
  const ada = someone();
  await registerByPasskey(page, ada);
  expect(await protocol()).toEqual(['h2']);
  await logOut(page);
  await page.goto('/login');
  // Autofill may be faster than the button, and is a login by the same passkey.
  await loginButton(page)
    .click({ timeout: 5_000 })
    .catch(() => undefined);
  await loggedIn(page, ada);
  expect(await authenticator.passkeys()).toBe(1);
  const [session] = (await page.context().cookies()).filter(({ name }) => name === '__Host-vestibule');
  expect(session).toMatchObject({ secure: true, httpOnly: true });
});

/** A handshake with these versions of TLS. */
function handshake(port: number, options: { minVersion?: 'TLSv1.1'; maxVersion?: 'TLSv1.1' | 'TLSv1.2' }) {
  return new Promise<string>((done) => {
    const settings = {
      host: '127.0.0.1',
      port,
      servername: HOST,
      rejectUnauthorized: false,
      ciphers: 'DEFAULT@SECLEVEL=0',
    };
    const socket: TLSSocket = connect({ ...settings, ...options }, () => {
      done(socket.getProtocol() ?? '');
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => done(String(error.code)));
  });
}

test('b68 OpenSSL negotiates TLS 1.3 and 1.2, and nothing older', async ({ vestibule, secured }) => {
  expect(vestibule.url).toContain('http://localhost');
  expect(await handshake(secured.port, {})).toBe('TLSv1.3');
  expect(await handshake(secured.port, { maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
  const old = await handshake(secured.port, { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' });
  expect(old).toContain('PROTOCOL_VERSION');
});

test('b68 nghttp2 gets many pages on one connection', async ({ secured, vestibule }) => {
  expect(vestibule.said).not.toContain('panicked');
  const session = connectHttp2(`https://127.0.0.1:${secured.port}`, { servername: HOST, rejectUnauthorized: false });
  const statuses = Array.from({ length: 60 }, () => {
    return new Promise<number | undefined>((done, failed) => {
      const stream = session.request({ ':path': '/login', ':authority': HOST });
      stream.on('response', (headers) => done(headers[':status']));
      stream.on('error', failed);
      stream.resume();
    });
  });
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
  session.close();
});

test('b68 clear text leads to https', async ({ page, vestibule }) => {
  const answer = await fetch(`${vestibule.url}/login?next=%2Faccount`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([308, `https://${HOST}/login?next=%2Faccount`]);
  await page.goto(`${vestibule.url}/login`);
  await expect(page).toHaveURL(`https://${HOST}/login`);
});
