-- Between which values an index lies, whoever owns what has no known owner.

ALTER TABLE index_value
    ADD COLUMN lower Nullable(Float64) COMMENT 'least value for every way in which amounts without a known owner could be spread; NULL where they, or the value, are not known' AFTER exact_value,
    ADD COLUMN upper Nullable(Float64) COMMENT 'greatest such value; NULL with a lower one where none is too large' AFTER lower;

CREATE OR REPLACE VIEW visible_index_value
DEFINER = CURRENT_USER SQL SECURITY DEFINER
AS WITH
    (
        SELECT groupArray((domain, network, subject_id, resource, history_from))
        FROM tenant_grant
        WHERE tenant_id = {tenant:String}
          AND active
          AND revision = (SELECT max(revision) FROM tenant_grant WHERE tenant_id = {tenant:String})
    ) AS grants
SELECT
    fact.dataset AS dataset,
    fact.domain AS domain,
    fact.network AS network,
    fact.subject_id AS subject_id,
    fact.resource AS resource,
    fact.basis AS basis,
    fact.index_id AS index_id,
    fact.as_of AS as_of,
    fact.value AS value,
    fact.exact_value AS exact_value,
    fact.lower AS lower,
    fact.upper AS upper,
    fact.status AS status,
    fact.reason AS reason,
    fact.coverage AS coverage,
    fact.population AS population,
    fact.methodology_version AS methodology_version,
    fact.data_through AS data_through,
    fact.digest AS digest,
    fact.run_id AS run_id,
    fact.computed_at AS computed_at,
    visible.visible_since AS published_at
FROM index_value AS fact
INNER JOIN (
    SELECT
        dataset,
        as_of,
        argMax(run_id, published_at) AS run_id,
        max(published_at) AS visible_since
    FROM publication
    ARRAY JOIN as_ofs AS as_of
    WHERE published_at <= {known_at:DateTime64(6, 'UTC')}
    GROUP BY dataset, as_of
) AS visible
    ON fact.dataset = visible.dataset AND fact.as_of = visible.as_of AND fact.run_id = visible.run_id
WHERE arrayExists(
        granted -> (granted.1 = '' OR granted.1 = fact.domain)
           AND (granted.2 = '' OR granted.2 = fact.network)
           AND (granted.3 = '' OR granted.3 = fact.subject_id)
           AND (granted.4 = '' OR granted.4 = fact.resource)
           AND fact.as_of >= granted.5,
        grants)
COMMENT 'index_value of visible runs, as far as the tenant''s grants go';
