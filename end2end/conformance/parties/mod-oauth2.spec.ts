// mod_oauth2, a resource server in Apache, with the configuration of docs/proxies/apache-openid.md.
import { createApplication } from '../../application.ts';
import { Vestibule } from '../../vestibule.ts';
import { Administration } from '../administration.ts';
import { Apache, moduleFile, place } from '../apache.ts';
import { expect, needs, test } from '../fixtures.ts';

needs('mod_oauth2', moduleFile('oauth2'));

type Client = { id: string; clientSecret: string };
type Form = Record<string, string>;

let apache: Apache;
let url: string;
let server: Vestibule;
let opaque: Client;
let jwt: Client;

// A server of its own: its access tokens live ten seconds, the shortest that can be set.
test.beforeAll(async () => {
  const { port, url: origin } = await place();
  url = origin;
  server = await Vestibule.start({ VESTIBULE_ACCESS_TOKEN_SECONDS: '10' });
  const asker = createApplication(server, 'Reports', ['--kind', 'service']);
  [opaque, jwt] = [await service(server, 'Opaque', 'opaque'), await service(server, 'JWT', 'jwt')];
  apache = await Apache.start({
    port,
    heading: 'An API with access tokens',
    module: 'oauth2',
    changes: {
      'https://login.example.com': server.url,
      'https://api.example.com': url,
      'id=reports': `id=${asker.client_id}`,
      vcs_secret: asker.client_secret,
    },
  });
});

test.afterAll(async () => {
  await apache?.stop();
  await server?.stop();
});

/** A program that gets access tokens of this form. */
function service(vestibule: Vestibule, name: string, accessTokenFormat: string): Promise<Client> {
  const settings = { name, kind: 'service', scopes: ['reports:read'], accessTokenFormat };
  return new Administration(vestibule).send('POST', '/applications', settings);
}

/** Posts a form to an endpoint in the name of a client. */
function post(address: string, client: Client, form: Form): Promise<Response> {
  const authorization = `Basic ${btoa(`${client.id}:${client.clientSecret}`)}`;
  return fetch(address, { method: 'POST', headers: { authorization }, body: new URLSearchParams(form) });
}

/** An access token for the API. */
async function token(vestibule: Vestibule, client: Client, changes: Form = {}): Promise<string> {
  const form = { grant_type: 'client_credentials', scope: 'reports:read', resource: `${url}/`, ...changes };
  const response = await post(`${vestibule.url}/oauth2/token`, client, form);
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer.access_token;
}

/** What the API answers to a request with this token. */
function ask(path: string, token?: string): Promise<Response> {
  return fetch(url + path, { headers: token ? { authorization: `Bearer ${token}` } : {} });
}

async function expectAdmitted(path: string, token: string, client: Client) {
  const response = await ask(path, token);
  expect(response.status, apache.log).toBe(200);
  const { headers } = await response.json();
  expect(headers).toMatchObject({ oauth2_claim_client_id: client.id, oauth2_claim_scope: 'reports:read' });
}

const expectRefused = async (path: string, token?: string) => expect((await ask(path, token)).status).toBe(401);

const expectToExpire = (path: string, token: string) =>
  expect.poll(async () => (await ask(path, token)).status, { timeout: 15_000 }).toBe(401);

test('mod_oauth2 asks about a token, until it is revoked', async () => {
  const good = await token(server, opaque);
  await expectAdmitted('/asked', good, opaque);
  await post(`${server.url}/oauth2/revoke`, opaque, { token: good });
  await expectRefused('/asked', good);
  await expectRefused('/asked');
});

test('mod_oauth2 checks a token by the published keys', async () => {
  const good = await token(server, jwt);
  await expectAdmitted('/checked', good, jwt);
  const [header, payload, signature] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'another' })).toString('base64url');
  await expectRefused('/checked', [header, changed, signature].join('.'));
  await expectRefused('/checked');
});

test('mod_oauth2 refuses tokens for another API', async () => {
  const elsewhere = { resource: 'https://elsewhere.example.com/' };
  await expectRefused('/asked', await token(server, opaque, elsewhere));
  await expectRefused('/checked', await token(server, jwt, elsewhere));
});

test('mod_oauth2 refuses tokens of another server', async ({ vestibule }) => {
  await expectRefused('/asked', await token(vestibule, await service(vestibule, 'Opaque', 'opaque')));
  await expectRefused('/checked', await token(vestibule, await service(vestibule, 'JWT', 'jwt')));
});

test('mod_oauth2 refuses tokens that have expired', async () => {
  const [asked, checked] = await Promise.all([token(server, opaque), token(server, jwt)]);
  await expectAdmitted('/asked', asked, opaque);
  await expectAdmitted('/checked', checked, jwt);
  await expectToExpire('/asked', asked);
  await expectToExpire('/checked', checked);
});
