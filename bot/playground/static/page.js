// The page around the phones: one stream of changes, which phones stand here, and the panels.
(() => {
  "use strict";

  const all = document.querySelector("[data-phones]");
  const switcher = document.querySelector("[data-switcher]");
  const phones = () => [...all.querySelectorAll(".phone")];
  const panels = () => document.querySelectorAll("[data-panel]");

  // One stream for the whole page, as browsers allow few connections.
  let stream;
  let due;
  const refreshPanels = () => {
    clearTimeout(due);
    due = setTimeout(() => panels().forEach((panel) => htmx.trigger(panel, "refresh")), 80);
  };
  const live = (state, words) => {
    document.querySelector("[data-live]").dataset.live = state;
    document.querySelector("[data-live-text]").textContent = words;
  };
  const listen = () => {
    stream?.close();
    const of = new Set([all.dataset.books]);
    for (const phone of phones()) {
      for (const pane of phone.querySelectorAll("[data-of]")) of.add(pane.dataset.of);
    }
    stream = new EventSource(`/web/events?${new URLSearchParams([...of].map((one) => ["of", one]))}`);
    stream.addEventListener("ready", () => {
      live("on", "Live");
      window.phones.refresh();
      refreshPanels();
    });
    stream.addEventListener("changed", (event) => {
      window.phones.refresh(event.data);
      refreshPanels();
    });
    stream.addEventListener("error", () => {
      live("off", "Reconnecting…");
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    });
  };

  // A panel is not drawn again under a finger, and keeps the focus.
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    pressed = event.target.closest?.("[data-panel]") ?? null;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    // Once its click is told.
    document.addEventListener(end, () => setTimeout(() => {
      const panel = pressed;
      pressed = null;
      if (panel?.missed) htmx.trigger(panel, "refresh");
    }));
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;
    const { xhr, target } = detail;
    if (!target.matches("[data-panel]")) return;
    target.missed = target === pressed;
    detail.shouldSwap = xhr.status === 200 && target.drawn !== xhr.responseText && !target.missed;
    if (!detail.shouldSwap) return;
    target.drawn = xhr.responseText;
    target.focused = target.contains(document.activeElement);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const { target } = event.detail;
    if (!target.matches("[data-panel]")) return;
    if (target.focused && !target.contains(document.activeElement)) {
      target.querySelector("[data-now]")?.focus({ preventScroll: true });
    }
    const said = target.querySelector("[data-said]")?.dataset.said;
    const say = target.parentElement.querySelector("[data-say]");
    if (say && say.textContent !== said) say.textContent = said;
  });

  // On a narrow screen one phone shows at a time, and this bar changes it.
  const show = (phone) => {
    for (const one of phones()) one.classList.toggle("current", one === phone);
    for (const one of switcher.children) {
      one.setAttribute("aria-pressed", one.dataset.phone === phone?.id);
    }
  };
  const drawSwitcher = () => {
    switcher.replaceChildren(...phones().map((phone) => {
      const button = document.createElement("button");
      const face = phone.querySelector(".face").cloneNode(true);
      const name = document.createElement("span");
      const unread = document.createElement("span");
      unread.className = "unread";
      unread.hidden = true;
      name.textContent = phone.querySelector("h2").textContent.split(" ")[0];
      button.type = "button";
      button.dataset.phone = phone.id;
      button.append(face, name, unread);
      button.addEventListener("click", () => {
        show(phone);
        button.scrollIntoView({ block: "nearest", inline: "nearest" });
        phone.scrollIntoView({ block: "nearest" });
      });
      return button;
    }));
    show(phones().find((one) => one.classList.contains("current")) ?? phones()[0]);
  };
  document.addEventListener("phone:counted", (event) => {
    const unread = switcher.querySelector(`[data-phone="${event.target.id}"] .unread`);
    if (!unread) return;
    const counts = [...event.target.querySelectorAll("[role=tab] .unread:not([hidden])")];
    const sum = counts.reduce((total, one) => total + parseInt(one.textContent, 10), 0);
    unread.hidden = !sum;
    unread.replaceChildren(String(sum), Object.assign(document.createElement("span"), {
      className: "unseen", textContent: " unread",
    }));
  });

  // Which phones stand here lives in the page's address.
  const changed = () => {
    const names = phones().map((phone) => encodeURIComponent(phone.dataset.by)).join(",");
    history.replaceState(null, "", `?phones=${names.replaceAll("%40", "@")}`);
    for (const option of document.querySelectorAll("#add option")) {
      option.disabled = !!option.value && phones().some((one) => one.dataset.by === option.value);
    }
    drawSwitcher();
    listen();
  };
  const bring = async (by, instead) => {
    const there = phones().find((one) => one.dataset.by === by);
    if (!there) {
      const answer = await fetch(`/phone?${new URLSearchParams({ by })}`);
      if (!answer.ok) return;
      const fresh = document.createRange().createContextualFragment(await answer.text());
      const phone = fresh.querySelector(".phone");
      if (instead) instead.replaceWith(phone);
      else all.append(phone);
      htmx.process(phone);
      changed();
    }
    const phone = phones().find((one) => one.dataset.by === by);
    show(phone);
    phone.querySelector("[role=tab]").focus();
    phone.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-add], [data-change]")) return;
    event.preventDefault();
    bring(new FormData(form).get("by"), form.closest(".phone"));
    form.reset();
  });
  document.addEventListener("click", (event) => {
    const phone = event.target.closest?.("[data-remove]")?.closest(".phone");
    if (phone) {
      phone.remove();
      changed();
      document.getElementById("add").focus();
    }
    for (const menu of document.querySelectorAll(".menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.(".menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Whoever knows the path hides the guide, and this browser keeps that.
  const guide = (wanted) => {
    const [box, back] = ["guide", "guide-on"].map((name) => document.querySelector(`[data-${name}]`));
    if (!box) return;
    box.hidden = !wanted;
    back.hidden = wanted;
    localStorage.setItem("guide", wanted ? "on" : "off");
  };
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-guide-on], [data-guide-off]");
    if (!pressed) return;
    guide(pressed.matches("[data-guide-on]"));
    document.querySelector("[data-guide-off]:not([hidden] *), [data-guide-on]:not([hidden])").focus();
  });

  document.addEventListener("DOMContentLoaded", () => {
    guide(localStorage.getItem("guide") !== "off");
    drawSwitcher();
    for (const option of document.querySelectorAll("#add option")) {
      option.disabled = !!option.value && phones().some((one) => one.dataset.by === option.value);
    }
    listen();
  });
})();
