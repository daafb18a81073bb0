import type { Place, Results, Target } from './workload.ts'

type Limit = Target['limit']
type Where = Omit<Place, 'contender'>

export const GRAFT = 'graft'

/** Promises that one contender, usually a peer, needs at least so many times what another needs. */
export function timesBetterThan(
  id: string,
  [peer, contender]: readonly [peer: string, contender: string],
  where: Where,
  atLeast: number,
): Target {
  return {
    id,
    text: `${peer} ÷ ${contender}, ${where.metric} at ${where.case}`,
    limit: { atLeast },
    value: (results) => results.ratio({ ...where, contender: peer }, { ...where, contender }),
  }
}

/** Promises the same against whichever peer is the best. */
export function timesBetterThanBest(
  id: string,
  peers: readonly string[],
  where: Where,
  atLeast: number,
): Target {
  return {
    id,
    text: `best of ${peers.length > 2 ? 'all peers' : peers.join(' and ')} ÷ graft, ${where.metric} at ${where.case}`,
    limit: { atLeast },
    value: (results) => {
      const best = bestOf(results, peers, where)
      if (best === undefined) return undefined
      return results.ratio({ ...where, contender: best }, { ...where, contender: GRAFT })
    },
  }
}

/** Promises that Graft needs at most so many times what a lower bound needs. */
export function timesTheBound(id: string, bound: string, where: Where, atMost: number): Target {
  return {
    id,
    text: `graft ÷ ${bound}, ${where.metric} at ${where.case}`,
    limit: { atMost },
    value: (results) => results.ratio({ ...where, contender: GRAFT }, { ...where, contender: bound }),
  }
}

/** Promises something of Graft alone. */
export function graftAlone(
  id: string,
  text: string,
  limit: Limit,
  value: (results: Results) => number | undefined,
): Target {
  return { id, text, limit, value }
}

function bestOf(results: Results, peers: readonly string[], where: Where): string | undefined {
  const measured = peers.flatMap((contender) => {
    const value = results.median({ ...where, contender })
    return value === undefined ? [] : [{ contender, value }]
  })
  return measured.toSorted((a, b) => a.value - b.value)[0]?.contender
}
