// What happened, which rule decides about it, and the message. Rules and texts are those of plane-telegram.
const RULES = /*RULES*/ [];
const TEXTS = /*TEXTS*/ {};

const language = String($env.PLANE_LANGUAGE || 'en').toLowerCase() === 'fr' ? 'fr' : 'en';
const zone = $env.PLANE_TIME_ZONE || 'UTC';
const base = String($env.PLANE_BASE_URL || '').replace(/\/+$/, '');
const workspace = String($env.PLANE_WORKSPACE || '');

const verified = $('Verify').first().json;
const webhook = verified.webhook;
const data = webhook.data || {};
const activity = webhook.activity || {};
const answer = (node) => {
  try {
    return $(node).all().map((item) => item.json).filter((json) => json && !json.error);
  } catch (e) {
    return []; // the node did not run
  }
};
const results = (node) => answer(node).flatMap((json) => (Array.isArray(json.results) ? json.results : [json]));

// ---- text of others ----
const WHITE = '\\t-\\r\\x1c-\\x1f \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000';
const strip = (text) => text.replace(new RegExp(`^[${WHITE}]+|[${WHITE}]+$`, 'g'), '');
const stripEnd = (text) => text.replace(new RegExp(`[${WHITE}]+$`), '');
const visible = (text) =>
  [...text.replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')]
    .filter((c) => /[\n\t\u200c\u200d]/.test(c) || !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(c))
    .join('');
const bounded = (text, most) => String(text).slice(0, 256 + 4 * most);
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const cut = (text, most) => {
  const clean = visible(bounded(text, most));
  if (clean.length <= most) return clean;
  let end = 0;
  for (const { index, segment } of graphemes.segment(clean)) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return stripEnd(clean.slice(0, end || most - 1)) + '…';
};
const line = (text, most) =>
  cut(strip(visible(bounded(text, most)).replace(/[ \t\n\v\f\r\u00a0\u2007\u202f]+/g, ' ')), most);
const lines = (text) => {
  const kept = [];
  let empty = true;
  for (const each of visible(text).split('\n')) {
    const blank = strip(each) === '';
    if (!blank || !empty) kept.push(stripEnd(each));
    empty = blank;
  }
  return strip(kept.join('\n'));
};
const RIGHT_TO_LEFT = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const escape = (text) => {
  const html = visible(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return RIGHT_TO_LEFT.test(text) ? `\u2068${html}\u2069` : html;
};
const name = (text) => escape(line(text, 40));
const bold = (html) => (html ? `<b>${html}</b>` : '');
const isAddress = (url) => /^https?:\/\/[^\s/?#@"<>\\]+\.[^\s/?#@"<>\\]+(?:[/?#][^\s"<>]*)?$/.test(url);
const link = (url, html) => (isAddress(url) ? `<a href="${escape(url)}">${html}</a>` : html);

// ---- words of the language: the part of java.text.MessageFormat that the texts use ----
const text = (key, ...values) => {
  const number = (value) => (typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value);
  const fill = (pattern) => {
    let out = '';
    for (let i = 0; i < pattern.length; i++) {
      if (pattern[i] !== '{') {
        out += pattern[i];
        continue;
      }
      let depth = 1;
      let end = i + 1;
      for (; depth > 0; end++) depth += pattern[end] === '{' ? 1 : pattern[end] === '}' ? -1 : 0;
      const gap = pattern.slice(i + 1, end - 1);
      const choice = /^(\d),choice,(.*)$/s.exec(gap);
      if (choice) {
        const value = values[Number(choice[1])];
        let chosen = null;
        for (const option of choice[2].split('|')) {
          const [, limit, sign, words] = /^(\d+)([#<])(.*)$/s.exec(option);
          if (chosen === null || (sign === '#' ? value >= Number(limit) : value > Number(limit))) chosen = words;
        }
        out += fill(chosen);
      } else {
        out += number(values[Number(gap)]);
      }
      i = end - 1;
    }
    return out;
  };
  return fill(TEXTS[language][key]);
};
const has = (key) => Object.prototype.hasOwnProperty.call(TEXTS[language], key);

// ---- who, where, what ----
const asked = answer('Project')[0] || {};
const projectId = String(verified.project || '');
const source = webhook.event === 'project' && data.name ? data : asked;
const project = { id: projectId, identifier: String(source.identifier || ''), name: String(source.name || projectId) };

const patterns = String($env.PLANE_AGENTS || '').split(',').map((each) => each.trim()).filter(Boolean);
const isAgent = (user) =>
  patterns.some((pattern) => {
    const glob = new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'is');
    return [user.id, user.display_name, user.email].some((each) => each && glob.test(each));
  });
const who = activity.actor || {};
const actor = {
  id: String(who.id || ''),
  name: String(who.display_name || ''),
  kind: !who.id || patterns.length === 0 ? 'unknown' : isAgent(who) ? 'agent' : 'human',
};

const states = results('States');
const stateOf = (id) => states.find((state) => state.id === id);
const taskOf = (item) => {
  if (!item || !item.name) return null;
  const state = item.state && item.state.id ? item.state : stateOf(item.state) || {};
  const key = project.identifier ? `${project.identifier}-${item.sequence_id}` : `#${item.sequence_id}`;
  return {
    key,
    name: String(item.name),
    url: project.identifier && base ? `${base}/${workspace}/browse/${key}/` : '',
    state: String(state.name || ''),
    group: String(state.group || 'unstarted'),
    priority: String(item.priority || 'none'),
    due: item.target_date || null,
    assignees: (item.assignees || []).map((each) => String(each.display_name || each.id || each)),
  };
};
const isBlocked = (words) => /(?<!un|de|dé)(?:blocked|bloqu)/.test(String(words).toLowerCase());
const isClosed = (group) => group === 'completed' || group === 'cancelled';

/** What a move from one state to another means. */
const move = (before, after) => {
  if (!after) return 'state-changed';
  if (isClosed(after.group)) return before && before.group === after.group ? 'state-changed' : after.group;
  if (before && isClosed(before.group)) return 'reopened';
  const wasBlocked = Boolean(before && isBlocked(before.name));
  if (isBlocked(after.name) !== wasBlocked) return wasBlocked ? 'unblocked' : 'blocked';
  return after.group === 'started' && !(before && before.group === 'started') ? 'started' : 'state-changed';
};

/** Without the time, which Plane tells of the old value alone. */
const day = (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : value);

const MARKERS = ['progress', 'error', 'question'];
const markerOf = (comment, words) => {
  const parts = String(comment.external_id || '').split('/');
  if (comment.external_source === 'plane-bridge/comment' && parts.length > 1) {
    return MARKERS.includes(parts[1]) ? parts[1] : null;
  }
  const start = strip(words);
  if (start.startsWith('⏳')) return 'progress';
  if (start.startsWith('❌')) return 'error';
  if (start.startsWith('❓')) return 'question';
  const heading = strip(start.split('\n')[0]).toLowerCase();
  return MARKERS.includes(heading) ? heading : null;
};

// ---- a comment's HTML as text ----
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const decode = (html) =>
  html.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (all, entity) => {
    if (entity[0] !== '#') return ENTITIES[entity.toLowerCase()] || all;
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
const readable = (html) => {
  const blocks = /^(p|h[1-6]|blockquote|pre|ul|ol|table|figure|dl)$/;
  const rows = /^(div|li|tr|section|article|header|footer|details|summary|dt|dd|hr)$/;
  const indents = [''];
  const numbers = [];
  let out = '';
  let first = null;
  let breaks = 0;
  let blank = false;
  let entries = 0;
  let pre = 0;
  let target = null;
  const around = (tag) => (blocks.test(tag) ? (entries > 0 ? 1 : 2) : rows.test(tag) ? 1 : 0);
  const want = (count) => (breaks = Math.max(breaks, count));
  const write = (words) => {
    for (const c of words) {
      if (pre > 0 && c === '\n') {
        want(Math.min(breaks + 1, 2));
      } else if (!(pre > 0 && (c === ' ' || c === '\t')) && /\s/.test(c)) {
        blank = true;
      } else if (!/[\x00-\x08\x0e-\x1f\x7f-\x9f]/.test(c)) {
        if (breaks > 0 || out === '') {
          if (out !== '') out += (breaks > 1 ? '\n' + (first === null ? stripEnd(indents[0]) : '') : '') + '\n';
          out += first === null ? indents[0] : first;
          first = null;
          breaks = 0;
        } else if (blank) {
          out += ' ';
        }
        blank = false;
        out += c;
      }
    }
  };
  const indent = (begin, rest) => {
    first = (first === null ? indents[0] : first) + begin;
    indents.unshift(indents[0] + rest);
  };
  const tokens = /<!--[\s\S]*?-->|<(script|style|title|textarea|template|noscript|select|button)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi;
  const lists = [];
  for (const [token, skipped, close, tagName, attributes] of html.matchAll(tokens)) {
    if (skipped || token.startsWith('<!--')) continue;
    if (!tagName) {
      write(decode(token));
      if (target) target.words += decode(token);
      continue;
    }
    const tag = tagName.toLowerCase();
    const attribute = (key) => {
      const found = new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes);
      return found ? decode(found[1] ?? found[2]) : null;
    };
    if (!close) {
      want(around(tag));
      if (tag === 'br') want(Math.min(breaks + 1, 2));
      if (tag === 'hr') write('---');
      if (tag === 'img' || tag === 'image-component') write(attribute('alt') ? `[image: ${attribute('alt')}]` : '[image]');
      if (tag === 'pre') pre++;
      if (tag === 'ul' || tag === 'ol') lists.unshift(tag);
      if (tag === 'ol') numbers.unshift(/^\d{1,6}$/.test(attribute('start') || '') ? Number(attribute('start')) : 1);
      if (tag === 'li') {
        entries++;
        const checked = attribute('data-checked');
        const bullet = checked !== null ? (checked === 'true' ? '[x] ' : '[ ] ') : lists[0] === 'ol' ? `${numbers[0]++}. ` : '- ';
        indent(bullet, ' '.repeat(bullet.length));
      }
      if (tag === 'blockquote') indent('> ', '> ');
      if (tag === 'mention-component') write(`@${attribute('entity_identifier') || ''}`);
      if (tag === 'a') target = { url: strip(attribute('href') || ''), words: '' };
    } else {
      if (tag === 'a' && target) {
        if (/^https?:\/\/./i.test(target.url) && target.url !== strip(target.words)) write(` (${target.url})`);
        target = null;
      }
      if (tag === 'pre') pre--;
      if (tag === 'ul' || tag === 'ol') lists.shift();
      if (tag === 'ol') numbers.shift();
      if (tag === 'li' && entries > 0) entries--;
      if ((tag === 'li' || tag === 'blockquote') && indents.length > 1) {
        indents.shift();
        first = null;
      }
    }
    if (close || tag === 'hr') want(around(tag)); // hr has no end tag
  }
  return out;
};

// ---- the change ----
const change = { kind: 'other', field: '', task: null, words: '', marker: null, url: '' };
const differs = JSON.stringify(activity.old_value ?? null) !== JSON.stringify(activity.new_value ?? null);
const field = { state_id: 'state', assignee_ids: 'assignees', label_ids: 'labels' }[activity.field] || activity.field || '';
const page = (kind, id) => (base ? `${base}/${workspace}/projects/${projectId}/${kind}/${id}/` : '');
let nothing = false;
if (webhook.event === 'issue') {
  change.task = taskOf(data);
  change.field = webhook.action === 'created' ? '' : field;
  if (webhook.action === 'created') {
    change.kind = 'task-created';
  } else if (!differs) {
    nothing = true;
  } else if (field === 'state') {
    const now = data.state && data.state.id === activity.new_value ? data.state : stateOf(activity.new_value);
    change.kind = move(stateOf(activity.old_value), now);
  } else if (field === 'priority') {
    change.kind = activity.new_value === 'urgent' ? 'made-urgent' : 'priority-changed';
  } else if (field === 'labels') {
    const before = Array.isArray(activity.old_value) ? activity.old_value : [];
    const added = (data.labels || []).filter((label) => [].concat(activity.new_value || []).includes(label.id) && !before.includes(label.id));
    change.kind = added.some((label) => isBlocked(label.name)) ? 'blocked' : 'other';
  } else if (field === 'archived_at') {
    change.kind = activity.new_value ? 'task-removed' : 'other';
  } else {
    change.kind =
      { name: 'name-changed', target_date: 'due-date-changed', assignees: 'assigned', sort_order: 'order-changed' }[field] ||
      (/^description/.test(field) ? 'description-changed' : 'other');
  }
} else if (webhook.event === 'issue_comment') {
  nothing = String(data.external_source || '').startsWith('plane-for-java/');
  change.kind = webhook.action === 'created' ? 'commented' : 'comment-changed';
  change.task = taskOf(answer('Work item')[0]);
  change.words = readable(String(data.comment_html || ''));
  change.marker = webhook.action === 'created' ? markerOf(data, change.words) : null;
} else if (webhook.event === 'project') {
  change.kind = { created: 'project-created', deleted: 'project-deleted' }[webhook.action] || 'project-changed';
  change.field = field;
  change.url = change.kind === 'project-deleted' || !base ? '' : `${base}/${workspace}/projects/${projectId}/issues/`;
  nothing = change.kind === 'project-changed' && !differs;
} else if (webhook.event === 'cycle' || webhook.event === 'module') {
  change.kind = `${webhook.event}-${webhook.action === 'created' ? 'created' : 'changed'}`;
  change.field = field;
  change.words = String(data.name || '');
  change.url = page(`${webhook.event}s`, data.id);
  nothing = webhook.action !== 'created' && JSON.stringify(day(activity.old_value ?? null)) === JSON.stringify(day(activity.new_value ?? null));
}
if (nothing) return [{ json: { notify: false, action: 'nothing', rule: '', kind: change.kind } }];

// ---- the first rule that fits decides ----
const level = (value) => strip(String(value)).normalize('NFC').toLowerCase();
const properties = {
  event: [change.kind],
  field: [change.field],
  group: [change.task && change.task.group],
  actor: [actor.kind],
  by: [actor.name, actor.id],
  project: [project.identifier, project.name, project.id],
  marker: [change.marker],
  priority: [change.task && change.task.priority],
  state: [change.task && change.task.state],
  assignee: change.task ? change.task.assignees : [],
};
const fits = (condition) => {
  const found = (properties[condition.property] || []).filter((value) => value && strip(String(value)) !== '').map(level);
  return condition.values.some((value) => (found.length ? found : ['none']).includes(level(value)));
};
const rule = RULES.find((each) => each.when.every(fits)) || { name: 'no-rule', then: 'drop' };
const decision = { notify: rule.then === 'notify', action: rule.then, rule: rule.name, kind: change.kind };
if (!decision.notify) return [{ json: decision }];

// ---- the message ----
const MARKS = {
  completed: '✅', cancelled: '🚫', reopened: '🔄', blocked: '⛔', unblocked: '🟢', 'made-urgent': '🔴', 'review-needed': '🔍',
  started: '🔵', 'due-today': '📅', 'due-date-changed': '📅', assigned: '👤', 'project-created': '📁', 'project-changed': '📁',
  'project-deleted': '🗑', 'task-removed': '🗑', 'task-created': '🆕', 'cycle-started': '🏃', 'cycle-created': '🏃',
  'cycle-changed': '🏃', 'cycle-ended': '🏁', 'module-created': '📦', 'module-changed': '📦',
};
const COMMENT_MARKS = { question: '❓', error: '❌', progress: '⏳' };
const mark = change.kind.startsWith('comment') ? COMMENT_MARKS[change.marker] || '💬' : MARKS[change.kind] || '✏️';
const title = (words) => (line(words, 160) ? escape(line(words, 160)) : text('untitled'));
const object = change.task
  ? text('quoted', link(change.task.url, title(change.task.name)))
  : text('quoted', link(change.url, title(change.kind === 'project-created' || change.kind === 'project-deleted' ? '' : change.words)));
const by = name(actor.name);
const marked = `change.${change.kind}.${change.marker}`;
const sentence = text((change.marker && has(marked) ? marked : `change.${change.kind}`) + (by ? '.by' : ''), bold(by), object);
const tag = name(strip(project.name) || project.identifier);
const out = [[mark, tag ? `<b>[${tag}]</b>` : '', sentence].filter(Boolean).join(' ')];

const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  .format(new Date(data.updated_at || 0));
const due = (task) => {
  if (isClosed(task.group) || !task.due) return '';
  const days = Math.round((Date.parse(task.due) - Date.parse(today)) / 86400000);
  if (days < 0) return `⏰ ${text('due.overdue', -days)}`;
  if (days < 2) return `📅 ${text(days === 0 ? 'due.today' : 'due.tomorrow')}`;
  const date = new Date(`${task.due}T00:00:00Z`);
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC', day: 'numeric' })
    .formatToParts(date).find((part) => part.type === 'month').value;
  const year = task.due.slice(0, 4) === today.slice(0, 4) ? '' : ` ${task.due.slice(0, 4)}`;
  return `📅 ${text('due.on', `${date.getUTCDate()} ${month}${year}`)}`;
};
if (change.task) {
  const task = change.task;
  const dot = { urgent: '🔴', high: '🟠', medium: '🟡' }[task.priority];
  const people = task.assignees.slice(0, 5).map(name).join(', ')
    + (task.assignees.length > 5 ? ` ${text('more', task.assignees.length - 5)}` : '');
  const facts = [
    escape(line(task.key, 30)),
    dot ? `${dot} ${text(`priority.${task.priority}`)}` : '',
    people ? `👤 ${people}` : '',
    due(task),
  ].filter(Boolean);
  out.push(facts.join(' · '));
}
if (change.kind === 'commented') {
  const quote = cut(lines(change.words), 1500);
  const folds = quote.length > 300 || quote.split('\n').length > 6;
  if (strip(quote)) out.push(`<blockquote${folds ? ' expandable' : ''}>${escape(quote)}</blockquote>`);
}
const address = change.task ? change.task.url : change.url;
const message = {
  chat_id: $env.TELEGRAM_CHAT_ID,
  text: out.join('\n'),
  parse_mode: 'HTML',
  link_preview_options: { is_disabled: true },
};
if ($env.TELEGRAM_TOPIC_ID) message.message_thread_id = Number($env.TELEGRAM_TOPIC_ID);
if (isAddress(address)) message.reply_markup = { inline_keyboard: [[{ text: text('button.open'), url: address }]] };
return [{ json: { ...decision, message } }];
