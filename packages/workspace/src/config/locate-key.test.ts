import { describe, expect, it } from 'vitest'
import { indexKeys } from './locate-key.ts'

/** Prints the place as `line:column`. */
function locate(text: string, ...path: string[]): string {
  const { line, column } = indexKeys('config.toml', text)(path)
  return `${line}:${column}`
}

describe('indexKeys', () => {
  it('finds a table by the last segment of its header', () => {
    const text = '# top\n\n[modules.lint]\nsource = "lint"\n'
    expect(locate(text, 'modules', 'lint')).toBe('3:10')
    expect(locate(text, 'modules', 'lint', 'source')).toBe('4:1')
    expect(indexKeys('config.toml', text)(['modules']).file).toBe('config.toml')
  })

  it('prefers the own header of a table over a header below it that comes first', () => {
    const text = '[modules.lint.config]\nstrict = true\n\n[modules.lint]\nsource = "lint"\n'
    expect(locate(text, 'modules', 'lint')).toBe('4:10')
    expect(locate(text, 'modules', 'lint', 'config')).toBe('1:15')
  })

  it('finds dotted keys, with spaces around the dots too', () => {
    const text = 'modules.lint.source = "a"\n[modules . test]\n  settings . mode . fast = true\n'
    expect(locate(text, 'modules', 'lint', 'source')).toBe('1:14')
    expect(locate(text, 'modules', 'test')).toBe('2:12')
    expect(locate(text, 'modules', 'test', 'settings')).toBe('3:3')
    expect(locate(text, 'modules', 'test', 'settings', 'mode', 'fast')).toBe('3:21')
  })

  it.each([
    ['"my.module"', 'my.module'],
    ["'my.module'", 'my.module'],
    [String.raw`"a\"b]\u00e9"`, 'a"b]é'],
    [String.raw`'C:\new'`, String.raw`C:\new`],
    ['""', ''],
    ['"__proto__"', '__proto__'],
    ['__proto__', '__proto__'],
  ])('finds the name that is written %s', (written, name) => {
    const text = `[modules]\n\n[modules.${written}]\nsource = "x"\n${written} = 1\n`
    expect(locate(text, 'modules', name)).toBe('3:10')
    expect(locate(text, 'modules', name, 'source')).toBe('4:1')
    expect(locate(text, 'modules', name, name)).toBe('5:1')
  })

  it('finds keys of inline tables, over several lines and with comments', () => {
    const text = 'a = { b = 1, c.d = { "e f" = 2 },\n  # g = 3\n  h = [ 1, 2, ], }\ni = 1\n'
    expect(locate(text, 'a', 'b')).toBe('1:7')
    expect(locate(text, 'a', 'c', 'd', 'e f')).toBe('1:22')
    expect(locate(text, 'a', 'g')).toBe('1:1')
    expect(locate(text, 'a', 'h', '1')).toBe('3:12')
    expect(locate(text, 'i')).toBe('4:1')
  })

  it('finds elements of lists and of lists of tables by index', () => {
    const text = 'a = [\n  1,\n  { b = 2 }, # c\n]\n[[d]]\ne = 1\n[[d]]\ne = 2\n[d.f]\ng = 3\n'
    expect(locate(text, 'a', '0')).toBe('2:3')
    expect(locate(text, 'a', '1', 'b')).toBe('3:5')
    expect(locate(text, 'd', '0', 'e')).toBe('6:1')
    expect(locate(text, 'd', '1')).toBe('7:3')
    expect(locate(text, 'd', '1', 'e')).toBe('8:1')
    expect(locate(text, 'd', '1', 'f', 'g')).toBe('10:1')
  })

  it.each([
    ['a comment', '# key = 1\n[t] # [u]\nx = 1 # key = 1\nkey = 1\n', '4:1'],
    ['a basic string', 'x = "\\"\\\\" # \nkey = 1', '2:1'],
    ['a literal string', "x = '\\'\nkey = 1", '2:1'],
    ['a long basic string', 'x = """\nkey = 0\n\\""" ""quoted"""""\nkey = 1', '4:1'],
    ['a long literal string', "x = '''\nkey = 0\n\\''' # \nkey = 1", '4:1'],
    ['a string with brackets', 'x = ["[", "]", "}\\"]"]\nkey = 1', '2:1'],
    ['a date', 'x = 1979-05-27 07:32:00\nkey = 1', '2:1'],
  ])('is not misled by %s', (_what, text, place) => {
    const table = text.includes('[t]') ? ['t', 'key'] : ['key']
    expect(locate(text, ...table)).toBe(place)
  })

  it('answers with the nearest table for a key that is not there', () => {
    const text = 'ignore = []\n[modules.lint]\n'
    expect(locate(text, 'modules', 'lint', 'source')).toBe('2:10')
    expect(locate(text, 'nothing')).toBe('1:1')
    expect(locate('', 'nothing')).toBe('1:1')
  })

  it('counts columns after a byte order mark and lines with carriage returns', () => {
    expect(locate('\uFEFF[modules.lint]\r\nsource = 1\r\n', 'modules', 'lint', 'source')).toBe('2:1')
    expect(locate('\uFEFFkey = 1', 'key')).toBe('1:2')
  })

  it.each([
    '[',
    '[[',
    '[a',
    'a = [',
    'a = {',
    'a = { b',
    'a = [[[}',
    'a = "',
    "a = '''",
    'a = "\\',
    '= = =',
    '.',
    'a.',
    '"\\u12"=1',
    '{}',
    'a = [,]',
  ])('reads invalid text as far as it makes sense: %s', (text) => {
    expect(indexKeys('f', text)(['a']).line).toBe(1)
    expect(locate(`${text}\n[last]\n`, 'zzz')).toBe('1:1')
  })

  it('survives lists nested beyond every stack', () => {
    expect(locate(`a = ${'['.repeat(200_000)}`, 'a')).toBe('1:1')
    expect(locate(`${'a.'.repeat(200_000)}a = 1`, 'a', 'a')).toBe('1:3')
  })
})
