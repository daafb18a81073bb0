import { hash } from 'node:crypto'

const MAX_SCRATCH = 16_384
const scratch = Buffer.allocUnsafeSlow(MAX_SCRATCH)

/** SHA-256 of text or bytes, in lower-case hex. Text is hashed as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  // Hashing bytes costs two thirds of hashing text, and most texts here are short. No code of others runs in between,
  // so one buffer does for all.
  if (typeof data !== 'string' || data.length * 3 > MAX_SCRATCH) return hash('sha256', data, 'hex')
  return hash('sha256', scratch.subarray(0, scratch.write(data, 0, 'utf8')), 'hex')
}
