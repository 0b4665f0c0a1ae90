CREATE TABLE vault (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key_version BIGINT NOT NULL,
    key_check {blob} NOT NULL,
    created_at TEXT NOT NULL,
    rotated_at TEXT
);
--;;
CREATE TABLE named_secrets (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    sealed {blob} NOT NULL
);
--;;
CREATE TABLE audit_log (
    sequence BIGINT PRIMARY KEY,
    time TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    resource TEXT NOT NULL,
    succeeded INTEGER NOT NULL,
    peer TEXT NOT NULL,
    details TEXT NOT NULL,
    chain_code {blob} NOT NULL
);
--;;
CREATE TABLE instances (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL,
    provider TEXT NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    username TEXT NOT NULL,
    auth_type TEXT NOT NULL,
    key_path TEXT NOT NULL,
    certificate TEXT NOT NULL,
    sealed_password {blob},
    sealed_private_key {blob},
    sealed_passphrase {blob},
    sealed_sudo_password {blob},
    jumps TEXT NOT NULL,
    tags TEXT NOT NULL,
    desktop TEXT,
    is_vnc_installed INTEGER NOT NULL,
    is_active INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    last_connected_at TEXT,
    UNIQUE (owner_id, name)
);
--;;
CREATE TABLE host_keys (
    host TEXT NOT NULL,
    key_type TEXT NOT NULL,
    key_blob {blob} NOT NULL,
    is_revoked INTEGER NOT NULL,
    source TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (host, key_type, key_blob)
);
--;;
CREATE TABLE host_key_overrides (
    host TEXT PRIMARY KEY,
    forgotten_at TEXT NOT NULL
);
--;;
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    instance_name TEXT NOT NULL,
    state TEXT NOT NULL,
    error TEXT NOT NULL,
    display_number INTEGER NOT NULL,
    process_id BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    connected_at TEXT,
    ended_at TEXT,
    last_activity_at TEXT NOT NULL
);
--;;
CREATE INDEX sessions_by_owner ON sessions (owner_id, created_at);
