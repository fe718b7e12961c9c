// Searches for every word and writes what a reader would see into the page, as JSON in the attribute `data-said`.
"use strict";
(() => {
  const words = WORDS;
  const bar = document.getElementById("mdbook-searchbar");
  const results = document.getElementById("mdbook-searchresults");
  /** What the results may be made of. */
  const ours = ["li", "a", "span", "em"];
  const known = ["href", "class", "id", "aria-details", "aria-label"];
  const search = (word) => {
    bar.value = word;
    bar.dispatchEvent(new KeyboardEvent("keyup"));
    const elements = [...results.querySelectorAll("*")];
    const strange = elements.filter((element) => {
      const isStrange = (attribute) => !known.includes(attribute.name);
      return !ours.includes(element.localName) || [...element.attributes].some(isStrange);
    });
    return {
      shown: [...results.querySelectorAll("a")].map((link) => link.textContent),
      strange: strange.map((element) => element.outerHTML),
    };
  };
  const say = () => {
    const sidebar = [...document.querySelectorAll("#mdbook-sidebar a")].map((link) => link.textContent);
    const said = { sidebar, results: words.map(search) };
    // Time for whatever a result would load.
    setTimeout(() => document.documentElement.setAttribute("data-said", JSON.stringify(said)), 300);
  };
  let tries = 0;
  // The index is loaded when somebody searches.
  const wait = () => (search(words[0]).shown.length > 0 || (tries += 1) > 200 ? say() : setTimeout(wait, 10));
  document.getElementById("mdbook-search-toggle").click();
  wait();
})();
