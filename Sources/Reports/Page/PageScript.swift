/// The page's script. No library, no request, no storage; text of the report goes into the page as text or as a copy of what stands there.
enum PageScript {
    static var text: String {
        """
        'use strict';
        (function () {
          const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
          const main = document.getElementById('report');
        \(choices)
        \(layers)
        \(cards)
        \(tables)
        \(copying)
        })();
        """
    }

    /// The theme, the contents, and the chosen circuit.
    private static let choices = """
          const contents = document.querySelector('.contents details');
          if (contents && window.innerWidth < 1180) contents.open = false;

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
        """

    /// The slider: one sentence, and E1 and E2 of the layer.
    private static let layers = """
          const slider = document.querySelector('.layers input');
          if (slider) {
            const lines = all('.layers .layer');
            const show = () => {
              const line = lines[Number(slider.value)];
              const layer = line.dataset.layer;
              for (const other of lines) other.hidden = other !== line;
              for (const drawing of all('[data-variant]'))
                drawing.hidden = drawing.dataset.variant !== layer;
              slider.setAttribute('aria-valuetext', line.textContent);
            };
            slider.hidden = false;
            slider.addEventListener('input', show);
            show();
          }
        """

    /// From a flow or a link to a deal: its card, a copy of what the appendix says.
    private static let cards = """
          const dialog = document.querySelector('dialog');
          const card = dialog.querySelector('.card');

          function open(nodes) {
            card.replaceChildren(...nodes.map((node) => node.cloneNode(true)));
            for (const node of all('[id]', card)) node.removeAttribute('id');
            for (const node of all('.tools', card)) node.remove();
            if (!dialog.open) dialog.showModal();
            dialog.scrollTop = 0;
          }

          function target(link) {
            const address = link.getAttribute('href') || '';
            if (!address.startsWith('#')) return null;
            try { return document.getElementById(decodeURIComponent(address.slice(1))); }
            catch (error) { return null; }
          }

          document.addEventListener('click', (event) => {
            if (event.target === dialog || event.target.closest('[data-close]')) {
              dialog.close();
              return;
            }
            const link = event.target.closest('a');
            const heading = link ? target(link) : null;
            if (heading && heading.tagName === 'H4') {
              const nodes = [heading];
              for (let next = heading.nextElementSibling; next && !/^H[1-4]$/.test(next.tagName); next = next.nextElementSibling)
                nodes.push(next);
              open(nodes);
              event.preventDefault();
              return;
            }
            if (link && dialog.open) { dialog.close(); return; }
            const flow = event.target.closest('[data-flow], [data-leg]');
            if (!flow) return;
            const key = flow.dataset.flow || flow.dataset.leg;
            const list = all('[data-deals-of]').find((item) => item.dataset.dealsOf === key);
            if (list) open([list]);
          });
        """

