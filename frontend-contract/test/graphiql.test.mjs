// GraphiQL of the local run, in a real browser and with a real login. Needs GRAPHIQL_URL, GRAPHIQL_ISSUER, GRAPHIQL_USER,
// GRAPHIQL_PASSWORD, GRAPHIQL_TENANT and CHROMIUM, the path of the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const { GRAPHIQL_URL: url, GRAPHIQL_ISSUER: issuer, GRAPHIQL_USER: user, GRAPHIQL_PASSWORD: password } = process.env;
const own = new Set([new URL(url).origin, new URL(issuer).origin]);
const foreign = [];
const complaints = [];
let browser;
let page;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  page = await browser.newPage();
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !own.has(origin)) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

after(() => browser?.close());

test('a user logs in at Keycloak and is told who they are', async () => {
  await page.goto(url);
  await page.fill('#username', user);
  await page.click('#kc-login');
  await page.fill('#password', password);
  await page.click('#kc-login');
  await page.waitForFunction(() => document.querySelector('#who')?.textContent.includes(' of '));
  assert.match(await page.textContent('#who'), new RegExp(`^${user} of ${process.env.GRAPHIQL_TENANT} `));
  assert.equal(new URL(page.url()).search, '', 'the code of the login has left the address');
});

test('the first query is answered, and the meter says what it has cost', async () => {
  await page.click('.graphiql-execute-button');
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('"rank"'));
  await page.waitForFunction(() => document.querySelector('#cost').textContent.includes('last: '));
  assert.match(await page.textContent('#cost'), /last: \d+ of at most \d+; \d+ of \d+ points left$/);
  const [value, max] = await page.$eval('#points', (meter) => [meter.value, meter.max]);
  assert.ok(value > 0 && value <= max && max > 1);
});

test('the meter says what a query can cost before it is sent', async () => {
  const asked = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) asked.push(JSON.parse(request.postData()).query);
  });
  await page.click('.graphiql-query-editor .CodeMirror');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('{subjects(first: 100) {edges {node {key}}}}');
  await page.waitForFunction(() => document.querySelector('#cost').textContent.includes('this query: at most'));
  assert.match(await page.textContent('#cost'), /^this query: at most 101 points/);
  assert.ok(asked.length > 0 && asked.every((query) => query.includes('dryRun: true')));
});

test('nothing comes from anywhere else, and nothing is complained of', () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(complaints, []);
});
