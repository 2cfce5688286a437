// Asks a server as fast as connections or a rate allow, and tells how it answered. Reads the order as JSON from standard
// input, writes the result as JSON to standard output.
import autocannon from 'autocannon';
import { text } from 'node:stream/consumers';
import { questions } from './questions.mjs';

const order = JSON.parse(await text(process.stdin));
const next = questions(order.kind, order.shape, order.seed);
const answered = [];
const shed = [];
const failures = new Map();
const begin = performance.now();
const warm = begin + order.warmSeconds * 1000;
const end = warm + order.seconds * 1000;

const run = autocannon({
  url: order.url,
  connections: order.connections,
  duration: order.warmSeconds + order.seconds,
  timeout: 30,
  ...(order.rate ? { overallRate: order.rate } : {}),
  requests: [
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${order.token}`,
      },
      setupRequest: (request, context) => {
        context.sent = performance.now();
        return { ...request, body: JSON.stringify(next()) };
      },
      onResponse: (status, body, context) => take(status, body, performance.now() - context.sent),
    },
  ],
});
await run;
process.stdout.write(
  JSON.stringify({
    seconds: order.seconds,
    answered: answered.length,
    shed: shed.length,
    failed: [...failures.values()].reduce((sum, count) => sum + count, 0),
    failures: Object.fromEntries(failures),
    perSecond: answered.length / order.seconds,
    answeredMs: quantiles(answered),
    shedMs: quantiles(shed),
  }),
);

function take(status, body, milliseconds) {
  const now = performance.now();
  if (now < warm || now > end) {
    return;
  }
  if (status === 200 && !body.includes('"errors"')) {
    answered.push(milliseconds);
  } else if (status === 429 || status === 503) {
    shed.push(milliseconds);
  } else {
    const reason = `${status} ${body.slice(0, 200)}`;
    failures.set(reason, (failures.get(reason) ?? 0) + 1);
  }
}

function quantiles(values) {
  values.sort((a, b) => a - b);
  const at = (share) => (values.length === 0 ? null : values[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)]);
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
