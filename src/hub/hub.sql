-- SPDX-License-Identifier: GPL-3.0-or-later
-- The organisation's server of sealed reports, for PostgreSQL 13 or later. Run by “mektep hub setup”, as often as one
-- likes. The primary key begins with the site, and nothing is counted up, so that the table can be spread over several
-- servers: on Citus add  SELECT create_distributed_table('mektep.reports', 'site');
CREATE SCHEMA IF NOT EXISTS mektep;

-- No column for a time: the server is not to know when a report was given, nor when it came.
CREATE TABLE IF NOT EXISTS mektep.reports (
    site   text  NOT NULL CHECK (length(site) BETWEEN 1 AND 20),
    id     bytea NOT NULL CHECK (octet_length(id) = 16),     -- BLAKE2b of the sealed bytes (RECORD.md)
    sealed bytea NOT NULL CHECK (octet_length(sealed) = 2384),
    PRIMARY KEY (site, id)
);
-- Sealed bytes cannot be compressed: the server need not try.
ALTER TABLE mektep.reports ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- A kiosk may add, and neither read, change nor delete; the office may read. Logins are made members of one of them.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mektep_kiosk') THEN
        CREATE ROLE mektep_kiosk NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mektep_office') THEN
        CREATE ROLE mektep_office NOLOGIN;
    END IF;
END
$$;
REVOKE ALL ON SCHEMA mektep FROM PUBLIC;
REVOKE ALL ON mektep.reports FROM PUBLIC, mektep_kiosk, mektep_office;
GRANT USAGE ON SCHEMA mektep TO mektep_kiosk, mektep_office;
GRANT INSERT ON mektep.reports TO mektep_kiosk;
GRANT SELECT ON mektep.reports TO mektep_office;
