// Moves the text under review alone, never the page, and puts the cursor into what was opened for typing.
requestAnimationFrame(() => {
  const mark = document.querySelector(".st-key-text mark");
  const frame = document.querySelector(".st-key-text");
  if (mark && frame) {
    const distance = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    frame.scrollTop += distance - frame.clientHeight / 3;
  }
  const told = document.querySelector("[data-review-mode]");
  if (told && told.dataset.reviewMode !== "look") {
    document.querySelector(".st-key-card input")?.focus({ preventScroll: true });
  }
});
