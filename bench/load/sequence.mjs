// Asks one question after another over one kept connection, and tells how long each took: of the API, or of ClickHouse with
// the statements that the API sends for it.
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { questions } from './questions.mjs';

const order = JSON.parse(await text(process.stdin));
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const next = questions(order.kind, order.shape, order.seed);
const times = [];
for (let i = -order.warm; i < order.count; i++) {
  const requests = order.statements ? statements(next()) : [question(next())];
  const begin = performance.now();
  for (const request of requests) {
    await send(request);
  }
  if (i >= 0) {
    times.push(performance.now() - begin);
  }
}
times.sort((a, b) => a - b);
process.stdout.write(
  JSON.stringify({ count: times.length, p50: times[Math.floor(times.length / 2)], p99: times[Math.ceil(times.length * 0.99) - 1] }),
);

function question(body) {
  return {
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${order.token}`,
    },
    body: JSON.stringify(body),
  };
}

/** The recorded statements, asking for what the question asks: what differs stands in their parameters alone. */
function statements({ variables }) {
  return order.statements.map((statement) => {
    const address = new URL(statement.path, order.url);
    for (const [parameter, value] of [...address.searchParams]) {
      if (parameter.startsWith('param_')) {
        address.searchParams.set(parameter, asked(value, variables));
      }
    }
    const headers = { ...statement.headers };
    delete headers['content-length'];
    delete headers['transfer-encoding'];
    return { path: address.pathname + address.search, headers, body: statement.body };
  });
}

function asked(parameter, variables) {
  return Object.entries(order.recorded).reduce(
    (value, [name, recorded]) => value.replaceAll(sqlName(recorded), sqlName(String(variables[name]))),
    parameter,
  );
}

/** Indices are written in small letters in SQL; keys and days are as they are. */
function sqlName(value) {
  return /^[A-Z0-9_]+$/.test(value) ? `'${value.toLowerCase()}'` : `'${value}'`;
}

function send({ path, headers, body }) {
  const url = new URL(order.url);
  const bytes = Buffer.from(body, 'latin1');
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: url.hostname, port: url.port, method: 'POST', path, headers: { ...headers, 'content-length': bytes.length }, agent },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks);
          if (response.statusCode !== 200 || answer.includes('"errors"') || answer.length === 0) {
            reject(new Error(`${response.statusCode} ${answer.toString('latin1').slice(0, 300)}`));
          }
          resolve(answer);
        });
      },
    );
    request.on('error', reject);
    request.end(bytes);
  });
}
