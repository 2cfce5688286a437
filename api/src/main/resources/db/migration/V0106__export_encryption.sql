-- Destinations whose packages are encrypted for their receiver.

ALTER TABLE export_destination ADD COLUMN pgp_key text;
COMMENT ON COLUMN export_destination.pgp_key IS 'Public key of OpenPGP, armoured; null for packages that are not encrypted';
