// Prometheus reads the metrics, tests the alerts, and answers every query of the dashboard.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, Vestibule } from '../../vestibule.ts';
import { expect, needs, test } from '../fixtures.ts';
import { Program } from '../program.ts';

needs('Prometheus', '/usr/bin/prometheus', '/usr/bin/promtool');

const DEPLOY = fileURLToPath(new URL('../../../deploy/', import.meta.url));

let folder: string;
let vestibule: Vestibule;
let metrics: string;
let prometheus: Program;
let url: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-prometheus-'));
  metrics = `127.0.0.1:${await freePort()}`;
  vestibule = await Vestibule.start({ VESTIBULE_METRICS_LISTEN: metrics });

  const job = { job_name: 'vestibule', static_configs: [{ targets: [metrics] }] };
  const config = {
    global: { scrape_interval: '1s' },
    rule_files: [join(DEPLOY, 'alerts.yaml')],
    scrape_configs: [job],
  };
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, JSON.stringify(config)); // JSON is YAML.
  const address = `127.0.0.1:${await freePort()}`;
  url = `http://${address}`;
  prometheus = await Program.start(url, 'prometheus', [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${address}`,
  ]);
});

test.afterAll(async () => {
  await prometheus.stop();
  await vestibule.stop();
  rmSync(folder, { recursive: true });
});

type Series = { metric: Record<string, string>; value: [number, string] };

/** The series that a query finds now. */
async function find(query: string): Promise<Series[]> {
  const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`);
  const { status, data, error } = await response.json();
  expect(status, `${query}: ${error}`).toBe('success');
  return data.result;
}

/** What promtool says of this input, with its exit code. */
function promtool(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: DEPLOY, input, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('the alerts are rules of Prometheus, and fire on their faults alone', () => {
  const checked = promtool(['check', 'rules', 'alerts.yaml']);
  expect(checked.status, checked.said).toBe(0);
  const tested = promtool(['test', 'rules', 'alerts-tests.yaml']);
  expect(tested.status, tested.said).toBe(0);
});

test('the metrics are in the format of Prometheus, and named as its authors advise', async () => {
  await fetch(`${vestibule.url}/login`);
  const response = await fetch(`http://${metrics}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const checked = promtool(['check', 'metrics'], await response.text());
  expect(checked.status, checked.said).toBe(0);
});

test('Prometheus reads what the server has counted', async () => {
  expect((await fetch(`${vestibule.url}/no-such-page`)).status).toBe(404);
  expect((await fetch(`${vestibule.url}/metrics`)).status).toBe(404);

  const counted = 'vestibule_http_requests_total{job="vestibule", method="GET", route="none", status="404"}';
  await expect.poll(async () => (await find(counted)).map(({ value }) => value[1])).toEqual(['2']);
  expect((await find('up{job="vestibule"}')).map(({ value }) => value[1])).toEqual(['1']);
  expect((await find('vestibule_database_up')).map(({ value }) => value[1])).toEqual(['1']);
  expect((await find('process_resident_memory_bytes > 1e6')).length).toBe(1);
});

test('every query of the dashboard is answered', async () => {
  type Panel = { targets?: { expr: string }[] };
  const dashboard: { panels: Panel[] } = JSON.parse(readFileSync(join(DEPLOY, 'grafana-dashboard.json'), 'utf8'));
  const queries = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(queries.length).toBeGreaterThan(30);
  for (const query of queries) {
    await find(query.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'));
  }
});
