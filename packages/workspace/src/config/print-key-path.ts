const BARE = /^[A-Za-z0-9_-]+$/
const MAX_SEGMENT = 80

/** Prints the path of a key as TOML spells it: `modules."my.module".source`. Very long names are cut. */
export function printKeyPath(path: readonly string[]): string {
  return path.map(printSegment).join('.')
}

function printSegment(segment: string): string {
  const text = segment.length > MAX_SEGMENT ? `${segment.slice(0, MAX_SEGMENT)}…` : segment
  // JSON escapes what TOML escapes, control characters among it, so that no name can speak to a terminal.
  return BARE.test(text) ? text : JSON.stringify(text)
}
