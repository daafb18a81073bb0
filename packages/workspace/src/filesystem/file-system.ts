export interface ReadTextOptions {
  /** A file with more bytes than this is refused, and never held in memory. */
  readonly maxBytes: number
  readonly signal?: AbortSignal | undefined
}

/**
 * What a workspace needs of a disk. Paths are absolute, in the form of `node:path`.
 *
 * Both methods reject with a `GraftError` that names the path where something is there but cannot be looked at;
 * only "there is nothing" is an answer.
 */
export interface FileSystem {
  /**
   * Reads a UTF-8 file, byte order mark included; undefined where nothing is at `path`, also where a parent of
   * it is a file. Rejects for a folder, a device, a file that is too large, not readable or not UTF-8.
   */
  readText(path: string, options: ReadTextOptions): Promise<string | undefined>

  /** True where a file or folder is at `path`. */
  exists(path: string): Promise<boolean>
}
