/** What was found out about a call. */
export interface CallFacts {
  digest: string | undefined
  /** What its result is, whatever calls made it. */
  content: string | undefined
  /** The digest by which its result is kept. */
  key: string | undefined
}

/** A constructor that returns what it is given lets a class below it put its private field there. */
// oxlint-disable-next-line no-extraneous-class -- its constructor is what it is for
class Given {
  constructor(given: object) {
    return given
  }
}

class Marked extends Given {
  readonly #facts: CallFacts = noFacts()

  static factsOf(call: object): CallFacts {
    if (#facts in call) return call.#facts
    if (!Object.isExtensible(call)) return factsOfFrozen(call)
    const marked: object = new Marked(call)
    return #facts in marked ? marked.#facts : factsOfFrozen(call)
  }
}

const frozen = new WeakMap<object, CallFacts>()

function factsOfFrozen(call: object): CallFacts {
  let facts = frozen.get(call)
  if (facts === undefined) frozen.set(call, (facts = noFacts()))
  return facts
}

function noFacts(): CallFacts {
  return { digest: undefined, content: undefined, key: undefined }
}

/**
 * The facts of a call, which are kept with it for as long as it lives. They are in no copy of the call.
 *
 * As a private field of the call itself: a `WeakMap` of as many calls as a busy server makes costs a microsecond a
 * call when garbage is collected.
 */
export function factsOf(call: object): CallFacts {
  return Marked.factsOf(call)
}
