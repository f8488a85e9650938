/// What ties the page's controls to its arithmetic. No request, no storage: the settings live behind the `#` of the address.
enum StaticScript {
    static let text = #"""
        (() => {
          const data = JSON.parse(document.getElementById('data').textContent);
          const words = JSON.parse(document.getElementById('words').textContent);
          const at = (id) => document.getElementById(id);
          const layers = ['paid', 'binding', 'announced', 'reported', 'estimated'];
          const make = (tag, text, name) => {
            const element = document.createElement(tag);
            if (text !== undefined) element.textContent = text;
            if (name) element.className = name;
            return element;
          };
          const fresh = () => ({day: data.days.length - 1, layer: 2, off: new Set(), language: document.documentElement.lang});
          let state = fresh();
          const past = [];
          const word = (name, ...values) =>
            words[state.language][name].replace(/\{(\d)\}/g, (all, i) => values[i]);
          const named = (row) => row[state.language === 'ko' ? 2 : 1];
          const amount = (units) => (units < 0 ? '\u2212' : '') + money(data, Math.abs(units), state.language);

          function link() {
            const parts = ['day=' + data.days[state.day].day, 'layer=' + layers[state.layer]];
            for (const deal of [...state.off].sort((a, b) => a - b)) parts.push('off=' + encodeURIComponent(data.deals[deal][0]));
            return '#' + parts.concat('lang=' + state.language).join('&');
          }
          function read(text) {
            const found = fresh();
            for (const part of text.replace(/^#/, '').split('&')) {
              const cut = part.indexOf('=');
              if (cut < 0) continue;
              const name = part.slice(0, cut);
              let value;
              try { value = decodeURIComponent(part.slice(cut + 1)); } catch { continue; }
              if (name === 'day') {
                const day = data.days.findIndex((d) => d.day === value);
                if (day >= 0) found.day = day;
              } else if (name === 'layer') {
                if (layers.includes(value)) found.layer = layers.indexOf(value);
              } else if (name === 'off') {
                const deal = data.deals.findIndex((d, i) => i < data.switchable && d[0] === value);
                if (deal >= 0) found.off.add(deal);
              } else if (name === 'lang' && words[value]) found.language = value;
            }
            return found;
          }
          // A change that is over can be undone; one that is under way only shows.
          let settled = '';
          function settle() {
            const now = link();
            if (now === settled) return;
            if (settled) past.push(settled);
            settled = now;
            history.pushState(null, '', now);
            at('undo').disabled = past.length === 0;
          }

          const ratio = (part, whole) => {
            if (whole <= 0) return '';
            const share = part / whole * 100;
            const text = share === 0 || share >= 9.95 ? share.toFixed(0) : share.toPrecision(2);
            return text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') + '%';
          };

          function show() {
            document.documentElement.lang = state.language;
            for (const element of document.querySelectorAll('[data-word]'))
              element.textContent = word(element.dataset.word);
            for (const element of document.querySelectorAll('[data-label]'))
              element.setAttribute('aria-label', word(element.dataset.label));
            at('model').textContent = data.title[state.language === 'ko' ? 1 : 0];
            document.title = at('model').textContent + ' · ' + word('title');
            for (const button of document.querySelectorAll('[data-language]'))
              button.setAttribute('aria-pressed', String(button.dataset.language === state.language));
            at('day').value = state.day;
            at('day').setAttribute('aria-valuetext', data.days[state.day].day);
            at('day-text').textContent = data.days[state.day].day;
            at('layer').value = state.layer;
            at('layer').setAttribute('aria-valuetext', word(layers[state.layer]));
            at('layer-text').textContent = word(layers[state.layer]);
            for (const box of document.querySelectorAll('#deals input'))
              box.checked = !state.off.has(Number(box.value));
            for (const label of document.querySelectorAll('#deals label span'))
              label.textContent = named(data.deals[Number(label.dataset.deal)]);
            bar();
            result();
          }

          let checked = null;
          function bar() {
            const element = at('check'), all = data.references.length;
            if (checked === null) element.textContent = word('checking');
            else if (all === 0) { element.textContent = word('noReferences'); element.className = 'bar bad'; }
            else if (checked.length) { element.textContent = word('differs', all, checked.length); element.className = 'bar bad'; }
            else { element.textContent = word('checked', all); element.className = 'bar good'; }
          }

          let shown = null;
          function result() {
            const legs = counted(data, state.day, state.layer, state.off);
            const found = returnable(data.firms.length, legs);
            const whole = returnable(data.firms.length, counted(data, state.day, state.layer, new Set()));
            const financing = legs.reduce((sum, leg) => leg[2] ? sum + leg[3] : sum, 0);
            at('value').textContent = amount(found.value);
            at('share').textContent = financing > 0 ? ratio(found.value, financing) + ' ' + word('share') : '';
            at('dual').textContent = found.holds ? amount(found.dual) : word('noProof');
            at('financing').textContent = amount(financing);
            at('whole').textContent = amount(whole.value);
            at('difference').textContent = amount(found.value - whole.value);
            const body = at('carried');
            body.replaceChildren();
            // A few minor units may go round besides, with nothing gained by it.
            const least = Math.max(data.firms.length, 10 ** data.minorDigits);
            const rows = legs.map((leg, i) => [leg, found.flow[i]]).filter((row) => row[1] > least)
              .sort((a, b) => b[1] - a[1] || b[0][3] - a[0][3]);
            for (const [leg, flow] of rows) {
              const row = make('tr');
              row.append(make('td', named(data.firms[leg[0]])), make('td', named(data.firms[leg[1]])),
                make('td', word(leg[2] ? 'isFinancing' : 'isOrder'), leg[2] ? 'f' : 'o'),
                make('td', amount(leg[3]), 'r'), make('td', amount(flow), 'r'));
              const deal = make('td', leg[4] < 0 ? word('derived') : named(data.deals[leg[4]]) + ' ');
              if (leg[5]) deal.append(make('code', leg[5]));
              row.append(deal);
              body.append(row);
            }
            at('nothing').hidden = rows.length > 0;
            at('carried-table').hidden = rows.length === 0;
            shown = [legs, found.flow.map((amount) => amount > least ? amount : 0)];
            draw();
          }

          // Firms on a circle, each where it always is; legs as arcs that bend to the right of their way.
          function draw() {
            const [legs, flow] = shown, svg = at('network'), space = 'http://www.w3.org/2000/svg';
            const size = Math.max(300, Math.min(720, svg.parentElement.clientWidth)), ring = size / 2 - (size < 500 ? 88 : 130);
            svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
            svg.setAttribute('width', size);
            svg.setAttribute('height', size);
            svg.setAttribute('aria-label', word('network') + ': ' + at('value').textContent);
            svg.replaceChildren();
            const place = new Map(data.circle.map((firm, i) => [firm, 2 * Math.PI * i / data.circle.length - Math.PI / 2]));
            const point = (angle, r) => [size / 2 + r * Math.cos(angle), size / 2 + r * Math.sin(angle)];
            const draw = (tag, attributes, text) => {
              const element = document.createElementNS(space, tag);
              for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
              if (text !== undefined) element.textContent = text;
              svg.append(element);
              return element;
            };
            const most = Math.max(1, ...legs.map((leg) => leg[3]));
            const order = legs.map((leg, i) => i).sort((a, b) => flow[a] - flow[b]);
            const busy = new Set();
            for (const i of order) {
              const [from, into, isFinancing, size_] = legs[i];
              if (!place.has(from) || !place.has(into)) continue;
              const [a, b] = [point(place.get(from), ring), point(place.get(into), ring)];
              const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
              const middle = [(a[0] + b[0]) / 2 - dy * 0.18, (a[1] + b[1]) / 2 + dx * 0.18];
              const bend = [(middle[0] * 3 + size / 2) / 4, (middle[1] * 3 + size / 2) / 4];
              if (flow[i] > 0) { busy.add(from); busy.add(into); }
              const path = draw('path', {d: `M${a[0].toFixed(1)} ${a[1].toFixed(1)}Q${bend[0].toFixed(1)} ${bend[1].toFixed(1)} ${b[0].toFixed(1)} ${b[1].toFixed(1)}`,
                class: (isFinancing ? 'f' : 'o') + (flow[i] > 0 ? ' on' : ''), 'stroke-width': (0.8 + 6 * Math.sqrt(size_ / most)).toFixed(1)});
              const title = document.createElementNS(space, 'title');
              title.textContent = `${named(data.firms[from])} → ${named(data.firms[into])}: ${amount(size_)}`;
              path.append(title);
            }
            for (const [firm, angle] of place) {
              const [x, y] = point(angle, ring), [lx, ly] = point(angle, ring + 9);
              draw('circle', {cx: x.toFixed(1), cy: y.toFixed(1), r: busy.has(firm) ? 5 : 3.5, class: busy.has(firm) ? 'on' : ''});
              const isLeft = Math.cos(angle) < -0.001, turn = angle * 180 / Math.PI + (isLeft ? 180 : 0);
              let name = named(data.firms[firm]);
              const room = size < 500 ? 13 : 20;
              if ([...name].length > room) name = [...name].slice(0, room - 1).join('') + '…';
              draw('text', {x: lx.toFixed(1), y: ly.toFixed(1), 'text-anchor': isLeft ? 'end' : 'start', 'dominant-baseline': 'central',
                transform: `rotate(${turn.toFixed(1)} ${lx.toFixed(1)} ${ly.toFixed(1)})`, class: busy.has(firm) ? 'on' : ''}, name);
            }
          }

          at('day').max = data.days.length - 1;
          const list = at('deals');
          for (let deal = 0; deal < data.switchable; deal += 1) {
            const label = make('label'), box = make('input'), text = make('span');
            box.type = 'checkbox'; box.value = deal; text.dataset.deal = deal;
            box.addEventListener('change', () => {
              if (box.checked) state.off.delete(deal); else state.off.add(deal);
              show(); settle();
            });
            label.append(box, text);
            list.append(label);
          }
          at('find').addEventListener('input', () => {
            const wanted = at('find').value.toLocaleLowerCase();
            for (const label of document.querySelectorAll('#deals label')) {
              const row = data.deals[Number(label.querySelector('input').value)];
              label.hidden = !row.some((name) => name.toLocaleLowerCase().includes(wanted));
            }
          });
          for (const name of ['day', 'layer']) {
            at(name).addEventListener('input', () => { state[name] = Number(at(name).value); show(); });
            at(name).addEventListener('change', settle);
          }
          at('all-on').addEventListener('click', () => { state.off = new Set(); show(); settle(); });
          at('reset').addEventListener('click', () => { const language = state.language; state = fresh(); state.language = language; show(); settle(); });
          at('undo').addEventListener('click', () => {
            const back = past.pop();
            if (!back) return;
            state = read(back);
            settled = back;
            history.pushState(null, '', back);
            at('undo').disabled = past.length === 0;
            show();
          });
          for (const button of document.querySelectorAll('[data-language]'))
            button.addEventListener('click', () => { state.language = button.dataset.language; show(); settle(); });
          window.addEventListener('popstate', () => { state = read(location.hash); settled = link(); show(); });
          let waiting = 0;
          window.addEventListener('resize', () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); });

          state = read(location.hash);
          settled = link();
          show();
          setTimeout(() => {
            checked = differences(data);
            document.documentElement.dataset.checked = String(data.references.length - checked.length);
            bar();
          }, 0);
        })();
        """#
}
