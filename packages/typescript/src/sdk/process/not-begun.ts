/** Rejects a call that its process never began. It is made again in another process, and reaches nobody. */
export class NotBegun extends Error {
  override readonly name: string = 'NotBegun'
}
