import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { printKeyPath } from './print-key-path.ts'

describe('printKeyPath', () => {
  it('quotes only what TOML would not take bare', () => {
    expect(printKeyPath(['modules', 'my-module_2', 'source'])).toBe('modules.my-module_2.source')
    expect(printKeyPath(['modules', 'my.module', ''])).toBe('modules."my.module".""')
  })

  it.each(['a b', 'café', 'quote"slash\\line\n', 'esc\u001b[31m', '__proto__'])(
    'writes %j so that TOML reads it back',
    (name) => {
      expect(Object.keys(parse(`${printKeyPath([name])} = 1`))).toEqual([name])
    },
  )

  it('cuts a name that is too long to read', () => {
    expect(printKeyPath(['x'.repeat(100_000)])).toHaveLength(83)
  })
})
