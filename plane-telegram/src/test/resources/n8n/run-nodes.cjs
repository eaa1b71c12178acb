// Runs the texts of the workflow's Code nodes as n8n would, without n8n: reads {verify, write, env, cases} and answers a list.
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

const run = (code, { env, json, nodes, memory, body }) => {
  const items = (name) => ({
    all: () => {
      if (!nodes || !nodes[name]) throw new Error(`Node '${name}' hasn't been executed`);
      return nodes[name].map((each) => ({ json: each }));
    },
    first: () => items(name).all()[0],
  });
  const helpers = { getBinaryDataBuffer: async () => body };
  return new AsyncFunction('$input', '$env', '$', '$getWorkflowStaticData', 'require', code).call(
    { helpers },
    { first: () => ({ json }), all: () => [{ json }] },
    env,
    items,
    () => memory,
    require,
  );
};

(async () => {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  const { verify, write, env, cases } = JSON.parse(text);
  const memory = {};
  const answers = [];
  for (const each of cases) {
    const body = Buffer.from(each.body, 'base64');
    const json = { headers: each.signature === null ? {} : { 'x-plane-signature': each.signature } };
    const [verified] = await run(verify, { env, json, memory, body });
    let decided = null;
    if (verified.json.candidate) {
      const nodes = { ...each.nodes, Verify: [verified.json] };
      [decided] = await run(write, { env, json: {}, nodes, memory });
    }
    answers.push({ verified: verified.json, decided: decided && decided.json });
  }
  process.stdout.write(JSON.stringify(answers));
})();
