/** Sends GraphQL operations as one caller; answers `data`, or throws what the server says is wrong. */
export class GraphqlClient {
  /** @param headers sent with every request, such as `accept-language`. */
  constructor(url, { token, headers = {} } = {}) {
    this.url = url;
    this.headers = { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    this.position = undefined;
  }

  async send(query, variables = {}) {
    const position = this.position ? { 'keyledger-min-position': this.position } : {};
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers, ...position },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors, extensions } = await response.json();
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    this.extensions = extensions;
    return data;
  }
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) {
    __typename
    ... on SignedIn { token mustChangePassword position }
    ... on Problem { code message }
  }
}`;

/** @returns the answer of `signIn`, with a token when it succeeded. */
export async function signIn(url, address, password, headers = {}) {
  const client = new GraphqlClient(url, { headers });
  const input = { address, password, wantsToken: true };
  return (await client.send(SIGN_IN, { input })).signIn;
}
