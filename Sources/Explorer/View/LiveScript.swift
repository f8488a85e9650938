/// What ties the page's controls to the program: the settings are the query of the address, the result is what the program answers.
enum LiveScript {
    static let text = #"""
        'use strict';
        (() => {
          const at = (id) => document.getElementById(id);
          let query = new URLSearchParams(location.search);
          const past = [];
          let shown = query.toString(), asked = 0;

          // One request at a time is looked at: the newest.
          async function show() {
            const number = ++asked, text = query.toString();
            at('status').textContent = document.body.dataset.working;
            try {
              const answer = await fetch('view?' + text, {cache: 'no-store', redirect: 'error'});
              const html = await answer.text();
              if (number !== asked) return;
              if (!answer.ok) throw new Error(html);
              const parts = document.createElement('template');
              parts.innerHTML = html;
              for (const id of ['view', 'drawings'])
                at(id).replaceChildren(...parts.content.querySelector('[data-for=' + id + ']').childNodes);
              at('glance').textContent = at('layer-text').textContent + ': ' + at('headline').textContent;
              at('status').textContent = '';
              document.body.dataset.shown = text;
            } catch {
              if (number === asked) at('status').textContent = document.body.dataset.failed;
            }
          }
          function controls() {
            const day = query.get('day') || at('day').dataset.days.split(' ').pop();
            const days = at('day').dataset.days.split(' ');
            at('day').value = Math.max(0, days.filter((d) => d <= day).length - 1);
            at('day').setAttribute('aria-valuetext', day);
            at('day-text').textContent = day;
            at('any-day').value = day;
            const layers = at('layer').dataset.layers.split(' '), names = at('layer').dataset.names.split('|');
            const layer = Math.max(0, layers.indexOf(query.get('layer') || 'announced'));
            at('layer').value = layer;
            at('layer').setAttribute('aria-valuetext', names[layer]);
            at('layer-text').textContent = names[layer];
            const off = new Set(query.getAll('off'));
            for (const box of document.querySelectorAll('#deals input')) box.checked = !off.has(box.value);
            const slider = at('elasticity');
            if (slider) {
              const stops = slider.dataset.stops.split(' ').map(Number), value = Number(query.get('elasticity') || NaN);
              const isSet = value >= stops[0] && value <= stops[stops.length - 1];
              const said = isSet ? String(value) : slider.dataset.none;
              slider.value = isSet ? stops.filter((stop) => stop <= value).length : 0;
              at('elasticity-text').textContent = said;
              slider.setAttribute('aria-valuetext', said);
            }
            at('save').href = 'scenario.yaml?' + query;
            at('undo').disabled = past.length === 0;
            for (const link of document.querySelectorAll('[data-language]')) {
              const other = new URLSearchParams(query);
              other.set('lang', link.dataset.language);
              link.href = '?' + other;
            }
          }
          function settle() {
            const now = query.toString();
            if (now !== shown) {
              past.push(shown);
              if (past.length > 200) past.shift();
              shown = now;
              history.pushState(null, '', '?' + now);
            }
            controls();
            show();
          }
          const set = (name, value) => { if (value) query.set(name, value); else query.delete(name); };
          const submitted = (id, act) => {
            if (at(id)) at(id).addEventListener('submit', (event) => { event.preventDefault(); act(); });
          };

          let waiting = 0;
          const soon = () => { clearTimeout(waiting); waiting = setTimeout(show, 40); };
          at('day').addEventListener('input', () => { query.set('day', at('day').dataset.days.split(' ')[at('day').value]); controls(); soon(); });
          at('layer').addEventListener('input', () => { query.set('layer', at('layer').dataset.layers.split(' ')[at('layer').value]); controls(); soon(); });
          if (at('elasticity')) at('elasticity').addEventListener('input', () => { set('elasticity', ['', ...at('elasticity').dataset.stops.split(' ')][at('elasticity').value]); controls(); soon(); });
          for (const id of ['day', 'layer', 'elasticity']) if (at(id)) at(id).addEventListener('change', () => { clearTimeout(waiting); settle(); });
          // A year that is still being typed is a day too: of the first century.
          at('any-day').addEventListener('change', () => { if (at('any-day').value && at('any-day').validity.valid) { query.set('day', at('any-day').value); settle(); } });
          at('deals').addEventListener('change', (event) => {
            const off = query.getAll('off').filter((deal) => deal !== event.target.value);
            if (!event.target.checked) off.push(event.target.value);
            query.delete('off');
            for (const deal of off.sort()) query.append('off', deal);
            settle();
          });
          at('find').addEventListener('input', () => {
            const wanted = at('find').value.toLocaleLowerCase();
            for (const label of document.querySelectorAll('#deals label'))
              label.hidden = !(label.textContent + ' ' + label.firstChild.value).toLocaleLowerCase().includes(wanted);
          });
          at('all-on').addEventListener('click', () => { query.delete('off'); settle(); });
          submitted('leg-form', () => {
            if (at('leg-amount').value.trim()) set('amount.' + at('leg').value, at('leg-amount').value.trim());
            if (at('leg-start').value) set('start.' + at('leg').value, at('leg-start').value);
            at('leg-amount').value = at('leg-start').value = '';
            settle();
          });
          submitted('cash-form', () => { set('cash.' + at('cash-firm').value, at('cash').value.trim()); at('cash').value = ''; settle(); });
          at('view').addEventListener('click', (event) => {
            const button = event.target.closest('[data-remove]');
            if (!button) return;
            const what = button.dataset.remove;
            if (what.startsWith('off=')) {
              const rest = query.getAll('off').filter((deal) => deal !== what.slice(4));
              query.delete('off');
              for (const deal of rest) query.append('off', deal);
            } else query.delete(what);
            settle();
            at('result').focus();
          });
          at('reset').addEventListener('click', () => {
            const language = query.get('lang');
            query = new URLSearchParams(language ? {lang: language} : {});
            settle();
          });
          at('undo').addEventListener('click', () => {
            if (past.length === 0) return;
            shown = past.pop();
            query = new URLSearchParams(shown);
            history.pushState(null, '', '?' + shown);
            controls();
            show();
          });
          window.addEventListener('popstate', () => { query = new URLSearchParams(location.search); shown = query.toString(); controls(); show(); });

          let run = '';
          const post = (path) => fetch(path, {method: 'POST', cache: 'no-store', redirect: 'error'});
          async function follow(id) {
            while (run === id) {
              const answer = await fetch('stress/' + id + '?' + query, {cache: 'no-store', redirect: 'error'});
              const html = await answer.text();
              if (run !== id) return;
              at('stress').innerHTML = html;
              if (!answer.ok || !at('stress').querySelector('progress')) break;
              await new Promise((done) => setTimeout(done, 200));
            }
            if (run === id) {
              run = '';
              // A control that goes must not take the place of the keyboard with it.
              if (document.activeElement === at('stop')) at('run').focus();
              at('stop').disabled = true;
            }
          }
          submitted('stress-form', async () => {
            try {
              const answer = await post('stress?scenario=' + encodeURIComponent(at('scenario').value) + '&' + query);
              if (!answer.ok) { at('stress').innerHTML = await answer.text(); return; }
              run = (await answer.text()).trim();
              at('stop').disabled = false;
              await follow(run);
            } catch { at('status').textContent = document.body.dataset.failed; }
          });
          if (at('stop')) at('stop').addEventListener('click', () => { if (run) post('stress/' + run + '/stop'); });
          controls();
          document.body.dataset.shown = query.toString();
        })();
        """#
}
