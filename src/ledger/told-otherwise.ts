/**
 * A sheet that counts, but not for all the units its rows are about, comes in; what it says of those and what the newer sheet says that counts
 * for them goes out, where the two differ. Decides nothing: the newer one counts whatever this says.
 */
import type { ToldOtherwise } from '../gap/figure.ts'
import { grown } from '../value/grouped.ts'
import type { Database } from './engine/database.ts'
import { isOfUnit } from './figures.ts'

/** By unit (key), of all its schools together. */
export function toldOtherwise(db: Database, submission: number): Map<string, ToldOtherwise[]> {
  const found = new Map<string, ToldOtherwise[]>()
  for (const [unit, measure, before, after] of db.all<[string, string, number, number]>(otherwise, [submission]))
    grown(found, unit, (): ToldOtherwise[] => []).push({ measure, before, after })
  return found
}

const otherwise = `
  WITH own AS (
    SELECT g.place, g.measure, sum(g.value) AS value FROM figure g WHERE g.submission = ?1 AND g.kind = 'data' GROUP BY 1, 2),
  newest AS (
    SELECT place, id FROM (
      SELECT t.place, n.id, row_number() OVER (PARTITION BY t.place ORDER BY n.received DESC, ${isOfUnit('n', 't.place')} DESC, n.id DESC) AS turn
      FROM submission s
      JOIN submission n ON n.form = s.form AND n.direction = s.direction AND n.project = s.project AND n.current = s.current
      JOIN tally t ON t.submission = n.id
      WHERE s.id = ?1 AND s.current = 1 AND t.place IN (SELECT place FROM own)
        AND EXISTS (SELECT 1 FROM figure h WHERE h.place = t.place AND h.submission = n.id AND h.kind = 'data')) AS ordered
    WHERE turn = 1 AND id <> ?1),
  pairs AS (
    SELECT own.place, own.measure, own.value, sum(f.value) AS newer
    FROM newest JOIN own ON own.place = newest.place
    JOIN figure f ON f.place = own.place AND f.submission = newest.id AND f.measure = own.measure AND f.kind = 'data'
    GROUP BY 1, 2, 3)
  SELECT p.unit, pairs.measure, sum(pairs.value), sum(pairs.newer)
  FROM pairs JOIN place p ON p.id = pairs.place
  GROUP BY 1, 2 HAVING sum(pairs.value) <> sum(pairs.newer) ORDER BY 1, 2`
