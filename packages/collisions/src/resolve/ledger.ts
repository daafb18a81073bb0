import type { Diagnostic } from '@graft/diagnostics'
import type { Claim } from '../claim/claim.ts'
import { arePeers, type Bid } from '../detect/bid.ts'
import type { Contest } from '../detect/contest.ts'
import type { Decision } from '../policy/policy.ts'
import { diagnoseContest } from './diagnose-contest.ts'
import { resolveContest } from './resolve-contest.ts'
import type { Outcome, Settlement } from './settlement.ts'

/** The books of one settlement: the outcome of each claim so far, and every contest with its decision. */
export class Ledger {
  readonly #outcomes = new Map<Claim, Outcome>()
  readonly #contests: { readonly contest: Contest; readonly decision: Decision }[] = []
  readonly #errors: Diagnostic[] = []
  readonly #merged: { readonly claim: Claim; readonly into: Claim }[] = []

  /** Enters contests that one decision settled. */
  enter(contests: readonly Contest[], decision: Decision): void {
    for (const contest of contests) this.#contests.push({ contest, decision })
  }

  set(claim: Claim, outcome: Outcome): void {
    this.#outcomes.set(claim, outcome)
  }

  /** Merges a claim into another, whose fate it shares. */
  merge(claim: Claim, into: Claim): void {
    this.#outcomes.set(claim, { status: 'merged' })
    this.#merged.push({ claim, into })
  }

  /** Refuses the incoming side of a contest, and the incumbent too where neither has the better right. */
  refuse(contest: Contest): void {
    const { incumbent, incoming } = contest
    const neither = incumbent !== undefined && arePeers(incumbent, incoming)
    const diagnostic = diagnoseContest(contest, neither)
    this.#errors.push(diagnostic)
    this.#refuseClaim(incoming.claim, diagnostic)
    if (neither) this.#refuseClaim(incumbent.claim, diagnostic)
  }

  /** Whether the bid got its name, which it then does not share. */
  holdsName(bid: Bid): boolean {
    const status = this.#outcomes.get(bid.claim)?.status
    return bid.right === 'renamed' ? status === 'renamed' : status === 'installed' || status === 'shadowing'
  }

  /** Closes the books: nothing changes any more, so each contest can be told to its end. */
  close(): Settlement {
    // A chain of merges cannot arise: a claim that was merged holds no name that another could merge into.
    for (const { claim, into } of this.#merged) {
      const outcome = this.#outcomes.get(into)
      if (outcome?.status === 'refused') this.#outcomes.set(claim, outcome)
    }
    const resolutions = this.#contests.map(({ contest, decision }) =>
      resolveContest(contest, decision, this.#outcomes),
    )
    return { outcomes: this.#outcomes, resolutions, errors: this.#errors }
  }

  /** The first reason stays. */
  #refuseClaim(claim: Claim, diagnostic: Diagnostic): void {
    if (this.#outcomes.get(claim)?.status !== 'refused')
      this.#outcomes.set(claim, { status: 'refused', diagnostic })
  }
}
