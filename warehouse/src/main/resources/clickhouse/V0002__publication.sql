-- One row makes a run visible. Readers resolve, for each (dataset, as_of), the row with the latest published_at that is not
-- after the instant they ask for; so a rollback is one more row that names an earlier run.

CREATE TABLE publication
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication',
    published_at        DateTime64(6, 'UTC')        COMMENT 'instant of visibility, by the clock of the server',
    run_id              UUID                        COMMENT 'run made visible',
    as_ofs              Array(Date)                 COMMENT 'days for which this run is now the answer',
    index_values        UInt64                      COMMENT 'rows of index_value, counted when read back',
    entity_amounts      UInt64                      COMMENT 'rows of entity_amount, counted when read back',
    curve_points        UInt64                      COMMENT 'rows of curve_point, counted when read back',
    checksum            String                      COMMENT 'checksums of the run''s rows, table=value, as read back'
)
ENGINE = MergeTree
ORDER BY (dataset, published_at)
COMMENT 'Which run answers for which days, since when';
