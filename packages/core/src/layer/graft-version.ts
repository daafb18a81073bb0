/** The version of Graft; a test keeps it equal to that of the package. */
export const graftVersion = '0.1.0'