    /// Rows in the order of a column, and rows that hold a word.
    private static let tables = """
          const units = { tn: 1e12, bn: 1e9, m: 1e6, k: 1e3, 조: 1e12, 억: 1e8, 만: 1e4 };

          // The first number of a cell with its unit; Korean amounts are sums of parts.
          function number(text) {
            const plain = text.replace(/,/g, '').replace(/−/g, '-');
            const day = plain.trim().match(/^(\\d{4})-(\\d\\d)(?:-(\\d\\d))?$/);
            if (day) return Number(day[1]) * 1e4 + Number(day[2]) * 100 + Number(day[3] || 0);
            const first = plain.match(/-?\\d+(?:\\.\\d+)?/);
            if (!first) return NaN;
            const rest = plain.slice(first.index);
            const parts = rest.match(/^-?\\d+(?:\\.\\d+)?\\s*[조억만](?:\\s*\\d+(?:\\.\\d+)?\\s*[억만])*/);
            const sign = first[0].startsWith('-') ? -1 : 1;
            if (parts) {
              let sum = 0;
              for (const part of parts[0].matchAll(/(\\d+(?:\\.\\d+)?)\\s*([조억만])/g))
                sum += Number(part[1]) * units[part[2]];
              return sign * sum;
            }
            const unit = rest.slice(first[0].length).match(/^[–-]?[\\d.$]*\\s*(tn|bn|m|k)\\b/);
            return Number(first[0]) * (unit ? units[unit[1]] : 1);
          }

          function sortable(table) {
            const body = table.tBodies[0];
            const original = Array.from(body.rows);
            const heads = Array.from(table.tHead.rows[0].cells);
            heads.forEach((head, column) => {
              const button = document.createElement('button');
              button.type = 'button';
              button.className = 'sort';
              button.append(...head.childNodes);
              if (!button.textContent.trim()) { head.append(...button.childNodes); return; }
              head.append(button);
              button.addEventListener('click', () => {
                const order = { none: 'descending', descending: 'ascending', ascending: 'none' }[
                  head.getAttribute('aria-sort') || 'none'];
                for (const other of heads) other.removeAttribute('aria-sort');
                let rows = original.slice();
                if (order !== 'none') {
                  head.setAttribute('aria-sort', order);
                  const sign = order === 'ascending' ? 1 : -1;
                  const key = (row) => (row.cells[column] ? row.cells[column].textContent : '');
                  const isNumber = rows.filter((row) => !isNaN(number(key(row)))).length * 2 > rows.length;
                  rows.sort((a, b) => {
                    if (!isNumber) return sign * key(a).localeCompare(key(b), document.documentElement.lang);
                    const [x, y] = [number(key(a)), number(key(b))];
                    if (isNaN(x) || isNaN(y)) return Number(isNaN(x)) - Number(isNaN(y));
                    return sign * (x - y);
                  });
                }
                body.append(...rows);
              });
            });
          }

          function filtered(region, table) {
            const tools = document.createElement('label');
            tools.className = 'tools';
            const field = document.createElement('input');
            field.type = 'search';
            tools.append(main.dataset.filter + ' ', field);
            field.addEventListener('input', () => {
              const wanted = field.value.trim().toLowerCase();
              for (const row of table.tBodies[0].rows)
                row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
            });
            region.before(tools);
          }

          for (const region of all('.wide')) {
            const table = region.querySelector('table');
            const count = table.tBodies[0] ? table.tBodies[0].rows.length : 0;
            if (count >= 3) sortable(table);
            if (count >= 12) filtered(region, table);
          }
        """

    /// A number with what it is, where it stands and where it comes from.
    private static let copying = """
          const said = document.querySelector('.said');

          function plain(node) {
            const copy = node.cloneNode(true);
            for (const mark of all('sup', copy)) mark.remove();
            return copy.textContent.trim().replace(/\\s+/g, ' ');
          }

          function put(text) {
            const done = () => {
              said.textContent = main.dataset.copied + ': ' + text;
              clearTimeout(put.timer);
              put.timer = setTimeout(() => { said.textContent = ''; }, 4000);
            };
            const byHand = () => {
              const area = document.createElement('textarea');
              area.value = text;
              document.body.append(area);
              area.select();
              const worked = document.execCommand('copy');
              area.remove();
              if (worked) done();
              else said.textContent = text;
            };
            if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
            else byHand();
          }

          document.addEventListener('click', (event) => {
            const cell = event.target.closest('td.r');
            if (!cell || event.target.closest('a, button') || !/\\d/.test(cell.textContent)) return;
            const selection = window.getSelection();
            if (selection && !selection.isCollapsed) return;
            const row = cell.parentElement;
            const table = cell.closest('table');
            const head = table.tHead ? table.tHead.rows[0].cells[cell.cellIndex] : null;
            let name = '';
            for (const other of row.cells) {
              if (other.classList.contains('r')) break;
              name += (name ? ', ' : '') + plain(other);
            }
            const sources = all('sup a[href^="#fn-"]', row).map((link) => target(link)).filter(Boolean)
              .map((note) => {
                const copy = note.cloneNode(true);
                for (const back of all('.back', copy)) back.remove();
                return copy.textContent.trim().replace(/\\s+/g, ' ');
              });
            const parts = [
              name + (head ? ', ' + plain(head) : '') + ': ' + plain(cell),
              main.dataset.cite,
              ...new Set(sources),
            ].filter(Boolean);
            put(parts.join('. '));
          });
          for (const cell of all('td.r')) if (/\\d/.test(cell.textContent)) cell.title = main.dataset.copy;
        """
}
