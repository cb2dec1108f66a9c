// Moves the text under review to the marked words, and puts the cursor into what was opened for typing. The page
// itself moves only where what was asked for would be out of sight: below the list, on a phone.
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
  const card = document.querySelector(".st-key-card")?.getBoundingClientRect();
  if (frame && card && (card.bottom < 120 || card.top < 0)) {
    frame.closest('[data-testid="stHorizontalBlock"]').scrollIntoView({ block: "start" });
  }
});
