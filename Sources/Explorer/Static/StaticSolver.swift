/// The page's own arithmetic: returnable financing, written a second time, by another method than the engine's.
///
/// The engine scales costs (Goldberg 1997); the script sends the units that do not turn back along cheapest paths, a level of equal distance at a time
/// (primal–dual method of Ford and Fulkerson 1962, blocking flows of Dinic 1970). Whole numbers below 2⁵³ are exact in a script.
enum StaticSolver {
    static let text = #"""
        'use strict';
        // legs: [from, to, isFinancing, amount], firms 0 … firms - 1. Money that enters a firm as financing and leaves it as an order counts once.
        function returnable(firms, legs) {
          const source = 3 * firms, sink = source + 1, nodes = source + 2;
          const arrival = (f) => 3 * f, held = (f) => 3 * f + 1, departure = (f) => 3 * f + 2;
          const to = [], room = [], cost = [], out = Array.from({length: nodes}, () => []);
          // Arc a and its way back, a ^ 1.
          const add = (from, into, capacity, back, price) => {
            out[from].push(to.length); to.push(into); room.push(capacity); cost.push(price);
            out[into].push(to.length); to.push(from); room.push(back); cost.push(-price);
            return to.length - 2;
          };
          const received = new Array(firms).fill(0), paid = new Array(firms).fill(0);
          for (const [from, into, isFinancing, amount] of legs)
            if (isFinancing) received[into] += amount; else paid[from] += amount;
          const arcs = legs.map(([from, into, isFinancing, amount]) => isFinancing
            ? add(held(from), arrival(into), amount, 0, 0)
            : add(departure(from), held(into), amount, 0, 0));
          // All turns are taken first, each gains 1; then those without a way round are given back as cheaply as can be.
          const turns = [];
          for (let f = 0; f < firms; f += 1) {
            const width = Math.min(received[f], paid[f]) + 1;
            turns.push(add(arrival(f), departure(f), 0, width, -1));
            add(arrival(f), held(f), received[f] + 1, 0, 0);
            add(held(f), departure(f), paid[f] + 1, 0, 0);
            add(source, departure(f), width, 0, 0);
            add(arrival(f), sink, width, 0, 0);
          }
          const potential = new Array(nodes).fill(0);
          for (;;) {
            const distance = distances();
            if (distance[sink] === Infinity) break;
            const far = Math.max(...distance.filter((d) => d < Infinity));
            for (let v = 0; v < nodes; v += 1) potential[v] += Math.min(distance[v], far);
            while (level()) push(source, Infinity);
          }
          function distances() {
            const distance = new Array(nodes).fill(Infinity), done = new Array(nodes).fill(false);
            distance[source] = 0;
            for (;;) {
              let near = -1;
              for (let v = 0; v < nodes; v += 1)
                if (!done[v] && distance[v] < Infinity && (near < 0 || distance[v] < distance[near])) near = v;
              if (near < 0) return distance;
              done[near] = true;
              for (const a of out[near]) {
                if (room[a] <= 0) continue;
                const d = distance[near] + cost[a] + potential[near] - potential[to[a]];
                if (d < distance[to[a]]) distance[to[a]] = d;
              }
            }
          }
          var depth, next;
          function level() {
            depth = new Array(nodes).fill(-1);
            next = new Array(nodes).fill(0);
            depth[source] = 0;
            const queue = [source];
            for (let i = 0; i < queue.length; i += 1) {
              const u = queue[i];
              for (const a of out[u])
                if (room[a] > 0 && depth[to[a]] < 0 && cost[a] + potential[u] === potential[to[a]]) {
                  depth[to[a]] = depth[u] + 1;
                  queue.push(to[a]);
                }
            }
            return depth[sink] >= 0;
          }
          function push(u, most) {
            if (u === sink) return most;
            let sent = 0;
            for (; next[u] < out[u].length; next[u] += 1) {
              const a = out[u][next[u]], v = to[a];
              if (room[a] <= 0 || depth[v] !== depth[u] + 1 || cost[a] + potential[u] !== potential[v]) continue;
              const part = push(v, Math.min(most - sent, room[a]));
              room[a] -= part; room[a ^ 1] += part; sent += part;
              if (sent === most) break;
            }
            return sent;
          }
          const flow = arcs.map((a) => room[a ^ 1]);
          const value = turns.reduce((sum, a) => sum + room[a ^ 1], 0);
          // The certificate: prices that bound every circulation from above.
          let dual = 0, isProof = true;
          for (let f = 0; f < firms; f += 1)
            if (!(-potential[arrival(f)] <= -potential[held(f)] && -potential[held(f)] <= -potential[departure(f)]
              && -potential[arrival(f)] < -potential[departure(f)])) isProof = false;
          for (const [from, into, isFinancing, amount] of legs)
            dual += amount * Math.max(0, isFinancing
              ? potential[arrival(into)] - potential[held(from)]
              : potential[held(into)] - potential[departure(from)]);
          // Anyone can add these up: what enters a firm leaves it, no leg carries more than it has.
          const balance = new Array(firms).fill(0), financed = new Array(firms).fill(0), ordered = new Array(firms).fill(0);
          let isFlow = true;
          legs.forEach(([from, into, isFinancing, amount], i) => {
            if (flow[i] < 0 || flow[i] > amount) isFlow = false;
            balance[from] -= flow[i]; balance[into] += flow[i];
            if (isFinancing) financed[into] += flow[i]; else ordered[from] += flow[i];
          });
          const turned = financed.reduce((sum, amount, f) => sum + Math.min(amount, ordered[f]), 0);
          const holds = isFlow && isProof && balance.every((b) => b === 0) && turned === value && dual === value
            && Number.isSafeInteger(dual);
          return {value, dual, holds, flow};
        }

