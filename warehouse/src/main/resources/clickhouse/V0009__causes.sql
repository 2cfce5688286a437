-- A publication says why it changes answers. Those before this column say nothing.

ALTER TABLE publication
    ADD COLUMN causes Array(LowCardinality(String)) DEFAULT [] COMMENT 'why days that were published before are published again, such as REORG; empty where no day was' AFTER as_ofs;

CREATE OR REPLACE VIEW visible_publication
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
    publication.as_ofs AS as_ofs,
    publication.causes AS causes
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
