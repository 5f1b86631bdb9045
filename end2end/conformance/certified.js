// A certified provider that we did not write: npm's oidc-provider, with the applications of negatives.json and the settings of ours.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { errors, interactionPolicy, Provider } from 'oidc-provider';

const DAY = 24 * 60 * 60;
const WEB = ['https://app.example.com/callback'];

/** The key pair of the application that authenticates by signatures. */
export const signer = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const web = {
  client_secret: 'the-secret-of-the-application-with-32-letters',
  redirect_uris: WEB,
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: 'client_secret_basic',
};
const publicly = { ...web, client_secret: undefined, token_endpoint_auth_method: 'none' };
const service = { ...web, redirect_uris: [], response_types: [], grant_types: ['client_credentials'] };

/** The applications, by their names in the table. */
export const clients = {
  web: { client_id: 'web', ...web },
  other: { client_id: 'other', ...web, client_secret: 'the-secret-of-another-application-of-32' },
  old: { client_id: 'old', ...web },
  browser: { client_id: 'browser', ...publicly, redirect_uris: ['https://spa.example.com/cb'] },
  native: { client_id: 'native', ...publicly, redirect_uris: ['http://127.0.0.1/cb'], application_type: 'native' },
  service: { client_id: 'service', ...service, scope: 'reports' },
  signer: {
    client_id: 'signer',
    ...service,
    client_secret: undefined,
    scope: 'reports',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [{ ...signer.publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
  },
};

const originOf = (uri) => new URL(uri).origin;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

// Applications of one's own ask for no consent, installed ones included.
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

const settings = {
  clients: Object.values(clients),
  jwks: { keys: [{ ...rsa, alg: 'RS256', use: 'sig' }] },
  scopes: ['openid', 'offline_access', 'reports', 'accounts'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], phone: ['phone_number'], profile: ['name'] },
  pkce: { required: (_, client) => client.clientId !== 'old' },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
    claimsParameter: { enabled: true },
    resourceIndicators: { enabled: true, getResourceServerInfo: () => Promise.reject(new errors.InvalidTarget()) },
  },
  ttl: {
    AuthorizationCode: 60,
    AccessToken: 900,
    ClientCredentials: 900,
    IdToken: 3600,
    RefreshToken: 30 * DAY,
    Session: 14 * DAY,
    Grant: 180 * DAY,
    Interaction: 3600,
  },
  routes: {
    authorization: '/oauth2/authorize',
    pushed_authorization_request: '/oauth2/par',
    token: '/oauth2/token',
    userinfo: '/oauth2/userinfo',
    introspection: '/oauth2/introspect',
    revocation: '/oauth2/revoke',
  },
  cookies: { keys: ['a key of the tests'] },
  clientBasedCORS: (_, origin, client) => client.redirectUris.some((uri) => originOf(uri) === origin),
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  renderError(ctx, out) {
    ctx.type = 'html';
    ctx.body = `<p>${out.error}</p>`;
  },
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  async loadExistingGrant(ctx) {
    const { client, session, provider, params } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(params.scope);
    await grant.save();
    return grant;
  },
};

/** Starts the provider. `/interaction/…` logs in the account in the header `x-account`, or names what is asked. */
export async function start() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const port = server.address().port;
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, settings);
  const answer = provider.callback();

  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    const { prompt } = await provider.interactionDetails(request, response);
    const accountId = request.headers['x-account'];
    if (!accountId) return response.end(prompt.name);
    return provider.interactionFinished(request, response, { login: { accountId } });
  });
  return { issuer, port, stop: () => server.close() };
}
