import { describeRule } from '../../test/validate/verdicts.ts'

describeRule('only operations and fragments are executable', {
  valid: ['{ int }', 'query { int }', 'query Q { int ship(name: "a") { ...F } } fragment F on Ship { name }'],
  invalid: [
    '{ int } type Extra { a: Int }',
    '{ int } extend type Ship { a: Int }',
    '{ int } schema { query: Query }',
    '{ int } directive @here on FIELD',
    '{ int } scalar More',
  ],
})

describeRule('names of operations are unique', {
  valid: [
    'query A { int }',
    'query A { int } query B { int }',
    'query A { int ...A } fragment A on Query { id }',
    'query A { int } query B { int } query C { int } query a { int }',
  ],
  invalid: ['query A { int } query A { id }', 'query A { int } query B { int } query A { int }'],
})

describeRule('an anonymous operation is alone', {
  valid: ['{ int }', '{ ...F } fragment F on Query { int }'],
  invalid: [
    '{ int } { id }',
    '{ int } query A { int }',
    'query A { int } { int }',
    'query { int } query { int }',
  ],
})

describeRule('names of types are known', {
  valid: [
    'query ($a: Int, $b: [String!]!, $c: Position) { int(v: $a) strings(v: $b) position(v: $c) }',
    'query ($a: ID) { id(v: $a) node(id: "1") { ... on Ship { name } } }',
    '{ ...F } fragment F on Query { int }',
  ],
  invalid: [
    'query ($a: Integer) { int(v: $a) }',
    'query ($a: [Nowhere!]) { int }',
    '{ vessel { ... on Nothing { name } } }',
    '{ vessel { ...F } } fragment F on Nothing { name }',
    '{ ...F } fragment F on query { int }',
    'query ($a: int) { int(v: $a) }',
  ],
})

describeRule('fragments are on types that have fields', {
  valid: [
    '{ vessel { ... on Vessel { name } } }',
    '{ vessel { ... on Ship { name } } }',
    '{ vessel { ... { name } } }',
    '{ vessel { ... @include(if: true) { name } } }',
    '{ ... on Query { int } }',
  ],
  invalid: [
    '{ ...F } fragment F on Int { int }',
    '{ vessel { ... on Flag { name } } }',
    '{ vessel { ... on Position { x } } }',
    '{ vessel { ...F } } fragment F on Day { name }',
    '{ vessel { ...F } } fragment F on Position { x }',
    '{ vessel { ... on String { length } } }',
  ],
})

describeRule('names of fragments are unique', {
  valid: ['{ ...A ...B } fragment A on Query { int } fragment B on Query { id }'],
  invalid: [
    '{ ...A } fragment A on Query { int } fragment A on Query { int }',
    '{ ...A ...B } fragment A on Query { int } fragment B on Query { id } fragment A on Query { id }',
  ],
})

describeRule('fragments that are spread are known', {
  valid: [
    '{ vessel { ...A ... on Vessel { ...B } } } fragment A on Vessel { name ...C } fragment B on Vessel { name } fragment C on Vessel { length }',
  ],
  invalid: [
    '{ ...Missing }',
    '{ vessel { ... on Ship { ...Missing } } }',
    '{ ...A } fragment A on Query { int ...Missing }',
    '{ ...a } fragment A on Query { int }',
  ],
})

describeRule('every fragment is used', {
  valid: [
    '{ ...A } fragment A on Query { int ...B } fragment B on Query { id }',
    'query X { ...A } query Y { ...B } fragment A on Query { int } fragment B on Query { id }',
    '{ ...A ...A } fragment A on Query { int }',
  ],
  invalid: [
    '{ int } fragment A on Query { int }',
    '{ ...A } fragment A on Query { int } fragment B on Query { int }',
    '{ int } fragment A on Query { ...B } fragment B on Query { int }',
    '{ int } fragment A on Query { int ...B } fragment B on Query { int ...A }',
    'fragment A on Query { int }',
  ],
})

