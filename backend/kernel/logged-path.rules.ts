/** One of our own words: '/family', '/top-up'. Tokens, ids, days and what somebody made up are not. */
const ownWord = /^[a-z][a-z-]{0,19}$/

/**
 * The path of a page as the log may have it: '/join/a5f…' is '/join/:…', for whoever reads the log must not be able
 * to open what it leads to.
 */
export const loggedPath = (path: string): string =>
  path
    .split('/')
    .map((part) => (part === '' || ownWord.test(part) ? part : ':…'))
    .join('/')
