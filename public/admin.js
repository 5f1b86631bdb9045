// Comforts of the administrators' pages, which work without them: a list that follows what is typed,
// and progress that follows the work.
(() => {
  // Takes what is alive on this page from a newer drawing of it. A status is read out only when its words change.
  const renew = (html) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    document.dispatchEvent(new CustomEvent('localise', { detail: fresh }));
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML) {
        part.textContent = '';
        part.append(...next.childNodes);
      }
    }
  };

  const follow = async () => {
    if (!document.querySelector('[data-running]')) return;
    try {
      const answer = await fetch(location.href);
      if (answer.ok && !answer.redirected) renew(await answer.text());
    } catch (_) {
      // The server may be starting again: the next time will tell.
    }
    setTimeout(follow, 1000);
  };
  setTimeout(follow, 1000);

  const form = document.querySelector('form.search');
  const found = document.getElementById('found');
  if (!form || !found) return;

  // What the form says, without what says nothing: empty fields, operators without a value, a search too short to be one.
  const said = () =>
    [...new FormData(form)].filter(([name, value]) => {
      if (name === 'q') return [...value.trim()].length > 2;
      return name.endsWith('.op') ? form.elements[name.slice(0, -3)].value : value;
    });

  let timer;
  let asking;
  const ask = async () => {
    if (asking) asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const url = `${form.getAttribute('action')}?${new URLSearchParams(said())}`;
    found.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(url, { signal });
      // Whoever is logged out meanwhile is asked to log in, as by the button.
      if (answer.redirected || (!answer.ok && answer.status !== 422)) return location.assign(url);
      renew(await answer.text());
      history.replaceState(null, '', url);
    } catch (error) {
      if (error.name !== 'AbortError') console.warn(error);
    } finally {
      if (!signal.aborted) found.removeAttribute('aria-busy');
    }
  };
  // Half a filter in words is none: it is asked when it is whole.
  form.addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    if (target.name !== 'filter') timer = setTimeout(ask, 200);
  });
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'filter') ask();
  });
})();