describeRule('fragments do not spread themselves', {
  valid: [
    '{ ...A } fragment A on Query { ...B } fragment B on Query { int }',
    '{ ...A } fragment A on Query { ...B ...B } fragment B on Query { int }',
    '{ ...A } fragment A on Query { ...B ...C } fragment B on Query { ...C } fragment C on Query { int }',
    '{ vessel { ...A ...B } } fragment A on Vessel { sister { ...C } } fragment B on Vessel { sister { ...C } } fragment C on Vessel { name }',
  ],
  invalid: [
    '{ ...A } fragment A on Query { ...A }',
    '{ ...A } fragment A on Query { int ...A }',
    '{ vessel { ...A } } fragment A on Vessel { sister { ...A } }',
    '{ vessel { ...A } } fragment A on Vessel { ... on Ship { ...A } }',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    '{ ...A ...B } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...B }',
    '{ ...A } fragment A on Query { ...B ...C } fragment B on Query { int } fragment C on Query { ...D } fragment D on Query { ...A }',
  ],
})

describeRule('fragments are spread where objects can be of their type', {
  valid: [
    '{ ship(name: "a") { ... on Ship { name } } }',
    '{ ship(name: "a") { ...F } } fragment F on Ship { name }',
    '{ ship(name: "a") { ... on Vessel { name } ... on Named { name } ... on Node { id } ... on Floating { wet } } }',
    '{ vessel { ... on Ship { name } ... on Boat { name } } }',
    '{ vessel { ... on Named { name } ... on Floating { wet } } }',
    '{ named { ... on Vessel { name } ... on Person { age } } }',
    '{ sunken { ... on Node { id } ... on Wreck { depth } } }',
    '{ floating { ... on Buoy { wet } ... on Node { id } ... on Vessel { name } } }',
    '{ unmet { ... on Unmet { nobodyHasThis } } }',
    '{ node(id: "1") { ... on Wreck { depth } ... on Person { age } } }',
  ],
  invalid: [
    '{ ship(name: "a") { ... on Boat { name } } }',
    '{ ship(name: "a") { ...F } } fragment F on Boat { name }',
    '{ vessel { ... on Person { name } } }',
    '{ vessel { ... on Wreck { depth } } }',
    '{ vessel { ...F } } fragment F on Sunken { depth }',
    '{ sunken { ... on Vessel { name } } }',
    '{ named { ... on Wreck { depth } } }',
    '{ floating { ... on Sunken { depth } } }',
    '{ unmet { ... on Node { id } } }',
    '{ named { ... on Unmet { nobodyHasThis } } }',
    '{ node(id: "1") { ... on Buoy { wet } } }',
    '{ ... on Ship { name } }',
    '{ ... on Node { id } }',
    '{ ship(name: "a") { ... on Sunken { depth } } }',
    '{ shapes { ... on Node { id } } }',
  ],
})

describeRule('directives are known, in their place, and there once', {
  valid: [
    '{ int @skip(if: true) }',
    '{ int @skip(if: true) @include(if: false) }',
    '{ ...F @include(if: true) ... @skip(if: false) { id } } fragment F on Query { int }',
    'query ($b: Boolean!) { int @skip(if: $b) ... on Query @include(if: $b) { id } }',
    '{ int @include(if: true) i: int @include(if: true) }',
    '{ vessel @skip(if: true) { name @skip(if: false) __typename @include(if: true) } }',
  ],
  invalid: [
    '{ int @unknown }',
    '{ int @unknown(a: 1) @skip(if: true) }',
    '{ int @deprecated }',
    '{ int @experimental }',
    '{ int @expectedType(name: "a") }',
    '{ int @specifiedBy(url: "a") }',
    '{ int @defer }',
    '{ ... @defer { int } }',
    '{ ints @stream(initialCount: 1) }',
    'query @skip(if: true) { int }',
    'query @unknown { int }',
    '{ ...F } fragment F on Query @include(if: true) { int }',
    'query ($a: Int @skip(if: true)) { int(v: $a) }',
    'query ($a: Int @unknown) { int(v: $a) }',
    '{ int @skip(if: true) @skip(if: true) }',
    '{ int @skip(if: true) @include(if: true) @skip(if: false) }',
    '{ ... @include(if: true) @include(if: true) { int } }',
    '{ ...F @skip(if: true) @skip(if: true) } fragment F on Query { int }',
    '{ int @skip }',
    '{ int @skip(if: null) }',
    '{ int @skip(if: "true") }',
    '{ int @skip(unless: true) }',
    '{ int @skip(if: true, unless: true) }',
    '{ int @skip(if: true, if: true) }',
    '{ int @Skip(if: true) }',
    '{ __typename @skip }',
  ],
})
