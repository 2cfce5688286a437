-- Notices of exports: where they go, and each until it has arrived.

CREATE TABLE export_webhook (
    tenant_id   uuid NOT NULL REFERENCES tenant,
    webhook_id  text NOT NULL,
    url         text NOT NULL,
    secret      bytea NOT NULL,
    old_secret  bytea,
    old_until   timestamptz,
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    ended_why   text,
    PRIMARY KEY (tenant_id, webhook_id)
);
COMMENT ON COLUMN export_webhook.secret IS 'Envelope-encrypted; shown once, when it is made';

CREATE TABLE export_notice (
    tenant_id  uuid NOT NULL,
    notice_id  text NOT NULL,
    webhook_id text NOT NULL,
    event      text NOT NULL,
    body       text NOT NULL,
    state      text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'FAILED')),
    attempts   integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    last_error text,
    PRIMARY KEY (tenant_id, notice_id),
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES export_webhook
);
CREATE INDEX export_notice_waiting ON export_notice (tenant_id, state, not_before);

ALTER TABLE export_webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_webhook FORCE ROW LEVEL SECURITY;
ALTER TABLE export_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_notice FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant_wall ON export_webhook
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY tenant_wall ON export_notice
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON export_webhook TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON export_notice TO CURRENT_USER USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON export_webhook, export_notice TO ${appRole};
