/** The name of the root type. */
export const ROOT_TYPE = 'Query'
