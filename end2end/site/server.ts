// The back end of that site, as naive as OwnID's samples: users in memory, 200 with an errorCode for
// an unknown user, and `ownIdData` answered in whichever of their ways the test asks for.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Spelling = 'ownIdData' | 'ownidData';
export type Nothing = 'null' | 'missing' | 'empty';
type User = { loginId: string; password: string; ownIdData?: string };
type Answer = { status: number; body?: unknown };

export class Site {
  readonly users = new Map<string, User>();
  readonly tokens = new Map<string, string>();
  readonly called: string[] = [];
  spelling: Spelling = 'ownIdData';
  nothing: Nothing = 'null';
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
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('page.jsx', import.meta.url))],
      bundle: true,
      write: false,
      minify: true,
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const script = outputFiles[0].text;
    this.server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', this.url).pathname;
      if (request.method === 'GET') {
        const [type, body] = path === '/page.js' ? ['text/javascript', script] : ['text/html', this.html()];
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
    // As localhost may be, to the browser and to the platform alike.
    await new Promise<void>((ready) => this.server?.listen(this.port, ready));
  }

  stop() {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private html() {
    const settings = JSON.stringify({ appId: this.appId, sdk: this.sdk });
    return `<!DOCTYPE html><html lang="en"><title>A site</title><link rel="icon" href="data:,">
      <div id="root"></div><script>Object.assign(window, ${settings})</script><script src="/page.js"></script>`;
  }

  private answer(path: string, body: Record<string, unknown>): Answer {
    if (path === '/register') {
      const { loginId, password } = body as User;
      if (!loginId || !password) return { status: 200, body: { created: false, error: 'Please fill all fields' } };
      if (this.users.has(loginId)) return { status: 200, body: { created: false, error: 'User already exists' } };
      // The page sends what onRegister was given: the payload, of which the data is to be stored.
      const payload = body.ownIdData as { data?: string } | null;
      this.users.set(loginId, { loginId, password, ownIdData: payload?.data });
      return { status: 200, body: { created: true } };
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
    const { loginId, ownIdData } = JSON.parse(raw.toString());
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
    return { status: 200, body: { token } };
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
