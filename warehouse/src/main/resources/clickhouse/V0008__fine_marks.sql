-- A question reads a few days of an index of a subject. Marks of 8192 rows stand some twenty subjects' indices apart, and as
-- many rows are read for each; marks of 512 rows bring a page of values within milliseconds, for some kilobytes of index.

-- Of an attempt that was cut short.
DROP TABLE IF EXISTS index_value_fine;

DROP TABLE IF EXISTS index_value_coarse;

CREATE TABLE index_value_fine AS index_value
ENGINE = MergeTree
PARTITION BY toYear(as_of)
ORDER BY (subject_id, resource, index_id, as_of, run_id)
SETTINGS index_granularity = 512
COMMENT 'One index of one distribution, by run';

INSERT INTO index_value_fine SELECT * FROM index_value;

RENAME TABLE index_value TO index_value_coarse, index_value_fine TO index_value;

DROP TABLE index_value_coarse;
