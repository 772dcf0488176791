// Form fields that a browser does not have: lists to search in, and a count of what may be typed.
(() => {
  "use strict";

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  // One or two letters are how a name begins; more may be anywhere in it.
  const matches = (text, word) => (
    word.length > 2 ? text.includes(word) : text.split(/[^a-z0-9]+/).some((one) => one.startsWith(word))
  );

  const search = (root) => {
    const find = (name) => root.querySelector(`[data-${name}]`);
    const [filter, list, chips, shown] = ["filter", "list", "chips", "shown"].map(find);
    const rows = [...list.querySelectorAll("label")];
    const ticks = rows.map((row) => row.querySelector("input"));
    const texts = rows.map((row) => plain(row.textContent.trim()));
    const visible = () => ticks.filter((_, at) => !rows[at].hidden);
    filter.hidden = rows.length <= 7;

    // One stop for the Tab key, wherever the arrow keys left it: 361 stops help nobody.
    const stopAt = (tick) => {
      for (const one of ticks) one.tabIndex = one === tick ? 0 : -1;
    };
    const narrow = () => {
      const words = plain(filter.value).split(/\s+/).filter(Boolean);
      rows.forEach((row, at) => {
        row.hidden = !words.every((word) => matches(texts[at], word));
      });
      const left = visible();
      stopAt(left[0]);
      list.scrollTop = 0;
      const chosen = ticks.filter((tick) => tick.checked).length;
      const amount = words.length ? `${left.length} of ${rows.length} shown` : `${rows.length} to choose from`;
      shown.textContent = left.length ? `${amount} · ${chosen} chosen` : "Nothing on the list matches.";
    };
    const draw = () => {
      chips.replaceChildren(...ticks.flatMap((tick, at) => {
        if (!tick.checked) return [];
        const name = rows[at].textContent.trim();
        const item = document.createElement("li");
        const remove = document.createElement("button");
        remove.type = "button";
        remove.textContent = name;
        remove.setAttribute("aria-label", `Remove ${name}`);
        remove.addEventListener("click", () => {
          tick.checked = false;
          draw();
          (filter.hidden ? tick : filter).focus();
        });
        item.append(remove);
        return [item];
      }));
      chips.hidden = !chips.children.length;
      narrow();
    };

    filter.addEventListener("input", narrow);
    filter.addEventListener("keydown", (event) => {
      const first = visible()[0];
      if (event.key === "ArrowDown" && first) {
        event.preventDefault();
        first.focus();
      } else if (event.key === "Escape" && filter.value) {
        event.preventDefault();
        filter.value = "";
        narrow();
      } else if (event.key === "Enter") {
        // Enter never sends a half-filled form, and picks only what cannot be mistaken.
        event.preventDefault();
        if (visible().length > 1) first.focus();
        if (visible().length !== 1) return;
        first.checked = first.type === "radio" || !first.checked;
        filter.value = "";
        draw();
      }
    });
    list.addEventListener("keydown", (event) => {
      const left = visible();
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const to = left.indexOf(event.target) + step;
      if (to < 0 && !filter.hidden) filter.focus();
      else left[Math.max(0, Math.min(to, left.length - 1))]?.focus();
    });
    list.addEventListener("focusin", (event) => stopAt(event.target));
    list.addEventListener("change", draw);
    draw();
  };

  const counted = (field) => {
    const question = field.closest(".question");
    const show = question.querySelector("[data-count]");
    const say = question.querySelector("[data-counted]");
    const longest = Number(field.dataset.longest);
    let later;
    const draw = () => {
      const left = longest - [...field.value].length;
      const letters = Math.abs(left) === 1 ? "character" : "characters";
      const words = left < 0 ? `${-left} ${letters} too many` : `${left} ${letters} left`;
      show.textContent = words;
      show.classList.toggle("over", left < 0);
      return words;
    };
    draw();
    field.addEventListener("input", () => {
      const words = draw();
      clearTimeout(later);
      later = setTimeout(() => { say.textContent = words; }, 1000);
    });
  };

  document.addEventListener("htmx:load", (event) => {
    for (const root of event.detail.elt.querySelectorAll("[data-search]")) search(root);
    for (const field of event.detail.elt.querySelectorAll("[data-longest]")) counted(field);
  });

  // A link to a group of ticks goes to its first one.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-wrong] a");
    if (!link) return;
    event.preventDefault();
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const field = target?.matches("fieldset")
      ? target.querySelector("input:not([hidden]):not([tabindex='-1'])") : target;
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  });
})();
