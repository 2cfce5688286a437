-- Keys of exports stand with those of all other mutations: what a request has made is not always a uuid.

ALTER TABLE idempotency_key ALTER COLUMN result_id DROP NOT NULL, ADD COLUMN result text;
ALTER TABLE idempotency_key ADD CONSTRAINT idempotency_key_has_result CHECK (result IS NOT NULL OR result_id IS NOT NULL);
COMMENT ON COLUMN idempotency_key.result IS 'Id of what was made';
COMMENT ON COLUMN idempotency_key.result_id IS 'Id of what was made, of rows without a result';

-- What was asked for is told in other words there: a request of before that is sent again is refused, and makes nothing twice.
INSERT INTO idempotency_key (tenant_id, key, operation, input, result, created_at)
SELECT tenant_id, request_key, CASE WHEN result_id LIKE 'exp%' THEN 'createExport' ELSE 'startExport' END,
       decode(fingerprint, 'hex'), result_id, requested_at
FROM export_request
ON CONFLICT DO NOTHING;

COMMENT ON TABLE export_request IS 'Read by replicas of before V0105 only';
