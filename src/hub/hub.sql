-- SPDX-License-Identifier: GPL-3.0-or-later
-- The organisation's server of sealed reports, for PostgreSQL 13 or later. Run by “mektep hub setup”, as often as one
-- likes. The primary key begins with the site, and nothing is counted up, so that the table can be spread over several
-- servers: on Citus add  SELECT create_distributed_table('mektep.reports', 'site');
CREATE SCHEMA IF NOT EXISTS mektep;

-- No column for a time: the server is not to know when a report was given, nor when it came.
CREATE TABLE IF NOT EXISTS mektep.reports (
    site   text  NOT NULL CHECK (length(site) BETWEEN 1 AND 20),
    id     bytea NOT NULL,
    sealed bytea NOT NULL CHECK (octet_length(sealed) = 2384),
    PRIMARY KEY (site, id),
    -- RECORD.md. Else whoever has a kiosk's password could put rubbish under the name of a report that waits there.
    CHECK (id = substr(sha256(sealed), 1, 16))
);
-- Sealed bytes cannot be compressed: the server need not try. A server that refuses this (YugabyteDB, a distributed
-- table of Citus) tries in vain.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'mektep.reports'::regclass AND attname = 'sealed'
               AND attstorage <> 'e') THEN
        ALTER TABLE mektep.reports ALTER COLUMN sealed SET STORAGE EXTERNAL;
    END IF;
EXCEPTION WHEN OTHERS THEN
    NULL;
END
$$;

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
-- The columns alone: the table's xmin and ctid would tell which records came together.
GRANT SELECT (site, id, sealed) ON mektep.reports TO mektep_office;

-- The database is for the reports alone: what PostgreSQL lets everybody do in it, a kiosk's password needs not. Each is
-- left as it is where the owner of the database is not the one of the server.
DO $$
DECLARE
    command text;
BEGIN
    FOREACH command IN ARRAY ARRAY[
        format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database()),
        'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
        'REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC']
    LOOP
        BEGIN
            EXECUTE command;
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END LOOP;
END
$$;
