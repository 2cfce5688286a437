// GraphQL over HTTP, as its own audits have it, against a running API. Needs CONTRACT_URL and CONTRACT_TOKEN_ALL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverAudits } from 'graphql-http';

const url = process.env.CONTRACT_URL;
const token = process.env.CONTRACT_TOKEN_ALL;
const audits = serverAudits({
  url,
  fetchFn: (address, init) =>
    fetch(address, { ...init, headers: { ...init?.headers, authorization: `Bearer ${token}` } }),
});

test('there are as many audits as are known', () => {
  assert.equal(audits.length, 61);
});

for (const audit of audits) {
  test(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    assert.equal(result.status, 'ok', `${result.status}: ${result.reason}`);
  });
}
