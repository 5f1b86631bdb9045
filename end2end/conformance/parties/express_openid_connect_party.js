// express-openid-connect, as applications of Express use it (see journey.ts).
import { randomUUID } from 'node:crypto';
import express from 'express';
import openid from 'express-openid-connect';

const { PARTY_URL, ISSUER, CLIENT_ID, CLIENT_SECRET } = process.env;

/** The sessions of which the server said that they ended. */
const ended = new Map();
const store = {
  get: (key, done) => done(null, ended.get(key)),
  set: (key, value, done) => done(null, ended.set(key, value)),
  destroy: (key, done) => done(null, ended.delete(key)),
};

const app = express();
app.use(
  openid.auth({
    baseURL: PARTY_URL,
    issuerBaseURL: ISSUER,
    clientID: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    secret: randomUUID(),
    authRequired: false,
    idpLogout: true,
    idTokenSigningAlg: 'ES256',
    pushedAuthorizationRequests: true,
    backchannelLogout: { store },
    routes: { backchannelLogout: '/backchannel', postLogoutRedirect: '/' },
    authorizationParams: { response_type: 'code', scope: 'openid profile email offline_access' },
  }),
);

const learnt = async ({ oidc }) => ({ claims: oidc.idTokenClaims, userinfo: await oidc.fetchUserInfo() });

app.get('/', (request, response) => {
  if (!request.oidc.isAuthenticated()) return response.status(401).send('Nobody is logged in.');
  return learnt(request).then((told) => response.json(told));
});

app.get('/refresh', openid.requiresAuth(), async (request, response) => {
  const before = request.oidc.accessToken.access_token;
  const { access_token } = await request.oidc.accessToken.refresh();
  if (access_token === before) throw new Error('The access token is the one from before.');
  response.json(await learnt(request));
});

app.listen(Number(new URL(PARTY_URL).port), '127.0.0.1');
