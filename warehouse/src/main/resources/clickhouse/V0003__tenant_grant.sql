-- What each tenant may see, projected from PostgreSQL. A revision replaces all earlier ones of its tenant; one without an
-- active row grants nothing.

CREATE TABLE tenant_grant
(
    tenant_id           String                      COMMENT 'organization id',
    revision            UInt64                      COMMENT 'rises with every change; only the greatest counts',
    active              UInt8                       COMMENT '0 marks a revision that grants nothing by this row',
    domain              LowCardinality(String)      COMMENT 'empty = any',
    network             LowCardinality(String)      COMMENT 'empty = any',
    subject_id          String                      COMMENT 'empty = any',
    resource            LowCardinality(String)      COMMENT 'empty = any',
    history_from        Date                        COMMENT 'first day that may be seen; 1970-01-01 = all',
    projected_at        DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'when the row arrived'
)
ENGINE = MergeTree
ORDER BY (tenant_id, revision)
COMMENT 'Grants by tenant, as the views apply them';
