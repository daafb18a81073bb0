import { expect, test } from 'vitest'
import { MAX_NESTING, measureNesting } from './measure-nesting.ts'

const many = 4_000
const nest = (open: string, close = ''): string => open.repeat(many) + '1' + close.repeat(many)
const deep = '['.repeat(many)

test.each([
  ['brackets', `x = ${nest('[', ']')}`],
  ['parentheses', `x = ${nest('(', ')')}`],
  ['blocks', nest('{', '}')],
  ['templates', `x = ${nest('`${', '}`')}`],
  ['type arguments', `type X = ${nest('Array<', '>')}`],
  ['type arguments with commas', `type X = ${nest('Map<a,\n', '>')}`],
  ['signs', `x = ${nest('!')}`],
  ['sums', `x = ${nest('1 + ')}`],
  ['members', `x = a${'.b'.repeat(many)}`],
  ['arrows on lines', `x = ${nest('a =>\n')}`],
  ['generic arrows', `x = ${nest('<T,>(a) =>\n')}`],
  ['conditions', `x = ${nest('a ? b : ')}`],
  ['else-ifs', `if (a) {}${'\nelse if (a) {}'.repeat(many)}`],
  ['control statements on lines', nest('if (a)\n')],
  ['loops', nest('for await (a of b)\n')],
  ['labels', nest('a:\n')],
  ['words', `x = ${nest('await\n')}`],
  ['classes in heritage', `x = ${'class extends @x\n'.repeat(many)}class {}`],
  ['class expressions', `x = ${nest('class { x = ', '}')}`],
])('%s nest', (_, source) => {
  expect(measureNesting(source).depth).toBeGreaterThan(MAX_NESTING)
})

test.each([
  ['a regular expression on a new line', `debugger\n/\`/;${deep}`],
  ['a regular expression behind a block', `{}\n/\`/;${deep}`],
  ['a regular expression behind a spread', `x = [...await /\`/, ${deep}`],
  ['a regular expression behind a condition with an odd blank', `if\u00A0(a) /\`/; ${deep}`],
  ['a regular expression with a class', `x = /[/\`]/; ${deep}`],
  ['a division behind a call', `x = await (y) / ${deep}`],
  ['a division behind a private method', `x = y.#if(z) / ${deep}`],
  ['a division behind a number', `x = 1. / ${deep}`],
  ['a division behind an assertion', `x = {}! / ${deep}`],
  ['a division behind a type', `x = y as const / ${deep}`],
  ['a comment that ends at an odd line end', `// \u2028${deep}`],
  ['a string over lines', `x = "a\\\r\n"; ${deep}`],
  ['a template in a template', `x = \`\\\`\${\`\`}\`; ${deep}`],
  ['a first line for the shell', `#!/usr/bin/\`\n${deep}`],
])('%s hides nothing', (_, source) => {
  expect(measureNesting(source).depth).toBeGreaterThan(MAX_NESTING)
})

test.each([
  ['statements with semicolons', 'const a = f(1) + 2;\n'],
  ['statements without semicolons', 'const a = f(1) + 2\n'],
  ['functions', 'function f(a: string) { return a }\n'],
  ['members', 'class A { a = 1\n b() { return [1] }\n @c() d?: Map<a, b> }\n'],
  ['list items', 'f([1, 2], { a: 1, b: [2] }, `${a}`),\n'],
  ['brackets in strings', 'x = "[[[" + \'(((\'\n'],
  ['brackets in comments', '// [[[\n/* ((( */\n'],
  ['brackets in regular expressions', 'x = /[(]/.test(a)\n'],
  ['divisions', 'x = (a + b) / 2 / c\n'],
  ['conditions', 'if (a) { b() } else { c() }\n'],
])('many %s do not nest', (_, line) => {
  expect(measureNesting(line.repeat(many)).depth).toBeLessThan(20)
})

test('the offset is where the depth is reached', () => {
  const { depth, offset } = measureNesting(`x = 1;\n${deep}`)
  expect(depth).toBe(MAX_NESTING + 1)
  expect(offset).toBe(7 + MAX_NESTING)
})
