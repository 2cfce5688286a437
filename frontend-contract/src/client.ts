import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** What the API says of an error. New codes may be added. */
export interface ApiError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; retryable?: boolean; requestId?: string };
}

/** Raised when a request has errors; `data` holds what was answered beside them. */
export class ApiErrors extends Error {
  constructor(
    readonly status: number,
    readonly errors: ApiError[],
    readonly data: unknown,
  ) {
    super(errors.map((error) => error.message).join('; '));
  }
}

/**
 * Sends one operation.
 *
 * @param url of the API, such as `http://127.0.0.1:8080/graphql`
 * @param token access token of a user of one tenant
 */
export async function request<Data, Variables>(
  url: string,
  token: string,
  operation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: print(operation), variables }),
  });
  const body = (await response.json()) as { data?: Data; errors?: ApiError[] };
  if (!response.ok || body.errors || !body.data) {
    throw new ApiErrors(response.status, body.errors ?? [], body.data);
  }
  return body.data;
}
