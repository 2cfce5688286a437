-- A distribution is published on two bases; a row that names none counts all holdings. The sorting keys do without the
-- column: one with a default cannot be appended to them, and the two bases of a distribution lie side by side as they are.

ALTER TABLE index_value
    ADD COLUMN basis LowCardinality(String) DEFAULT 'raw' COMMENT 'which holdings count: raw all, adjusted without those at addresses of a holder class' AFTER resource;

ALTER TABLE entity_amount
    ADD COLUMN basis LowCardinality(String) DEFAULT 'raw' COMMENT 'which holdings count: raw all, adjusted without those at addresses of a holder class' AFTER resource;

ALTER TABLE curve_point
    ADD COLUMN basis LowCardinality(String) DEFAULT 'raw' COMMENT 'which holdings count: raw all, adjusted without those at addresses of a holder class' AFTER resource;

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

CREATE OR REPLACE VIEW visible_entity_amount
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
    fact.as_of AS as_of,
    fact.rank AS rank,
    fact.entity_id AS entity_id,
    fact.amount AS amount,
    fact.run_id AS run_id,
    visible.visible_since AS published_at
FROM entity_amount AS fact
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
COMMENT 'entity_amount of visible runs, as far as the tenant''s grants go';

CREATE OR REPLACE VIEW visible_curve_point
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
    fact.curve AS curve,
    fact.as_of AS as_of,
    fact.ordinal AS ordinal,
    fact.x AS x,
    fact.y AS y,
    fact.run_id AS run_id,
    visible.visible_since AS published_at
FROM curve_point AS fact
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
COMMENT 'curve_point of visible runs, as far as the tenant''s grants go';
