import { GraftError } from '@graft/diagnostics'
import {
  arg,
  Boolean,
  enumOf,
  Float,
  ID,
  Int,
  JSON as JsonText,
  layer,
  list,
  nullable,
  object,
  pure,
  String,
  Void,
  type Layer,
  type TypeToken,
} from '@graft/dagql'

export interface Place {
  readonly x: number
  readonly y: number
}

export const Point: TypeToken<Place> = object<Place>('Point', 'A place on the plane.')
const Circle: TypeToken<{ readonly radius: number }> = object('Circle', 'A round thing.')
const Color: TypeToken<'RED' | 'BLUE'> = enumOf('Color', ['RED', { name: 'BLUE', deprecated: 'Too cold.' }])

/** A layer to test with, and a record of which resolvers ran. */
export function geometry(): { readonly layer: Layer; readonly ran: string[] } {
  const ran: string[] = []
  const made = layer(
    'geometry',
    ({ type, root }) => {
      type(Point, (field) => ({
        x: field(Int, { description: 'Eastwards.' }, (point) => point.x),
        y: field(Int, {}, (point) => point.y),
        distance: field(Float, {}, ({ x, y }) => Math.hypot(x, y)),
        label: field(String, { args: { prefix: arg(nullable(String)) } }, ({ x, y }, { prefix = null }) =>
          prefix === null ? `${x},${y}` : `${prefix} ${x},${y}`,
        ),
        shift: field(Point, { args: { by: arg(Int, { default: 1 }) } }, ({ x, y }, { by }) => {
          ran.push('shift')
          return { x: x + by, y }
        }),
        add: field(Point, { args: { points: arg(list(Point)) } }, ({ x, y }, { points }) => ({
          x: points.reduce((sum, each) => sum + each.x, x),
          y: points.reduce((sum, each) => sum + each.y, y),
        })),
        neighbours: field(list(Point), {}, ({ x, y }) => {
          ran.push('neighbours')
          return [
            { x: x - 1, y },
            { x: x + 1, y },
          ]
        }),
        parent: field(nullable(Point), {}, ({ x }) => (x > 0 ? { x: x - 1, y: 0 } : null)),
      }))
      type(Circle, (field) => ({ radius: field(Int, {}, (circle) => circle.radius) }))
      root((field) => ({
        point: field(Point, { args: { x: arg(Int), y: arg(Int, { default: 0 }) } }, (_root, at) => {
          ran.push('point')
          return at
        }),
        mirror: field(Point, { args: { point: arg(Point) } }, (_root, { point }) => ({
          x: -point.x,
          y: -point.y,
        })),
        circle: field(Circle, { args: { radius: arg(Int, { default: 1 }) } }, (_root, circle) => circle),
        gaps: field(list(nullable(Point)), {}, () => [{ x: 1, y: 1 }, null, { x: 3, y: 3 }]),
        nobody: field(nullable(list(Point)), {}, () => null),
        flip: field(Color, { args: { color: arg(Color, { default: 'RED' }) } }, (_root, { color }) =>
          color === 'RED' ? 'BLUE' : 'RED',
        ),
        flipAll: field(list(Color), { args: { colors: arg(list(Color)) } }, (_root, { colors }) =>
          colors.map((color) => (color === 'RED' ? 'BLUE' : 'RED')),
        ),
        not: field(Boolean, { args: { value: arg(Boolean) } }, (_root, { value }) => !value),
        echo: field(JsonText, { args: { json: arg(JsonText) } }, (_root, { json }) => json),
        name: field(ID, { args: { id: arg(ID) } }, (_root, { id }) => id),
        scale: field(Float, { args: { by: arg(Float, { default: 0.5 }) } }, (_root, { by }) => by * 2),
        rest: field(Void, {}, () => undefined),
        breaks: field(nullable(Int), {}, () => {
          throw new Error('out of paper')
        }),
        refuses: field(nullable(Int), {}, () => {
          throw new GraftError(
            { code: 'PAPER_EMPTY', severity: 'error', message: 'no paper', hint: 'Add some.' },
            { tray: 2 },
          )
        }),
        // The types forbid these; code without types does them all the same.
        hollow: field(Point, {}, () => null as never),
        hollowList: field(list(Point), {}, () => [{ x: 1, y: 1 }, null] as never),
        liar: field(Int, {}, () => 'one' as never),
        liarColor: field(Color, {}, () => 'GREEN' as never),
        liarList: field(list(Int), {}, () => 1 as never),
        liarVoid: field(Void, {}, () => 'something' as never),
        liarPoint: field(
          Point,
          {},
          (_root, _args, context) => context.select(context.root, { field: 'circle' }) as never,
        ),
      }))
    },
    { cache: pure },
  )
  return { layer: made, ran }
}
