// The contract against a running API, as two tenants. Needs CONTRACT_URL, CONTRACT_TOKEN_ALL (an admin of a tenant that may
// see everything), CONTRACT_TOKEN_VIEWER (a viewer of the same), CONTRACT_TOKEN_PART (an admin of one that may see defi and
// stablecoins only) and CONTRACT_SUBJECTS, a JSON object:
// {"shared": {key, resource}, "foreign": {key, resource}}, the second one invisible to the second tenant.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { operations } from '../scripts/contract.mjs';

const url = required('CONTRACT_URL');
const all = required('CONTRACT_TOKEN_ALL');
const viewer = required('CONTRACT_TOKEN_VIEWER');
const part = required('CONTRACT_TOKEN_PART');
const subjects = JSON.parse(required('CONTRACT_SUBJECTS'));
const composites = new Map();
const variablesFor = ({ key, resource }, token) => ({
  Viewer: {},
  IndexDefinitions: {},
  Subjects: { first: 5 },
  SubjectIndex: { key, resource, index: 'GINI' },
  SubjectIndexSeries: { key, resource, index: 'HHI', from: '2000-01-01', to: '2100-01-01', frequency: 'MONTH', first: 10 },
  SubjectDistribution: { key, resource, first: 3, points: 11 },
  Exports: { first: 5 },
  Export: { id: 'exp_none', runs: 5 },
  ExportRun: { id: 'run_none' },
  ExportDestinations: { first: 5 },
  ExportWebhooks: { first: 5 },
  CreateExport: {
    input: {
      name: 'daily', dataset: 'DISTRIBUTION', format: 'PARQUET', destinationId: 'dst_none',
      trigger: 'CRON', expression: '0 7 * * 1-5', zone: 'Europe/Zurich',
    },
  },
  SubjectRevisions: { key, resource, first: 3 },
  Nodes: { id: idOf(key), ids: [idOf(key), 'bm9uZQ'] },
  Ranking: { index: 'HHI', resource, first: 5 },
  WhatIf: { input: { subject: key, resource, exclude: ['nobody'] } },
  Overlays: { first: 5 },
  AuditEvents: { first: 5 },
  TrustedDocuments: {},
  Watchlists: { first: 5 },
  UserGrants: { first: 5 },
  Composites: { first: 5 },
  SubjectComposite: { key, id: composites.get(token) ?? 'none' },
  CompositeRanking: { id: composites.get(token) ?? 'none', first: 5 },
});
const idOf = (key) => Buffer.from(`Subject:${key}`).toString('base64url');
const queries = operations.filter(({ document }) => document.definitions[0].operation === 'query');

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function ask(token, name, variables) {
  const { text } = operations.find((operation) => operation.name === name);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query: text, variables }),
  });
  return { status: response.status, body: await response.json() };
}

before(async () => {
  for (const token of [all, part]) {
    const input = { name: 'contract', components: [{ index: 'HHI', resource: subjects.shared.resource, weight: 1 }] };
    const made = await ask(token, 'CreateComposite', { input, idempotencyKey: 'contract-composite' });
    composites.set(token, made.body.data.createComposite.composite.id);
  }
  const untried = queries.map(({ name }) => name).filter((name) => !(name in variablesFor(subjects.shared)));
  assert.deepEqual(untried, [], 'every operation has variables here');
});

for (const [tenant, token] of [['all', all], ['part', part]]) {
  for (const { name } of queries) {
    test(`C-001 MUST answer ${name} without errors (${tenant})`, async () => {
      const { status, body } = await ask(token, name, variablesFor(subjects.shared, token)[name]);
      assert.equal(status, 200);
      assert.equal(body.errors, undefined, JSON.stringify(body.errors));
      assert.ok(body.data);
    });
  }
}

test('C-010 MUST refuse every operation without a token', async () => {
  for (const { name } of operations) {
    const { status, body } = await ask(undefined, name, variablesFor(subjects.shared)[name]);
    assert.equal(status, 401);
    assert.equal(body.errors[0].extensions.code, 'UNAUTHENTICATED');
    assert.equal(body.data, undefined);
  }
});

