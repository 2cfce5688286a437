// Writes one question of a kind as JSON, without asking it. Reads the order as JSON from standard input.
import { text } from 'node:stream/consumers';
import { questions } from './questions.mjs';

const order = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(questions(order.kind, order.shape, order.seed)()));