        // What is left of an amount by firmness when a part of it is counted elsewhere.
        function remainder(amount, part) {
          const left = amount.slice();
          let excess = 0;
          for (let i = 0; i < 5; i += 1) {
            const taken = Math.min(left[i], part[i]);
            left[i] -= taken; excess += part[i] - taken;
          }
          for (let i = 4; i >= 0 && excess > 0; i -= 1) {
            const taken = Math.min(left[i], excess);
            left[i] -= taken; excess -= taken;
          }
          return left;
        }

        // Counted legs of a day, a layer and a set of deals that are off: [from, to, isFinancing, amount, deal, id].
        function counted(data, day, layer, off) {
          const legs = [];
          for (const number of data.days[day].legs) {
            const [from, into, isFinancing, deal, own, inside, id] = data.legs[number];
            if (off.has(deal)) continue;
            let amount = own;
            for (const [other, part] of inside) if (!off.has(other)) amount = remainder(amount, part);
            let sum = 0;
            for (let i = 0; i <= layer; i += 1) sum += amount[i];
            if (sum > 0) legs.push([from, into, isFinancing, sum, deal, id]);
          }
          if (layer === 4) for (const number of data.days[day].derived) {
            const [from, into, isFinancing, gross, covers] = data.derived[number];
            let rest = gross;
            for (const [deal, amount] of covers) if (!off.has(deal)) rest -= amount;
            if (rest > 0) legs.push([from, into, isFinancing, rest, -1, '']);
          }
          return legs;
        }

        // A whole number of minor units as the reports write it; rounded on whole numbers, halves to even.
        function money(data, units, language) {
          const digits = data.minorDigits, amount = BigInt(units);
          const round = (by) => {
            const size = 10n ** BigInt(by), q = amount / size, r = amount % size;
            return 2n * r > size || (2n * r === size && q % 2n === 1n) ? q + 1n : q;
          };
          const scales = [[0, '', 0], [6, ' m', 1], [9, ' bn', 1], [12, ' tn', 2]];
          let chosen;
          for (let i = 0; i < 4 && !chosen; i += 1) {
            const [exponent, suffix, decimals] = scales[i], whole = exponent + digits;
            let places = exponent > 0 && amount < 10n ** BigInt(whole) ? 2 : decimals;
            places = Math.min(places, whole);
            const scaled = round(whole - places);
            const limit = (i === 0 ? 1000000n : 1000n) * 10n ** BigInt(places);
            if (i === 3 || scaled < limit) chosen = {scaled, places, suffix, whole};
          }
          const grouped = (text) => text.replace(/\B(?=(\d{3})+$)/g, ',');
          const decimal = (value, places) => {
            const text = value.toString().padStart(places + 1, '0');
            const cut = text.length - places;
            const fraction = text.slice(cut).replace(/0+$/, '');
            return grouped(text.slice(0, cut)) + (fraction ? '.' + fraction : '');
          };
          if (language === 'en')
            return data.symbol + (/\p{L}$/u.test(data.symbol) ? ' ' : '') + decimal(chosen.scaled, chosen.places) + chosen.suffix;
          const minor = chosen.scaled * 10n ** BigInt(chosen.whole - chosen.places), per = 10n ** BigInt(digits);
          let left = minor / per;
          const rest = minor % per, parts = [];
          for (const [exponent, name] of [[12, '조'], [8, '억'], [4, '만']]) {
            const size = 10n ** BigInt(exponent);
            if (left / size > 0n) parts.push(grouped((left / size).toString()) + name);
            left %= size;
          }
          if (left > 0n || rest > 0n || parts.length === 0) parts.push(decimal(left * per + rest, digits));
          const number = parts.join(' ');
          return number + (/[\x00-\x7f]$/.test(number) ? '' : ' ') + data.koreanUnit;
        }

        // Every reference value once more: the positions of those that differ.
        function differences(data) {
          const bad = [];
          data.references.forEach(([day, layer, off, value, financing, english, korean], position) => {
            const legs = counted(data, day, layer, new Set(off));
            const found = returnable(data.firms.length, legs);
            const sum = legs.reduce((total, leg) => leg[2] ? total + leg[3] : total, 0);
            if (found.value !== value || sum !== financing || !found.holds
              || money(data, value, 'en') !== english || money(data, value, 'ko') !== korean) bad.push(position);
          });
          return bad;
        }
        """#
}
