// Authorization code with PKCE: https://www.rfc-editor.org/rfc/rfc7636. Tokens stay in the memory of the page; what must
// outlive the way to Keycloak and back is in the tab's session storage, and of no use afterwards.
const KEPT = 'chokepoint.login';
const EARLY = 20_000;

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** The login of this page's user. */
export class Login {
  #issuer;
  #client;
  #scope;
  #endpoints;
  #tokens;
  #redirect = `${location.origin}${location.pathname}`;

  /** organization: alias of one of several organizations, or null for the only one. */
  constructor({ issuer, client, organization }) {
    this.#issuer = issuer;
    this.#client = client;
    this.#scope = `openid ${organization ? `organization:${organization}` : 'organization'}`;
  }

  /** Comes back from Keycloak, or goes there; resolves once somebody is logged in. */
  async complete() {
    this.#endpoints = await (await fetch(`${this.#issuer}/.well-known/openid-configuration`)).json();
    const answer = new URLSearchParams(location.search);
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    if (!answer.has('state')) return this.#leave();
    sessionStorage.removeItem(KEPT);
    history.replaceState(null, '', this.#redirect + (kept?.search ?? ''));
    if (answer.get('state') !== kept?.state) return this.#leave();
    if (answer.has('error')) throw new Error(answer.get('error_description') ?? answer.get('error'));
    await this.#ask({
      grant_type: 'authorization_code',
      code: answer.get('code'),
      redirect_uri: this.#redirect,
      code_verifier: kept.verifier,
    });
  }

  /** An access token that is good for some seconds at least. */
  async token() {
    if (Date.now() > this.#tokens.until - EARLY) {
      await this.#ask({ grant_type: 'refresh_token', refresh_token: this.#tokens.refresh }).catch(() => this.#leave());
    }
    return this.#tokens.access;
  }

  /** Ends the session at Keycloak. */
  leave() {
    const query = new URLSearchParams({ client_id: this.#client, post_logout_redirect_uri: this.#redirect });
    if (this.#tokens?.id) query.set('id_token_hint', this.#tokens.id);
    location.assign(`${this.#endpoints.end_session_endpoint}?${query}`);
  }

  async #leave() {
    const [state, verifier] = [random(), random()];
    const search = new URLSearchParams(location.search).has('state') ? '' : location.search;
    sessionStorage.setItem(KEPT, JSON.stringify({ state, verifier, search }));
    const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
    const query = new URLSearchParams({
      client_id: this.#client,
      response_type: 'code',
      scope: this.#scope,
      redirect_uri: this.#redirect,
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    location.assign(`${this.#endpoints.authorization_endpoint}?${query}`);
    return new Promise(() => {});
  }

  async #ask(form) {
    const answer = await fetch(this.#endpoints.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.#client, ...form }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error_description ?? body.error);
    this.#tokens = {
      access: body.access_token,
      refresh: body.refresh_token,
      id: body.id_token ?? this.#tokens?.id,
      until: Date.now() + body.expires_in * 1000,
    };
  }
}
