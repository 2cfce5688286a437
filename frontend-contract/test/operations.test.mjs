// What can be said of the operations without a server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GraphQLObjectType, validate, validateSchema } from 'graphql';
import { operations, schema } from '../scripts/contract.mjs';

test('the schema is valid', () => {
  assert.deepEqual(validateSchema(schema), []);
});

test('every type that a client reads is described', () => {
  const undescribed = Object.values(schema.getTypeMap())
    .filter((type) => type instanceof GraphQLObjectType && !type.name.startsWith('__') && !type.description)
    .map((type) => type.name);
  assert.deepEqual(undescribed, []);
});

for (const { path, name, document } of operations) {
  test(`${path} is one operation, named as its file, and valid`, () => {
    assert.equal(document.definitions.length, 1);
    assert.ok(path.endsWith(`/${name}.graphql`), `${path} holds ${name}`);
    assert.deepEqual(validate(schema, document), []);
  });
}

test('every field of a query, a mutation and a subscription is used by an operation', () => {
  const used = new Set(operations.flatMap(({ document }) => document.definitions[0].selectionSet.selections.map((s) => s.name.value)));
  const unused = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
    .flatMap((type) => Object.keys(type.getFields()))
    .filter((field) => !used.has(field));
  assert.deepEqual(unused, []);
});
