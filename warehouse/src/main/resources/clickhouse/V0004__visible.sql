-- The only things that the API's user may read. Each needs the tenant and the instant of knowledge; each applies the tenant's
-- grants by itself, whatever the reader has asked for.

CREATE VIEW visible_index_value
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

CREATE VIEW visible_entity_amount
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

CREATE VIEW visible_curve_point
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

CREATE VIEW visible_subject
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
    fact.name AS name,
    fact.category AS category,
    fact.unit AS unit,
    fact.decimals AS decimals,
    greatest(fact.first_as_of, history_from) AS first_as_of,
    fact.last_as_of AS last_as_of,
    fact.run_id AS run_id,
    visible.visible_since AS published_at,
    -- the furthest back that any matching grant reaches
    arrayMin(granted -> granted.5, arrayFilter(
        granted -> (granted.1 = '' OR granted.1 = fact.domain)
           AND (granted.2 = '' OR granted.2 = fact.network)
           AND (granted.3 = '' OR granted.3 = fact.subject_id)
           AND (granted.4 = '' OR granted.4 = fact.resource),
        grants)) AS history_from
FROM subject AS fact
INNER JOIN (
    SELECT dataset, run_id, max(visible_since) AS visible_since
    FROM (
    SELECT
        dataset,
        as_of,
        argMax(run_id, published_at) AS run_id,
        max(published_at) AS visible_since
    FROM publication
    ARRAY JOIN as_ofs AS as_of
    WHERE published_at <= {known_at:DateTime64(6, 'UTC')}
    GROUP BY dataset, as_of
)
    GROUP BY dataset, run_id
) AS visible
    ON fact.dataset = visible.dataset AND fact.run_id = visible.run_id
WHERE arrayExists(
        granted -> (granted.1 = '' OR granted.1 = fact.domain)
           AND (granted.2 = '' OR granted.2 = fact.network)
           AND (granted.3 = '' OR granted.3 = fact.subject_id)
           AND (granted.4 = '' OR granted.4 = fact.resource)
           AND fact.last_as_of >= granted.5,
        grants)
ORDER BY published_at DESC
LIMIT 1 BY subject_id, resource
COMMENT 'What the tenant may see measured, by subject and resource, from the newest run that is visible';

CREATE VIEW visible_publication
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
    publication.dataset AS dataset,
    publication.run_id AS run_id,
    publication.published_at AS published_at,
    publication.as_ofs AS as_ofs
FROM publication
WHERE publication.published_at <= {known_at:DateTime64(6, 'UTC')}
  AND publication.run_id IN (
    SELECT run_id
    FROM subject AS fact
    WHERE arrayExists(
        granted -> (granted.1 = '' OR granted.1 = fact.domain)
           AND (granted.2 = '' OR granted.2 = fact.network)
           AND (granted.3 = '' OR granted.3 = fact.subject_id)
           AND (granted.4 = '' OR granted.4 = fact.resource)
           AND fact.last_as_of >= granted.5,
        grants)
  )
COMMENT 'Publications that hold something the tenant may see';

CREATE VIEW visible_lineage
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
    input.dataset AS dataset,
    input.run_id AS run_id,
    input.ingest_run_id AS ingest_run_id,
    input.source AS source,
    input.file AS file,
    input.sha256 AS sha256,
    input.rows_in AS rows_in,
    input.accepted AS accepted,
    input.duplicates AS duplicates,
    input.quarantined AS quarantined,
    input.known_at AS known_at
FROM lineage AS input
WHERE input.run_id IN (SELECT run_id FROM publication WHERE published_at <= {known_at:DateTime64(6, 'UTC')})
  AND input.run_id IN (
    SELECT run_id
    FROM subject AS fact
    WHERE arrayExists(
        granted -> (granted.1 = '' OR granted.1 = fact.domain)
           AND (granted.2 = '' OR granted.2 = fact.network)
           AND (granted.3 = '' OR granted.3 = fact.subject_id)
           AND (granted.4 = '' OR granted.4 = fact.resource)
           AND fact.last_as_of >= granted.5,
        grants)
  )
COMMENT 'Inputs of published runs that hold something the tenant may see';

CREATE VIEW visible_index_definition
DEFINER = CURRENT_USER SQL SECURITY DEFINER
AS SELECT
    index_id,
    methodology_version,
    name,
    unit,
    value_range,
    direction,
    formula,
    reference
FROM index_definition FINAL
COMMENT 'What the indices mean; the same for every tenant';
