-- Secrets that all replicas share and that nobody types: made here, once, from random numbers of the server. A row that is
-- replaced takes effect when a replica starts.

CREATE TABLE signing_key (
    purpose    text PRIMARY KEY,
    secret     bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE signing_key IS 'What answers are authenticated with';

INSERT INTO signing_key (purpose, secret)
VALUES ('cursor', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

GRANT SELECT ON signing_key TO ${appRole};
