-- Private indices of tenants: published indices weighted together.

CREATE TABLE composite (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    composite_id uuid NOT NULL,
    name         text NOT NULL,
    components   text NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, composite_id),
    UNIQUE (tenant_id, name)
);
COMMENT ON TABLE composite IS 'components is JSON: index, resource, basis and weight of each, in the order given';

ALTER TABLE composite ENABLE ROW LEVEL SECURITY;
ALTER TABLE composite FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON composite
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON composite TO CURRENT_USER USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON composite TO ${appRole};
