// Stands between the API and ClickHouse and keeps what passes, so that the same statements can be sent without the API.
// GET /_recorded gives the requests since the last time, each with path, headers and body.
import http from 'node:http';

const target = new URL(process.argv[2]);
const agent = new http.Agent({ keepAlive: true });
let recorded = [];

const server = http.createServer((request, response) => {
  if (request.url === '/_recorded') {
    response.end(JSON.stringify(recorded));
    recorded = [];
    return;
  }
  const body = [];
  request.on('data', (chunk) => body.push(chunk));
  request.on('end', () => {
    const whole = Buffer.concat(body);
    recorded.push({ path: request.url, headers: request.headers, body: whole.toString('latin1') });
    const onward = http.request(
      { host: target.hostname, port: target.port, method: request.method, path: request.url, headers: request.headers, agent },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    onward.end(whole);
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
