-- Why a run's inputs are not as they were expected to be, though it is published.

CREATE TABLE alarm
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication',
    run_id              UUID                        COMMENT 'run that the alarm is about',
    ingest_run_id       String                      COMMENT 'ingest run that raised it; empty where batch did',
    file                String                      COMMENT 'name of the file that it is about; empty where it is about none',
    subject_id          String                      COMMENT 'subject that it is about; empty where it is about the whole dataset',
    resource            LowCardinality(String)      COMMENT 'resource of that subject; empty where it is about the whole dataset',
    code                LowCardinality(String)      COMMENT 'what it is, such as SUM_JUMP',
    message             String                      COMMENT 'the same with its figures, for people',
    known_at            DateTime64(3, 'UTC')        COMMENT 'when it was raised'
)
ENGINE = MergeTree
ORDER BY (dataset, run_id, code, file)
COMMENT 'Alarms of a run and of what it read';

CREATE VIEW visible_alarm
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
    raised.dataset AS dataset,
    raised.run_id AS run_id,
    raised.file AS file,
    raised.code AS code,
    raised.message AS message,
    raised.known_at AS known_at
FROM alarm AS raised
WHERE raised.run_id IN (SELECT run_id FROM publication WHERE published_at <= {known_at:DateTime64(6, 'UTC')})
  AND (raised.run_id, raised.subject_id, raised.resource) IN (
    -- what is about the whole dataset is for everyone who may see something of it
    SELECT run_id, about.1, about.2
    FROM subject AS fact
    ARRAY JOIN [('', ''), (subject_id, toString(resource))] AS about
    WHERE arrayExists(
        granted -> (granted.1 = '' OR granted.1 = fact.domain)
           AND (granted.2 = '' OR granted.2 = fact.network)
           AND (granted.3 = '' OR granted.3 = fact.subject_id)
           AND (granted.4 = '' OR granted.4 = fact.resource)
           AND fact.last_as_of >= granted.5,
        grants)
  )
COMMENT 'Alarms of published runs, as far as the tenant may see what they are about';
