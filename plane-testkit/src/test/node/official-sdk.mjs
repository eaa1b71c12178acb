// Uses Plane's official SDK for Node against an emulator: node official-sdk.mjs <sdk folder> <url> <key> <workspace>
import { createRequire } from 'node:module';

const [, , folder, baseUrl, apiKey, workspace] = process.argv;
const { PlaneClient } = createRequire(`${folder}/`)('@makeplane/plane-node-sdk');
const client = new PlaneClient({ baseUrl, apiKey });

const projects = await client.projects.list(workspace);
const project = projects.results.find(candidate => candidate.identifier === 'ONB');
const item = await client.workItems.create(workspace, project.id, { name: 'made by the official SDK' });
const updated = await client.workItems.update(workspace, project.id, item.id, { priority: 'high' });
const comment = await client.workItems.comments.create(workspace, project.id, item.id, {
  comment_html: '<p>hello from Node</p>',
});
console.log(JSON.stringify({ projects: projects.results.length, priority: updated.priority, comment: comment.comment_html }));
