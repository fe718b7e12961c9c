/* Previews of what a link leads to, and buttons that copy. A page needs neither:
   without this file every link is a link, and the buttons stay hidden.

   The content of a preview is on the page already: it is the element whose id
   stands in the link's data-preview (an entry of the list of references, or a
   note at the end of the page). It is cloned node by node, never read as HTML
   from a text, and nothing is asked of the network, so that it works from disk.

   What WCAG 2.2 asks of content on hover or focus (1.4.13): Escape dismisses it,
   the pointer can move onto it, and it stays until pointer and focus have gone.
   A tap follows the link, as everywhere. */

(() => {
  "use strict";

  const LINK = "a[data-preview]";
  const ID = "an-popup";
  /** Long enough not to flicker under a pointer that passes by. */
  const SHOW_AFTER = 300;
  /** Long enough for a hand that is not steady to get from the link to the preview. */
  const HIDE_AFTER = 350;
  /** Between link and preview, and between preview and window, in px. */
  const GAP = 6;
  const EDGE = 8;
  /** What makes no sense twice on a page, or in a preview. */
  const LEFT_OUT = "script, style, template, button, .Z3988, .an-backrefs";
  const POINTING = ["id", "name", "for", "aria-describedby", "aria-labelledby", "aria-controls", "data-preview"];

  let link = null;
  let box = null;
  let point = null;
  /** The link whose preview was dismissed: it shows none until pointer and focus have left it. */
  let dismissed = null;
  let timer = 0;

  const later = (what, delay) => {
    clearTimeout(timer);
    timer = setTimeout(what, delay);
  };

  const within = (node) =>
    node instanceof Node && Boolean(link?.contains(node) || box?.contains(node));

  /** A copy of an element's content in which no id and no reference to one is left. */
  function content(source) {
    const copy = source.cloneNode(true);
    copy.querySelectorAll(LEFT_OUT).forEach((node) => node.remove());
    copy.querySelectorAll("*").forEach((node) => POINTING.forEach((name) => node.removeAttribute(name)));
    const content = document.createDocumentFragment();
    content.append(...copy.childNodes);
    return content;
  }

  function show(target) {
    if (target === link || target === dismissed) return;
    const source = document.getElementById(target.dataset.preview);
    if (!source || source.contains(target)) return;
    hide();
    link = target;
    box = document.createElement("div");
    box.id = ID;
    box.className = ID;
    for (const name of ["lang", "dir"]) {
      const near = source.closest(`[${name}]`);
      if (near) box.setAttribute(name, near.getAttribute(name));
    }
    box.append(content(source));
    // Behind the link, so that the next Tab leads into the preview and the one after its last link goes on.
    link.after(box);
    const described = link.getAttribute("aria-describedby");
    link.setAttribute("aria-describedby", described ? `${described} ${ID}` : ID);
    // The top layer knows no frames that cut off what sticks out of them.
    if (box.showPopover) {
      box.popover = "manual";
      box.showPopover();
    }
    place();
  }

  function hide() {
    clearTimeout(timer);
    if (!link) return;
    const rest = (link.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== ID);
    if (rest.length) link.setAttribute("aria-describedby", rest.join(" "));
    else link.removeAttribute("aria-describedby");
    const [oldLink, oldBox] = [link, box];
    link = box = null;
    // A reader whose focus was in the preview is not thrown back to the top of the page.
    if (oldBox.contains(document.activeElement)) {
      dismissed = oldLink;
      oldLink.focus({ preventScroll: true });
    }
    oldBox.remove();
  }

  /** Below the link or, where there is more room, above it; inside of the window in any case. */
  function place() {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const lines = [...link.getClientRects()];
    // A link that runs over two lines: the one that the pointer is on.
    const line = lines.find((line) => point && line.top <= point.y && point.y <= line.bottom) ?? lines[0];
    if (!line || line.bottom < 0 || line.top > height) return hide();
    const [above, below] = [line.top - GAP - EDGE, height - line.bottom - GAP - EDGE];
    box.style.maxBlockSize = "";
    const isBelow = box.offsetHeight <= below || below >= above;
    box.style.maxBlockSize = `${Math.max(isBelow ? below : above, 60)}px`;
    const top = isBelow ? line.bottom + GAP : line.top - GAP - box.offsetHeight;
    const left = Math.min(line.left, width - EDGE - box.offsetWidth);
    box.style.top = `${Math.max(top, EDGE)}px`;
    box.style.left = `${Math.max(left, EDGE)}px`;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const target = event.target.closest?.(LINK);
    if (dismissed && target !== dismissed && document.activeElement !== dismissed) dismissed = null;
    if (within(event.target)) {
      clearTimeout(timer);
    } else if (target) {
      point = { x: event.clientX, y: event.clientY };
      later(() => show(target), SHOW_AFTER);
    } else {
      leave();
    }
  });

  /** The pointer is elsewhere; the focus may still hold the preview. */
  function leave() {
    later(() => within(document.activeElement) || hide(), HIDE_AFTER);
  }

  document.documentElement.addEventListener("pointerleave", leave);

  document.addEventListener("focusin", (event) => {
    const target = event.target.closest?.(LINK);
    if (target !== dismissed && !within(event.target)) dismissed = null;
    // A link that was clicked has the focus, too, but its reader is on his way.
    if (target && !within(target) && target.matches(":focus-visible")) {
      point = null;
      clearTimeout(timer);
      show(target);
    }
  });

  document.addEventListener("focusout", (event) => {
    if (!link || within(event.relatedTarget)) return;
    // Not while the pointer is on it, nor when only the window has lost the focus.
    if (!document.hasFocus() || link.matches(":hover") || box.matches(":hover")) return;
    hide();
  });

  // At the window, so that a preview is dismissed before anything else of the page hears of the key.
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clearTimeout(timer);
    if (!link) return;
    event.stopPropagation();
    dismissed = link;
    hide();
  }, true);

  document.addEventListener("pointerdown", (event) => within(event.target) || hide());
  document.addEventListener("click", (event) => event.target.closest?.("a") && hide());
  window.addEventListener("pagehide", hide);
  for (const moved of ["scroll", "resize"]) {
    window.addEventListener(moved, (event) => link && !box.contains(event.target) && place(), { capture: true, passive: true });
  }

  /* Buttons that copy. What is said when it is done stands in the button's data-copied. */

  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Without https, or where the browser asks and the reader declines: by the selection, as by hand.
      getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) return false;
      getSelection().removeAllRanges();
    }
    return true;
  }

  for (const button of document.querySelectorAll("button.an-copy[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) continue;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    status.className = "an-copied";
    button.after(status);
    button.hidden = false;
    let reset = 0;
    button.addEventListener("click", async () => {
      if (!(await copy(source))) return;
      status.textContent = button.dataset.copied ?? "✓";
      clearTimeout(reset);
      reset = setTimeout(() => (status.textContent = ""), 3000);
    });
  }
})();
