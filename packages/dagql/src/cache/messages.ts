import type { Diagnostic } from '@graft/diagnostics'

/** Longer chains of calls are shown by their ends. */
const MAX_SHOWN = 8

export function recursiveCall(names: readonly string[]): Diagnostic {
  const quoted = names.map((name) => `\`${name}\``)
  const half = MAX_SHOWN / 2
  const shown =
    quoted.length <= MAX_SHOWN
      ? quoted
      : [...quoted.slice(0, half), `… ${quoted.length - MAX_SHOWN} more …`, ...quoted.slice(-half)]
  return {
    code: 'CACHE_RECURSION',
    severity: 'error',
    message: `${quoted.at(-1) ?? 'a call'} needs its own answer: ${shown.join(' → ')}`,
    hint: 'Let one of these calls do without the next one, or call it with other arguments.',
  }
}

export function tooManyCalls(name: string, limit: number): Diagnostic {
  return {
    code: 'CACHE_BUSY',
    severity: 'error',
    message: `\`${name}\` was not called: ${limit} calls are being made at once, and no more are allowed`,
    hint: 'Try again when some of them have ended, or raise `maxFlights` of the cache.',
  }
}

export function codecFailed(reason: string): Diagnostic {
  return {
    code: 'CACHE_CODEC_FAILED',
    severity: 'warning',
    message: `a result cannot be stored, or read back, and is made again when it is needed: ${reason}`,
    hint: 'Nothing needs to be done. Other results of which this is true are not reported.',
  }
}

export function corruptStore(path: string, reason: string, moved: string): Diagnostic {
  return {
    code: 'CACHE_STORE_CORRUPT',
    severity: 'warning',
    message: `\`${path}\` is not a cache that can be read, so the cache starts empty: ${reason}`,
    hint: `The file is now \`${moved}\`. Delete it unless it is something else of yours.`,
  }
}

export function otherStoreVersion(path: string, found: number, expected: number): Diagnostic {
  return {
    code: 'CACHE_STORE_VERSION',
    severity: 'warning',
    message: `\`${path}\` has format ${found} of the cache, and this Graft writes format ${expected}; the cache starts empty`,
    hint: 'Give each version of Graft that you use a cache file of its own if this happens again.',
  }
}

export function unavailableStore(store: string, reason: string): Diagnostic {
  return {
    code: 'CACHE_STORE_UNAVAILABLE',
    severity: 'warning',
    message: `${store} cannot be used, so results are not kept for later: ${reason}`,
    hint: 'Check the permissions of the file and its folder, and the space on the disk, then start again.',
  }
}
