// Tells from inside a page when the last of its figures is drawn anew, looking once per frame.
// A figure says in layout.meta under which filters it was drawn. Streamlit keeps the figures that it
// replaces in the page, marked as stale, until its script ends: these do not count.
(() => {
  const QUIET = 400; // milliseconds without a change, after which a page counts as complete
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter((part) => part.getClientRects().length && !part.closest('[data-stale="true"]'));
  const said = (part) => part._fullLayout ? part._fullLayout.meta : part.textContent;
  const isRunning = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app !== null && app.dataset.testScriptState !== "notRunning";
  };

  let started = null; // when the reader clicked
  let sent = null; // when Streamlit passed it on
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...content) {
    if (started !== null) sent ??= performance.now();
    return send.apply(this, content);
  };
  for (const kind of ["click", "keydown"]) {
    addEventListener(kind, (event) => {
      if (window.probe.isArmed) started ??= event.timeStamp;
    }, true);
  }

  window.probe = {
    isArmed: false,
    // Remember what is shown, before a change.
    arm(selector) {
      this.before = new Set(shown(selector).map(said));
      this.isArmed = true;
      started = sent = null;
    },
    // Wait until everything is shown and, after a change, is new; return when the last part was.
    async complete(selector, isChange, longest) {
      let signature = null;
      let changed = performance.now();
      const deadline = changed + longest;
      for (;;) {
        const now = performance.now();
        const parts = shown(selector).map(said);
        const current = JSON.stringify(parts);
        if (current !== signature) [signature, changed] = [current, now];
        const isNew = parts.length > 0
          && parts.every((part) => part !== undefined && !(isChange && this.before.has(part)));
        if (isNew && now - changed > QUIET && !isRunning()) {
          this.isArmed = false;
          return { started, sent, changed, parts: parts.length };
        }
        if (now > deadline) {
          throw new Error(`not complete: ${parts.length} parts, before ${[...this.before ?? []]}, now ${current}`);
        }
        await new Promise(requestAnimationFrame);
      }
    },
  };
})();
