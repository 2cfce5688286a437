// The changelog is the schema, and the rules by which it may change hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSchema } from 'graphql';
import { changes, recorded, replay, surface, undated } from '../scripts/changelog.mjs';
import { schema } from '../scripts/contract.mjs';

const TODAY = '2026-11-26';
const first = buildSchema('type Query {a(x: Int): Int b: String} enum E {ONE TWO} input I {x: Int!}');
const text = changes('', first, TODAY).join('\n');
const kinds = (sdl, before = text) => changes(before, buildSchema(sdl), TODAY).map((line) => line.split(' **')[0]);

test('every change of the schema has a line in CHANGELOG.md: run "npm run generate"', () => {
  assert.deepEqual(replay(recorded()).surface, surface(schema));
});

test('every deprecation says when it ends and what to use', () => {
  assert.deepEqual(undated(schema, recorded(), TODAY), []);
});

test('a changelog replays to the schema that it was made for', () => {
  assert.deepEqual(replay(text).surface, surface(first));
  assert.deepEqual(changes(text, first, TODAY), []);
});

test('what only adds breaks nobody', () => {
  assert.deepEqual(
    kinds('type Query {a(x: Int, y: Int): Int! b: String c: Int} enum E {ONE TWO THREE} input I {x: Int y: Int}'),
    ['- added', '- added', '- changed', '- added', '- changed'],
  );
});

for (const [what, sdl] of Object.entries({
  'a field that goes': 'type Query {a(x: Int): Int} enum E {ONE TWO} input I {x: Int!}',
  'a field that may be null': 'type Query {a(x: Int): Int b: Int} enum E {ONE TWO} input I {x: Int!}',
  'an argument that must be given': 'type Query {a(x: Int, y: Int!): Int b: String} enum E {ONE TWO} input I {x: Int!}',
  'an argument that goes': 'type Query {a: Int b: String} enum E {ONE TWO} input I {x: Int!}',
  'an enum value that goes': 'type Query {a(x: Int): Int b: String} enum E {ONE} input I {x: Int!}',
  'an input field that must be given': 'type Query {a(x: Int): Int b: String} enum E {ONE TWO} input I {x: Int! y: Int!}',
})) {
  test(`${what} is a change that breaks`, () => {
    assert.deepEqual(kinds(sdl).filter((kind) => kind.endsWith(' breaking')).length, 1);
  });
}

test('a field may go once its date has come', () => {
  const reason = (date) => `- deprecated **Query** \`b\` \`It is the same as a. Removed after ${date}. Use a.\`\n${text}`;
  const without = 'type Query {a(x: Int): Int} enum E {ONE TWO} input I {x: Int!}';
  assert.deepEqual(kinds(without, reason('2026-11-25')), ['- removed']);
  assert.deepEqual(kinds(without, reason('2027-11-27')), ['- removed breaking']);
});

test('a deprecation without a date, or with one that is too soon, is wrong', () => {
  const deprecated = (reason) => buildSchema(`type Query {a: Int b: Int @deprecated(reason: "${reason}")}`);
  assert.equal(undated(deprecated('old'), '', TODAY).length, 1);
  assert.equal(undated(deprecated('It is old. Removed after 2027-01-01. Use a.'), '', TODAY).length, 1);
  assert.equal(undated(deprecated('It is old. Removed after 2027-11-26. Use a.'), '', TODAY).length, 0);
});
