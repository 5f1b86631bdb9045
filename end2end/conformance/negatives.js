// Sends the requests of negatives.json to npm's oidc-provider, a certified server, and prints its answer beside ours: the Rust
// tests in src/tests/oauth/negative/ hold Vestibule to the answers in the table. Fails on a difference that the table does not
// explain. `--all` prints every answer, `--markdown` the table of docs/conformance.md.
import { createHash, createHmac, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as open } from 'node:http';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.log('Left out: oidc-provider, which needs Node.js 20');
  process.exit(0);
}
const { clients, signer, start } = await import('./certified.js');

const table = JSON.parse(readFileSync(new URL('negatives.json', import.meta.url), 'utf8'));

const VERIFIER = 'a-verifier-of-the-tests-that-is-long-enough-0';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const FORM = 'application/x-www-form-urlencoded';
const PATHS = { metadata: '/.well-known/openid-configuration' };

// The provider runs in this process, so that its clock can be set.
const realNow = Date.now;
let offset = 0;
Date.now = () => realNow() + offset;

const provider = await start();

/** Sends a request as it is written, and reads the answer. */
function send({ method = 'GET', path, headers = {}, body = '' }) {
  return new Promise((answered, failed) => {
    const sent = open({
      port: provider.port,
      host: '127.0.0.1',
      method,
      path,
      headers: { host: `localhost:${provider.port}`, ...headers },
    });
    sent.on('error', failed);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => answered({ status: response.statusCode, headers: response.headers, text }));
    });
    if (body) sent.setHeader('content-length', Buffer.byteLength(body));
    sent.end(body);
  });
}

/** A browser: it keeps cookies, and follows no redirects. */
class Browser {
  cookies = new Map();

  async get(path, headers = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send({ path, headers: { accept: 'text/html', ...(cookie ? { cookie } : {}), ...headers } });
    for (const set of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = set.match(/^([^=]+)=([^;]*)/);
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }

  static async of(account) {
    const browser = new Browser();
    const { location } = (await browser.get(`/oauth2/authorize?${encoded(authorization('web', {}))}`)).headers;
    const { headers } = await browser.get(location, { 'x-account': account });
    await browser.get(new URL(headers.location, provider.issuer).pathname);
    return browser;
  }
}

function encoded(parameters) {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams(pairs).toString();
}

function authorization(client, change) {
  return {
    response_type: 'code',
    client_id: client,
    redirect_uri: clients[client].redirect_uris[0],
    scope: 'openid email',
    state: 'the state',
    nonce: 'the nonce',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...change,
  };
}

const basic = (id, secret) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;

/** Posts a form of a client that authenticates as it should. */
async function post(endpoint, client, form) {
  const { client_id, client_secret } = clients[client];
  const headers = {
    'content-type': FORM,
    ...(client_secret ? { authorization: basic(client_id, client_secret) } : {}),
  };
  const body = encoded(client_secret ? form : { ...form, client_id });
  const answer = await send({ method: 'POST', path: `/oauth2/${endpoint}`, headers, body });
  return answer.text ? JSON.parse(answer.text) : {};
}

const redemption = (client, code) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: clients[client].redirect_uris[0],
  code_verifier: VERIFIER,
});

async function newCode(browser, client, change) {
  const answer = await browser.get(`/oauth2/authorize?${encoded(authorization(client, change))}`);
  return new URL(answer.headers.location).searchParams.get('code');
}

/** A token signed, or not, with the claims of a client assertion; times are seconds from now. */
function assertion({ alg = 'ES256', claims = {} }, client) {
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: client, sub: client, aud: provider.issuer, exp: 60, jti: randomUUID(), ...claims };
  for (const name of ['exp', 'nbf']) if (typeof all[name] === 'number') all[name] += now;
  for (const [name, value] of Object.entries(all)) if (value === null) delete all[name];

  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: alg.split(' ')[0] })}.${part(all)}`;
  if (alg === 'none') return `${text}.`;
  if (alg === 'HS256') {
    const key = signer.publicKey.export({ format: 'pem', type: 'spki' });
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  }
  const signed = alg === 'ES256' ? text : `${part({ alg })}.${part({ ...all, exp: 0 })}`;
  const key = { key: signer.privateKey, dsaEncoding: 'ieee-p1363' };
  return `${text}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** What a case needs before its request. */
