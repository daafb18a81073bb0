import type { SdlSource } from './sdl-layer.ts'

const sdl = `
  scalar Any
  enum Episode { NEWHOPE EMPIRE JEDI }
  enum Unit { METER FOOT }
  input Range { from: Int! = 1, to: Int, tags: [String!], inner: Range, episode: Episode = JEDI }
  input Required { at: Int!, other: Int }
  interface Character { name: String! friends: [Character] appearsIn: [Episode!]! }
  interface Machine { primaryFunction: String }
  type Human implements Character {
    name: String! friends: [Character] appearsIn: [Episode!]! height(unit: Unit = METER): Float! mass: Int
    secret: String! ship: Ship
  }
  type Droid implements Character & Machine {
    name: String! friends: [Character] appearsIn: [Episode!]! primaryFunction: String
  }
  type Ship { name: String! size(by: Int! = 2): Int! crew: [Human!]! maybe: [Human] broken: Int! lost: Int }
  type Query {
    hero(episode: Episode): Character
    human(id: ID!): Human
    droid(id: ID!): Droid
    characters: [Character!]!
    machines: [Machine]
    ship: Ship!
    slow: String
    slower: Int!
    ints(list: [Int!]! = [1, 2]): String
    nested(list: [[Int]]): String
    range(range: Range = { from: 7 }): String
    ranges(ranges: [Range!]): String
    required(required: Required): String
    id(id: ID): ID
    ids(ids: [ID!]): [ID!]
    any(any: Any, list: [Any], firm: Any! = 1): String
    echo(any: Any): Any
    many(a: Int, b: Int! = 5, c: Int = null, d: Float, e: Boolean, f: String = "x"): String
    episode(episode: Episode = EMPIRE): Episode
    episodes(episodes: [Episode]): [Episode]
  }
`

interface Being {
  readonly __typename: 'Human' | 'Droid'
  readonly id: string
  readonly name: string
  readonly friends: readonly string[]
  readonly appearsIn: readonly string[]
}

const beings: readonly Being[] = [
  {
    __typename: 'Human',
    id: '1000',
    name: 'Luke',
    friends: ['1002', '2001', '404'],
    appearsIn: ['NEWHOPE', 'JEDI'],
  },
  { __typename: 'Human', id: '1002', name: 'Han', friends: ['1000'], appearsIn: [] },
  { __typename: 'Droid', id: '2001', name: 'R2-D2', friends: ['1000', '1002'], appearsIn: ['EMPIRE'] },
]

function find(id: unknown): Being | null {
  return beings.find((each) => each.id === id) ?? null
}

const inJson = (_source: unknown, args: unknown): string => JSON.stringify(args)

/** Stops for a few turns of the event loop. */
async function later<T>(value: T): Promise<T> {
  for (let turn = 0; turn < 3; turn++) await Promise.resolve()
  return value
}

/** The schema of the GraphQL specification's examples, and fields that show what they were given. */
export const starWars: SdlSource = {
  sdl,
  answers: {
    'Query.hero': (_source, { episode }) => (episode === 'EMPIRE' ? find('1000') : later(find('2001'))),
    'Query.human': (_source, { id }) => find(id),
    'Query.droid': (_source, { id }) => later(find(id)),
    'Query.characters': () => beings,
    'Query.machines': () => [find('2001'), null],
    'Query.ship': () => later({ name: 'Falcon' }),
    'Query.slow': () => later('slow'),
    'Query.slower': () => later(2),
    'Query.ints': inJson,
    'Query.nested': inJson,
    'Query.range': inJson,
    'Query.ranges': inJson,
    'Query.required': inJson,
    'Query.many': inJson,
    'Query.any': inJson,
    'Query.echo': (_source, { any }) => any,
    'Query.id': (_source, { id }) => id,
    'Query.ids': (_source, { ids }) => ids,
    'Query.episode': (_source, { episode }) => episode,
    'Query.episodes': (_source, { episodes }) => episodes,
    'Human.friends': (source) => (source as Being).friends.map(find),
    'Droid.friends': (source) => later((source as Being).friends.map(find)),
    'Human.height': (_source, { unit }) => (unit === 'FOOT' ? 5.64 : 1.72),
    'Human.mass': (source) => ((source as Being).name === 'Luke' ? 77 : null),
    'Human.secret': (source) => {
      throw new Error(`${(source as Being).name} does not tell`)
    },
    'Human.ship': () => ({ name: 'X-wing' }),
    'Droid.primaryFunction': () => 'Astromech',
    'Ship.size': (_source, { by }) => 10 * Number(by),
    'Ship.crew': () => [find('1000'), find('1002')],
    'Ship.maybe': () => [find('1000'), null, find('1002')],
    'Ship.broken': () => Promise.reject(new Error('hyperdrive')),
    'Ship.lost': () => {
      throw new Error('no cargo')
    },
  },
}
