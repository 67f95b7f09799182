/**
 * When a slide that is shown has a text, once that was drawn. It runs in the page.
 *
 * @param {{ slide: string, word: string, timeout: number }} wanted
 * @returns {Promise<number>} epoch milliseconds
 */
export function whenShown({ slide, word, timeout }) {
  const now = () => performance.timeOrigin + performance.now();
  const begun = now();
  return new Promise((resolve) => {
    const look = () => {
      const section = document.querySelector(`section.present[data-slide="${slide}"]`);
      if (section?.textContent.includes(word) || now() - begun > timeout)
        requestAnimationFrame(() => resolve(now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}