async function prepare(rule, browser) {
  const owner = rule.of ?? rule.client;
  const known = {
    client_id: rule.client,
    redirect_uri: clients[rule.client].redirect_uris[0],
    secret: clients[rule.client].client_secret,
    'secret of other': clients.other.client_secret,
    other: 'other',
    verifier: VERIFIER,
    challenge: CHALLENGE,
    issuer: provider.issuer,
    '9000 letters': 'x'.repeat(9000),
    '70000 letters': 'x'.repeat(70_000),
  };
  for (const given of rule.given ?? []) {
    if (given === 'code') known.code = await newCode(browser, owner, rule.given_change);
    if (given === 'request_uri') known.request_uri = (await post('par', owner, authorization(owner, {}))).request_uri;
    if (given === 'own token')
      Object.assign(known, await post('token', 'service', { grant_type: 'client_credentials' }));
    if (given === 'tokens') {
      const scope = { scope: 'openid email offline_access', ...rule.given_change };
      Object.assign(known, await post('token', owner, redemption(owner, await newCode(browser, owner, scope))));
    }
  }
  return known;
}

const filled = (text, known) => text.replace(/\{([a-z0-9_ ]+)\}/g, (all, name) => known[name] ?? all);

/** The request of a case. */
function requestOf(rule, known) {
  if (rule.assertion) known.assertion = assertion(rule.assertion, rule.client);
  const usual = ['authorize', 'par'].includes(rule.endpoint) ? authorization(rule.client, {}) : {};
  const parameters = { ...(rule.only ?? usual), ...rule.change };
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [[name, filled(value, known)]],
  );
  const form = [new URLSearchParams(pairs).toString(), filled(rule.append ?? '', known)];

  const path = PATHS[rule.endpoint] ?? `/oauth2/${rule.endpoint}`;
  const headers = { ...rule.headers };
  if (rule.bearer) headers.authorization = `Bearer ${filled(rule.bearer, known)}`;
  const isProgram = ['token', 'par', 'introspect', 'revoke'].includes(rule.endpoint);
  if (isProgram) authenticate(rule, known, headers, form);

  const method = rule.method ?? (isProgram ? 'POST' : 'GET');
  const text = form.filter(Boolean).join('&');
  if (method === 'POST' || method === 'PUT') {
    headers['content-type'] = rule.content_type ?? FORM;
    const query = rule.query ? `?${filled(rule.query, known)}` : '';
    return { method, path: path + query, headers, body: text };
  }
  const query = [rule.query ? filled(rule.query, known) : '', rule.endpoint === 'userinfo' ? '' : text]
    .filter(Boolean)
    .join('&');
  return { method, path: query ? `${path}?${query}` : path, headers };
}

function authenticate({ client, authentication }, known, headers, form) {
  const id = clients[client].client_id;
  const secret = clients[client].client_secret;
  if (authentication === 'nothing') return;
  if (authentication?.header) headers.authorization = filled(authentication.header, known);
  else if (authentication?.id)
    headers.authorization = basic(filled(authentication.id, known), filled(authentication.secret, known));
  else if (authentication === 'wrong') headers.authorization = basic(id, 'wrong');
  else if (authentication === 'none' || !secret) form.push(`client_id=${id}`);
  else headers.authorization = basic(id, secret);
}

