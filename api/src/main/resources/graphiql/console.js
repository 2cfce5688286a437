// GraphiQL for a user who is logged in at Keycloak. ?organization=ALIAS chooses among several organizations.
import { Login } from '/graphiql/login.js';
import { Meter } from '/graphiql/meter.js';

const FIRST = `# Who is most concentrated?
query Ranking {
  ranking(index: HHI, resource: FEES_EARNED, first: 5) {
    edges { node { rank subject { key name } value { value unit asOf } } }
  }
}
`;

async function start() {
  const config = await (await fetch('/graphiql/config.json')).json();
  const organization = new URLSearchParams(location.search).get('organization');
  const login = new Login({ ...config, organization });
  document.querySelector('#logout').addEventListener('click', () => login.leave());
  await login.complete();

  const ask = async (parameters) => {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await login.token()}` },
      body: JSON.stringify(parameters),
    });
    return answer.json();
  };
  const meter = new Meter(ask);
  const fetcher = async (parameters) => {
    const answer = await ask(parameters);
    if (parameters.operationName !== 'IntrospectionQuery') meter.answered(answer.extensions?.cost);
    return answer;
  };

  const { data, errors } = await ask({ query: '{viewer {user roles tenant {alias plan}}}' });
  who(data ? `${data.viewer.user} of ${data.viewer.tenant.alias} (${data.viewer.tenant.plan})` : errors[0].message);
  ReactDOM.createRoot(document.querySelector('#graphiql')).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultQuery: FIRST,
      onEditQuery: (query, ast) => meter.query(query, ast),
      onEditVariables: (text) => meter.variables(text),
    }),
  );
}

const who = (text) => {
  document.querySelector('#who').textContent = text;
};

start().catch((failure) => who(`Login failed: ${failure.message}`));
