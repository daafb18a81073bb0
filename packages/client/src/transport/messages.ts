import type { Diagnostic } from '@graft/diagnostics'

const MAX_EXCERPT = 200

export function invalidUrl(url: string): Diagnostic {
  return {
    code: 'CLIENT_URL',
    severity: 'error',
    message: `\`${withoutCredentials(url)}\` is not the URL of an engine: expected \`http\` or \`https\`, without a user`,
    hint: 'Use a URL such as `http://127.0.0.1:8080/query`, and pass the session token as `token`.',
  }
}

export function invalidToken(): Diagnostic {
  return {
    code: 'CLIENT_TOKEN',
    severity: 'error',
    message:
      'the session token holds a colon or a control character, which HTTP Basic cannot carry as a user name',
    hint: 'Pass the token exactly as the engine printed it, without quotes, user names or line ends.',
  }
}

export function invalidLimit(limit: number): Diagnostic {
  return {
    code: 'CLIENT_LIMIT',
    severity: 'error',
    message: `\`maxResponseBytes\` is \`${limit}\`; expected a positive integer`,
    hint: 'Leave it out for the default of 64 MiB.',
  }
}

export function invalidVariables(reason: string): Diagnostic {
  return {
    code: 'CLIENT_VARIABLES',
    severity: 'error',
    message: `the variables of the query cannot be written as JSON: ${reason}`,
    hint: 'Variables hold strings, numbers, booleans, null, lists and plain objects, without cycles.',
  }
}

/** `reason` may name a time limit of the fetch in use, which is no fault of the engine. */
export function noAnswer(url: string, reason: string): Diagnostic {
  return {
    code: 'CLIENT_CONNECT',
    severity: 'error',
    message: `no answer from the engine at \`${url}\`: ${reason}`,
    hint: reason.includes('TIMEOUT')
      ? 'Pass a `fetch` with a longer time limit for queries that take this long.'
      : 'Check that an engine is running there, and that the port is its own.',
  }
}

export function disconnected(url: string, reason: string): Diagnostic {
  return {
    code: 'CLIENT_DISCONNECTED',
    severity: 'error',
    message: `the connection to the engine at \`${url}\` broke in the middle of an answer: ${reason}`,
    hint: 'The engine may have stopped; look at its output. The query may have run.',
  }
}

export function unauthorized(url: string, hadToken: boolean): Diagnostic {
  return {
    code: 'CLIENT_UNAUTHORIZED',
    severity: 'error',
    message: hadToken
      ? `the engine at \`${url}\` refused the session token`
      : `the engine at \`${url}\` wants a session token, and none was given`,
    hint: 'Use the token that the engine printed when it started; each engine has its own.',
  }
}

export function responseTooLarge(url: string, limit: number): Diagnostic {
  return {
    code: 'CLIENT_RESPONSE_TOO_LARGE',
    severity: 'error',
    message: `the answer of the engine at \`${url}\` is larger than the limit of ${limit} bytes`,
    hint: 'Select fewer fields or shorter lists, or raise `maxResponseBytes`.',
  }
}

export function badResponse(url: string, response: Response, body: string): Diagnostic {
  const type = response.headers.get('content-type') ?? 'no content type'
  const start = excerpt(body)
  return {
    code: 'CLIENT_BAD_RESPONSE',
    severity: 'error',
    message:
      `\`${url}\` did not answer with a GraphQL result but with status ${response.status}, ${excerpt(type)}: ` +
      (start === '' ? 'an empty body' : start),
    hint: hintForStatus(response.status),
  }
}

function hintForStatus(status: number): string {
  if (status === 431) return 'The headers are too large for this server; send less client metadata.'
  if (status >= 300 && status < 400) return 'Redirects are not followed; use the final URL.'
  return 'Check that the URL is that of a Graft engine; its path is `/query`.'
}

/** The start of untrusted text on one line, with nothing in it that a terminal would obey. */
function excerpt(text: string): string {
  const start = text.slice(0, MAX_EXCERPT).toWellFormed()
  return start.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

function withoutCredentials(url: string): string {
  return excerpt(url).replace(/\/\/[^/]*@/, '//')
}
