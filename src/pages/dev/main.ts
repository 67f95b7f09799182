import { SOURCES_EVENT, type Sources } from "../sources.ts";
import { PAGE_EVENT, type PageParts } from "./announce.ts";
import { openListen } from "./listen.ts";
import type { OpenPage } from "./open-page.ts";
import { openSourceOnClick } from "./open-source.ts";
import { loadPageSource, type WholeSource } from "./page-source.ts";
import { keepPlace, restorePlace } from "./place.ts";
import { createProblemList } from "./problem-list.ts";
import "./style.css";
import { openPresent, openSpeaker } from "./talk.ts";
import { updatePage } from "./update-page.ts";

/** Pages that do not announce themselves are loaded anew; the browser scrolls them to where they were. */
function openPage(parts: PageParts): OpenPage {
  switch (parts.type) {
    case "listen":
      return openListen(parts);
    case "present":
      return openPresent(parts);
    case "speaker":
      return openSpeaker(parts);
  }
}

const list = createProblemList();
let page: OpenPage | undefined;
let latest: Sources | undefined;
/** Of a page that announces itself. */
let source: Promise<WholeSource> | undefined;
/** The version that the page shows. */
let { version: shown } = document.documentElement.dataset;

const reload = () => {
  if (page?.place) keepPlace(page.place);
  location.reload();
};

/** Not while nobody sees the page. */
const update = async (): Promise<void> => {
  if (!latest || latest.broken || latest.version === shown || document.hidden) return;
  const before = await source;
  // The sources may have been saved between the page and its source.
  if (!page || !before || before.version !== shown) return reload();
  const after = await loadPageSource(before);
  if (!(await updatePage(page, before, after))) return reload();
  source = Promise.resolve(after);
  shown = after.version;
  return update();
};
/** One after the other. */
let queue: Promise<void> = Promise.resolve();
const queueUpdate = () => {
  queue = queue.then(update).catch((error: unknown) => {
    console.error(error);
    reload();
  });
};

document.addEventListener(PAGE_EVENT, (event) => {
  if (!(event instanceof CustomEvent)) return;
  const parts: PageParts = event.detail;
  page = openPage(parts);
  source = loadPageSource();
  if (page.place) restorePlace(page.place);
});
document.addEventListener(SOURCES_EVENT, (event) => {
  if (!(event instanceof CustomEvent)) return;
  const sources: Sources = event.detail;
  latest = sources;
  list.show(sources);
  queueUpdate();
});
document.addEventListener("visibilitychange", queueUpdate);
openSourceOnClick();
