-- Exports of a composite: a run keeps the composite as it was in its first attempt, so that it stays the same run.

ALTER TABLE export_definition ADD COLUMN composite text;
COMMENT ON COLUMN export_definition.composite IS 'Composite that is computed; null for other datasets';

CREATE TABLE export_composite (
    tenant_id uuid NOT NULL REFERENCES tenant,
    digest    text NOT NULL,
    content   text NOT NULL,
    PRIMARY KEY (tenant_id, digest)
);
COMMENT ON TABLE export_composite IS 'Composites as runs have used them, by the SHA-256 of their content';

ALTER TABLE export_run ADD COLUMN composite_digest text;

ALTER TABLE export_composite ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_composite FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON export_composite
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON export_composite TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON export_composite TO ${appRole};
