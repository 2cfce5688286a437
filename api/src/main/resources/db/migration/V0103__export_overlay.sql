-- Exports with an overlay: a run keeps the overlay as it was in its first attempt, so that it stays the same run.

ALTER TABLE export_definition ADD COLUMN overlay text;
COMMENT ON COLUMN export_definition.overlay IS 'Overlay that amounts are computed with; null for what is published';

CREATE TABLE export_overlay (
    tenant_id uuid NOT NULL REFERENCES tenant,
    digest    text NOT NULL,
    content   text NOT NULL,
    PRIMARY KEY (tenant_id, digest)
);
COMMENT ON TABLE export_overlay IS 'Overlays as runs have used them, by the SHA-256 of their content';

ALTER TABLE export_run ADD COLUMN overlay_digest text;

ALTER TABLE export_overlay ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_overlay FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON export_overlay
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON export_overlay TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON export_overlay TO ${appRole};
