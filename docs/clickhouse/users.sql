-- Users of a ClickHouse server, for an administrator to adapt: passwords come from your own store. The embedded engine of
-- local/ holds users of the same names to the same grants by itself.
--
-- Migrations run as chokepoint_migrator, batch as chokepoint_loader, the API as chokepoint_api, its projection of grants as
-- chokepoint_projector. The views are SQL SECURITY DEFINER, so their readers need no right to the tables.

CREATE USER chokepoint_migrator IDENTIFIED WITH sha256_password BY '…';
GRANT SELECT, INSERT, ALTER, CREATE, DROP, TRUNCATE ON chokepoint.* TO chokepoint_migrator;
GRANT SET DEFINER ON chokepoint_migrator TO chokepoint_migrator;

CREATE USER chokepoint_loader IDENTIFIED WITH sha256_password BY '…';
GRANT SELECT, INSERT ON chokepoint.index_value TO chokepoint_loader;
GRANT SELECT, INSERT ON chokepoint.entity_amount TO chokepoint_loader;
GRANT SELECT, INSERT ON chokepoint.curve_point TO chokepoint_loader;
GRANT SELECT, INSERT ON chokepoint.subject TO chokepoint_loader;
GRANT SELECT, INSERT ON chokepoint.lineage TO chokepoint_loader;
GRANT SELECT, INSERT ON chokepoint.alarm TO chokepoint_loader;
GRANT SELECT, INSERT ON chokepoint.publication TO chokepoint_loader;

CREATE USER chokepoint_projector IDENTIFIED WITH sha256_password BY '…';
GRANT SELECT, INSERT ON chokepoint.tenant_grant TO chokepoint_projector;

CREATE USER chokepoint_api IDENTIFIED WITH sha256_password BY '…'
    SETTINGS readonly = 2, max_execution_time = 60 MAX 60;
GRANT SELECT ON chokepoint.visible_index_value TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_entity_amount TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_curve_point TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_subject TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_index_definition TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_publication TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_lineage TO chokepoint_api;
GRANT SELECT ON chokepoint.visible_alarm TO chokepoint_api;
