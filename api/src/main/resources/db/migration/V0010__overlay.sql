-- What tenants know of parties for themselves, and what was done to it. A request that is sent again is known by its key.

CREATE TABLE overlay (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    overlay_id uuid NOT NULL,
    name       text NOT NULL,
    content    text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, overlay_id),
    UNIQUE (tenant_id, name)
);
COMMENT ON TABLE overlay IS 'Private labels, links and exclusions; content is JSON: labels by entity, links as pairs, exclusions';

CREATE TABLE idempotency_key (
    tenant_id   uuid NOT NULL REFERENCES tenant,
    key         text NOT NULL,
    operation   text NOT NULL,
    input       bytea NOT NULL,
    result_id   uuid NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, key)
);
COMMENT ON TABLE idempotency_key IS 'Mutations that were done: input is the SHA-256 of what was asked, result_id what came of it';

CREATE TABLE audit_event (
    tenant_id       uuid NOT NULL REFERENCES tenant,
    sequence        bigint NOT NULL,
    at              timestamptz NOT NULL,
    user_id         text NOT NULL,
    user_name       text NOT NULL,
    action          text NOT NULL,
    object_id       text NOT NULL,
    details         text NOT NULL,
    request_id      text NOT NULL,
    previous_digest text NOT NULL,
    digest          text NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
);
COMMENT ON TABLE audit_event IS 'What was done, in order; each row carries the SHA-256 of itself and of the row before';

DO $$
DECLARE
    wall text;
BEGIN
    FOREACH wall IN ARRAY ARRAY['overlay', 'idempotency_key', 'audit_event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', wall);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', wall);
        EXECUTE format('CREATE POLICY tenant_wall ON %I USING (tenant_id = current_tenant())'
                       ' WITH CHECK (tenant_id = current_tenant())', wall);
        EXECUTE format('CREATE POLICY owner_sees_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', wall);
    END LOOP;
END $$;

-- An event stays as it was written, whoever asks otherwise.
CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'Table % is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE, DELETE ON overlay TO ${appRole};
GRANT SELECT, INSERT ON idempotency_key, audit_event TO ${appRole};
