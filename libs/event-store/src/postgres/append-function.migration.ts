import type { Migration } from '@keyledger/postgres';

/**
 * Writes a group of appends in one call and answers one row for each (ADR group commit). Columns arrive as texts
 * joined with U+001F, which canonical JSON never contains, because array literals cost more to write and read.
 * A stream without events is expected as revision -1 and chain `none`.
 * The lock is a statement of its own: what follows must take its snapshot after it. The settings keep index
 * scans also where a plan was made while the tables were nearly empty.
 */
export const appendFunction: Migration = {
  id: 'event-store/0003-append-function',
  up: `
CREATE FUNCTION append_events(
  append_streams text, append_revisions text, append_chains text,
  event_appends text, event_ids text, event_types text, event_versions text,
  event_times text, event_data text, event_meta text, event_chains text
) RETURNS TABLE (
  append_n integer, outcome text, last_position bigint, head_revision integer, head_chain text,
  stored_stream text
) LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  separator constant text := E'\\x1f';
  appends_of constant text[] := string_to_array(event_appends, separator);
  ids constant text[] := string_to_array(event_ids, separator);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('keyledger/append', 0));

  RETURN QUERY
  WITH wanted AS MATERIALIZED (
    SELECT n::integer, stream, revision::integer, chain
    FROM unnest(string_to_array(append_streams, separator), string_to_array(append_revisions, separator),
                string_to_array(append_chains, separator)) WITH ORDINALITY AS a(stream, revision, chain, n)
  ), offered AS MATERIALIZED (
    SELECT n::integer, event_id::uuid, place
    FROM unnest(appends_of, ids) WITH ORDINALITY AS e(n, event_id, place)
  ), stored AS MATERIALIZED (
    SELECT DISTINCT ON (offered.n) offered.n, known.position, known.revision, known.chain, known.stream
    FROM offered
    CROSS JOIN LATERAL (SELECT * FROM event WHERE event.event_id = offered.event_id LIMIT 1) AS known
    ORDER BY offered.n, offered.place DESC
  ), verdict AS MATERIALIZED (
    SELECT wanted.n, wanted.stream,
      CASE WHEN stored.n IS NOT NULL THEN 'duplicate'
           WHEN coalesce(head.revision, -1) = wanted.revision
            AND coalesce(encode(head.chain, 'hex'), 'none') = wanted.chain THEN 'ok'
           ELSE 'conflict' END AS outcome,
      stored.position AS stored_position, stored.stream AS stored_stream,
      coalesce(stored.revision, head.revision) AS revision,
      coalesce(stored.chain, head.chain) AS chain
    FROM wanted
    LEFT JOIN stored ON stored.n = wanted.n
    LEFT JOIN LATERAL (
      SELECT event.revision, event.chain FROM event WHERE event.stream = wanted.stream
      ORDER BY event.revision DESC LIMIT 1
    ) AS head ON true
  ), seated AS MATERIALIZED (
    SELECT offered.place, verdict.n, verdict.stream,
      row_number() OVER (ORDER BY offered.place) AS seat,
      coalesce(verdict.revision, -1)
        + row_number() OVER (PARTITION BY offered.n ORDER BY offered.place) AS revision
    FROM offered JOIN verdict ON verdict.n = offered.n
    WHERE verdict.outcome = 'ok'
  ), counter AS (
    UPDATE event_log SET last_position = event_log.last_position + (SELECT count(*) FROM seated)
    WHERE EXISTS (SELECT FROM seated)
    RETURNING event_log.last_position - (SELECT count(*) FROM seated) AS before
  ), written AS (
    INSERT INTO event (position, stream, revision, event_id, type, schema_version, occurred_at, data, meta, chain)
    SELECT counter.before + seat, seated.stream, seated.revision, event_id::uuid, type, version::integer,
           occurred_at, data, meta, decode(chain, 'hex')
    FROM unnest(ids, string_to_array(event_types, separator), string_to_array(event_versions, separator),
                string_to_array(event_times, separator), string_to_array(event_data, separator),
                string_to_array(event_meta, separator), string_to_array(event_chains, separator))
         WITH ORDINALITY AS e(event_id, type, version, occurred_at, data, meta, chain, place)
    JOIN seated USING (place) CROSS JOIN counter
    RETURNING event.position, event.stream, event.revision, event.chain
  ), heads AS MATERIALIZED (
    SELECT DISTINCT ON (stream) stream, position, revision, chain
    FROM written ORDER BY stream, revision DESC
  )
  SELECT verdict.n, verdict.outcome,
    coalesce(heads.position, verdict.stored_position),
    coalesce(heads.revision, verdict.revision)::integer,
    encode(coalesce(heads.chain, verdict.chain), 'hex'),
    verdict.stored_stream
  FROM verdict LEFT JOIN heads ON verdict.outcome = 'ok' AND heads.stream = verdict.stream
  ORDER BY verdict.n;

  PERFORM pg_notify('keyledger_event', '');
END $$;
`,
};
