// What stands on a phone: its tabs, its threads as they change, and how much of them is unread.
(() => {
  "use strict";

  const tabs = (phone) => [...phone.querySelectorAll("[role=tab]")];
  const paneOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

  const open = (phone, pane) => {
    for (const tab of tabs(phone)) {
      const chosen = paneOf(tab) === pane;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      paneOf(tab).hidden = !chosen;
    }
    if (pane.dataset.pane === "thread") {
      newest(pane);
      leave(phone);
    } else {
      anew(phone);
    }
    count(phone);
  };

  // Whoever turns away from an answer that stood in Home comes back to Home itself.
  const leave = (phone) => {
    const home = phone.querySelector("[data-pane=home]");
    if (home.dataset.what !== "reply") return;
    home.dataset.what = "home";
    anew(phone);
  };

  // Home changes also by what nobody else hears of, such as a form that was left half filled.
  const anew = (phone) => {
    const { what } = phone.querySelector("[data-pane=home]").dataset;
    if (what !== "reply") htmx.trigger(phone.querySelector("[data-arrival]"), "arrive");
  };

  // The newest message is read from its head, also where it is longer than the pane.
  const last = (pane) => [...pane.querySelectorAll("[data-message]")].at(-1);
  const newest = (pane) => {
    const from = last(pane)?.getBoundingClientRect().top;
    if (from !== undefined) pane.scrollTop += from - pane.getBoundingClientRect().top - 8;
  };
  const follows = (pane) => {
    const [seen, all] = [last(pane)?.getBoundingClientRect(), pane.getBoundingClientRect()];
    return !seen || (seen.top < all.bottom && seen.bottom > all.top);
  };
  document.addEventListener("click", (event) => {
    const tab = event.target.closest?.(".phone [role=tab]");
    if (!tab) return;
    const phone = tab.closest(".phone");
    phone.querySelector("[data-notes]").replaceChildren();
    open(phone, paneOf(tab));
  });
  document.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.(".phone [role=tab]");
    if (!tab) return;
    const all = tabs(tab.closest(".phone"));
    const at = all.indexOf(tab);
    const next = {
      ArrowRight: all[(at + 1) % all.length],
      ArrowLeft: all.at(at - 1),
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    open(tab.closest(".phone"), paneOf(next));
    next.focus();
  });

  // A message is read once its pane was open; which ones were is kept in this browser alone.
  const count = (phone) => {
    for (const pane of phone.querySelectorAll("[data-pane=thread]")) {
      const kept = `read ${phone.dataset.by} ${pane.dataset.of}`;
      const ids = [...pane.querySelectorAll("[data-message]")].map((one) => one.dataset.message);
      if (!pane.hidden && ids.length) localStorage.setItem(kept, JSON.stringify(ids.slice(-500)));
      const read = new Set(JSON.parse(localStorage.getItem(kept) ?? "[]"));
      const unread = ids.filter((id) => !read.has(id)).length;
      const badge = phone.querySelector(`[aria-controls="${pane.id}"] .unread`);
      badge.hidden = !unread;
      badge.replaceChildren(String(unread), Object.assign(document.createElement("span"), {
        className: "unseen", textContent: " unread",
      }));
    }
    phone.dispatchEvent(new CustomEvent("phone:counted", { bubbles: true }));
  };

  // What a message offered and offers no more is not offered by an older answer either.
  const offers = (pane) => new Set(
    [...pane.querySelectorAll("[data-card] button[name=action]")].map((one) => one.value),
  );
  const withdraw = (phone, pane) => {
    const still = offers(pane);
    for (const gone of [...pane.offered ?? []].filter((one) => !still.has(one))) {
      const about = `:is([data-notes], [data-pane=home]) button[value="${CSS.escape(gone)}"]`;
      for (const button of phone.querySelectorAll(about)) {
        button.replaceWith(Object.assign(document.createElement("span"), {
          className: "hint", textContent: `${button.textContent.trim()}: no longer open`,
        }));
      }
    }
    pane.offered = still;
  };

  // A message that came or changed while somebody looks shows for a moment that it did.
  const ring = (pane) => {
    const now = new Map(
      [...pane.querySelectorAll("[data-message]")].map((one) => [one.dataset.message, one]),
    );
    for (const [message, one] of now) {
      if (!pane.stood || pane.stood.get(message) === one.innerHTML) continue;
      one.classList.add("fresh");
      setTimeout(() => one.classList.remove("fresh"), 2500);
    }
    pane.stood = new Map([...now].map(([message, one]) => [message, one.innerHTML]));
  };

  // A part is not drawn again under a finger, nor before its press is answered: the press would
  // be lost, or meet another button.
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    pressed = event.target.closest?.(".phone .pane") ?? null;
  });
  const pressing = (pane) => {
    const held = pane === pressed || pane.closest(".phone").ariaBusy === "true";
    pane.missed ||= held;
    return held;
  };
  const released = () => {
    for (const pane of document.querySelectorAll(".phone .pane")) {
      const { missed } = pane;
      if (!missed || pressing(pane)) continue;
      pane.missed = false;
      window.phones.refresh(pane.dataset.of ?? pane.closest(".phone").dataset.by);
    }
  };
  for (const end of ["pointerup", "pointercancel"]) {
    // Once its click is told.
    document.addEventListener(end, () => setTimeout(() => {
      pressed = null;
      released();
    }));
  }

  // A part drawn again keeps the focus on the same button, and the newest in view.
  const held = (pane) => {
    const at = pane.contains(document.activeElement) ? document.activeElement : null;
    const message = at?.closest("[data-message]")?.dataset.message;
    return at && at !== pane && { message, value: at.value };
  };
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;
    const elt = detail.requestConfig.elt;
    const pane = detail.target.closest(".phone .pane");
    if (!pane) return;
    if (elt.matches("[data-thread]") && pressing(pane)) {
      detail.shouldSwap = false;
      return;
    }
    if (elt.matches("[data-thread]")) {
      detail.shouldSwap = detail.xhr.status === 200 && elt.drawn !== detail.xhr.responseText;
      if (detail.shouldSwap) elt.drawn = detail.xhr.responseText;
      pane.follows = follows(pane);
    } else if (!elt.matches("[data-arrival]")) {
      return;
    }
    pane.held = held(pane);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const pane = event.detail.target?.closest(".phone .pane");
    if (!pane) return;
    if (pane.dataset.pane === "thread") {
      withdraw(pane.closest(".phone"), pane);
      ring(pane);
    }
    if (pane.follows && !pane.hidden) newest(pane);
    if (pane.held) {
      const { message, value } = pane.held;
      const row = message ? pane.querySelector(`[data-message="${CSS.escape(message)}"]`) : pane;
      const same = [...(row?.querySelectorAll("button") ?? [])].find((one) => one.value === value);
      if (!pane.contains(document.activeElement)) {
        (same ?? row?.querySelector("h3"))?.focus({ preventScroll: true });
      }
      pane.held = null;
    }
    if (pane.dataset.pane === "thread") count(pane.closest(".phone"));
  });

  // For the page around: open a pane, or read anew what belongs to an address, or everything.
  window.phones = {
    open,
    pressing,
    released,
    refresh(address) {
      const about = (one) => address === undefined || one === address;
      for (const pane of document.querySelectorAll(".phone [data-pane=thread]")) {
        if (about(pane.dataset.of)) htmx.trigger(pane.querySelector("[data-thread]"), "refresh");
      }
      for (const phone of document.querySelectorAll(".phone")) {
        if (!about(phone.dataset.by)) continue;
        anew(phone);
        for (const form of phone.querySelectorAll("[data-lives]")) htmx.trigger(form, "arrive");
      }
    },
  };
})();
