// @ts-check
/* Elements of the page, found, made and filled. */

/**
 * Finds an element by itself, a React ref, an id or a selector.
 *
 * @param {OwnID.Target | undefined} target
 * @returns {any} an element, or null or undefined
 */
export function findElement(target) {
  if (!target) return target;
  if (typeof target === 'object') return 'nodeType' in target ? target : findElement(target.current);
  try {
    return document.getElementById(target) || document.querySelector(target);
  } catch {
    // It is no selector.
    return null;
  }
}

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<Record<keyof HTMLElementTagNameMap[K], unknown>>} properties
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function createElement(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Icons, as paths in a square of 24. */
export const KEY_ICON =
  'M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM2 20v-1a6 6 0 0 1 9-5' +
  'M21 12a3 3 0 1 0-4 3v5l1.5 1.5L20 20l-1-1 1-1-1-1v-2a3 3 0 0 0 2-3Z';
export const CHECK_ICON = 'M4.5 12.5l5 5 10-11';

/**
 * Makes an icon, which programs that read aloud leave out.
 *
 * @param {string} path
 */
export function createIcon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(document.createElementNS(svg.namespaceURI, 'path')).setAttribute('d', path);
  return svg;
}

/**
 * Sets the value of a field as a person's typing does, so that React and similar frameworks notice.
 *
 * @param {HTMLInputElement} field
 * @param {string} value
 */
export function setFieldValue(field, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Adds styles to the page: as a constructed sheet, since a strict policy objects to style elements and attributes.
 *
 * @param {string} css
 */
export function adoptStyle(css) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // An old browser shows plain elements.
  }
}
