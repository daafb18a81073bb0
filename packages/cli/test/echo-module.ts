import {
  argument,
  bool,
  enumRef,
  float,
  int,
  json,
  listOf,
  objectRef,
  optional,
  text,
  type ModuleFixture,
} from './module-fixture.ts'
import type { InlineFunction } from './inline-sdk.ts'

/** Says what was called, with the arguments that arrived and, for the main object, its state. */
const report: InlineFunction = ({ arguments: args }) => JSON.stringify(args)

/** A module whose functions return their arguments as JSON. */
export const echoModule: ModuleFixture = {
  enums: [
    {
      name: 'Language',
      members: [
        { name: 'TYPESCRIPT', description: 'With types.' },
        { name: 'PHP' },
        { name: 'GO' },
        { name: 'Mixed_Case' },
      ],
    },
  ],
  functions: {
    say: {
      description: 'Says something.\n\nOnce or more often.',
      args: [
        argument('what', text, { description: 'What to say.' }),
        argument('times', int, { default: 1, description: 'How often.' }),
        argument('loud', bool, { default: false }),
      ],
      run: report,
    },
    types: {
      args: [
        argument('text', optional(text), { omittable: true }),
        argument('int', optional(int), { omittable: true }),
        argument('float', optional(float), { omittable: true }),
        argument('bool', optional(bool), { omittable: true }),
        argument('language', optional(enumRef('Language')), { omittable: true }),
        argument('json', optional(json), { omittable: true }),
        argument('texts', optional(listOf(text)), { omittable: true }),
        argument('nullableTexts', optional(listOf(optional(text))), { omittable: true }),
        argument('ints', optional(listOf(int)), { omittable: true }),
        argument('floats', optional(listOf(float)), { omittable: true }),
        argument('bools', optional(listOf(bool)), { omittable: true }),
        argument('languages', optional(listOf(enumRef('Language'))), { omittable: true }),
      ],
      run: report,
    },
    spellings: {
      args: [
        argument('dockerConfig', optional(text), { omittable: true }),
        argument('base_url', optional(text), { omittable: true }),
        argument('sha256', optional(text), { omittable: true }),
        argument('HTTPServer', optional(text), { omittable: true }),
        argument('neo4jUri', optional(text), { omittable: true }),
        argument('neo4juri', optional(text), { omittable: true }),
      ],
      run: report,
    },
    ownNames: {
      args: ['json', 'output', 'workdir', 'loadModule', 'mod', 'progress', 'verbose', 'workspace', 'id'].map(
        (name) => argument(name, optional(text), { omittable: true }),
      ),
      run: report,
    },
    languages: {
      args: [argument('langs', listOf(enumRef('Language')), { default: ['GO', 'PHP'] })],
      returns: listOf(enumRef('Language')),
      run: ({ arguments: { langs } }) => langs ?? null,
    },
    matrix: {
      description: 'Needs what no flag can hold.',
      args: [argument('rows', listOf(listOf(int)))],
      run: report,
    },
    wrap: { args: [argument('echo', objectRef('Echo')), argument('name', text)], run: report },
    maybeMatrix: {
      args: [
        argument('rows', optional(listOf(listOf(int))), { omittable: true }),
        argument('echo', optional(objectRef('Echo')), { omittable: true }),
        argument('name', optional(text), { omittable: true }),
      ],
      run: report,
    },
    self: { returns: objectRef('Echo'), run: () => ({ $object: 'Echo', state: {} }) },
  },
}
