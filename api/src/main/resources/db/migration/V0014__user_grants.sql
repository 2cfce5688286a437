-- What single users of a tenant may see, where its admins have narrowed it.

CREATE TABLE user_grants (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    user_id    uuid NOT NULL,
    user_name  text NOT NULL,
    grants     text NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
COMMENT ON TABLE user_grants IS 'grants is JSON, at least one: what the user sees is what both the tenant and one of these let through; who has no row sees all that the tenant does';

ALTER TABLE user_grants ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_grants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON user_grants
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY owner_sees_all ON user_grants TO CURRENT_USER USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON user_grants TO ${appRole};
