import { stat } from 'node:fs/promises'

/** How a file looked from outside: path, size, mtime, ctime, inode. Numbers are text, as they exceed 2^53. */
export type FileStamp = readonly [path: string, size: string, mtime: string, ctime: string, inode: string]

/** A change this short after the last one may leave the times as they are: file systems have ticks. */
const RACY_MILLISECONDS = 20

/** Looks at a file; undefined where there is none. */
export async function stampFile(path: string): Promise<FileStamp | undefined> {
  try {
    const found = await stat(path, { bigint: true })
    if (!found.isFile()) return undefined
    return [path, `${found.size}`, `${found.mtimeNs}`, `${found.ctimeNs}`, `${found.ino}`]
  } catch {
    return undefined
  }
}

/**
 * True where files look as they did, and none was so new at that time that it could have changed unseen.
 *
 * @param recordedAt milliseconds, from before the recorded stamps were taken
 */
export function areUnchanged(
  recorded: readonly FileStamp[],
  current: readonly FileStamp[],
  recordedAt: number,
): boolean {
  const trustedBefore = BigInt(Math.floor(recordedAt) - RACY_MILLISECONDS) * 1_000_000n
  return (
    recorded.length === current.length &&
    recorded.every((stamp, index) => {
      const [, , mtime, ctime] = stamp
      return (
        BigInt(mtime) < trustedBefore &&
        BigInt(ctime) < trustedBefore &&
        stamp.every((part, at) => part === current[index]?.[at])
      )
    })
  )
}

/** Reads stamps from JSON that may be anything; undefined where it is no list of stamps. */
export function decodeStamps(value: unknown): readonly FileStamp[] | undefined {
  return Array.isArray(value) && value.every(isStamp) ? value : undefined
}

/** True for a time in milliseconds that `areUnchanged` takes. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isStamp(value: unknown): value is FileStamp {
  return (
    Array.isArray(value) &&
    value.length === 5 &&
    value.every((part) => typeof part === 'string') &&
    value.slice(1).every((part) => /^\d{1,30}$/.test(part))
  )
}