test("C-014 MUST not return another tenant's subjects", async () => {
  for (const name of ['SubjectIndex', 'SubjectIndexSeries', 'SubjectDistribution']) {
    const variables = variablesFor(subjects.foreign)[name];
    assert.ok((await ask(all, name, variables)).body.data.subject, `${name} answers the tenant that may see it`);
    const { data, errors } = (await ask(part, name, variables)).body;
    assert.deepEqual({ data, errors }, { data: { subject: null }, errors: undefined });
  }
});

test('C-015 MUST list only what the tenant may see', async () => {
  const keys = async (token) => {
    const found = [];
    for (let after = null, more = true; more; ) {
      const { subjects: page } = (await ask(token, 'Subjects', { first: 5, after })).body.data;
      found.push(...page.edges.map(({ node }) => node));
      assert.ok(found.length <= page.totalCount);
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
      if (!more) assert.equal(found.length, page.totalCount);
    }
    return found;
  };
  const [everything, some] = [await keys(all), await keys(part)];
  assert.ok(everything.length > some.length && some.length > 0);
  assert.deepEqual([...new Set(some.map(({ domain }) => domain))].filter((d) => !['DEFI', 'STABLECOIN'].includes(d)), []);
});

test('C-016 MUST answer on the basis that is asked for, all holdings where none is, and say so', async () => {
  for (const [asked, basis] of [[{}, 'RAW'], [{ basis: null }, 'RAW'], [{ basis: 'ADJUSTED' }, 'ADJUSTED']]) {
    const variables = variablesFor(subjects.shared);
    const answer = async (name) => (await ask(all, name, { ...variables[name], ...asked })).body.data.subject;
    const { index } = await answer('SubjectIndex');
    assert.equal(index.basis, basis);
    assert.equal(index.value === null, index.status === 'UNAVAILABLE');
    assert.equal((await answer('SubjectIndexSeries')).indexSeries.basis, basis);
    assert.equal((await answer('SubjectDistribution')).distribution.basis, basis);
  }
});

test('C-020 MUST give amounts and counts as exact text, and shares that do not exceed one', async () => {
  const { subject } = (await ask(all, 'SubjectDistribution', variablesFor(subjects.shared).SubjectDistribution)).body.data;
  for (const { node } of subject.distribution.edges) {
    assert.match(node.amount, /^[1-9][0-9]*$/);
    assert.match(node.rank, /^[1-9][0-9]*$/);
    assert.ok(node.share > 0 && node.share <= 1);
  }
  assert.deepEqual(subject.lorenz.at(0), { x: 0, y: 0 });
  assert.deepEqual(subject.lorenz.at(-1), { x: 1, y: 1 });
});

test('C-030 MUST keep an overlay for the tenant that made it, once for a key, and for nobody else', async () => {
  const input = { name: `contract ${Date.now()}`, links: [{ one: 'a', other: 'b' }] };
  const idempotencyKey = `contract-${Date.now()}`;
  const made = async () => (await ask(all, 'CreateOverlay', { input, idempotencyKey })).body.data.createOverlay;
  const { overlay, userErrors } = await made();
  assert.deepEqual(userErrors, []);
  assert.equal((await made()).overlay.id, overlay.id);
  const refused = (await ask(part, 'UpdateOverlay', { id: overlay.id, input })).body.data.updateOverlay;
  assert.deepEqual(refused.userErrors.map(({ code }) => code), ['NOT_FOUND']);
  const changed = (await ask(all, 'UpdateOverlay', { id: overlay.id, input: { name: input.name } })).body.data.updateOverlay;
  assert.deepEqual(changed.userErrors, []);
  const { deletedId } = (await ask(all, 'DeleteOverlay', { id: overlay.id })).body.data.deleteOverlay;
  assert.equal(deletedId, overlay.id);
});

test('C-031 MUST say why an operation is refused, in a code', async () => {
  const { status, body } = await ask(viewer, 'AuditEvents', { first: 5 });
  assert.equal(status, 403);
  assert.equal(body.errors[0].extensions.code, 'FORBIDDEN');
  assert.equal((await ask(all, 'Subjects', { first: 101 })).body.errors[0].extensions.code, 'BAD_USER_INPUT');
});
