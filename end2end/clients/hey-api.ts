// A program on the client that @hey-api/openapi-ts generates. The test puts the client beside this
// file, as ./generated.
import {
  batchAccounts,
  createAccount,
  deleteAccount,
  getAccount,
  getSchema,
  listAccounts,
  listAudit,
  type NewAccount,
  patchAccount,
  replaceSchema,
  restoreAccount,
} from './generated';
import { createClient } from './generated/client';
import type { Told } from './told';

export async function use(baseUrl: string, token: string): Promise<Told> {
  const client = createClient({ baseUrl, auth: ({ scheme }) => (scheme === 'bearer' ? token : undefined) });
  const ask = { client, throwOnError: true } as const;
  const created = await createAccount({
    ...ask,
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
  const path = { id: created.data.id };
  const read = await getAccount({ ...ask, path });
  const patched = await patchAccount({
    ...ask,
    path,
    headers: { 'If-Match': read.response.headers.get('etag') ?? '' },
    body: { profile: { lastName: null, address: { city: 'Paris' } } },
  });
  const found = await listAccounts({ ...ask, query: { filter: 'profile.firstName eq "Alice"', total: true } });
  const batch = await batchAccounts({
    ...ask,
    body: {
      operations: [
        { op: 'create', account: { loginId: 'bob@example.com', profile: { firstName: 'Bob' } } },
        { op: 'patch', id: path.id, ifMatch: '*', account: { profile: { shoeSize: 40 } } },
        { op: 'delete', id: path.id, ifMatch: '"1"' },
      ],
    },
  });
  const { response } = await deleteAccount({ ...ask, path, headers: { 'If-Match': '*' } });
  const gone = await getAccount({ client, path });
  const restored = await restoreAccount({ ...ask, path });
  const audit = await listAudit({ ...ask, query: { account: path.id } });

  const schema = await getSchema(ask);
  const fit = await replaceSchema({
    ...ask,
    headers: { 'If-Match': schema.response.headers.get('etag') ?? '' },
    body: { ...schema.data, title: 'Members' },
  });
  // @ts-expect-error: no account has this member, and the types know it.
  const wrong: NewAccount = { loginId: 'carol@example.com', nickname: 'Caz' };
  const refused = await createAccount({ client, body: wrong });

  return {
    created: created.data.profile,
    read: read.data.profile,
    patched: patched.data.profile,
    found: [found.data.items.map((account) => account.loginId), found.data.total],
    batch: batch.data.results.map(({ status, account, problem }) => [status, account?.profile ?? problem?.code]),
    deleted: [response.status, gone.error?.code, restored.data.profile.shoeSize],
    audit: audit.data.items.map((entry) => entry.action),
    schema: [fit.data.failing, (await getSchema(ask)).data.title],
    refused: refused.error?.errors?.map((mistake) => mistake.pointer),
  };
}
