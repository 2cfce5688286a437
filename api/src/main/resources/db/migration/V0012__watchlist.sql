-- Subjects that a tenant keeps together under a name.

CREATE TABLE watchlist (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    watchlist_id uuid NOT NULL,
    name         text NOT NULL,
    subject_ids  text[] NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, watchlist_id),
    UNIQUE (tenant_id, name)
);
COMMENT ON TABLE watchlist IS 'Subjects by key, in the order given; what the tenant may no longer see stays and is not shown';

ALTER TABLE watchlist ENABLE ROW LEVEL SECURITY;
ALTER TABLE watchlist FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON watchlist
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON watchlist TO CURRENT_USER USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON watchlist TO ${appRole};
