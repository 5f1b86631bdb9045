// A collector that reads OTLP by OpenTelemetry's own messages gets the traces of logins, and nothing of a person.
import { fileURLToPath } from 'node:url';
import { freePort, Vestibule } from '../../vestibule.ts';
import { byCode, byPassword, expect, needs, PYTHON, person, test } from '../fixtures.ts';
import { Program } from '../program.ts';

needs('The messages of OpenTelemetry', PYTHON);

const COLLECTOR = fileURLToPath(new URL('opentelemetry_collector.py', import.meta.url));

let collector: Program;
let url: string;
let vestibule: Vestibule;

test.beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  collector = await Program.start(url, PYTHON, [COLLECTOR], { PORT: String(port) });
  vestibule = await Vestibule.start({
    VESTIBULE_OTLP_ENDPOINT: url,
    VESTIBULE_OTLP_SERVICE_NAME: 'login',
    OTEL_BSP_SCHEDULE_DELAY: '200',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=conformance',
  });
});

test.afterAll(async () => {
  await vestibule.stop();
  await collector.stop();
});

type Attribute = { key: string; value: { stringValue?: string; intValue?: string } };
type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string; attributes?: Attribute[] };
type Received = {
  resourceSpans?: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[];
};

const received = async (): Promise<Received> => (await fetch(url)).json();
const spans = async () =>
  ((await received()).resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
const attributes = (list: Attribute[] = []) =>
  Object.fromEntries(list.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

test('a login is a trace, from the request to the password, without the person', async ({ browser }) => {
  const loginId = person(vestibule, 'otel');
  const cookies: string[] = [];
  for (const logIn of [byPassword, byCode]) {
    const context = await browser.newContext({ baseURL: vestibule.url });
    const page = await context.newPage();
    await page.goto('/login?next=%2Faccount');
    await logIn(page, loginId);
    await expect(page).toHaveURL(/\/account/);
    cookies.push(...(await context.cookies()).map(({ value }) => value));
    await context.close();
  }

  await expect
    .poll(async () => (await spans()).filter(({ name }) => name === 'message.send').length)
    .toBeGreaterThan(0);
  await expect.poll(async () => (await spans()).some(({ name }) => name === 'POST /login')).toBe(true);
  const all = await spans();
  const login = all.find(({ name }) => name === 'POST /login');
  expect(attributes(login?.attributes)).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/login',
    'http.response.status_code': '303',
  });
  const password = all.find(({ name, parentSpanId }) => name === 'password.hash' && parentSpanId === login?.spanId);
  expect(password?.traceId).toBe(login?.traceId);
  const requests = all.filter(({ name }) => /^(GET|POST) /.test(name));
  const ids = new Set(requests.map((span) => attributes(span.attributes)['vestibule.request_id']));
  for (const message of all.filter(({ name }) => name === 'message.send'))
    expect(ids).toContain(attributes(message.attributes)['vestibule.request_id']);

  const resource = attributes((await received()).resourceSpans?.[0].resource.attributes);
  expect(resource).toMatchObject({ 'service.name': 'login', 'deployment.environment.name': 'conformance' });
  const text = JSON.stringify(await received());
  for (const secret of [loginId, loginId.split('@')[0], '127.0.0.1', ...cookies.filter(({ length }) => length > 8)])
    expect(text).not.toContain(secret);
});
