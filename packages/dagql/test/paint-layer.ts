import type { LayerInput } from '../src/layer/make-layer.ts'
import type { TypeRef } from '../src/type/type-ref.ts'

export const named = (name: string, nullable = false): TypeRef => ({ kind: 'named', name, nullable })
export const listOf = (element: TypeRef): TypeRef => ({ kind: 'list', element, nullable: false })
const text = named('String')
/** How a field is answered that nobody calls. */
export const reads = { owner: 'paint', read: () => null }

/** A layer with something of everything that a schema says of itself. */
export const paint: LayerInput = {
  name: 'paint',
  types: [
    {
      kind: 'enum',
      name: 'Color',
      description: 'A colour.',
      members: [
        { name: 'RED', value: '#f00' },
        { name: 'BLUE', deprecated: 'Use `RED`.', value: 4 },
        { name: 'GREY', experimental: 'It fades.' },
      ],
    },
    {
      kind: 'input',
      name: 'Stroke',
      fields: [
        { name: 'width', type: named('Float'), default: 1.5 },
        { name: 'color', type: named('Color', true), default: 'RED' },
        { name: 'note', type: named('String', true), deprecated: '' },
      ],
    },
    {
      kind: 'scalar',
      name: 'Time',
      specifiedBy: 'https://example.com/time',
      parse: (value) => value,
      serialize: () => null,
    },
    {
      kind: 'interface',
      name: 'Shape',
      fields: [{ name: 'area', type: named('Float'), args: [], owner: 'paint' }],
    },
    {
      kind: 'object',
      name: 'Circle',
      directives: [{ name: 'mark', args: { tags: ['a "b"'] } }],
      fields: [
        { ...reads, name: 'area', type: named('Float'), args: [], experimental: 'Rounding.' },
        {
          ...reads,
          name: 'draw',
          type: named('Void'),
          args: [{ name: 'stroke', type: named('Stroke'), default: { color: 'BLUE', width: 2 } }],
        },
        { ...reads, name: 'twin', type: named('ID'), args: [], expectedType: 'Circle', deprecated: 'Gone.' },
        {
          ...reads,
          name: 'join',
          type: listOf(named('Shape')),
          args: [
            { name: 'others', type: listOf(named('Shape')), default: ['7', 'x'] },
            { name: 'secret', type: text, internal: true },
            { name: 'note', type: text, default: 'a "b"\n\u001f\u0085é' },
            { name: 'when', type: named('Time', true), default: { at: [1, 'x', null, true] } },
            { name: 'words', type: listOf(text), default: Array.from({ length: 12 }, () => 'long enough') },
            { name: 'none', type: named('Int', true), default: null },
          ],
        },
      ],
    },
  ],
  root: [{ ...reads, name: 'circle', type: named('Circle'), args: [] }],
  directives: [
    {
      name: 'mark',
      description: 'A mark.',
      args: [{ name: 'tags', type: listOf(text), default: [] }],
      locations: ['OBJECT'],
      repeatable: true,
    },
  ],
}
