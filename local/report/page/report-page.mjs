// Search, long lists and dark mode. Without this script short lists, results and method are there all the same.
{
  const root = document.documentElement;
  const number = new Intl.NumberFormat(root.lang);

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

  // "Muller" finds "Müller".
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const ROWS_AT_ONCE = 100;

  // A long list keeps its rows aside and shows some of them; a short one has them all in place.
  const lists = [...document.querySelectorAll('ul.people, .moves tbody')].map((place) => {
    const fold = place.closest('details.fold');
    const aside = fold?.querySelector(':scope > template')?.content;
    const rows = [...(aside ?? place).children];
    return { place, fold, rows, fits: rows, shown: 0, isAside: aside !== undefined, texts: undefined };
  });
  const moreOf = ({ fold }) => fold.querySelector(':scope > .more');

  const show = (list, count) => {
    list.shown = Math.min(count, list.fits.length);
    list.place.replaceChildren(...list.fits.slice(0, list.shown));
    moreOf(list).hidden = list.shown === list.fits.length;
  };
  for (const list of lists.filter(({ isAside }) => isAside)) {
    list.fold.addEventListener('toggle', () => {
      if (list.fold.open && list.shown === 0) show(list, ROWS_AT_ONCE);
    });
    moreOf(list).addEventListener('click', () => {
      const first = list.fits[list.shown];
      show(list, list.shown + ROWS_AT_ONCE);
      first.tabIndex = -1; // the button may be gone: reading goes on with the first new row
      first.focus();
    });
  }

  const query = document.getElementById('query');
  const found = document.getElementById('found');
  const sections = [...document.querySelectorAll('section.list')];
  let openBefore;

  const filter = (list, words) => {
    list.texts ??= list.rows.map((row) => plain(row.textContent));
    list.fits = list.rows.filter((_, index) => words.every((word) => list.texts[index].includes(word)));
    if (list.isAside) return words.length > 0 || list.fold.open ? show(list, ROWS_AT_ONCE) : show(list, 0);
    const fits = new Set(list.fits);
    for (const row of list.rows) row.hidden = !fits.has(row);
  };

  const search = () => {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    const searching = words.length > 0;
    openBefore ??= new Map(lists.map(({ fold }) => [fold, fold?.open]));
    for (const list of lists) {
      if (list.fold) {
        list.fold.hidden = false;
        if (!searching) list.fold.open = openBefore.get(list.fold);
      }
      filter(list, words);
      if (list.fold && searching) {
        list.fold.hidden = list.fits.length === 0;
        list.fold.open = list.fits.length > 0;
      }
    }
    if (!searching) openBefore = undefined;
    for (const section of sections) {
      const held = lists.filter(({ place }) => section.contains(place));
      section.hidden = searching && held.every(({ fits }) => fits.length === 0);
    }
    const people = lists.filter(({ place }) => place.localName === 'ul');
    const count = people.reduce((sum, { fits }) => sum + fits.length, 0);
    const some = found.dataset.found
      .replace('{found}', number.format(count))
      .replace('{all}', number.format(Number(found.dataset.all)));
    found.textContent = !searching ? '' : count === 0 ? found.dataset.nothing : some;
  };

  const form = document.getElementById('find');
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  let waiting;
  query.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });

  // A link to a person opens the list that holds them.
  const openTarget = () => {
    const id = location.hash.slice(1);
    const list = id === '' ? undefined : lists.find(({ fits }) => fits.some((row) => row.id === id));
    if (list === undefined) return;
    const index = list.fits.findIndex((row) => row.id === id);
    if (list.isAside && index >= list.shown) show(list, index + ROWS_AT_ONCE);
    if (list.fold) list.fold.open = true;
    list.fits[index].scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  let closed = [];
  addEventListener('beforeprint', () => {
    for (const list of lists)
      if (list.isAside && !list.place.classList.contains('long')) show(list, list.fits.length);
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
    closed = [];
  });
}
