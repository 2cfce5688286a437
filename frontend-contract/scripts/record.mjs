// Adds the changes of the schema to CHANGELOG.md under today's date. A change that breaks clients is refused, unless
// --breaking says that it is meant.
import { existsSync, writeFileSync } from 'node:fs';
import { changelog, changes, recorded, undated } from './changelog.mjs';
import { schema } from './contract.mjs';

const HEAD = `# Changes of the schema

Written by \`npm run generate\`, the newest first; a test says when a change is missing. Inside a version the schema is only added
to. What is to go is deprecated a year before, with the date and with what to use instead; enums are open: expect new values.
`;

const today = new Date().toISOString().slice(0, 10);
const text = existsSync(changelog) ? recorded() : HEAD;
const lines = changes(text, schema, today);
const wrong = undated(schema, text, today);
const breaking = lines.filter((line) => /^- \w+ breaking /.test(line));
if (wrong.length || (breaking.length && !process.argv.includes('--breaking'))) {
  console.error([...wrong, ...breaking, 'Deprecate first what is to go; if it is meant as it is: npm run record -- --breaking'].join('\n'));
  process.exit(1);
}
if (lines.length) {
  const title = `## ${today}\n`;
  const rest = text.slice(HEAD.length);
  const block = rest.startsWith(`\n${title}`)
    ? `\n${title}\n${lines.join('\n')}\n${rest.slice(title.length + 2)}`
    : `\n${title}\n${lines.join('\n')}\n${rest}`;
  writeFileSync(changelog, HEAD + block);
}
