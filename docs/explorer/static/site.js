// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every page: a button that copies a block, and a choice of columns for wide tables.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const element = (name, attributes = {}, ...children) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };

  // A page that was opened from the file system may have no clipboard.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = element("textarea", {value: text, className: "copied"});
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const textOf = (block) => {
    const text = block.querySelector("pre").textContent;
    if (!block.closest(".highlight-console")) return text;
    const commands = text.split("\n").filter((line) => line.startsWith("$ "));
    return commands.map((line) => line.slice(2) + "\n").join("");
  };
  for (const block of document.querySelectorAll("div.highlight")) {
    if (block.closest(".highlight-output")) continue;
    const button = element("button", {className: "copy", type: "button"}, "Copy");
    button.addEventListener("click", async () => {
      await copy(textOf(block));
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    block.append(button);
  }

  const chooser = (table) => {
    const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    const summary = element("summary", {}, "");
    const told = () => {
      const shown = [...table.tHead.rows[0].cells].filter((cell) => !cell.hidden).length;
      summary.textContent = `Columns: ${shown} of ${titles.length}`;
    };
    const choices = titles.slice(1).map((title, i) => {
      const box = element("input", {type: "checkbox", checked: true});
      box.addEventListener("change", () => {
        for (const row of table.rows) row.cells[i + 1].hidden = !box.checked;
        told();
      });
      return element("label", {}, box, " " + title);
    });
    told();
    return element("details", {className: "columns"}, summary, ...choices);
  };
  for (const wrapper of document.querySelectorAll(".table-wrapper")) {
    const table = wrapper.querySelector("table");
    const columns = table?.tHead?.rows[0]?.cells.length ?? 0;
    if (columns >= 6) wrapper.before(chooser(table));
    if (columns >= 6) document.body.classList.add("wide");
  }
});
