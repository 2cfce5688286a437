export * from './client.js';
export * from './gql/operations.js';
