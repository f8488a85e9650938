/// The page's script: the theme, and the chosen circuit. No library, no request, no storage.
enum PageScript {
    static let text = """
        'use strict';
        (function () {
          const all = (selector) => Array.from(document.querySelectorAll(selector));

          for (const button of all('[data-set-theme]')) {
            button.addEventListener('click', () => {
              const theme = button.dataset.setTheme;
              if (theme === 'system') delete document.documentElement.dataset.theme;
              else document.documentElement.dataset.theme = theme;
              for (const other of all('[data-set-theme]'))
                other.setAttribute('aria-pressed', String(other === button));
            });
          }

          function pick(id) {
            const section = id ? document.getElementById('circuit-' + id) : null;
            const legs = new Set();
            const firms = new Set();
            if (section) {
              for (const row of section.querySelectorAll('[data-leg]')) {
                legs.add(row.dataset.leg);
                firms.add(row.cells[0].textContent);
              }
            }
            for (const other of all('.circuit')) other.hidden = other !== section;
            for (const row of all('[data-circuit]'))
              row.classList.toggle('dim', Boolean(section) && row.dataset.circuit !== id);
            for (const flow of all('[data-flow]'))
              flow.classList.toggle('dim', Boolean(section) && !legs.has(flow.dataset.flow));
            for (const firm of all('[data-firm]'))
              firm.classList.toggle('dim', Boolean(section) && !firms.has(firm.dataset.firm));
            for (const button of all('[data-pick]'))
              button.setAttribute('aria-pressed', String(button.dataset.pick === id));
          }

          for (const button of all('[data-pick]'))
            button.addEventListener('click', () => pick(button.dataset.pick));
          for (const row of all('[data-circuit]'))
            row.addEventListener('click', () => pick(row.dataset.circuit));
          if (document.querySelector('[data-pick]')) pick('');
        })();
        """
}
