-- Ranges of one distribution are digested apart, so the digest is a sum that does not ask for an order.

ALTER TABLE index_value
    COMMENT COLUMN digest 'identity of the distribution in hexadecimal: sum modulo 2^256 of the SHA-256 of every line of entity, tab, amount, newline';
