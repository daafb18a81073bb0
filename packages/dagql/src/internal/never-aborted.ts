/** The signal of whoever brings none: it never fires, so that nobody needs to listen to it. */
export const neverAborted: AbortSignal = new AbortController().signal
