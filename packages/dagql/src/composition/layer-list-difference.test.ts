import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeLayer } from '../layer/make-layer.ts'
import type { Layer } from '../layer/layer.ts'
import { LayerList } from './layer-list.ts'

const layers = Array.from({ length: 6 }, (_each, index) => makeLayer({ name: `l${index}` }))

/** Adds a layer, or removes it where it is there. */
function toggle(list: LayerList, layer: Layer): LayerList {
  return list.all().includes(layer) ? list.without(layer) : list.with(layer)
}

test('the difference of two lists is what only one of them has, whatever way they came about', () => {
  const steps = fc.array(fc.constantFrom(...layers), { maxLength: 100 })
  fc.assert(
    fc.property(steps, steps, steps, fc.boolean(), (common, one, two, isShared) => {
      const base = common.reduce(toggle, LayerList.empty)
      const a = one.reduce(toggle, base)
      const b = two.reduce(toggle, isShared ? base : LayerList.empty.with(...base.all()))
      const { here, there } = a.difference(b)
      expect(new Set(here)).toEqual(new Set(a.all().filter((each) => !b.all().includes(each))))
      expect(new Set(there)).toEqual(new Set(b.all().filter((each) => !a.all().includes(each))))
    }),
  )
})
