import type { Migration } from '@keyledger/postgres';

/**
 * Writes a group of appends in one call and answers one row for each (ADR group commit); takes the place of
 * `append_events`, at two thirds of its time. An append whose expected head is the stream's head wins; its event ids are
 * looked up only where it does not, since a retry of something stored finds the head moved on. An id that is stored all
 * the same breaks the unique index, and the group is given again one by one with `look_up_ids`.
 * A stream without events is expected as revision -1 with an empty chain.
 * Events are taken by subscript, because a set made of nine arrays is written down and read again before it is inserted.
 * The lock is a statement of its own: what follows must take its snapshot after it. The settings keep index
 * scans also where a plan was made while the tables were nearly empty.
 */
export const appendGroup: Migration = {
  id: 'event-store/0004-append-group',
  up: `
DROP FUNCTION append_events;
CREATE FUNCTION append_group(
  append_streams text[], append_revisions integer[], append_chains bytea[],
  event_appends integer[], event_revisions integer[], event_ids uuid[], event_types text[],
  event_versions integer[], event_times text[], event_data text[], event_meta text[], event_chains bytea[],
  look_up_ids boolean
) RETURNS TABLE (
  append_n integer, outcome text, last_position bigint, head_revision integer, head_chain text,
  stored_stream text
) LANGUAGE plpgsql VOLATILE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  wins boolean[];
  winning integer;
  before bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('keyledger/append', 0));

  SELECT array_agg(
    CASE WHEN head.revision IS NULL THEN a.revision = -1
         ELSE head.revision = a.revision AND head.chain = a.chain END ORDER BY a.n)
  INTO wins
  FROM unnest(append_streams, append_revisions, append_chains) WITH ORDINALITY AS a(stream, revision, chain, n)
  LEFT JOIN LATERAL (
    SELECT event.revision, event.chain FROM event WHERE event.stream = a.stream
    ORDER BY event.revision DESC LIMIT 1
  ) AS head ON true;

  IF look_up_ids THEN
    SELECT array_agg(wins[a.n] AND NOT EXISTS (
      SELECT FROM unnest(event_appends, event_ids) AS e(n, event_id)
      WHERE e.n = a.n AND EXISTS (SELECT FROM event WHERE event.event_id = e.event_id)
    ) ORDER BY a.n)
    INTO wins FROM generate_subscripts(append_streams, 1) AS a(n);
  END IF;

  SELECT count(*) INTO winning FROM unnest(event_appends) AS n WHERE wins[n];
  IF winning > 0 THEN
    UPDATE event_log SET last_position = event_log.last_position + winning
    RETURNING event_log.last_position - winning INTO before;
    INSERT INTO event (position, stream, revision, event_id, type, schema_version, occurred_at, data, meta, chain)
    SELECT before + row_number() OVER (), append_streams[event_appends[i]], event_revisions[i], event_ids[i],
           event_types[i], event_versions[i], event_times[i], event_data[i], event_meta[i], event_chains[i]
    FROM generate_subscripts(event_ids, 1) AS i
    WHERE wins[event_appends[i]];
    RETURN QUERY
    SELECT seated.n, 'ok', before + max(seated.seat), NULL::integer, NULL::text, NULL::text
    FROM (SELECT n, row_number() OVER () AS seat FROM unnest(event_appends) AS n WHERE wins[n]) AS seated
    GROUP BY seated.n;
    PERFORM pg_notify('keyledger_event', '');
  END IF;

  IF winning < cardinality(event_appends) THEN
    RETURN QUERY
    SELECT a.n::integer, CASE WHEN stored.position IS NULL THEN 'conflict' ELSE 'duplicate' END, stored.position,
           coalesce(stored.revision, head.revision), encode(coalesce(stored.chain, head.chain), 'hex'), stored.stream
    FROM unnest(append_streams) WITH ORDINALITY AS a(stream, n)
    LEFT JOIN LATERAL (
      SELECT known.* FROM unnest(event_appends, event_ids) WITH ORDINALITY AS e(n, event_id, place)
      CROSS JOIN LATERAL (SELECT * FROM event WHERE event.event_id = e.event_id LIMIT 1) AS known
      WHERE e.n = a.n ORDER BY e.place DESC LIMIT 1
    ) AS stored ON true
    LEFT JOIN LATERAL (
      SELECT event.revision, event.chain FROM event WHERE event.stream = a.stream
      ORDER BY event.revision DESC LIMIT 1
    ) AS head ON true
    WHERE NOT wins[a.n];
  END IF;
END $$;
`,
};
