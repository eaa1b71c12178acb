// The official Node SDK's part of the comparison: lists the work items once for each line that comes in.
const { PlaneClient } = require("@makeplane/plane-node-sdk");
const readline = require("node:readline");

const [url, workspace, project, pageSize] = process.argv.slice(2);
const client = new PlaneClient({ baseUrl: url, apiKey: "plane_api_bench" });

async function listAll() {
  const start = process.hrtime.bigint();
  const cpuBefore = process.cpuUsage();
  let objects = 0;
  let checksum = 0;
  const params = { per_page: Number(pageSize) };
  for (;;) {
    const page = await client.workItems.list(workspace, project, params);
    for (const item of page.results) {
      objects++;
      checksum += item.sequence_id;
    }
    if (!page.next_page_results) {
      break;
    }
    params.cursor = page.next_cursor;
  }
  const nanos = process.hrtime.bigint() - start;
  const cpu = process.cpuUsage(cpuBefore);
  console.log(`${objects} ${checksum} ${nanos} ${(cpu.user + cpu.system) * 1000}`);
}

(async () => {
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    await listAll();
  }
})();
