"use strict";
(() => {
  // Ids are a user's own: without a prototype none of them is found that is not there.
  const bare = (_, value) => (value && Object.getPrototypeOf(value) === Object.prototype ? Object.assign(Object.create(null), value) : value);
  const debate = JSON.parse(document.getElementById("debate").textContent, bare);
  const by = (id) => document.getElementById(id);
  const stage = by("stage");
  const narrow = matchMedia("(max-width: 56rem)");
  const NOW = debate.dates.length;
  const MARGIN = 20;
  const fields = ["query", "issue", "actor", "kind", "status", "basis", "date"];
  let chosen = null;
  let open = null;

  // Every place where a claim or a link is shown, by its id.
  const placesOf = (name) => {
    const found = new Map();
    for (const node of document.querySelectorAll(`[data-${name}]`)) {
      const key = node.dataset[name];
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(node);
    }
    return found;
  };
  const places = placesOf("claim");
  const lines = placesOf("link");
  const keys = Object.keys(debate.claims);

  const make = (tag, words, ...children) => {
    const node = document.createElement(tag);
    if (words) node.textContent = words;
    node.append(...children.filter(Boolean));
    return node;
  };
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // ---- what is asked for

  const haystacks = new Map(keys.map((key) => {
    const claim = debate.claims[key];
    const said = (claim.said || []).flatMap((one) => [debate.actors[one.actor].name, one.wording || ""]);
    const words = [String(claim.n), key, claim.title || "", claim.text, ...(claim.tags || []), ...said];
    return [key, folded(words.join("\n"))];
  }));

  const asked = () => {
    const values = Object.fromEntries(fields.map((name) => [name, by(name) ? by(name).value : ""]));
    values.words = folded(values.query).split(/\s+/).filter(Boolean);
    values.at = by("date") ? Number(values.date) : NOW;
    return values;
  };

  const hadBeenSaid = (record, at) => at === NOW || (record.at !== undefined && record.at <= at);

  // What is not kept for a basis is as it is for both.
  const under = (kept, basis) => kept && (basis in kept ? kept[basis] : kept.all);

  const statusOf = (claim, basis, at) => {
    if (at === NOW) return under(claim.now, basis);
    const changes = under(claim.then, basis) || [];
    let found = null;
    for (const [number, status] of changes) if (number <= at) found = status;
    return found;
  };

  const fits = (key, claim, want, status) =>
    (!want.issue || claim.issue === want.issue) &&
    (!want.kind || claim.kind === want.kind || claim.evidence === want.kind) &&
    (!want.status || status === want.status) &&
    (!want.actor || (claim.said || []).some((one) => one.actor === want.actor && hadBeenSaid(one, want.at))) &&
    want.words.every((word) => haystacks.get(key).includes(word));

  const inWords = (status) => {
    const [glyph, word] = debate.statuses[status];
    return `${glyph} ${word}`;
  };

  // The status line of a card begins with the status; what follows the dot stays.
  const relabel = (node, status) => {
    node.classList.toggle("restated", node.classList.contains("contested") && status !== "contested");
    const line = node.classList.contains("node") ? node.querySelector("text:last-of-type") : node.querySelector(".status");
    if (!line) return;
    if (line.dataset.drawn === undefined) line.dataset.drawn = line.textContent;
    const drawn = line.dataset.drawn;
    const want = inWords(status);
    if (drawn.startsWith(want) || !isStatusLine(drawn)) {
      line.textContent = drawn;
      return;
    }
    const rest = drawn.indexOf(" · ");
    line.textContent = want + (rest < 0 ? "" : drawn.slice(rest));
  };
  const isStatusLine = (text) => Object.values(debate.statuses).some(([glyph, word]) => text.startsWith(`${glyph} ${word}`));

  // The claim that a link bears on, through the links that it undercuts.
  const endOf = (link) => {
    const seen = new Set();
    let aim = link;
    while (debate.links[aim.target] && !seen.has(aim.target)) {
      seen.add(aim.target);
      aim = debate.links[aim.target];
    }
    return debate.links[aim.target] ? aim.premises[0] : aim.target;
  };

  const apply = () => {
    const want = asked();
    let shown = 0;
    const gone = new Set();
    const lit = new Set();
    for (const key of keys) {
      const claim = debate.claims[key];
      const status = statusOf(claim, want.basis, want.at);
      const said = status !== null;
      const on = said && fits(key, claim, want, status);
      if (on) {
        shown += 1;
        lit.add(key);
      }
      if (!said) gone.add(key);
      for (const node of places.get(key) || []) {
        if (node.namespaceURI === "http://www.w3.org/2000/svg") {
          node.classList.toggle("off", said && !on && key !== chosen);
          node.classList.toggle("later", !said);
        } else {
          node.hidden = !on;
        }
        if (said) relabel(node, status);
      }
    }
    for (const [key, nodes] of lines) {
      const link = debate.links[key];
      const ends = [...link.premises, endOf(link)];
      const later = !hadBeenSaid(link, want.at) || ends.some((one) => gone.has(one));
      const off = (want.basis !== "all" && link.basis !== want.basis) || !ends.every((one) => lit.has(one));
      for (const node of nodes) {
        node.classList.toggle("off", off);
        node.classList.toggle("later", later);
      }
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    document.querySelector("#view-claims .none").hidden = shown > 0;
    by("count").textContent = `${shown} of ${keys.length} claims`;
    if (by("day")) by("day").textContent = want.at === NOW ? "now" : debate.dates[want.at];
    if (chosen !== null) tell(chosen);
  };

  // ---- the panel

  const source = (one) => {
    if (!one.source) return null;
    const known = debate.sources[one.source];
    const link = make("a", `[${known.number}]`);
    link.href = `#source-${known.number}`;
    link.title = known.text;
    const words = make("span", " ", link);
    if (one.place) words.append(` ${one.place}`);
    return words;
  };

  const assertion = (one) => {
    const actor = debate.actors[one.actor];
    const item = make("li", "", make("b", actor.name), ` ${one.stance} ${debate.marks[one.stance]}`);
    if (one.via) item.append(`, through ${one.via.join(", then ")}`);
    if (one.hedged) item.append(", in hedged words");
    if (one.act) item.append(", shown by an act");
    if (one.date) item.append(`, ${one.date}`);
    item.append(source(one) || " (no source recorded)");
    if (one.wording) item.append(make("span", `“${one.wording}”`));
    if (one.exact) item.append(make("q", one.exact));
    if (one.note) item.append(Object.assign(make("span", one.note), { className: "line" }));
    return item;
  };

  const named = (key) => {
    const link = make("a", debate.claims[key].title || debate.claims[key].text);
    link.href = `#claim-${encodeURIComponent(key)}`;
    link.dir = "auto";
    return make("span", `${debate.claims[key].n} `, link);
  };
  const list = (parts, between) => parts.flatMap((part, n) => (n ? [between, part] : [part]));

  const WORDS = {
    supports: ["Supports", "Supported by"],
    attacks: ["Attacks", "Attacked by"],
    contradicts: ["Contradicts", "Contradicts"],
    supersedes: ["Takes the place of", "Superseded by"],
    qualifies: ["Qualifies", "Qualified by"],
    rephrases: ["Rephrases", "Rephrases"],
  };

  const target = (link) => {
    const aim = debate.links[link.target];
    if (!aim) return [named(link.target)];
    return ["the link from ", ...list(aim.premises.map(named), " with "), " to ", named(endOf(aim))];
  };

  const bearing = (key, want) => {
    const groups = new Map();
    const put = (words, item) => groups.set(words, [...(groups.get(words) || []), item]);
    for (const link of Object.values(debate.links)) {
      const ends = [...link.premises, endOf(link)].map((one) => debate.claims[one]);
      if (want.basis !== "all" && link.basis !== want.basis) continue;
      if (![link, ...ends].every((one) => hadBeenSaid(one, want.at))) continue;
      const made = link.basis === "explicit" ? "made in the document" : "inferred by";
      const who = link.basis === "explicit" ? (link.by ? ` by ${link.by}` : "") : ` ${link.by || "the map-maker"}`;
      const beneath = Object.assign(make("span", `Link ${made}${who}`, source(link)), { className: "line" });
      if (link.note) beneath.append(`. ${link.note}`);
      const undercut = Boolean(debate.links[link.target]);
      if (link.premises.includes(key)) {
        const others = link.premises.filter((one) => one !== key);
        const item = make("li", "", ...target(link));
        if (others.length) item.append(", together with ", ...list(others.map(named), " and "));
        item.append(beneath);
        put(undercut ? "Undercuts" : WORDS[link.kind][0], item);
      }
      if (!undercut && link.target === key) {
        put(WORDS[link.kind][1], make("li", "", ...list(link.premises.map(named), " together with "), beneath));
      } else if (undercut && endOf(link) === key && !link.premises.includes(key)) {
        put("A link to it is undercut by", make("li", "", ...list(link.premises.map(named), " with "), beneath));
      }
    }
    return groups;
  };

  const tell = (key) => {
    const claim = debate.claims[key];
    const want = asked();
    const status = statusOf(claim, want.basis, want.at);
    const kinds = [claim.kind, claim.evidence, claim.figure, claim.about && `about ${claim.about}`].filter(Boolean);
    const title = make("h2", claim.title || `Claim ${claim.n}`);
    const text = make("p", claim.text);
    title.dir = text.dir = "auto";
    const parts = [title, text];
    if (claim.issue) parts.push(Object.assign(make("p", `${debate.issues[claim.issue].question}${debate.issues[claim.issue].thesis === key ? " This claim says yes." : ""}`), { className: "quiet" }));
    if (kinds.length) parts.push(Object.assign(make("p", `Claim ${claim.n}: ${kinds.join(", ")}`), { className: "quiet" }));
    if (claim.note) parts.push(make("p", claim.note));
    const rule = want.at === NOW ? debate.bases[want.basis] : `${debate.bases[want.basis]}, as of ${debate.dates[want.at]}`;
    parts.push(make("h3", "Status"));
    if (status === null) {
      parts.push(make("p", `Nobody in this map had said so by ${debate.dates[want.at]}.`));
    } else {
      const line = make("p", "", Object.assign(make("span", inWords(status)), { className: "status" }), ` by ${rule}`);
      parts.push(line);
      const told = want.at === NOW && claim.why && claim.why[want.basis];
      if (told) {
        const why = make("ul");
        for (const [depth, words] of told) {
          why.append(Object.assign(make("li", words), { className: `depth-${Math.min(depth, 4)}` }));
        }
        parts.push(why);
      } else {
        parts.push(Object.assign(make("p", debate.statuses[status][2]), { className: "quiet" }));
      }
    }
    const said = (claim.said || []).filter((one) => hadBeenSaid(one, want.at));
    parts.push(make("h3", "Who says so, and where"));
    parts.push(said.length ? make("ul", "", ...said.map(assertion)) : make("p", "Nobody on record."));
    for (const [words, items] of bearing(key, want)) {
      parts.push(make("h3", words), make("ul", "", ...items));
    }
    show([start(), ...parts]);
  };

  // What the panel says before anything is chosen, and how a reader comes back to it.
  const greeting = [...by("panel").childNodes];
  const start = () => {
    const link = Object.assign(make("a", "Back to the start"), { href: "#" });
    return Object.assign(make("p", "", link), { className: "start" });
  };
  // Who reads on from a link of the panel stays in it.
  const show = (parts) => {
    const panel = by("panel");
    const inside = panel.contains(document.activeElement);
    panel.replaceChildren(...parts);
    if (inside) panel.focus({ preventScroll: true });
  };
  const lift = () => {
    by("panel").classList.add("told");
    by("panel").scrollTop = 0;
  };
  const leave = () => {
    mark(null);
    by("panel").classList.remove("told");
    show(greeting);
  };

  // What an actor says on an issue, as the cell of the table has it.
  const tellCell = (actor, issue) => {
    const title = make("h2", debate.actors[actor].name);
    const question = make("p", debate.issues[issue].question);
    title.dir = question.dir = "auto";
    const items = [];
    for (const [key, claim] of Object.entries(debate.claims)) {
      if (claim.issue !== issue) continue;
      for (const one of (claim.said || []).filter((each) => each.actor === actor)) {
        items.push(make("li", "", named(key), make("ul", "", assertion(one))));
      }
    }
    show([start(), title, question, make("h3", "What it says, and where"), make("ul", "", ...items)]);
    by("told").textContent = `${debate.actors[actor].name} chosen; read on in the panel.`;
    lift();
  };
  by("view-stances").addEventListener("click", (event) => {
    const cell = event.target.closest("[data-row]");
    if (!cell) return;
    mark(null);
    tellCell(cell.dataset.row, cell.dataset.column);
  });

  const neighbours = (key) => {
    const found = new Set();
    for (const link of Object.values(debate.links)) {
      if (link.target === key) link.premises.forEach((one) => found.add(one));
      if (link.premises.includes(key) && debate.claims[link.target]) found.add(link.target);
    }
    return found;
  };

  const mark = (key) => {
    const beside = key === null ? new Set() : neighbours(key);
    for (const [other, nodes] of places) {
      for (const node of nodes) {
        node.classList.toggle("chosen", other === key);
        node.classList.toggle("beside", beside.has(other));
      }
    }
    chosen = key;
  };

  const choose = (key, { move = true } = {}) => {
    mark(key);
    tell(key);
    by("told").textContent = `Claim ${debate.claims[key].n} chosen; read on in the panel.`;
    lift();
    const shown = (places.get(key) || []).filter((node) => node.closest(".plate"));
    if (!shown.length || by("view-map").hidden) return;
    // The panel has come up from below: the picture goes above it.
    if (narrow.matches) stage.scrollIntoView();
    const here = shown.find((node) => node.closest(".frame").dataset.frame === open);
    const node = here || shown[shown.length - 1];
    if (!here) picture(node.closest(".frame").dataset.frame);
    if (move) reveal(node);
  };

  // ---- the picture

  const boxes = new Map();
  const plateOf = (key) => document.querySelector(`[data-frame="${CSS.escape(key)}"] .plate`);
  const box = () => boxes.get(open);
  const set = (next) => {
    boxes.set(open, next);
    plateOf(open).setAttribute("viewBox", next.join(" "));
  };
  const whole = new Map();
  for (const frame of document.querySelectorAll(".frame")) {
    whole.set(frame.dataset.frame, plateOf(frame.dataset.frame).getAttribute("viewBox").split(" ").map(Number));
  }
  const fit = () => set([...whole.get(open)]);

  const picture = (key) => {
    open = key;
    by("picture").value = key;
    for (const frame of document.querySelectorAll(".frame")) frame.hidden = frame.dataset.frame !== key;
    if (!boxes.has(key)) fit();
  };

  // A picture, or the box of an issue in one, or its claims where there is none.
  const visit = (key) => {
    if (whole.has(key)) {
      picture(key);
      return;
    }
    const node = document.querySelector(`.cluster[data-issue="${CSS.escape(key.slice(6))}"]`);
    if (!node) {
      const group = document.querySelector(`.group[data-issue="${CSS.escape(key.slice(6))}"]`);
      if (!group) return;
      turn(by("tab-claims"));
      group.scrollIntoView();
      return;
    }
    picture(node.closest(".frame").dataset.frame);
    by("picture").value = key;
    const [x, y, w, h] = extent(node);
    set([x - MARGIN, y - MARGIN, w + 2 * MARGIN, h + 2 * MARGIN]);
  };

  // Draws what stood at one place of the stage at another, magnified.
  const grip = (x, y) => ({ x, y, box: box(), scale: plateOf(open).getScreenCTM().a });
  const carry = (from, x, y, factor = 1) => {
    const room = stage.getBoundingClientRect();
    const [cx, cy] = [room.left + room.width / 2, room.top + room.height / 2];
    const [left, top, w, h] = from.box;
    const ratio = Math.min(Math.max(w * factor, 120), whole.get(open)[2] * 1.6) / w;
    const scale = from.scale / ratio;
    const middle = left + w / 2 + (from.x - cx) / from.scale - (x - cx) / scale;
    const level = top + h / 2 + (from.y - cy) / from.scale - (y - cy) / scale;
    set([middle - (w * ratio) / 2, level - (h * ratio) / 2, w * ratio, h * ratio]);
  };
  const zoom = (factor) => {
    const room = stage.getBoundingClientRect();
    const [x, y] = [room.left + room.width / 2, room.top + room.height / 2];
    carry(grip(x, y), x, y, factor);
  };
  const pan = (dx, dy) => {
    const [x, y, w, h] = box();
    set([x + dx * w, y + dy * h, w, h]);
  };

  // Of a node, its box in the units of the plate's view box.
  const extent = (node) => {
    const rect = node.getBoundingClientRect();
    const matrix = plateOf(open).getScreenCTM().inverse();
    const at = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
    const [one, two] = [at(rect.left, rect.top), at(rect.right, rect.bottom)];
    return [one.x, one.y, two.x - one.x, two.y - one.y];
  };
  const reveal = (node) => {
    const [x, y, w, h] = extent(node);
    const room = stage.getBoundingClientRect();
    const wanted = Math.min(Math.max(w * 4, room.width * 0.75), Math.max(box()[2], w * 4));
    const width = Math.min(wanted, box()[2]) || wanted;
    const height = (width * room.height) / Math.max(room.width, 1);
    set([x + w / 2 - width / 2, y + h / 2 - height / 2, width, height]);
  };

  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const [x, y] = [event.clientX, event.clientY];
    carry(grip(x, y), x, y, event.deltaY > 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });

  // One pointer drags the picture; two spread it.
  const fingers = new Map();
  let held = null;
  const between = () => {
    const [one, other = one] = fingers.values();
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, spread: Math.hypot(one.x - other.x, one.y - other.y) };
  };
  const grasp = () => {
    const { x, y, spread } = between();
    held = { ...grip(x, y), spread, moved: held !== null && held.moved };
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button || fingers.size > 1) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    grasp();
  });
  stage.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const { x, y, spread } = between();
    if (!held.moved && !spread && Math.hypot(x - held.x, y - held.y) < 4) return;
    held.moved = true;
    stage.classList.add("moving");
    carry(held, x, y, spread && held.spread ? held.spread / spread : 1);
  });
  const release = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size) {
      grasp();
      return;
    }
    stage.classList.remove("moving");
    // The click that ends a drag chooses nothing.
    setTimeout(() => { held = null; });
  };
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);

  const go = (key) => {
    const hash = `#claim-${encodeURIComponent(key)}`;
    if (location.hash === hash) choose(key, { move: false });
    else {
      history.pushState(null, "", hash);
      choose(key, { move: false });
    }
  };
  stage.addEventListener("click", (event) => {
    if (held && held.moved) return;
    const node = event.target.closest("[data-claim], [data-issue]");
    if (node) enter(node);
  });

  // Cards of claims, and in the overview boxes of issues, can be stepped through.
  const cards = () => [...plateOf(open).querySelectorAll("[role=button]:not(.off):not(.later)")];
  for (const node of document.querySelectorAll(".plate .node")) {
    const claim = debate.claims[node.dataset.claim];
    const issue = debate.issues[node.dataset.issue];
    if (!claim && !issue) continue;
    node.setAttribute("tabindex", "-1");
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", claim ? `${claim.n}: ${claim.title || claim.text}` : issue.question);
  }
  const enter = (node) => {
    if (debate.claims[node.dataset.claim]) go(node.dataset.claim);
    else if (node.dataset.issue) {
      history.pushState(null, "", `#issue-${encodeURIComponent(node.dataset.issue)}`);
      visit(`issue-${node.dataset.issue}`);
      // The card that had the focus is out of sight now.
      if (!by("view-map").hidden) stage.focus();
    }
  };
  const focusOn = (node) => {
    if (!node) return;
    node.focus({ preventScroll: true });
    const [x, y, w, h] = extent(node);
    const [bx, by_, bw, bh] = box();
    if (x < bx + MARGIN || y < by_ + MARGIN || x + w > bx + bw - MARGIN || y + h > by_ + bh - MARGIN) {
      set([x + w / 2 - bw / 2, y + h / 2 - bh / 2, bw, bh]);
    }
  };
  const towards = (node, key) => {
    const middle = (one) => {
      const r = one.getBoundingClientRect();
      return [r.left + r.width / 2, r.top + r.height / 2];
    };
    const [x, y] = middle(node);
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    let best = null;
    let least = Infinity;
    for (const other of cards()) {
      const [ox, oy] = middle(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (along > 2 && along + 2.5 * across < least) {
        least = along + 2.5 * across;
        best = other;
      }
    }
    return best;
  };
  stage.addEventListener("keydown", (event) => {
    const node = event.target.closest("[role=button]");
    const arrow = event.key.startsWith("Arrow");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(1 / 1.3);
    else if (event.key === "-") zoom(1.3);
    else if (event.key === "0") fit();
    else if (node && (event.key === "Enter" || event.key === " ")) enter(node);
    else if (node && event.key === "Escape") stage.focus();
    else if (node && arrow) focusOn(towards(node, event.key));
    else if (!node && event.key === "Enter") focusOn(cards().find((one) => one.classList.contains("chosen")) || cards()[0]);
    else if (arrow) pan({ ArrowLeft: -0.1, ArrowRight: 0.1 }[event.key] || 0, { ArrowUp: -0.1, ArrowDown: 0.1 }[event.key] || 0);
    else return;
    event.preventDefault();
  });

  by("nearer").addEventListener("click", () => zoom(1 / 1.4));
  by("farther").addEventListener("click", () => zoom(1.4));
  by("fit").addEventListener("click", fit);
  by("picture").addEventListener("change", (event) => visit(event.target.value));

  // ---- tabs, theme, links

  const tabs = [...document.querySelectorAll("[role=tab]")];
  const turn = (tab, { focus = false } = {}) => {
    for (const one of tabs) {
      const on = one === tab;
      one.setAttribute("aria-selected", String(on));
      one.tabIndex = on ? 0 : -1;
      by(one.getAttribute("aria-controls")).hidden = !on;
    }
    if (focus) tab.focus();
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => turn(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) turn(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length], { focus: true });
    });
  }

  const dark = (on) => {
    document.documentElement.classList.toggle("dark", on);
    by("theme").setAttribute("aria-pressed", String(on));
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  dark(system.matches);
  system.addEventListener("change", () => dark(system.matches));
  by("theme").addEventListener("click", () => dark(!document.documentElement.classList.contains("dark")));
  let before = false;
  window.addEventListener("beforeprint", () => {
    before = document.documentElement.classList.contains("dark");
    dark(false);
  });
  window.addEventListener("afterprint", () => dark(before));

  const follow = () => {
    let words = "";
    try {
      words = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (words.startsWith("claim-") && debate.claims[words.slice(6)]) choose(words.slice(6));
    else if (words.startsWith("issue-")) {
      turn(by("tab-map"));
      visit(words);
    } else if (words.startsWith("source-")) {
      turn(by("tab-sources"));
      const item = by(words);
      if (item) item.scrollIntoView();
    } else if (!words) {
      leave();
      if (whole.size) {
        picture([...whole.keys()][0]);
        fit();
      }
    }
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);

  const form = by("filters");
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = keys.find((key) => fits(key, debate.claims[key], asked(), statusOf(debate.claims[key], asked().basis, asked().at)));
    if (found) {
      history.pushState(null, "", `#claim-${encodeURIComponent(found)}`);
      choose(found);
    }
  });

  // There the filters would push the picture out of the screen.
  const unfold = () => { by("more").open = !narrow.matches; };
  narrow.addEventListener("change", unfold);
  unfold();

  if (whole.size) picture([...whole.keys()][0]);
  apply();
  follow();
  document.documentElement.dataset.ready = "true";
})();
