/*
 * Runs in browsers, on pages that ask for a new password: says of each listed rule whether it is kept, while somebody
 * types, and shows the passwords to who wants to see them. The server decides; without this file everything works.
 */
(() => {
  const list = document.querySelector('.rules');
  const first = document.getElementById('newPassword');
  const again = document.getElementById('newPasswordAgain');
  const shows = document.querySelector('[data-shows-passwords]');

  const length = (password) => [...password].length;
  /** As `libs/credentials` has them; what needs facts about the person is left to the server. */
  const kept = {
    TOO_SHORT: (password, { min }) => length(password) >= Number(min),
    TOO_LONG: (password, { max }) => length(password) <= Number(max),
    UNREADABLE_CHARACTER: (password) => !/[\p{Cc}\p{Cs}\p{Cn}]/u.test(password),
    MISSING_UPPER: (password) => /\p{Lu}/u.test(password),
    MISSING_LOWER: (password) => /\p{Ll}/u.test(password),
    MISSING_DIGIT: (password) => /\p{Nd}/u.test(password),
    MISSING_SPECIAL: (password) => /[\p{P}\p{S} ]/u.test(password),
    SAME: () => first.value === again.value,
  };

  const make = (name, className) => {
    const element = document.createElement(name);
    element.className = className;
    return element;
  };
  const items = [...list.querySelectorAll('[data-rule]')];
  const watched = items
    .filter(({ dataset }) => kept[dataset.rule])
    .map((item) => {
      const said = make('span', 'unseen');
      item.hidden = false;
      item.append(said);
      return { item, said, isKept: kept[item.dataset.rule] };
    });
  list.classList.add('watched');

  const summary = make('p', 'unseen');
  summary.setAttribute('role', 'status');
  summary.setAttribute('aria-live', 'polite');
  list.after(summary);

  const unwatched = items.filter(({ dataset }) => !kept[dataset.rule]);
  if (unwatched.length > 0) {
    const note = make('p', 'quiet');
    note.id = 'rules-later';
    note.textContent = list.dataset.later;
    const later = make('ul', 'rules');
    later.setAttribute('aria-labelledby', note.id);
    later.append(...unwatched);
    summary.after(note, later);
  }

  const look = () => {
    const password = first.value.normalize('NFC');
    let count = 0;
    for (const { item, said, isKept } of watched) {
      const state = isKept(password, item.dataset) ? 'kept' : 'open';
      if (state === 'kept') count += 1;
      if (password === '') delete item.dataset.state;
      else item.dataset.state = state;
      said.textContent = password === '' ? '' : ` ${list.dataset[state]}`;
    }
    const sentence = list.dataset.summary
      .replace('{kept}', String(count))
      .replace('{all}', String(watched.length));
    const next = password === '' ? '' : sentence;
    // Only what differs is read out, so that typing on is not interrupted by the same words.
    if (summary.textContent !== next) summary.textContent = next;
  };
  first.addEventListener('input', look);
  again.addEventListener('input', look);
  look();

  const passwords = [...first.form.querySelectorAll('input[type="password"]')];
  const show = (shown) => {
    for (const field of passwords) field.type = shown ? 'text' : 'password';
  };
  shows.closest('label').hidden = false;
  shows.addEventListener('change', () => show(shows.checked));
  // Browsers keep what is typed into text fields to offer it again: no password may be among it.
  first.form.addEventListener('submit', () => show(false));
})();
