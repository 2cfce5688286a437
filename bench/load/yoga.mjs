// The peer: graphql-yoga on the same ClickHouse, which answers the same questions from the same views and checks the same
// tokens, written as one would for speed: parsed documents and verified tokens are kept, connections stay open, values of one
// request are read together.
import http from 'node:http';
import { createClient, TupleParam } from '@clickhouse/client';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const { CLICKHOUSE_URL, CLICKHOUSE_DATABASE, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, KEYCLOAK_URL } = process.env;

const clickhouse = createClient({
  url: CLICKHOUSE_URL,
  database: CLICKHOUSE_DATABASE,
  username: CLICKHOUSE_USER,
  password: CLICKHOUSE_PASSWORD,
  max_open_connections: 16,
  keep_alive: { enabled: true },
});
const keys = createRemoteJWKSet(new URL(`${KEYCLOAK_URL}/protocol/openid-connect/certs`));
const verified = new Map();

async function tenantOf(token) {
  let tenant = verified.get(token);
  if (!tenant) {
    const { payload } = await jwtVerify(token, keys, {
      issuer: KEYCLOAK_URL,
      audience: 'chokepoint-api',
      algorithms: ['RS256'],
    });
    tenant = { id: Object.values(payload.organization)[0].id, expires: payload.exp * 1000 };
    verified.set(token, tenant);
  }
  if (tenant.expires < Date.now()) {
    throw new Error('The token has expired');
  }
  return tenant.id;
}

const VALUE = `toString(as_of) AS asOf, value, status, coverage, toString(population) AS population,
  toString(run_id) AS run, toString(published_at) AS published`;
const INDEX_VALUES = 'visible_index_value(tenant = {tenant:String}, known_at = {known:String})';
const SUBJECTS = 'visible_subject(tenant = {tenant:String}, known_at = {known:String})';

async function rows(query, query_params) {
  const result = await clickhouse.query({ query, query_params, format: 'JSONEachRow' });
  return result.json();
}

function loader(context, at) {
  context.loaders ??= new Map();
  if (!context.loaders.has(at)) {
    const load = async (wanted) => {
      const found = await rows(
        `SELECT subject_id, resource, index_id, ${VALUE} FROM ${INDEX_VALUES}
         WHERE basis = 'raw' AND (subject_id, resource, index_id) IN {wanted:Array(Tuple(String, String, String))}
           AND as_of <= {at:Date} ORDER BY as_of DESC LIMIT 1 BY subject_id, resource, index_id`,
        { tenant: context.tenant, known: context.known, at, wanted: wanted.map((each) => new TupleParam(each)) },
      );
      const byName = new Map(found.map((row) => [`${row.subject_id} ${row.resource} ${row.index_id}`, row]));
      return wanted.map((each) => indexValue(byName.get(each.join(' '))));
    };
    context.loaders.set(at, new DataLoader(load, { cacheKeyFn: (each) => each.join(' ') }));
  }
  return context.loaders.get(at);
}

function indexValue(row) {
  return row && { ...row, run: { id: row.run, publishedAt: row.published } };
}

const schema = createSchema({
  typeDefs: `
    scalar Date
    enum CentralizationIndex { GINI HHI THEIL_INDEX SHANNON_ENTROPY NAKAMOTO_COEFFICIENT_1_2 }
    enum Resource { VOTING_POWER }
    input SubjectFilter { resource: Resource }
    type Run { id: String! publishedAt: String! }
    type IndexValue { value: Float status: String! asOf: Date coverage: Float population: String run: Run }
    type IndexValueEdge { node: IndexValue! }
    type IndexValueConnection { edges: [IndexValueEdge!]! }
    type Subject {
      key: String! name: String!
      index(index: CentralizationIndex!, resource: Resource!, at: Date): IndexValue
      indexSeries(index: CentralizationIndex!, resource: Resource!, from: Date!, to: Date!, first: Int!): IndexValueConnection!
    }
    type SubjectEdge { node: Subject! }
    type SubjectConnection { edges: [SubjectEdge!]! }
    type Query {
      subject(key: String): Subject
      subjects(first: Int!, filter: SubjectFilter): SubjectConnection!
    }`,
  resolvers: {
    Query: {
      subject: async (_, { key }, context) => {
        const found = await rows(
          `SELECT subject_id AS key, any(name) AS name FROM ${SUBJECTS} WHERE subject_id = {key:String} GROUP BY subject_id`,
          { tenant: context.tenant, known: context.known, key },
        );
        return found[0];
      },
      subjects: async (_, { first, filter }, context) => {
        const found = await rows(
          `SELECT subject_id AS key, any(name) AS name FROM ${SUBJECTS} WHERE resource = {resource:String}
           GROUP BY subject_id ORDER BY subject_id LIMIT {first:UInt32}`,
          { tenant: context.tenant, known: context.known, first, resource: filter.resource.toLowerCase() },
        );
        return { edges: found.map((node) => ({ node })) };
      },
    },
    Subject: {
      index: (subject, { index, resource, at }, context) =>
        loader(context, at).load([subject.key, resource.toLowerCase(), index.toLowerCase()]),
      indexSeries: async (subject, { index, resource, from, to, first }, context) => {
        const found = await rows(
          `SELECT ${VALUE} FROM ${INDEX_VALUES} WHERE basis = 'raw' AND subject_id = {key:String}
             AND resource = {resource:String} AND index_id = {index:String} AND as_of >= {from:Date} AND as_of <= {to:Date}
           ORDER BY as_of LIMIT {first:UInt32}`,
          {
            tenant: context.tenant,
            known: context.known,
            key: subject.key,
            resource: resource.toLowerCase(),
            index: index.toLowerCase(),
            from,
            to,
            first,
          },
        );
        return { edges: found.map((row) => ({ node: indexValue(row) })) };
      },
    },
  },
});

const yoga = createYoga({
  schema,
  logging: false,
  graphiql: false,
  landingPage: false,
  maskedErrors: false,
  context: async ({ request }) => ({
    tenant: await tenantOf(request.headers.get('authorization')?.slice('Bearer '.length)),
    known: new Date().toISOString().replace('T', ' ').replace('Z', ''),
  }),
});
const server = http.createServer(yoga);
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
