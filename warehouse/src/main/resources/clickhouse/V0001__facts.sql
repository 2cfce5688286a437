-- Published facts. Rows are immutable and carry the run that wrote them; a run becomes visible by its row in `publication`.

CREATE TABLE index_value
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication; one (subject, resource) belongs to exactly one',
    domain              LowCardinality(String)      COMMENT 'defi, dao, stablecoin or compute',
    network             LowCardinality(String)      COMMENT 'CAIP-2 id, or a slug where CAIP-2 has none',
    subject_id          String                      COMMENT 'readable stable key of the thing measured',
    resource            LowCardinality(String)      COMMENT 'what is spread out',
    index_id            LowCardinality(String)      COMMENT 'index_definition.index_id',
    as_of               Date                        COMMENT 'day described, UTC; for flows the last day of the window',
    value               Nullable(Float64)           COMMENT 'unit and range in index_definition; NULL = undefined, see reason',
    exact_value         Nullable(UInt256)           COMMENT 'exact value of counts and sums; NULL for real-valued indices',
    status              LowCardinality(String)      COMMENT 'FINAL, PROVISIONAL, RESTATED or UNAVAILABLE',
    reason              LowCardinality(String)      COMMENT 'why value is NULL; empty when it is not',
    coverage            Float64                     COMMENT 'share of input rows that entered the distribution, in [0, 1]',
    population          UInt64                      COMMENT 'entities with a positive amount',
    methodology_version UInt16                      COMMENT 'meaning of the formula, index_definition.methodology_version',
    data_through        DateTime64(3, 'UTC')        COMMENT 'time of the newest input that entered',
    digest              FixedString(64)             COMMENT 'SHA-256 of the distribution in hexadecimal: lines of entity, tab, amount, newline by rank',
    run_id              UUID                        COMMENT 'run that wrote the row',
    computed_at         DateTime64(3, 'UTC')        COMMENT 'when the run wrote the row'
)
ENGINE = MergeTree
PARTITION BY toYear(as_of)
ORDER BY (subject_id, resource, index_id, as_of, run_id)
COMMENT 'One index of one distribution, by run';

CREATE TABLE entity_amount
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication',
    domain              LowCardinality(String)      COMMENT 'defi, dao, stablecoin or compute',
    network             LowCardinality(String)      COMMENT 'CAIP-2 id, or a slug where CAIP-2 has none',
    subject_id          String                      COMMENT 'readable stable key of the thing measured',
    resource            LowCardinality(String)      COMMENT 'what is spread out',
    as_of               Date                        COMMENT 'day described, UTC',
    rank                UInt64                      COMMENT '1 for the largest; equal amounts by entity, ascending',
    entity_id           String                      COMMENT 'party behind one or more holders; a holder itself where no label says more',
    amount              UInt256                     COMMENT 'base units of the resource, greater than 0',
    run_id              UUID                        COMMENT 'run that wrote the row'
)
ENGINE = MergeTree
PARTITION BY toYear(as_of)
ORDER BY (subject_id, resource, as_of, run_id, rank)
COMMENT 'The distribution behind the indices, for drill-down and what-ifs';

CREATE TABLE curve_point
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication',
    domain              LowCardinality(String)      COMMENT 'defi, dao, stablecoin or compute',
    network             LowCardinality(String)      COMMENT 'CAIP-2 id, or a slug where CAIP-2 has none',
    subject_id          String                      COMMENT 'readable stable key of the thing measured',
    resource            LowCardinality(String)      COMMENT 'what is spread out',
    curve               LowCardinality(String)      COMMENT 'lorenz',
    as_of               Date                        COMMENT 'day described, UTC',
    ordinal             UInt32                      COMMENT 'position along the curve, from 0',
    x                   Float64                     COMMENT 'lorenz: share of the population, from the smallest, in [0, 1]',
    y                   Float64                     COMMENT 'lorenz: share of the total, in [0, 1]',
    run_id              UUID                        COMMENT 'run that wrote the row'
)
ENGINE = MergeTree
PARTITION BY toYear(as_of)
ORDER BY (subject_id, resource, curve, as_of, run_id, ordinal)
COMMENT 'Curves of a distribution';

CREATE TABLE subject
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication',
    domain              LowCardinality(String)      COMMENT 'defi, dao, stablecoin or compute',
    network             LowCardinality(String)      COMMENT 'CAIP-2 id, or a slug where CAIP-2 has none',
    subject_id          String                      COMMENT 'readable stable key',
    resource            LowCardinality(String)      COMMENT 'a resource of which the run wrote distributions',
    name                String                      COMMENT 'name for people',
    category            LowCardinality(String)      COMMENT 'kind of subject within its domain, such as dex',
    unit                LowCardinality(String)      COMMENT 'unit of the resource after scaling by decimals, such as UNI',
    decimals            UInt8                       COMMENT 'base units per unit, as a power of ten',
    first_as_of         Date                        COMMENT 'first day that the run wrote',
    last_as_of          Date                        COMMENT 'last day that the run wrote',
    run_id              UUID                        COMMENT 'run that wrote the row'
)
ENGINE = MergeTree
ORDER BY (subject_id, resource, run_id)
COMMENT 'What a run measured, one row by subject and resource';

CREATE TABLE lineage
(
    dataset             LowCardinality(String)      COMMENT 'unit of publication',
    run_id              UUID                        COMMENT 'run that read the input',
    ingest_run_id       String                      COMMENT 'ingest run that brought the input into the lake',
    source              LowCardinality(String)      COMMENT 'descriptor or typed source',
    file                String                      COMMENT 'name of the file as given',
    sha256              FixedString(64)             COMMENT 'SHA-256 of the file in hexadecimal',
    rows_in             UInt64                      COMMENT 'rows read = accepted + duplicates + quarantined',
    accepted            UInt64                      COMMENT 'rows that entered the lake',
    duplicates          UInt64                      COMMENT 'rows known already',
    quarantined         UInt64                      COMMENT 'rows set aside with a reason',
    known_at            DateTime64(3, 'UTC')        COMMENT 'when the lake knew the input'
)
ENGINE = MergeTree
ORDER BY (dataset, run_id, ingest_run_id, file)
COMMENT 'The inputs of a run';

CREATE TABLE index_definition
(
    index_id            LowCardinality(String)      COMMENT 'identifier, such as gini',
    methodology_version UInt16                      COMMENT 'meaning of the formula',
    name                String                      COMMENT 'name in the field''s own words',
    unit                LowCardinality(String)      COMMENT 'ENTITIES, RESOURCE_UNITS, RATIO, POINTS, BITS or NATS',
    value_range         String                      COMMENT 'values it can take, in interval notation',
    direction           LowCardinality(String)      COMMENT 'what a higher value means',
    formula             String                      COMMENT 'over amounts x descending, total T, shares p, population n',
    reference           String                      COMMENT 'where the measure comes from',
    defined_at          DateTime64(3, 'UTC')        COMMENT 'when this row was written; the newest of a version counts'
)
ENGINE = ReplacingMergeTree(defined_at)
ORDER BY (index_id, methodology_version)
COMMENT 'What the indices mean; derived from the formulas'' own definitions';
