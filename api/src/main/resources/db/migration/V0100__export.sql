-- Exports on schedule: what a tenant has asked for, where it goes, and every run. tenant_id leads every key; row-level
-- security is forced as on all tables that carry it.

CREATE TABLE export_destination (
    tenant_id      uuid NOT NULL REFERENCES tenant,
    destination_id text NOT NULL,
    name           text NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('FILE_SYSTEM', 'S3', 'SFTP', 'HTTPS_PUT')),
    settings       jsonb NOT NULL,
    secret         bytea,
    created_by     text NOT NULL,
    created_at     timestamptz NOT NULL,
    deleted_at     timestamptz,
    PRIMARY KEY (tenant_id, destination_id)
);
COMMENT ON COLUMN export_destination.secret IS 'Envelope-encrypted; never read back to a user';

CREATE TABLE export_definition (
    tenant_id              uuid NOT NULL,
    export_id              text NOT NULL,
    name                   text NOT NULL,
    dataset                text NOT NULL,
    filters                jsonb NOT NULL,
    format                 text NOT NULL,
    compression            text NOT NULL,
    trigger_kind           text NOT NULL CHECK (trigger_kind IN ('CRON', 'INTERVAL', 'ON_PUBLICATION', 'ON_REQUEST')),
    expression             text NOT NULL,
    zone                   text NOT NULL,
    start_at               timestamptz NOT NULL,
    end_at                 timestamptz,
    catch_up               text NOT NULL CHECK (catch_up IN ('ALL', 'LATEST', 'NONE')),
    start_deadline_seconds bigint NOT NULL CHECK (start_deadline_seconds > 0),
    due_within_seconds     bigint NOT NULL CHECK (due_within_seconds > 0),
    full_from              date,
    row_limit              bigint NOT NULL CHECK (row_limit > 0),
    destination_id         text NOT NULL,
    state                  text NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'DELETED')),
    last_slot              timestamptz,
    created_by             text NOT NULL,
    created_at             timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, export_id),
    FOREIGN KEY (tenant_id, destination_id) REFERENCES export_destination
);
COMMENT ON COLUMN export_definition.full_from IS 'First day of every package; null for the days since the slot before';
COMMENT ON COLUMN export_definition.last_slot IS 'Last slot that has its run, or has none to have';

CREATE TABLE export_run (
    tenant_id       uuid NOT NULL,
    export_id       text NOT NULL,
    run_id          text NOT NULL,
    slot            timestamptz,
    kind            text NOT NULL CHECK (kind IN ('INCREMENTAL', 'FULL', 'RESTATEMENT', 'BACKFILL')),
    period_start    date NOT NULL,
    period_end      date NOT NULL CHECK (period_end > period_start),
    known_at        timestamptz NOT NULL,
    supersedes      text,
    state           text NOT NULL CHECK (state IN
                        ('QUEUED', 'RUNNING', 'VERIFYING', 'DELIVERING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    attempts        integer NOT NULL DEFAULT 0,
    fence           bigint NOT NULL DEFAULT 0,
    lease_until     timestamptz,
    not_before      timestamptz NOT NULL,
    due_by          timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    completed_at    timestamptz,
    row_count       bigint,
    byte_count      bigint,
    content_digest  text,
    manifest_sha256 text,
    receipt         jsonb,
    error_code      text,
    error_message   text,
    PRIMARY KEY (tenant_id, export_id, run_id),
    UNIQUE (tenant_id, export_id, slot),
    FOREIGN KEY (tenant_id, export_id) REFERENCES export_definition
);
COMMENT ON COLUMN export_run.slot IS 'Instant of the schedule; null for runs that were asked for';
COMMENT ON COLUMN export_run.fence IS 'Rises with every claim; a worker writes only under the number of its own';
CREATE INDEX export_run_waiting ON export_run (tenant_id, state, not_before);

CREATE TABLE export_request (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    request_key  text NOT NULL,
    fingerprint  text NOT NULL,
    result_id    text NOT NULL,
    requested_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, request_key)
);
COMMENT ON TABLE export_request IS 'Idempotency keys of mutations, with what they made';

ALTER TABLE export_destination ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_destination FORCE ROW LEVEL SECURITY;
ALTER TABLE export_definition ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_definition FORCE ROW LEVEL SECURITY;
ALTER TABLE export_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_run FORCE ROW LEVEL SECURITY;
ALTER TABLE export_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_request FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant_wall ON export_destination
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY tenant_wall ON export_definition
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY tenant_wall ON export_run
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY tenant_wall ON export_request
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());

CREATE POLICY owner_sees_all ON export_destination TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON export_definition TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON export_run TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON export_request TO CURRENT_USER USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON export_destination, export_definition, export_run TO ${appRole};
GRANT SELECT, INSERT ON export_request TO ${appRole};
