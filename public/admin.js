// @ts-check
/* Scripts of the administrators' pages, which work without them: a list that follows what is typed, and progress that
 * follows the work, and buttons that copy. Written for browsers of 2017 and later, as `page.js` is. */
(() => {
  const FOLLOW_MS = 1000;
  const TYPING_PAUSE_MS = 200;
  /** Length of the shortest text that is searched for. */
  const MIN_SEARCH_LETTERS = 3;

  /**
   * Takes the live parts of this page from a newer drawing of it. A status is read out only when its words change.
   *
   * @param {string} html
   */
  const renew = (html) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    document.dispatchEvent(new CustomEvent('localise', { detail: fresh }));
    document.querySelectorAll('[data-live]').forEach((part) => {
      const next = fresh.getElementById(part.id);
      if (!next || next.innerHTML === part.innerHTML) return;
      part.textContent = '';
      part.append(...next.childNodes);
    });
  };

  const followProgress = async () => {
    if (!document.querySelector('[data-running]')) return;
    try {
      const answer = await fetch(location.href);
      if (answer.ok && !answer.redirected) renew(await answer.text());
    } catch (_) {
      // The server may be starting again: the next time will tell.
    }
    setTimeout(followProgress, FOLLOW_MS);
  };
  setTimeout(followProgress, FOLLOW_MS);

  // Copying needs a page of https or of this machine.
  document.querySelectorAll('[data-copy]').forEach((element) => {
    const button = /** @type {HTMLButtonElement} */ (element);
    const source = document.getElementById(button.dataset.copy || '');
    if (!source || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(source.textContent || '');
      button.textContent = button.dataset.copied || '';
    });
  });

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form.search'));
  const found = document.getElementById('found');
  if (!form || !found) return;

  /**
   * Reads the form without what says nothing: empty fields, operators without a value, a search too short to be one.
   *
   * @returns {string[][]}
   */
  const readForm = () => {
    const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
    return fields.filter(([name, value]) => {
      if (name === 'q') return [...value.trim()].length >= MIN_SEARCH_LETTERS;
      if (!name.endsWith('.op')) return value;
      return /** @type {HTMLInputElement} */ (form.elements.namedItem(name.slice(0, -3))).value;
    });
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {AbortController | undefined} */
  let search;
  const runSearch = async () => {
    if (search) search.abort();
    search = new AbortController();
    const { signal } = search;
    const url = `${form.getAttribute('action')}?${new URLSearchParams(readForm())}`;
    found.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(url, { signal });
      // A person who is logged out meanwhile is asked to log in, as by the button.
      if (answer.redirected || (!answer.ok && answer.status !== 422)) {
        location.assign(url);
        return;
      }
      renew(await answer.text());
      history.replaceState(null, '', url);
    } catch (error) {
      if (/** @type {Error} */ (error).name !== 'AbortError') console.warn(error);
    } finally {
      if (!signal.aborted) found.removeAttribute('aria-busy');
    }
  };

  /** @param {Event} event */
  const isFilter = (event) => /** @type {HTMLInputElement} */ (event.target).name === 'filter';
  // Half a filter in words is none: it is asked when it is whole.
  form.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!isFilter(event)) timer = setTimeout(runSearch, TYPING_PAUSE_MS);
  });
  form.addEventListener('change', (event) => {
    if (isFilter(event)) runSearch();
  });
})();
