// The back end of the third-party site, as naive as OwnID's samples: users in memory, 200 with an
// errorCode for an unknown user, and `ownIdData` returned in whichever of their forms the test
// selects.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Spelling = 'ownIdData' | 'ownidData';
export type Nothing = 'null' | 'missing' | 'empty';
type User = { loginId: string; password: string; ownIdData?: string };
type Answer = { status: number; body?: unknown };

/** The published versions of the React package, by the name under which each is installed. */
export const VERSIONS: Record<string, string> = {
  1.2: 'ownid-react-1-2',
  1.4: 'ownid-react-1-4',
  1.6: 'ownid-react-1-6',
  1.7: '@ownid/react',
};

/** A page's script with this version of the package. */
async function bundled(page: string, version: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(page, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    jsx: 'automatic',
    alias: { '@ownid/react': version },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0].text;
}

export class Site {
  readonly users = new Map<string, User>();
  readonly tokens = new Map<string, string>();
  readonly called: string[] = [];
  readonly mails: { email: string; body: string }[] = [];
  spelling: Spelling = 'ownIdData';
  nothing: Nothing = 'null';
  /** Response to `getSessionByLoginId`, if not `{token}`. */
  session?: (token: string) => unknown;
  /** Set by the test once the platform's address is known. */
  sdk = '';
  private server?: Server;

  constructor(
    readonly port: number,
    readonly appId: string,
    private readonly secret: string,
  ) {}

  get url() {
    return `http://localhost:${this.port}`;
  }

  async start() {
    const files: Record<string, string> = {
      '/page.js': await bundled('page.jsx', VERSIONS['1.7']),
      '/plain.js': readFileSync(new URL('plain.js', import.meta.url), 'utf8'),
    };
    for (const [version, name] of Object.entries(VERSIONS)) files[`/${version}.js`] = await bundled('readme.jsx', name);
    this.server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', this.url).pathname;
      if (request.method === 'GET') {
        if (path === '/dialog' || path === '/headless') return this.strict(response);
        const version = path.split('/')[1] ?? '';
        const page = this.html(version in VERSIONS ? `/${version}.js` : '/page.js');
        const [type, body] = files[path] ? ['text/javascript', files[path]] : ['text/html', page];
        response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
        return;
      }
      const raw = await read(request);
      const callback = path.match(/^\/api\/ownid\/(\w+)$/)?.[1];
      const { status, body } = callback
        ? this.callback(callback, raw, request)
        : this.answer(path, JSON.parse(raw.toString()));
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
    // Allowed for localhost, by the browser and the platform alike.
    await new Promise<void>((ready) => this.server?.listen(this.port, ready));
  }

  /** The code in the newest mail to this address, once it differs from the previous one. */
  codeFor(email: string, before = ''): string | undefined {
    const mail = this.mails.findLast((mail) => mail.email === email);
    const code = mail && /<b>(\d{6})<\/b>/.exec(mail.body)?.[1];
    return code === before ? undefined : code;
  }

  stop() {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private html(script: string) {
    const settings = JSON.stringify({ appId: this.appId, sdk: this.sdk });
    return `<!DOCTYPE html><html lang="en"><title>A site</title><link rel="icon" href="data:,">
      <div id="root"></div><script>Object.assign(window, ${settings})</script><script src="${script}"></script>`;
  }

  /** A page without a framework, under a policy that allows only what the SDK's documentation asks for. */
  private strict(response: ServerResponse) {
    const { origin } = new URL(this.sdk);
    const nonce = randomUUID();
    const policy = `default-src 'none'; script-src 'self' 'nonce-${nonce}' ${origin}; connect-src 'self' ${origin}; img-src data:`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
    response.end(`<!DOCTYPE html><html lang="en"><title>A site</title><link rel="icon" href="data:,">
      <script nonce="${nonce}">
      ((o,w,n,i,d)=>{o[i]=o[i]||(async(...a)=>((o[i].q=o[i].q||[]).push(a),{error:null,data:null})),
      (d=w.createElement("script")).src='${origin}/sdk/'+n,d.async=1,w.head.appendChild(d)})
      (window,document,'${this.appId}','ownid');
      </script>
      <button id="enter">Enter</button> <a href="#elsewhere">Elsewhere</a> <output></output><script src="/plain.js"></script>`);
  }

  private answer(path: string, body: Record<string, unknown>): Answer {
    if (path === '/register') {
      const { loginId, password } = body as User;
      if (!loginId || !password) return { status: 200, body: { created: false, error: 'Please fill all fields' } };
      if (this.users.has(loginId)) return { status: 200, body: { created: false, error: 'User already exists' } };
      // The page sends the value that onRegister was given: the payload, whose data is to be
      // stored, or a text as in the README.
      const given = body.ownIdData as { data?: string } | string | null | undefined;
      this.users.set(loginId, { loginId, password, ownIdData: typeof given === 'string' ? given : given?.data });
      return { status: 200, body: { created: true } };
    }
    if (path === '/login') {
      const user = this.users.get(String(body.loginId));
      return { status: 200, body: { right: user?.password === body.password } };
    }
    const loginId = this.tokens.get(String(body.token));
    return { status: 200, body: { loginId: loginId ?? 'nobody' } };
  }

  private callback(name: string, raw: Buffer, request: IncomingMessage): Answer {
    this.called.push(name);
    const mac = createHmac('sha256', Buffer.from(this.secret, 'base64'));
    mac.update(raw).update('.').update(String(request.headers['ownid-timestamp']));
    const given = Buffer.from(String(request.headers['ownid-signature']), 'base64');
    const right = mac.digest();
    if (given.length !== right.length || !timingSafeEqual(given, right)) return { status: 401 };
    const { loginId, ownIdData, ...letter } = JSON.parse(raw.toString());
    if (name === 'sendEmail') {
      this.mails.push(letter);
      return { status: 202 };
    }
    if (name === 'sendSms') {
      this.mails.push({ email: letter.phoneNumber, body: `<b>${letter.code}</b>` });
      return { status: 202 };
    }
    const user = this.users.get(loginId);
    if (!user) return { status: 200, body: { errorCode: 404 } };
    if (name === 'setOwnIDDataByLoginId') {
      user.ownIdData = ownIdData;
      return { status: 204 };
    }
    if (name === 'getOwnIDDataByLoginId') {
      if (user.ownIdData) return { status: 200, body: { [this.spelling]: user.ownIdData } };
      const nothing = { null: { [this.spelling]: null }, missing: {}, empty: { [this.spelling]: '' } };
      return { status: 200, body: nothing[this.nothing] };
    }
    const token = randomUUID();
    this.tokens.set(token, loginId);
    return { status: 200, body: this.session?.(token) ?? { token } };
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
