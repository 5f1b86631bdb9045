// A program on the types that openapi-typescript generates, with openapi-fetch. The test puts them
// beside this file, as ./generated.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated';
import type { Told } from './told';

type NewAccount = components['schemas']['NewAccount'];

export async function use(baseUrl: string, token: string): Promise<Told> {
  const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
  const created = await client.POST('/api/admin/accounts', {
    body: {
      loginId: 'alice@example.com',
      profile: {
        firstName: 'Alice',
        lastName: 'Miller',
        shoeSize: 39.5,
        address: { city: 'London' },
        tags: ['vip', 'early'],
      },
    },
  });
  const path = { id: good(created).id };
  const read = await client.GET('/api/admin/accounts/{id}', { params: { path } });
  const header = { 'If-Match': read.response.headers.get('etag') ?? '' };
  const patched = await client.PATCH('/api/admin/accounts/{id}', {
    params: { path, header },
    body: { profile: { lastName: null, address: { city: 'Paris' } } },
    headers: { 'Content-Type': 'application/merge-patch+json' },
  });
  const query = { filter: 'profile.firstName eq "Alice"', total: true };
  const found = good(await client.GET('/api/admin/accounts', { params: { query } }));
  const batch = await client.POST('/api/admin/accounts:batch', {
    body: {
      operations: [
        { op: 'create', account: { loginId: 'bob@example.com', profile: { firstName: 'Bob' } } },
        { op: 'patch', id: path.id, ifMatch: '*', account: { profile: { shoeSize: 40 } } },
        { op: 'delete', id: path.id, ifMatch: '"1"' },
      ],
    },
  });
  const { response } = await client.DELETE('/api/admin/accounts/{id}', {
    params: { path, header: { 'If-Match': '*' } },
  });
  const gone = await client.GET('/api/admin/accounts/{id}', { params: { path } });
  const restored = await client.POST('/api/admin/accounts/{id}:restore', { params: { path } });
  const audit = good(await client.GET('/api/admin/audit', { params: { query: { account: path.id } } }));

  const schema = await client.GET('/api/admin/schema');
  const fit = await client.PUT('/api/admin/schema', {
    params: { header: { 'If-Match': schema.response.headers.get('etag') ?? '' } },
    body: { ...good(schema), title: 'Members' },
  });
  // @ts-expect-error: no account has this member, and the types know it.
  const wrong: NewAccount = { loginId: 'carol@example.com', nickname: 'Caz' };
  const refused = await client.POST('/api/admin/accounts', { body: wrong });

  return {
    created: good(created).profile,
    read: good(read).profile,
    patched: good(patched).profile,
    found: [found.items.map((account) => account.loginId), found.total],
    batch: good(batch).results.map(({ status, account, problem }) => [status, account?.profile ?? problem?.code]),
    deleted: [response.status, gone.error?.code, good(restored).profile.shoeSize],
    audit: audit.items.map((entry) => entry.action),
    schema: [good(fit).failing, good(await client.GET('/api/admin/schema')).title],
    refused: refused.error?.errors?.map((mistake) => mistake.pointer),
  };
}

function good<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}
