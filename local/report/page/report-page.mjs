// Search and dark mode. Without this script the page holds the same, to be read and searched by the browser itself.
{
  const root = document.documentElement;
  const dark = document.getElementById('dark');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const showTheme = () => {
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches;
    dark.setAttribute('aria-pressed', String(isDark));
  };
  dark.hidden = false;
  dark.addEventListener('click', () => {
    root.dataset.theme = dark.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
    showTheme();
  });
  prefersDark.addEventListener('change', showTheme);
  showTheme();

  const form = document.getElementById('find');
  const query = document.getElementById('query');
  const found = document.getElementById('found');
  const sections = [...document.querySelectorAll('section.list')];
  const folds = [...document.querySelectorAll('details.fold')];
  const number = new Intl.NumberFormat(root.lang);
  // "Muller" finds "Müller".
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  let rows;
  let openedBefore;

  const readRows = () =>
    [...document.querySelectorAll('li.person, li.brief, tr.move')].map((row) => ({
      row,
      text: plain(row.textContent),
      person: row.localName === 'li',
    }));

  const search = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    rows ??= readRows();
    let count = 0;
    for (const { row, text, person } of rows) {
      const fits = words.every((word) => text.includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits && person) count += 1;
    }
    const searching = words.length > 0;
    openedBefore ??= new Map(folds.map((fold) => [fold, fold.open]));
    for (const fold of folds) {
      const any = fold.querySelector('li.person:not([hidden]), li.brief:not([hidden])') !== null;
      fold.hidden = searching && !any;
      fold.open = searching ? any : openedBefore.get(fold);
    }
    for (const section of sections)
      section.hidden =
        searching && section.querySelector(':is(li.person, li.brief, tr.move):not([hidden])') === null;
    if (!searching) openedBefore = undefined;
    found.textContent = !searching
      ? ''
      : count === 0
        ? found.dataset.nothing
        : found.dataset.found
            .replace('{found}', number.format(count))
            .replace('{all}', number.format(Number(found.dataset.all)));
  };

  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  let waiting;
  query.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });

  // A link to a person opens the list that holds them.
  const openTarget = () => {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const fold = target?.closest('details.fold');
    if (fold) fold.open = true;
    target?.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  if (location.hash) openTarget();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')].filter(
      (one) => one.querySelector(':scope > .long') === null,
    );
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
    closed = [];
  });
}
