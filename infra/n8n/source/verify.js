// Is this webhook from Plane, is it new, and can it be worth a message? Nothing is asked of Plane before that is sure.
const crypto = require('crypto');

const raw = Buffer.from(await this.helpers.getBinaryDataBuffer(0, 'data'));
const headers = $input.first().json.headers || {};
const given = Buffer.from(String(headers['x-plane-signature'] || ''));
const secrets = String($env.PLANE_WEBHOOK_SECRET || '').split(',').map((secret) => secret.trim()).filter(Boolean);
const valid = secrets.some((secret) => {
  const expected = Buffer.from(crypto.createHmac('sha256', secret).update(raw).digest('hex'));
  return expected.length === given.length && crypto.timingSafeEqual(expected, given);
});
if (!valid) return [{ json: { valid: false, candidate: false } }];

let webhook;
try {
  webhook = JSON.parse(raw.toString('utf8'));
} catch (e) {
  return [{ json: { valid: true, candidate: false } }];
}

// Plane repeats a webhook with the same bytes and another delivery id.
const digest = crypto.createHash('sha256').update(raw).digest('hex');
const memory = typeof $getWorkflowStaticData === 'function' ? $getWorkflowStaticData('global') : {};
const seen = memory.seen || [];
const repeated = seen.includes(digest);
memory.seen = [...seen.filter((each) => each !== digest), digest].slice(-1000);

// What no rule tells. Names and states are only asked for when it is worth it.
const quiet = /^(sort_order|description|description_html|description_json|description_stripped|description_binary|comment_html|comment_json)$/;
const data = webhook.data || {};
const field = (webhook.activity || {}).field || '';
const told = ['issue', 'issue_comment', 'project', 'cycle', 'module'].includes(webhook.event);
const candidate = told && !repeated && !quiet.test(field) && !(webhook.event === 'issue_comment' && webhook.action !== 'created');
return [{
  json: {
    valid: true,
    candidate,
    repeated,
    webhook,
    project: String((webhook.event === 'project' ? data.id : data.project) || ''),
    item: String(webhook.event === 'issue_comment' ? data.issue : data.id || ''),
  },
}];
