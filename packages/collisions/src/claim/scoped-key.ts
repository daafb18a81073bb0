/** One map key for a name in a scope. The length keeps `a` + `b:c` apart from `a:b` + `c`. */
export function scopedKey(scope: string, name: string): string {
  return `${scope.length}:${scope}:${name}`
}
