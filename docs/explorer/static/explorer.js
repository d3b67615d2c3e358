// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Looks codes up in the tables of `faultwire tables --format json`, which tables.js holds, and
// shows what `faultwire map` prints.
"use strict";
(() => {
  const tables = globalThis.faultwireTables;
  const domains = tables.matrix.rows.map((row) => row.from);
  const fold = (text) => text.toLowerCase().replace(/[_\- ()]/g, "");
  const element = (name, attributes = {}, ...children) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };

  // A code is {domain, number, name, shown, row}; number is null where the domain has none, row is
  // null for a number that the table lacks.
  const codes = domains.flatMap((domain) =>
    tables[domain].rows.map((row) => ({
      domain,
      row,
      name: row.name,
      number: row.number === "" ? null : Number(row.number),
      shown: row.number === "" ? row.name : row.number + " " + row.name,
      spellings: [row.name, row.enumerator, row.text, ...row["also spelled"].split(";"),
        ...Object.keys(row).filter((column) => column.startsWith("in ") && domain === "grpc")
          .map((column) => row[column])]
        .map(fold)
        .filter(Boolean),
    }))
  );

  // A rule's rows as [first, last, row] for ranges of numbers, and by what the code is shown as.
  const rules = tables.rules.rows.map((row) => {
    const table = tables[row.rule];
    const ranges = [];
    const single = new Map();
    for (const each of table.rows) {
      const range = /^(\d+)-(\d+), except for the rows below$/.exec(each.from);
      if (range) ranges.push([Number(range[1]), Number(range[2]), each]);
      else single.set(each.from, each);
    }
    const otherwise = /A code without a row goes to (.*)\.$/.exec(table.note)[1];
    const without = /Without a row: (\w+), (.*)\. A code without/.exec(table.note);
    return {
      id: row.rule,
      from: row.from,
      to: row.to,
      isDefault: row["default of its pair"] === "yes",
      title: row.title,
      ranges,
      single,
      otherwise,
      without,
    };
  });
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));

  const rowOf = (rule, code) =>
    rule.single.get(code.shown) ||
    rule.single.get(code.shown.replace(/^.* \+ /, "any status code + ")) ||
    (code.domain === "arrow" && !code.shown.includes("+")
      ? rule.single.get("any status code alone")
      : undefined) ||
    (code.number === null
      ? undefined
      : rule.ranges.findLast(([first, last]) => first <= code.number && code.number <= last)?.[2]);
  const target = (rule, code) => rowOf(rule, code)?.to ?? rule.otherwise;
  // `code` under one rule. `same` are the other codes that end at the same place: which of them it
  // was is lost.
  const apply = (rule, code) => {
    const row = rowOf(rule, code);
    const to = target(rule, code);
    const same = codes.filter(
      (other) =>
        other.domain === code.domain && other.shown !== code.shown && target(rule, other) === to
    );
    return {
      rules: [rule],
      to,
      same,
      others: row && row["also possible"] ? row["also possible"].split("; ") : [],
      fidelity: row ? row.fidelity : "fallback",
      basis: row ? row.basis : rule.without?.[1] ?? "inferred",
      sources: row ? [row.source] : rule.without ? [rule.without[2]] : [],
    };
  };
  const fidelities = ["exact", "merged", "fallback"];
  const bases = ["documented", "implementation", "inferred"];
  const weaker = (order, a, b) => order[Math.max(order.indexOf(a), order.indexOf(b))];
  const join = (first, second, same) => ({
    rules: [...first.rules, ...second.rules],
    to: second.to,
    others: [],
    same,
    fidelity: weaker(fidelities, first.fidelity, second.fidelity),
    // What a code without a row became says nothing of the code itself.
    basis: first.fidelity === "fallback" ? weaker(bases, first.basis, "inferred")
      : weaker(bases, first.basis, second.basis),
    sources: first.fidelity === "fallback" ? first.sources : [...first.sources, ...second.sources],
    middle: first.to,
  });
  const known = (domain, shown) =>
    codes.find((code) => code.domain === domain && code.shown === shown) || unlisted(domain, shown);
  const unlisted = (domain, shown) => ({
    domain,
    shown,
    number: /^-?\d+$/.test(shown) ? Number(shown) : null,
    name: "",
    row: null,
    spellings: [],
  });

  // Every image of a code: by default into each domain, then by the rules that are nobody's
  // default.
  const imagesOf = (code) => {
    const images = [];
    const ways = tables.matrix.rows.find((row) => row.from === code.domain);
    for (const domain of domains) {
      const way = ways[domain];
      if (way === "none" || domain === code.domain) continue;
      if (way !== "through gRPC") {
        images.push({domain, isDefault: true, ...apply(ruleOf.get(way), code)});
        continue;
      }
      const toGrpc = ruleOf.get(ways.grpc);
      const onward = ruleOf.get(tables.matrix.rows.find((row) => row.from === "grpc")[domain]);
      const end = (each) => target(onward, known("grpc", target(toGrpc, each)));
      const same = codes.filter(
        (other) =>
          other.domain === code.domain && other.shown !== code.shown && end(other) === end(code)
      );
      const first = apply(toGrpc, code);
      images.push({
        domain,
        isDefault: true,
        ...join(first, apply(onward, known("grpc", first.to)), same),
      });
    }
    for (const rule of rules) {
      if (rule.from === code.domain && !rule.isDefault)
        images.push({domain: rule.to, isDefault: false, ...apply(rule, code)});
    }
    return images;
  };

  // Codes that fit: what is spelled so or has this number; if there is none, what contains it.
  // `domain:` before it asks in one domain.
  const find = (query) => {
    const [, prefix, rest] = /^(?:([a-z0-9_]+)\s*:)?(.*)$/is.exec(query.trim());
    const domain =
      prefix === undefined ? undefined : domains.find((name) => fold(name) === fold(prefix));
    if (prefix !== undefined && domain === undefined) return [];
    const text = rest.trim();
    const words = fold(text);
    if (words === "")
      return domain === undefined ? [] : codes.filter((code) => code.domain === domain);
    const among = codes.filter((code) => domain === undefined || code.domain === domain);
    if (/^-?\d+$/.test(text)) {
      const found = among.filter((code) => code.number === Number(text));
      // Where a rule knows ranges, a number in them has images though the table lacks it; elsewhere
      // it is no code.
      const ranged = rules.some(
        (rule) =>
          rule.from === domain &&
          rule.ranges.some(([first, last]) => first <= Number(text) && Number(text) <= last)
      );
      return found.length === 0 && ranged ? [unlisted(domain, String(Number(text)))] : found;
    }
    const numbered = /^(\d+)\s+(.+)$/.exec(text);
    if (numbered)
      return among.filter(
        (code) => code.number === Number(numbered[1]) && code.spellings.includes(fold(numbered[2]))
      );
    const exact = among.filter((code) => code.spellings.includes(words));
    if (exact.length > 0) return exact;
    return among.filter(
      (code) =>
        code.spellings.some((spelling) => spelling.includes(words)) ||
        fold(code.row.description).includes(words)
    );
  };

  const lost = (image) => {
    const parts = [];
    if (image.fidelity === "exact") parts.push("nothing");
    if (image.fidelity === "fallback") parts.push("the code: the rule has no row for it");
    if (image.fidelity === "merged") {
      const shown = image.same
        .slice(0, 6)
        .map((code) => code.shown)
        .join(", ");
      const more = image.same.length > 6 ? " and " + (image.same.length - 6) + " more" : "";
      parts.push(
        image.same.length > 0
          ? "which it was: also " + shown + more
          : "which it was: codes of gRPC are merged on the way"
      );
    }
    if (image.middle !== undefined) parts.push("on the way it is gRPC " + image.middle);
    return parts.join("; ");
  };
  const link = (href, text) => element("a", {href, className: "reference internal"}, text);

  const imageRow = (image) => {
    const code = element(
      "td",
      {className: "code"},
      image.domain + " ",
      element("span", {className: "to"}, image.to)
    );
    if (image.others.length > 0)
      code.append(element("div", {className: "small"}, "or " + image.others.join(", or ")));
    const rule = element("td", {className: "rule"});
    image.rules.forEach((each, i) =>
      rule.append(i > 0 ? " + " : "", link("../reference/" + each.id + ".html", each.id))
    );
    if (image.isDefault) rule.append(element("div", {className: "small"}, "default"));
    return element(
      "tr",
      {className: image.isDefault ? "default" : "named"},
      code,
      rule,
      element(
        "td",
        {className: "lost"},
        element("span", {className: "fidelity"}, image.fidelity),
        element("div", {className: "small"}, lost(image))
      ),
      element(
        "td",
        {className: "basis"},
        image.basis,
        element("div", {className: "small source"}, image.sources.join("; "))
      )
    );
  };

  // What the tables say of the code itself.
  const about = (code) => {
    const parts = [];
    if (code.row === null) {
      parts.push(
        "A number that the table of " +
          code.domain +
          " does not have; rules for ranges may know it."
      );
    } else {
      parts.push(code.row.description, code.row.when);
      if (code.row.text) parts.push('On the wire: "' + code.row.text + '".');
      if (code.row["also spelled"]) parts.push("Also spelled " + code.row["also spelled"] + ".");
    }
    const made = code.row?.["made by the libraries of"];
    if (made === "never") parts.push("No gRPC library makes it: it comes from an application.");
    const cases =
      code.domain === "grpc" ? tables.grpc_cases.rows.filter((row) => row.code === code.shown) : [];
    const retry = tables.retry.rows.find(
      (row) => row.code === code.shown && (code.domain === "grpc" || code.domain === "http")
    );
    const box = element("div", {className: "about"}, element("p", {}, parts.join(" ")));
    if (cases.length > 0) {
      box.append(
        element(
          "p",
          {className: "cases"},
          "gRPC's libraries make it themselves: " +
            cases.map((row) => row.case + " (" + row["made by"] + ")").join("; ") +
            "."
        )
      );
    }
    if (retry !== undefined) {
      const verdict = (preset) => (retry[preset] || "nothing").replace(/^\(?([a-z_]+).*$/, "$1");
      box.append(
        element(
          "p",
          {className: "retry"},
          "What to do: a query over Flight ",
          element("b", {}, verdict("flight_query")),
          ", a write ",
          element("b", {}, verdict("influx_write")),
          ", if nothing else is known. ",
          link("../reference/retry.html", "All presets")
        )
      );
    }
    if (code.row !== null)
      box.append(
        element(
          "p",
          {},
          link("../reference/" + code.domain + ".html#" + code.row.enumerator, "In the reference")
        )
      );
    return box;
  };

  const card = (code, open) => {
    const details = element("details", {open});
    details.dataset.code = code.domain + ":" + code.shown;
    details.append(
      element(
        "summary",
        {},
        element("span", {className: "domain"}, code.domain + " "),
        element("b", {}, code.shown)
      )
    );
    const fill = () => {
      if (details.childElementCount > 1) return;
      const head = element(
        "tr",
        {},
        ...["code", "rule", "what is lost", "who says so"].map((title) =>
          element("th", {scope: "col"}, title)
        )
      );
      const images = imagesOf(code);
      const scroller = element(
        "div",
        {className: "images", tabIndex: 0, role: "region"},
        element(
          "table",
          {},
          element("thead", {}, head),
          element("tbody", {}, ...images.map(imageRow))
        )
      );
      scroller.setAttribute("aria-label", code.domain + " " + code.shown + " in other domains");
      details.append(
        about(code),
        images.length > 0
          ? scroller
          : element(
              "div",
              {className: "about"},
              element("p", {}, "No rule translates this domain.")
            )
      );
    };
    if (open) fill();
    details.addEventListener("toggle", fill);
    return details;
  };

  const input = document.getElementById("explorer-query");
  const show = (query) => {
    const found = find(query);
    const status =
      query.trim() === ""
        ? "Type a code above, or take one of the examples."
        : found.length === 1
          ? "1 code"
          : found.length + " codes";
    document.getElementById("explorer-status").textContent =
      found.length === 0 && query.trim() !== "" ? "No code fits." : status;
    document
      .getElementById("explorer-results")
      .replaceChildren(...found.map((code, i) => card(code, i === 0 || found.length <= 3)));
  };
  const asked = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1); // a percent sign that somebody typed into the address
    }
  };
  const fromAddress = () => {
    input.value = asked();
    show(input.value);
  };
  input.addEventListener("input", () => {
    history.replaceState(null, "", "#" + encodeURIComponent(input.value.trim()));
    show(input.value);
  });
  document
    .getElementById("explorer-form")
    .addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", fromAddress);
  fromAddress();
  globalThis.faultwireExplorer = {codes, find, imagesOf};
})();
