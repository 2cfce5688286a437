-- What schedules left out, what was restated and why, and which runs were told to be late.

ALTER TABLE export_definition ADD COLUMN restated_until timestamptz;
COMMENT ON COLUMN export_definition.restated_until IS 'Publications up to then have their restatements';

ALTER TABLE export_run
    ADD COLUMN causes       text[] NOT NULL DEFAULT '{}',
    ADD COLUMN late_told_at timestamptz,
    ADD COLUMN delivered_at timestamptz;
COMMENT ON COLUMN export_run.causes IS 'Why a period is restated: codes; empty otherwise';
COMMENT ON COLUMN export_run.delivered_at IS 'When it was delivered first; running again does not change it';
UPDATE export_run SET delivered_at = completed_at WHERE state = 'SUCCEEDED';
CREATE INDEX export_run_due ON export_run (tenant_id, due_by);

CREATE TABLE export_skip (
    tenant_id  uuid NOT NULL,
    export_id  text NOT NULL,
    first_slot timestamptz NOT NULL,
    last_slot  timestamptz NOT NULL CHECK (last_slot >= first_slot),
    slot_count integer,
    catch_up   text NOT NULL,
    noticed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, export_id, first_slot),
    FOREIGN KEY (tenant_id, export_id) REFERENCES export_definition
);
COMMENT ON TABLE export_skip IS 'Slots that passed without a run, as the catch-up policy wants it';
COMMENT ON COLUMN export_skip.slot_count IS 'Null where they are too many to count';

ALTER TABLE export_skip ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_skip FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON export_skip
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON export_skip TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON export_skip TO ${appRole};
