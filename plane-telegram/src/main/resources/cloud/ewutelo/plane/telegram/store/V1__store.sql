-- Times are milliseconds since 1970, yes and no are 1 and 0.

CREATE TABLE inbox (
    number ${number},
    digest TEXT NOT NULL UNIQUE,
    received_at BIGINT NOT NULL,
    body ${bytes}
);
CREATE INDEX inbox_waiting ON inbox (number) WHERE body IS NOT NULL;
CREATE INDEX inbox_received ON inbox (received_at);

CREATE TABLE change (
    number ${number},
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    noticed_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    told INTEGER NOT NULL,
    content TEXT
);
CREATE INDEX change_waiting ON change (due_at) WHERE told = 0;
CREATE INDEX change_subject ON change (subject, number);
CREATE INDEX change_noticed ON change (noticed_at);

CREATE TABLE outbox (
    number ${number},
    message_key TEXT NOT NULL UNIQUE,
    chat BIGINT NOT NULL,
    topic_project TEXT,
    work_item TEXT,
    placement TEXT NOT NULL,
    html TEXT NOT NULL,
    buttons TEXT NOT NULL,
    silent INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    settled_at BIGINT,
    message BIGINT,
    problem TEXT
);
CREATE INDEX outbox_waiting ON outbox (chat, not_before) WHERE state = 'waiting';
CREATE INDEX outbox_settled ON outbox (settled_at);

CREATE TABLE chat (
    id BIGINT PRIMARY KEY,
    held_until BIGINT NOT NULL,
    moved_to BIGINT,
    dead_reason TEXT,
    language TEXT,
    quiet_from TEXT,
    quiet_until TEXT
);

CREATE TABLE message (
    chat BIGINT NOT NULL,
    message BIGINT NOT NULL,
    work_item TEXT NOT NULL,
    project TEXT,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (chat, message)
);
CREATE INDEX message_sent ON message (sent_at);

CREATE TABLE card (
    chat BIGINT NOT NULL,
    work_item TEXT NOT NULL,
    message BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (chat, work_item)
);
CREATE INDEX card_changed ON card (changed_at);

CREATE TABLE topic (
    chat BIGINT NOT NULL,
    project TEXT NOT NULL,
    topic BIGINT NOT NULL,
    PRIMARY KEY (chat, project)
);

CREATE TABLE mute (
    chat BIGINT NOT NULL,
    scope TEXT NOT NULL,
    target TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (chat, scope, target)
);

CREATE TABLE button (
    id TEXT PRIMARY KEY,
    action TEXT NOT NULL,
    pressable_until BIGINT NOT NULL
);
CREATE INDEX button_until ON button (pressable_until);

CREATE TABLE note (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL
);

CREATE TABLE project (
    id TEXT PRIMARY KEY,
    identifier TEXT NOT NULL,
    name TEXT NOT NULL,
    first_seen_at BIGINT NOT NULL,
    deleted INTEGER NOT NULL
);

CREATE TABLE work_item (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    state_group TEXT NOT NULL,
    due TEXT,
    content TEXT NOT NULL
);
CREATE INDEX work_item_project ON work_item (project, state_group);
CREATE INDEX work_item_due ON work_item (due);

CREATE TABLE cycle (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    starts_at BIGINT,
    ends_at BIGINT,
    started_told INTEGER NOT NULL,
    ended_told INTEGER NOT NULL
);

CREATE TABLE decision (
    number ${number},
    work_item TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX decision_work_item ON decision (work_item, number);
CREATE INDEX decision_decided ON decision (decided_at);

CREATE TABLE checkpoint (
    project TEXT PRIMARY KEY,
    content TEXT NOT NULL
);

CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
