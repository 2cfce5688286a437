-- Tenants and what they may see. tenant_id leads every key; row-level security is forced on every table that carries it.
-- The application's role sees the rows of the tenant that its transaction has named, and no other; the owner, who only
-- migrates and provisions, sees all by a policy of its own.

CREATE TABLE plan (
    plan_id text PRIMARY KEY,
    name    text NOT NULL
);
INSERT INTO plan (plan_id, name) VALUES ('gold', 'Gold'), ('silver', 'Silver');

CREATE TABLE tenant (
    tenant_id  uuid PRIMARY KEY,
    alias      text NOT NULL UNIQUE,
    name       text NOT NULL,
    plan_id    text NOT NULL REFERENCES plan,
    status     text NOT NULL CHECK (status IN ('ACTIVE', 'SUSPENDED')),
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE tenant IS 'One row per organization of Keycloak; tenant_id is the organization''s id';

CREATE TABLE tenant_grant (
    tenant_id    uuid NOT NULL REFERENCES tenant,
    grant_id     uuid NOT NULL,
    domain       text,
    network      text,
    subject_id   text,
    resource     text,
    history_from date,
    granted_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, grant_id)
);
COMMENT ON TABLE tenant_grant IS 'What a tenant may see: the union of its rows; null means any';

ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant_grant FORCE ROW LEVEL SECURITY;

CREATE FUNCTION current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;

CREATE POLICY tenant_wall ON tenant
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY tenant_wall ON tenant_grant
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());

CREATE POLICY owner_sees_all ON tenant TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owner_sees_all ON tenant_grant TO CURRENT_USER USING (true) WITH CHECK (true);

-- The ids alone, for work that visits one tenant after another.
CREATE FUNCTION tenant_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
    AS $$ SELECT tenant_id FROM public.tenant ORDER BY tenant_id $$;

GRANT SELECT ON plan, tenant, tenant_grant TO ${appRole};
REVOKE ALL ON FUNCTION tenant_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenant_ids() TO ${appRole};
