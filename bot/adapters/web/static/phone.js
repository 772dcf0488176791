// A phone's presses: each has a number of its own, and each reply goes where it belongs.
(() => {
  "use strict";

  Object.assign(htmx.config, {
    allowEval: false,
    // What was just drawn can be pressed at once.
    defaultSettleDelay: 0,
    historyEnabled: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    timeout: 30000,
    responseHandling: [{ code: "...", swap: true }],
  });

  const source = (event) => event.detail.requestConfig?.elt ?? event.detail.elt;
  const part = (phone, name) => phone.querySelector(`[data-${name}]`);
  const home = (phone) => phone.querySelector("[data-pane=home]");
  const quiet = (elt) => elt.matches("[data-arrival], [data-lives]");
  // A form that tells of what may end goes from the screen once it is open no longer.
  const lives = (elt) => elt.matches("[data-lives]");
  const busy = (phone) => phone.ariaBusy === "true";
  // A form that was swapped away still belongs to the phone that it was pressed in.
  const phoneOf = (elt) => elt.closest(".phone") ?? elt.pressedIn;

  const onPress = (name, then) => document.addEventListener(name, (event) => {
    const elt = source(event);
    const verb = event.detail.requestConfig?.verb ?? event.detail.verb;
    const phone = verb === "post" && phoneOf(elt);
    if (phone) then(event, phone, elt);
  });

  // The same press sent again after a failure keeps its number, so that it is done once.
  const numbers = new Map();
  const MINUTES = 5 * 60 * 1000;
  onPress("htmx:configRequest", (event, phone, elt) => {
    const { formData, parameters, path, triggeringEvent } = event.detail;
    const fields = [...formData];
    const said = JSON.stringify([path, fields.sort()]);
    const kept = numbers.get(said);
    const again = kept && !quiet(elt) && Date.now() - kept.at < MINUTES;
    const number = again ? kept.number : crypto.randomUUID();
    numbers.set(said, { number, at: Date.now() });
    parameters.id = number;
    Object.assign(elt, { said, path, fields, pressedIn: phone, pressed: triggeringEvent?.submitter });
  });

  onPress("htmx:beforeRequest", (event, phone, elt) => {
    if (quiet(elt)) return;
    phone.setAttribute("aria-busy", "true");
    clearTimeout(phone.slow);
    phone.slow = setTimeout(() => { part(phone, "working").textContent = "Working…"; }, 400);
  });

  onPress("htmx:afterRequest", (event, phone, elt) => {
    const { status } = event.detail.xhr;
    if (status > 0 && status < 500) numbers.delete(elt.said);
    const kind = event.detail.xhr.getResponseHeader("Reply-Kind");
    if (lives(elt) && kind === "whisper") {
      if (busy(phone)) phone.asksAgain = true;
      else cover(phone, false);
    }
    if (quiet(elt)) return;
    clearTimeout(phone.slow);
    part(phone, "working").textContent = "";
    phone.removeAttribute("aria-busy");
    if (kind) land(phone, kind, elt);
    else failed(phone, elt);
    window.phones.released();
    if (phone.asksAgain) {
      phone.asksAgain = false;
      for (const form of phone.querySelectorAll("[data-lives]")) htmx.trigger(form, "arrive");
    }
  });

  onPress("htmx:beforeSwap", (event, phone, elt) => {
    const { detail } = event;
    const kind = detail.xhr.getResponseHeader("Reply-Kind");
    const card = elt.closest("[data-thread] [data-card]");
    detail.shouldSwap = !!kind && kind !== "none";
    detail.swapOverride = "innerHTML";
    if (kind === "replace" && card) {
      card.closest("[data-thread]").drawn = null;
      card.closest("[data-message]").dataset.landing = "";
      detail.swapOverride = "outerHTML";
      detail.target = card;
    } else if (lives(elt)) {
      // While it is being sent, what it comes to is told by its own answer.
      detail.shouldSwap = kind === "whisper" && !busy(phone);
      detail.target = part(phone, "notes");
    } else if (kind === "put") {
      detail.target = part(phone, "sheet");
    } else if (kind === "show" || kind === "replace") {
      const pane = home(phone);
      detail.target = pane;
      // Home draws itself anew only over Home, and only where something changed.
      const idle = pane.drawn === detail.xhr.responseText || pane.dataset.what === "reply";
      if (quiet(elt) && (idle || window.phones.pressing(pane))) detail.shouldSwap = false;
      else pane.drawn = detail.xhr.responseText;
      if (quiet(elt)) pane.dataset.what ??= "home";
    } else {
      detail.target = quiet(elt) ? home(phone) : part(phone, "notes");
    }
  });

  const cover = (phone, open) => {
    const sheet = part(phone, "sheet");
    sheet.hidden = !open;
    if (!open) sheet.replaceChildren();
    for (const behind of phone.querySelectorAll("[data-behind]")) behind.inert = open;
  };

  const land = (phone, kind, elt) => {
    const sheet = part(phone, "sheet");
    const gone = !elt.isConnected || sheet.contains(elt);
    if (kind === "put") {
      cover(phone, true);
      part(phone, "notes").replaceChildren();
      (sheet.querySelector("[data-wrong]") ?? sheet.querySelector("h3")).focus();
      sheet.querySelector(".page").scrollTop = 0;
      phone.scrollIntoView({ block: "nearest" });
      return;
    }
    if (kind !== "problem") cover(phone, false);
    if (kind !== "problem" && kind !== "whisper") part(phone, "notes").replaceChildren();
    const landing = phone.querySelector("[data-landing]");
    if (landing) {
      delete landing.dataset.landing;
      landing.querySelector("h3").focus({ preventScroll: true });
    } else if (kind === "show" || kind === "replace") {
      const pane = home(phone);
      pane.dataset.what = elt.pressed?.value === "home" ? "home" : "reply";
      window.phones.open(phone, pane);
      pane.scrollTop = 0;
      pane.querySelector("h3")?.focus({ preventScroll: true });
      phone.scrollIntoView({ block: "nearest" });
    } else if (!gone) {
      // The note takes room from the pane: what was pressed stays in view.
      elt.pressed?.scrollIntoView({ block: "nearest" });
    } else {
      (part(phone, "note") ?? phone.querySelector(".pane:not([hidden])")).focus();
    }
  };

  // What was pressed may be gone meanwhile, if the page read anew that it was done.
  const again = (phone, { path, fields }) => {
    const form = document.createElement("form");
    form.hidden = true;
    form.setAttribute("hx-post", path);
    for (const [name, value] of fields.filter(([name]) => name !== "by")) {
      form.append(Object.assign(document.createElement("input"), { name, value }));
    }
    phone.append(form);
    htmx.process(form);
    form.requestSubmit();
    form.remove();
  };
  const failed = (phone, elt) => {
    const box = document.getElementById("no-answer").content.cloneNode(true);
    box.querySelector("[data-again]").addEventListener("click", (event) => {
      event.target.closest("[data-note]").remove();
      if (elt.pressed?.isConnected) elt.pressed.click();
      else again(phone, elt);
    });
    part(phone, "notes").replaceChildren(box);
  };

  document.addEventListener("click", (event) => {
    const note = event.target.closest?.("[data-dismiss]")?.closest("[data-note]");
    if (!note) return;
    const phone = note.closest(".phone");
    note.remove();
    (part(phone, "sheet").querySelector("h3") ?? phone.querySelector("[role=tab][aria-selected=true]"))
      .focus();
  });
})();
