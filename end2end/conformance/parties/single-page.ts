// A page whose code runs in the browser alone, with oidc-client-ts.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createApplication } from '../../application.ts';
import { freePort, type Vestibule } from '../../vestibule.ts';

const LIBRARY = new URL('../../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js', import.meta.url);

/** The page, and the callback of its logins and logouts, by redirect and in a pop-up. */
const page = (settings: object) => `<!doctype html><title>Single page</title>
<script src="/oidc-client-ts.js"></script>
<p id="who">Nobody</p>
<script>
  const users = new oidc.UserManager(${JSON.stringify(settings)});
  const show = (user) => {
    document.querySelector('#who').textContent = user ? user.profile.email : 'Nobody';
    window.user = user;
  };
  const act = (words, action) => {
    const button = document.createElement('button');
    button.textContent = words;
    button.onclick = () => action().then(show, (error) => { document.querySelector('#who').textContent = String(error); });
    document.body.append(button);
  };
  act('Log in', () => users.signinRedirect());
  act('Log in in a pop-up', () => users.signinPopup());
  act('Renew', () => users.signinSilent());
  act('Log out', () => users.signoutRedirect());
  act('Log out in a pop-up', () => users.signoutPopup());
  if (location.pathname === '/callback') users.signinCallback().then((user) => { if (user) location.replace('/'); });
  else if (location.pathname === '/left') users.signoutCallback().then(() => { if (!window.opener) location.replace('/'); });
  else users.getUser().then(show);
</script>`;

export class SinglePage {
  private constructor(
    readonly url: string,
    readonly clientId: string,
    private readonly server: Server,
  ) {}

  /** Registers the page as a `browser` application, and serves it. */
  static async start(vestibule: Vestibule, name: string): Promise<SinglePage> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = ['--kind', 'browser', '--redirect-uri', `${url}/callback`, '--post-logout-uri', `${url}/left`];
    const { client_id } = createApplication(vestibule, name, settings);
    const html = page({
      authority: vestibule.url,
      client_id,
      redirect_uri: `${url}/callback`,
      post_logout_redirect_uri: `${url}/left`,
      scope: 'openid profile email offline_access',
      loadUserInfo: true,
      automaticSilentRenew: false,
    });

    const library = readFileSync(LIBRARY);
    const server = createServer(({ url: path }, response) => {
      const [type, body] = path === '/oidc-client-ts.js' ? ['text/javascript', library] : ['text/html', html];
      response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
    });
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    return new SinglePage(url, client_id, server);
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
