// The dated changes of the schema. CHANGELOG.md is written here and read back: replayed from its end, it gives the schema that
// was recorded last, so that nothing changes without a line.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  isEnumType, isInputObjectType, isInterfaceType, isObjectType, isRequiredInputField, isScalarType, isUnionType,
} from 'graphql';

/** Where the changes stand. */
export const changelog = fileURLToPath(new URL('../CHANGELOG.md', import.meta.url));

const NOTICE_MONTHS = 12;
const REASON = /^.+\. Removed after (\d{4}-\d{2}-\d{2})\. Use [^`]+\.$/;
const LINE = /^- (added|changed|removed|deprecated)( breaking)? \*\*(\w+)\*\*((?: `[^`]*`)*)$/;

const argument = (arg) => `${arg.name}: ${arg.type}${arg.defaultValue === undefined ? '' : ' = …'}`;
const named = (fields, text) => Object.fromEntries(Object.values(fields).map((field) => [field.name, text(field)]));

/** What of a type clients can depend on: a line of text by member. */
function members(type) {
  if (isObjectType(type) || isInterfaceType(type)) {
    return named(type.getFields(), ({ name, args, type: result }) =>
      `${name}${args.length ? `(${args.map(argument).join(', ')})` : ''}: ${result}`);
  }
  if (isInputObjectType(type)) return named(type.getFields(), (field) => argument(field));
  if (isEnumType(type)) return Object.fromEntries(type.getValues().map(({ name }) => [name, name]));
  if (isUnionType(type)) return Object.fromEntries(type.getTypes().map(({ name }) => [name, name]));
  return isScalarType(type) ? { scalar: 'scalar' } : {};
}

/** Members by type, but for those of GraphQL itself. */
export function surface(schema) {
  const types = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(types.map((type) => [type.name, members(type)]));
}

/** What is deprecated: its reason by type and member. */
export function deprecations(schema) {
  const found = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const parts = isEnumType(type) ? type.getValues() : type.getFields ? Object.values(type.getFields()) : [];
    for (const part of parts) {
      for (const element of [part, ...(part.args ?? [])]) {
        if (element.deprecationReason !== undefined && element.deprecationReason !== null) {
          const name = element === part ? part.name : `${part.name}.${element.name}`;
          (found[type.name] ??= {})[name] = element.deprecationReason;
        }
      }
    }
  }
  return found;
}

const key = (text) => /^\w+/.exec(text)[0];

/** The surface and the deprecations that a changelog ends in. */
export function replay(text) {
  const state = { surface: {}, deprecated: {} };
  for (const line of text.split('\n').reverse()) {
    const found = LINE.exec(line);
    if (!found) {
      if (line.startsWith('- ')) throw new Error(`CHANGELOG.md: a line is not as it is written here: ${line}`);
      continue;
    }
    const [, kind, , type, list] = found;
    const parts = [...list.matchAll(/`([^`]*)`/g)].map(([, part]) => part);
    const of = (state.surface[type] ??= {});
    if (kind === 'added') parts.forEach((part) => (of[key(part)] = part));
    if (kind === 'changed') of[key(parts[1])] = parts[1];
    if (kind === 'removed') parts.forEach((part) => delete of[key(part)]);
    if (kind === 'deprecated') state.deprecated[`${type}.${parts[0]}`] = parts[1];
    if (Object.keys(of).length === 0) delete state.surface[type];
  }
  return state;
}

/** Whether clients that keep to the old text break on the new one. */
function breaks(before, after, type) {
  const split = (text) => /^\w+(?:\((.*)\))?: (.+?)( = …)?$/.exec(text);
  const [, oldArgs = '', oldType] = split(before);
  const [, newArgs = '', newType, newDefault] = split(after);
  const input = isInputObjectType(type);
  const loosened = oldType.replace(/!$/, '') === newType || (oldType === newType.replace(/!$/, '') && newDefault);
  if (oldType !== newType && !(input ? loosened : newType === `${oldType}!`)) return true;
  const list = (args) => new Map((args ? args.split(', ') : []).map((arg) => [key(arg), arg]));
  const [old, now] = [list(oldArgs), list(newArgs)];
  const kept = [...old].every(([name, arg]) => now.has(name) && (now.get(name) === arg || now.get(name) === arg.replace(/!$/, '')));
  return !kept || [...now].some(([name, arg]) => !old.has(name) && arg.endsWith('!'));
}

const ticks = (parts) => parts.map((part) => ` \`${part}\``).join('');

/**
 * The lines that lead from a changelog to a schema, the last change first.
 *
 * today: the date, YYYY-MM-DD; a member may go once its deprecation's date has come.
 */
export function changes(text, schema, today) {
  const { surface: before, deprecated } = replay(text);
  const after = surface(schema);
  const lines = [];
  for (const name of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    const [old, now] = [before[name] ?? {}, after[name] ?? {}];
    const type = schema.getType(name);
    const added = Object.keys(now).filter((member) => !(member in old));
    const removed = Object.keys(old).filter((member) => !(member in now));
    const may = (member) => REASON.exec(deprecated[`${name}.${member}`] ?? '')?.[1] <= today;
    const mark = (breaking) => (breaking ? ' breaking' : '');
    const required = isInputObjectType(type) && name in before
      && added.some((member) => isRequiredInputField(type.getFields()[member]));
    if (added.length || (!(name in before) && name in after)) {
      lines.push(`- added${mark(required)} **${name}**${ticks(added.map((member) => now[member]))}`);
    }
    for (const member of Object.keys(now).filter((each) => each in old && old[each] !== now[each])) {
      lines.push(`- changed${mark(breaks(old[member], now[member], type))} **${name}**${ticks([old[member], now[member]])}`);
    }
    for (const member of removed) lines.push(`- removed${mark(!may(member))} **${name}**${ticks([old[member]])}`);
  }
  for (const [name, parts] of Object.entries(deprecations(schema))) {
    for (const [member, reason] of Object.entries(parts)) {
      if (deprecated[`${name}.${member}`] !== reason) lines.push(`- deprecated **${name}**${ticks([member, reason])}`);
    }
  }
  return lines;
}

/** What is wrong with the deprecations of a schema: each says when it ends, a year from now or later, and what to use. */
export function undated(schema, text, today) {
  const { deprecated } = replay(text);
  const earliest = new Date(`${today}T00:00:00Z`);
  earliest.setUTCMonth(earliest.getUTCMonth() + NOTICE_MONTHS);
  const first = earliest.toISOString().slice(0, 10);
  return Object.entries(deprecations(schema)).flatMap(([type, parts]) =>
    Object.entries(parts).flatMap(([member, reason]) => {
      const date = REASON.exec(reason)?.[1];
      if (!date) return [`${type}.${member}: write "… . Removed after YYYY-MM-DD. Use ….", not "${reason}"`];
      const known = `${type}.${member}` in deprecated;
      return known || date >= first ? [] : [`${type}.${member}: ${date} is too soon; ${first} or later passes`];
    }));
}

/** The text of the changelog. */
export const recorded = () => readFileSync(changelog, 'utf8');
