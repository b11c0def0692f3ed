(() => {
  const form = document.getElementById("filter");
  const cards = [...document.querySelectorAll(".card")];
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = (wanted.text || "").normalize("NFKC").toLowerCase();
    delete wanted.text;
    let shown = 0;
    for (const card of cards) {
      const fits = Object.entries(wanted).every(([name, value]) => !value || card.dataset[name] === value);
      card.hidden = !fits || (words && !card.textContent.normalize("NFKC").toLowerCase().includes(words));
      shown += card.hidden ? 0 : 1;
    }
    document.getElementById("shown").textContent = shown;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of form.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => {
      for (const card of cards) if (!card.hidden) card.open = Boolean(button.dataset.open);
    });
  }
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.closest("details").open = true;
  };
  addEventListener("hashchange", reveal);
  filter();
  reveal();
})();
