-- Documents that a tenant trusts, and whether it answers others.

CREATE TABLE trusted_document (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    sha256     text NOT NULL,
    name       text NOT NULL,
    document   text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, sha256),
    UNIQUE (tenant_id, name)
);
COMMENT ON TABLE trusted_document IS 'GraphQL documents by the SHA-256 of their text, in hexadecimal; name is the operation''s';

CREATE TABLE document_policy (
    tenant_id uuid PRIMARY KEY REFERENCES tenant,
    policy    text NOT NULL CHECK (policy IN ('OPEN', 'LOG', 'ENFORCE'))
);
COMMENT ON TABLE document_policy IS 'What is done with documents that are not trusted; OPEN where a tenant has no row';

DO $$
DECLARE
    wall text;
BEGIN
    FOREACH wall IN ARRAY ARRAY['trusted_document', 'document_policy'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', wall);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', wall);
        EXECUTE format('CREATE POLICY tenant_wall ON %I USING (tenant_id = current_tenant())'
                       ' WITH CHECK (tenant_id = current_tenant())', wall);
        EXECUTE format('CREATE POLICY owner_sees_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', wall);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON trusted_document, document_policy TO ${appRole};
