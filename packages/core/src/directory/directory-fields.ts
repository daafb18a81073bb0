import { arg, list, object, String, type LayerBuilder, type TypeToken } from '@graft/dagql'
import type { DirectorySnapshot, FileSnapshot } from './directory-snapshot.ts'

export const Directory: TypeToken<DirectorySnapshot> = object<DirectorySnapshot>(
  'Directory',
  'A tree of files.',
)
const File: TypeToken<FileSnapshot> = object<FileSnapshot>('File', 'A file.')

/** Declares `Directory` and `File`. */
export function declareDirectory({ type }: Pick<LayerBuilder, 'type'>): void {
  type(Directory, (field) => ({
    entries: field(
      list(String),
      {
        description: 'The names of the files and directories at a path; those of directories end in `/`.',
        args: { path: arg(String, { default: '.', description: 'Where to look.' }) },
      },
      (directory, { path }) => directory.entries(path),
    ),
    file: field(
      File,
      {
        description: 'The file at a path.',
        args: { path: arg(String, { description: 'Such as `src/index.ts`.' }) },
      },
      (directory, { path }) => directory.file(path),
    ),
    withNewFile: field(
      Directory,
      {
        description: 'This directory with a file written at a path.',
        args: {
          path: arg(String, { description: 'Such as `src/index.ts`; directories on the way are made.' }),
          contents: arg(String, { description: 'The whole content of the file.' }),
        },
      },
      (directory, { path, contents }) => directory.withNewFile(path, contents),
    ),
  }))
  type(File, (field) => ({
    contents: field(String, { description: 'The content, as text.' }, (file) => file.contents),
    name: field(String, { description: 'The name, without its directory.' }, (file) => file.name),
  }))
}
