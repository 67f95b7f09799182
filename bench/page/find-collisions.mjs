/**
 * Finds on slides what can't be read or seen, by what is drawn: words, pictures and boxes. It shares nothing with how
 * Cuedeck measures slides. Runs in a page.
 *
 * @returns {Record<string, string[]>} what is wrong, by the slides' ids
 */
export function findCollisions() {
  /** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

  /** Pixels that nobody sees. */
  const slack = 2;

  /** The words that an element shows, each line of them without the room above and below its letters. */
  const wordsIn = (/** @type {Element} */ root) => {
    /** @type {(Box & { element: Element, text: string })[]} */
    const words = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue?.trim() ?? "";
      if (!element || text === "" || element.closest(".katex-mathml, .sr-only, svg, style"))
        continue;
      if (!element.checkVisibility()) continue;
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const leading = (bottom - top) * 0.18;
        if (right - left > 0)
          words.push({
            left,
            right,
            top: top + leading,
            bottom: bottom - leading,
            element,
            text: text.slice(0, 30),
          });
      }
    }
    return words;
  };

  const meets = (/** @type {Box} */ a, /** @type {Box} */ b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;

  const isWithin = (/** @type {Box} */ inner, /** @type {Box} */ outer) =>
    inner.left >= outer.left - slack &&
    inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack &&
    inner.bottom <= outer.bottom + slack;

  /** Whether a picture fills a part of the slide that its layout gives it. */
  const fills = (/** @type {Element} */ picture) =>
    getComputedStyle(picture).objectFit === "cover" &&
    picture.closest(".slide-body > .pictures") !== null;

  const faultsOf = (/** @type {HTMLElement} */ slide) => {
    /** @type {Set<string>} */
    const faults = new Set();
    const frame = slide.querySelector(".frame");
    const body = slide.querySelector(".slide-body");
    if (!frame || !body) return ["has no frame"];
    const whole = slide.getBoundingClientRect();
    const title = slide.querySelector(".slide-title:not(.sr-only)");
    const titleWords = title ? wordsIn(title) : [];
    const bodyWords = wordsIn(body);
    const others = ["badge", "slide-footer", "credit", "overline"].flatMap((name) => {
      const part = frame.querySelector(`:scope > .${name}`);
      return part ? wordsIn(part).map((word) => ({ ...word, name })) : [];
    });
    const pictures = Array.from(
      body.querySelectorAll("img, video, audio, .diagram > svg:not(.tall)"),
    );

    for (const word of [...titleWords, ...bodyWords, ...others]) {
      if (!isWithin(word, whole)) faults.add(`“${word.text}” leaves the slide`);
      for (let box = word.element; box !== slide && box.parentElement; box = box.parentElement) {
        const { overflowX } = getComputedStyle(box);
        const isNameOfSegment = box.matches(".slide-footer p:first-child");
        const isBox = overflowX !== "visible" || box.matches(".column, .callout, blockquote");
        if (isBox && !isNameOfSegment && !isWithin(word, box.getBoundingClientRect()))
          faults.add(`“${word.text}” is cut by its ${box.className || box.localName}`);
      }
    }
    for (const word of bodyWords) {
      for (const part of [...titleWords.map((each) => ({ ...each, name: "title" })), ...others])
        if (meets(word, part)) faults.add(`“${word.text}” lies on the ${part.name}`);
      const size = Number.parseFloat(getComputedStyle(word.element).fontSize);
      const least = word.element.closest("pre, .code-title, .code-group") ? 18 : 24;
      // An embed's title stands below it once more.
      const isSmall = word.element.closest(
        ".embed-card, sup, .credit, .katex, :not(pre) > code, strong, .callout-title, small",
      );
      if (size < least - 0.1 && !isSmall) faults.add(`“${word.text}” is ${size} px high`);
    }
    for (const word of titleWords)
      for (const part of others)
        if (meets(word, part)) faults.add(`the title lies on the ${part.name}`);
    for (const [index, word] of others.entries())
      for (const part of others.slice(index + 1))
        if (word.name !== part.name && meets(word, part))
          faults.add(`the ${word.name} lies on the ${part.name}`);

    for (const [index, word] of bodyWords.entries()) {
      for (const other of bodyWords.slice(index + 1)) {
        // Parts of a formula lie close, and of code in another's place only one shows.
        const one = word.element.closest(".katex, .code-group, .magic-move");
        const isApart = !one?.contains(other.element) && word.element !== other.element;
        if (isApart && meets(word, other)) faults.add(`“${word.text}” lies on “${other.text}”`);
      }
    }
    for (const [index, picture] of pictures.entries()) {
      const rect = picture.getBoundingClientRect();
      const name = picture.localName;
      if (rect.width < 1 || rect.height < 1) faults.add(`a ${name} is not there`);
      if (!isWithin(rect, whole)) faults.add(`a ${name} leaves the slide`);
      const natural =
        picture instanceof HTMLImageElement
          ? Math.max(picture.naturalWidth, picture.naturalHeight)
          : 100;
      if (name !== "audio" && Math.max(rect.width, rect.height) < Math.min(100, natural) - slack)
        faults.add(`a ${name} is only ${Math.round(rect.width)} × ${Math.round(rect.height)} px`);
      // What stands on the card of the layout `image` stands on its picture.
      const isUnder = (/** @type {Element} */ each) =>
        slide.matches(".layout-image") && fills(each);
      if (picture instanceof SVGSVGElement) {
        const scale = picture.getScreenCTM()?.a ?? 1;
        for (const label of picture.querySelectorAll("text"))
          if (Number.parseFloat(getComputedStyle(label).fontSize) * scale < 13)
            faults.add(`“${label.textContent}” in a diagram can't be read`);
      }
      for (const other of pictures.slice(index + 1)) {
        const isOnCard = isUnder(picture) !== isUnder(other);
        if (!isOnCard && meets(rect, other.getBoundingClientRect()))
          faults.add(`a ${name} lies on another`);
      }
      const box = picture.closest(".column");
      if (box && !isWithin(rect, box.getBoundingClientRect()))
        faults.add(`a ${name} leaves its column`);
      for (const word of isUnder(picture) ? [] : [...titleWords, ...bodyWords, ...others]) {
        const isCaption = word.element.closest("figure, .frame > .credit") && fills(picture);
        if (!isCaption && meets(drawnBox(picture, rect), word))
          faults.add(`a ${name} lies on “${word.text}”`);
      }
    }
    return [...faults];
  };

  /** Where a picture that keeps its proportions within its box is drawn. */
  const drawnBox = (/** @type {Element} */ picture, /** @type {DOMRect} */ rect) => {
    if (!(picture instanceof HTMLImageElement) || getComputedStyle(picture).objectFit !== "contain")
      return rect;
    const scale = Math.min(rect.width / picture.naturalWidth, rect.height / picture.naturalHeight);
    const width = picture.naturalWidth * scale;
    const height = picture.naturalHeight * scale;
    const left = rect.left + (rect.width - width) / 2;
    const top = rect.top + (rect.height - height) / 2;
    return { left, top, right: left + width, bottom: top + height };
  };

  return Object.fromEntries(
    Array.from(document.querySelectorAll("[data-slide]"), (slide) => [
      slide.getAttribute("data-slide") ?? "",
      slide instanceof HTMLElement ? faultsOf(slide) : [],
    ]),
  );
}
