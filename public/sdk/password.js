// @ts-check
/* Passwords for back ends that insist on one. */

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const UPPERCASE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const SIGNS = '@$%*&^-+!#_=';

/**
 * Makes a random password, which is told to no person.
 *
 * @param {number} length
 * @param {number} capitals how many it has at least, as for the other counts
 * @param {number} digits
 * @param {number} signs
 */
export function generatePassword(length = 16, capitals = 1, digits = 1, signs = 1) {
  /** @param {number} count @param {string} alphabet */
  const draw = (count, alphabet) => Array.from({ length: count }, () => alphabet[randomBelow(alphabet.length)]);
  const letters = [...draw(capitals, UPPERCASE), ...draw(digits, DIGITS), ...draw(signs, SIGNS)].slice(0, length);
  letters.push(...draw(Math.max(0, length - letters.length), LOWERCASE));

  // The shuffle of Fisher and Yates.
  for (let at = letters.length - 1; at > 0; at -= 1) {
    const other = randomBelow(at + 1);
    [letters[at], letters[other]] = [letters[other], letters[at]];
  }
  return letters.join('');
}

/**
 * Draws a whole number below the limit, each with the same probability: numbers beyond the limit's last whole multiple
 * are drawn again.
 *
 * @param {number} limit
 * @returns {number}
 */
function randomBelow(limit) {
  const [number] = crypto.getRandomValues(new Uint32Array(1));
  return number < 2 ** 32 - (2 ** 32 % limit) ? number % limit : randomBelow(limit);
}