/** The answer, in the words of the table. */
async function described(rule, answer, browser) {
  const { status, headers, text } = answer;
  if (rule.look === 'cors') {
    const origin = headers['access-control-allow-origin'];
    return origin ? `cors for ${origin}` : 'no cors';
  }
  if (rule.look === 'issuer') return JSON.parse(text).issuer === provider.issuer ? 'own issuer' : 'another issuer';
  if (rule.look === 'frames') {
    const policy = headers['content-security-policy'] ?? '';
    return policy.includes("frame-ancestors 'none'") || headers['x-frame-options'] === 'DENY' ? 'no frames' : 'frames';
  }
  if (headers.location?.startsWith('/interaction/')) return `asks for ${(await browser.get(headers.location)).text}`;
  if (headers.location) {
    const url = new URL(headers.location, provider.issuer);
    const parameters = new URLSearchParams(url.search || url.hash.slice(1));
    return `redirect ${parameters.get('error') ?? (parameters.has('code') ? 'code' : url.href)}`;
  }
  if (headers['content-type']?.startsWith('text/html')) return `${status} page`;
  const json = headers['content-type']?.startsWith('application/json') ? JSON.parse(text) : {};
  if (typeof json.active === 'boolean') return `${status} ${json.active ? 'active' : 'inactive'}`;
  return json.error ? `${status} ${json.error}` : `${status}`;
}

/** What became of a code or of a token. */
async function probed(name, rule, known) {
  const owner = rule.of ?? rule.client;
  if (name === 'access_token') {
    const { status } = await send({
      path: '/oauth2/userinfo',
      headers: { authorization: `Bearer ${known.access_token}` },
    });
    return status === 200 ? 'alive' : 'dead';
  }
  if (name === 'refresh_token') {
    const form = { grant_type: 'refresh_token', refresh_token: known.refresh_token };
    return (await post('token', owner, form)).access_token ? 'alive' : 'dead';
  }
  return (await post('token', owner, redemption(owner, known.code))).access_token ? 'usable' : 'used';
}

async function answerTo(rule) {
  const browser = rule.browser === 'new' ? new Browser() : await Browser.of('person@example.com');
  const known = await prepare(rule, browser);
  const asking = rule.browser === 'of another person' ? await Browser.of('other@example.com') : browser;
  const ask = (request) => {
    const isPage = request.method === 'GET' && rule.endpoint === 'authorize';
    return isPage ? asking.get(request.path, request.headers) : send(request);
  };

  let request = requestOf(rule, known);
  if (rule.twice) {
    const first = await ask(request);
    if (first.headers['content-type']?.startsWith('application/json')) Object.assign(known, JSON.parse(first.text));
    // An assertion is signed anew: its id is the same.
    if (rule.assertion) request = requestOf(rule, known);
  }
  offset += (rule.later ?? 0) * 1000;
  const words = [await described(rule, await ask(request), asking)];
  for (const name of Object.keys(rule.after ?? {})) words.push(`${name} ${await probed(name, rule, known)}`);
  return words.join(', ');
}

const expected = (rule) =>
  [rule.answer, ...Object.entries(rule.after ?? {}).map(([name, state]) => `${name} ${state}`)].join(', ');

const isShown = process.argv.includes('--all');
const isMarkdown = process.argv.includes('--markdown');
let asked = 0;
let different = 0;
let unexplained = 0;
for (const group of table.groups) {
  for (const row of group.cases) {
    const rule = { client: 'web', ...group.usual, ...row };
    if (rule.only_here) continue;

    const ours = expected(rule);
    const theirs = await answerTo(rule).catch((error) => `no answer (${error.message})`);
    const isExplained = (rule.differs?.answer ?? ours) === theirs;
    asked += 1;
    if (theirs !== ours) different += 1;
    if (!isExplained) unexplained += 1;
    if (isMarkdown && rule.differs) console.log(`| ${row.name} | ${ours} | ${theirs} | ${rule.differs.because} |`);
    const mark = isExplained ? (theirs === ours ? 'same' : 'explained') : 'UNEXPLAINED';
    if (!isMarkdown && (isShown || !isExplained)) console.log(`${mark.padEnd(11)} ${row.name}: ${ours} | ${theirs}`);
  }
}
provider.stop();
if (!isMarkdown)
  console.log(`${asked} requests to oidc-provider: ${different} answers differ, ${unexplained} of them unexplained`);
process.exit(unexplained > 0 ? 1 : 0);
