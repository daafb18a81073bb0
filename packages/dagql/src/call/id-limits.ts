/** First byte of every ID: readers refuse what they do not know. */
export const ID_VERSION = 3

/** An ID longer than this, in characters, is neither read nor written. */
export const MAX_ID_LENGTH = 1_048_576
/** Calls in one ID. */
export const MAX_CALLS = 10_000
/** Lists in lists that an element can lie in. */
export const MAX_NTH = 64
/** Lists and objects within one another in one argument. */
export const MAX_LITERAL_DEPTH = 256
/** Characters of texts that an ID names a second time: a short ID must not stand for endless text. */
export const MAX_REPEATED_TEXT = 4_194_304
