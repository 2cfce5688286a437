import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { buildSchema, parse } from 'graphql';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The schema that the API serves. */
export const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));

/** Every operation, one per file, by path: {path, name, text, document}. */
export const operations = readdirSync(join(root, 'operations'), { recursive: true })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, 'operations', path), 'utf8');
    const document = parse(text);
    return { path, name: document.definitions[0].name?.value, text, document };
  });

/** Where the generated types stand. */
export const generated = join(root, 'src', 'gql', 'operations.ts');
