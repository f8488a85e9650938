extension ChromiumPage {
    /// Contrast of every text that is to be seen with what lies below it, by WCAG 2.2; a page as high as itself shows everything.
    package static let contrasts = """
        (() => {
          const parse = (text) => {
            const found = /rgba?\\(([^)]+)\\)/.exec(text);
            if (!found) return null;
            const parts = found[1].split(',').map(Number);
            return parts.length > 3 && parts[3] === 0 ? null : parts;
          };
          const light = (c) => c.slice(0, 3).map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = (element, x, y) => {
            for (const below of document.elementsFromPoint(x, y)) {
              if (below === element || below.contains(element) && below.namespaceURI.endsWith('svg')) continue;
              const style = getComputedStyle(below);
              if (below instanceof SVGGeometryElement) {
                const paint = parse(style.fill) || parse(style.stroke);
                if (paint) return [paint, below.outerHTML.slice(0, 80)];
              } else if (!(below instanceof SVGElement)) {
                const paint = parse(style.backgroundColor);
                if (paint) return [paint, below.tagName];
              }
            }
            return [[255, 255, 255], 'canvas'];
          };
          const bad = [];
          let count = 0;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            if (!node.data.trim() || ['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const box = range.getClientRects()[0];
            if (!box || box.width === 0 || box.right < 0) continue;
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            if (x >= innerWidth || y < 0) continue;
            const style = getComputedStyle(element);
            const ink = parse(element instanceof SVGElement ? style.fill : style.color);
            const own = element instanceof SVGElement ? null : parse(style.backgroundColor);
            const [paint, what] = own ? [own, 'own'] : ground(element, x, y);
            const [a, b] = [light(ink), light(paint)];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            count += 1;
            if (ratio < 4.5) bad.push(ratio.toFixed(2) + ' ' + node.data.trim().slice(0, 40) + ' on ' + what);
          }
          return {count, bad};
        })()
        """
}
