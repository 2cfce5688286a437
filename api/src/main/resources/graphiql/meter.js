// Says what the query in the editor can cost before it is sent, and what the last one has cost.
const PAUSE = 500;

/** The query with a field that asks for its cost and executes nothing else; null where there is none to ask for. */
export function dryRun(query, ast) {
  const operations = ast?.definitions.filter(({ kind }) => kind === 'OperationDefinition') ?? [];
  if (operations.length !== 1 || operations[0].operation !== 'query') return null;
  const place = operations[0].selectionSet.loc.start + 1;
  return `${query.slice(0, place)} estimate: rateLimit(dryRun: true) {cost} ${query.slice(place)}`;
}

/** The figures in the page's head. */
export class Meter {
  #ask;
  #timer;
  #estimate = '';
  #last = '';
  #variables = '';
  #editor = { query: '', ast: null };

  /** ask: sends a request and resolves to its answer. */
  constructor(ask) {
    this.#ask = ask;
  }

  /** The query that stands in the editor. */
  query(query, ast) {
    this.#editor = { query, ast };
    this.#soon();
  }

  /** The variables that stand in the editor, as text. */
  variables(text) {
    this.#variables = text;
    this.#soon();
  }

  /** What an answer says of its cost. */
  answered(cost) {
    if (!cost) return;
    const { maximumAvailable: most, currentlyAvailable: left } = cost.throttleStatus;
    this.#last = `last: ${cost.actualQueryCost} of at most ${cost.requestedQueryCost}; ${left} of ${most} points left`;
    Object.assign(document.querySelector('#points'), { max: most, value: left, title: `${left} of ${most}` });
    this.#show();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ahead(), PAUSE);
  }

  async #ahead() {
    const query = dryRun(this.#editor.query, this.#editor.ast);
    let variables;
    try {
      variables = this.#variables.trim() ? JSON.parse(this.#variables) : undefined;
    } catch {
      return; // Half-written variables: the next change asks again.
    }
    const answer = query && (await this.#ask({ query, variables }));
    // The field that asks costs a point itself.
    const cost = answer?.data ? Math.max(1, answer.data.estimate.cost - 1) : undefined;
    const refused = answer?.errors?.[0]?.extensions?.code;
    this.#estimate = cost !== undefined ? `this query: at most ${cost} points` : refused ? `this query: ${refused}` : '';
    this.#show();
  }

  #show() {
    document.querySelector('#cost').textContent = [this.#estimate, this.#last].filter(Boolean).join(' · ');
  }
}
